"""Slips of the finger: one letter left out, one too many, a wrong one, or two that changed places."""

from collections.abc import Iterator, Sequence


def slips(one: str, other: str) -> int:
    """Return the fewest slips that make one word of the other; a capital for a small letter is none.

    The distance of Damerau and Levenshtein, where no piece is edited twice.
    """
    one, other = one.lower(), other.lower()
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            fewest = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                fewest = min(fewest, older[to - 2] + 1)
            row.append(fewest)
    return row[-1]


def one_slip(word: str, alphabet: Sequence[str]) -> Iterator[str]:
    """Yield every word of these letters that is one slip away; some come more than once."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for each in alphabet:
            yield head + each + tail
            if tail:
                yield head + each + tail[1:]
