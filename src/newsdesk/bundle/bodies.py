"""The HTML of all stories' bodies while a bundle is made: on the disk, for an edition may be an archive."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self


class Bodies(Mapping[str, str]):
    """Bodies by their story's uid, each read when it is asked for. Use it in a ``with``.

    ``shown`` is what is returned of one that was added, ``fetch`` where others come from, by the uid.
    """

    def __init__(self, folder: Path, fetch: Callable[[str], str], shown: Callable[[str], str] = str) -> None:
        """They are kept in a file without a name in ``folder``: nothing of it outlives this program."""
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._fetch = fetch
        self._shown = shown

    def add(self, uid: str, body: str) -> None:
        """Add a story's body."""
        written = body.encode("utf-8", "surrogatepass")
        self._file.seek(self._end)
        self._file.write(written)
        self._places[uid] = (self._end, len(written))
        self._end += len(written)

    def __getitem__(self, uid: str) -> str:
        if uid not in self._places:
            self.add(uid, self._fetch(uid))
        start, size = self._places[uid]
        self._file.seek(start)
        return self._shown(self._file.read(size).decode("utf-8", "surrogatepass"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
