"""What has to be done to a text before an editor can bear it."""

from collections.abc import Iterator

#: A longer line makes every key in it slow. It is broken where it has a space, which reads the same.
LONGEST = 100_000


def broken(text: str) -> str:
    """Return a text whose lines are no longer than ``LONGEST``, as far as they have spaces."""
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > LONGEST:
        end = line.rfind(" ", start, start + LONGEST)
        if end < 0:
            end = line.find(" ", start + LONGEST)
        if end < 0:
            break
        yield line[start:end]
        start = end + 1
    yield line[start:]
