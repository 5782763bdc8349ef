"""Texts that lie on the disk while a bundle is made: together they may be larger than what memory is for."""

from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import NamedTuple

from newsdesk.domain.errors import Refused


class Spot(NamedTuple):
    """Where a text lies: in bytes from the beginning."""

    start: int
    size: int


class Spool:
    """Texts in a file without a name: nothing of it outlives this program. From any thread."""

    def __init__(self, folder: Path) -> None:
        """Begin with none, in ``folder``; Refused if there can be no file."""
        try:
            self._file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by ``close``
        except OSError as error:
            raise _refusal(folder, error) from error
        self._folder = folder
        self._end = 0
        self._lock = Lock()
        #: What was read last: the same is often asked for twice.
        self._last: tuple[Spot, str] | None = None

    def add(self, text: str) -> Spot:
        """Add a text, and return where it lies; Refused if the disk has no room for it."""
        written = text.encode("utf-8", "surrogatepass")
        with self._lock:
            spot = Spot(self._end, len(written))
            try:
                self._file.seek(self._end)
                rest = memoryview(written)
                while rest:  # a disk that is nearly full takes a part
                    rest = rest[self._file.write(rest) :]
            except OSError as error:
                raise _refusal(self._folder, error) from error
            self._end += len(written)
        return spot

    def read(self, spot: Spot) -> str:
        """Return a text that was added."""
        last = self._last
        if last is None or last[0] != spot:
            with self._lock:
                self._file.seek(spot.start)
                found = self._file.read(spot.size)
            last = self._last = spot, found.decode("utf-8", "surrogatepass")
        return last[1]

    def close(self) -> None:
        """Let go of all of them."""
        self._file.close()


def _refusal(folder: Path, error: OSError) -> Refused:
    return Refused(
        f"What is needed while a bundle is made could not be written in “{folder}”, and nothing was changed. "
        f"The system says: {error.strerror or error}. Make room there, and try again."
    )
