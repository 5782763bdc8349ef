"""What a bundle's stories were before, read when somebody asks: memory is not for all of an archive's."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from newsdesk.bundle import source
from newsdesk.bundle.shelf import SteadyShelf, open_shelf
from newsdesk.domain.errors import BadInput
from newsdesk.domain.story import Revision


class PastTexts(Mapping[str, tuple[Revision, ...]]):
    """The revisions of a bundle's stories, oldest first, by uid; those of one story are in memory at a time.

    Asking is BadInput where the bundle is gone, or not what it was when it was looked into.
    """

    def __init__(self, path: Path, files: Mapping[str, str], digests: Mapping[str, bytes]) -> None:
        """``files`` are the names of the files they are in, by uid; ``digests`` those of all, by name."""
        self._path = path
        self._files = files
        self._digests = {name: digests[name] for name in files.values()}
        self._shelf: SteadyShelf | None = None
        self._last: tuple[str, tuple[Revision, ...]] | None = None

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Keep the bundle open for the time of a ``with``, in which many are asked for."""
        opened = ExitStack()
        self._shelf = SteadyShelf(
            opened.enter_context(open_shelf(self._path)), self._path.name, self._digests
        )
        try:
            yield
        finally:  # without a word to it of what went wrong meanwhile: that is no fault of the bundle
            self._shelf = None
            opened.close()

    def __getitem__(self, uid: str) -> tuple[Revision, ...]:
        name = self._files[uid]
        if self._last is None or self._last[0] != uid:
            self._last = uid, source.read_revisions(self._read(name))
        return self._last[1]

    def _read(self, name: str) -> bytes:
        if self._shelf is None:
            with self.at_hand():
                return self._read(name)
        try:
            return self._shelf.read(name)
        except (OSError, KeyError) as error:
            raise BadInput(f"“{self._path.name}” cannot be read any more: {error}. Try it again.") from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
