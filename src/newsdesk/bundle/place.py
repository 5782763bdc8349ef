"""Where a bundle goes: made beside its target, put in its place in one move, put back if that fails."""

import errno
import glob
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import date
from hashlib import sha256
from io import FileIO
from pathlib import Path

from newsdesk.bundle.packing import member
from newsdesk.bundle.shelf import (
    AT_ONCE,
    LARGEST_FILE,
    LARGEST_RATIO,
    MANIFEST,
    SIGNATURE,
    TooLarge,
    open_shelf,
)
from newsdesk.bundle.swap import exchanged
from newsdesk.domain.errors import BadInput, Refused

#: What file managers leave in a folder that somebody looked into.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

#: Pictures and books, which packing makes no smaller.
_PACKED = (".jpg", ".png", ".webp", ".epub")

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: To read a file and not what a link leads to, byte by byte, on every system.
_AS_IT_IS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

#: What a file is called that is being written, and that no file of a bundle is called.
_BEGUN = ".begun"

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Place:
    """A bundle's target, and the hidden folder beside it where it is made.

    Every method is Refused, with a sentence that says what to do, where the system does not let it.
    """

    def __init__(self, target: Path) -> None:
        if not target.name:
            raise Refused(f"“{target}” is no place for a bundle. Name a folder in it.")
        self.target = target
        self._work = self._beside(f"partial-{os.getpid()}")
        self._folders = {""}
        self._old = False
        #: The manifest of the bundle that is to be replaced; empty if there is none.
        self.old_manifest = b""
        #: The names of the files that were read in the old bundle, and taken over from there.
        self.taken: set[str] = set()

    @property
    def is_zip(self) -> bool:
        """Whether a bundle of the target's name is a .zip."""
        return self.target.suffix.lower() == ".zip"

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keep the place for the time of writing; afterwards nothing is left beside the target.

        What an export that was cut short has left there is put right first. Refused if there is anything at
        the target but a bundle that Newsdesk wrote.
        """
        with said_plainly(self.target):
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._recover()
            self._check_free()
            self._work.mkdir()
            self._old = self.target.is_dir()
        try:
            yield
        finally:
            _remove(self._work)

    @property
    def folder(self) -> Path:
        """Where it is made: what else lies there when it is finished would be in it."""
        return self._work

    def save(self, name: str, data: bytes) -> None:
        """Write one of the bundle's files.

        Where the old bundle has the very same one, that is taken over: its time stays, which tells those who
        copy bundles what they have already.
        """
        with said_plainly(self.target):
            path = self._room_for(name)
            if not self._has_taken_over(name, len(data), lambda old, size: os.read(old, size) == data):
                with FileIO(path, "x") as file:
                    rest = memoryview(data)
                    while rest:  # a disk that is nearly full takes a part
                        rest = rest[file.write(rest) :]

    def write(self, name: str, pieces: Iterable[bytes]) -> str:
        """Write one of the bundle's files piece by piece, else as ``save`` does; return its SHA-256 (hex)."""
        digest = sha256()
        with said_plainly(self.target):
            begun = self._work / _BEGUN
            with begun.open("xb") as file:
                for piece in pieces:
                    file.write(piece)
                    digest.update(piece)
            if self.take(name, digest.hexdigest()):
                begun.unlink()
            else:
                begun.rename(self._room_for(name))
        return digest.hexdigest()

    def take(self, name: str, digest: str) -> bool:
        """Take one of the bundle's files over from the old bundle, if it is there with that SHA-256 (hex)."""
        return self._has_taken_over(name, LARGEST_FILE, lambda old, size: _digest(old, size) == digest)

    def old_file(self, name: str, digest: str) -> AbstractContextManager[FileIO | None]:
        """Open one of the old bundle's files for the time of a ``with``, if it is there with that SHA-256."""
        if self._old:
            with suppress(OSError), ExitStack() as closing:
                file = closing.enter_context(FileIO(f"{self.target}/{name}", opener=_opened))
                if _digest(file.fileno(), LARGEST_FILE) == digest:
                    closing.pop_all()
                    return file
        return nullcontext()

    def _room_for(self, name: str) -> str:
        """Return where a file is written, in a folder that is there."""
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self._work / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self._work}/{name}"  # a Path for each takes its time

    def _has_taken_over(self, name: str, size: int, is_it: Callable[[int, int], bool]) -> bool:
        """Give the old bundle's file of that name a second name, if it is no larger and its bytes are right.

        ``is_it`` gets the open file and its size. False if it is another, or there are no second names.
        """
        if not self._old:
            return False
        there = f"{self.target}/{name}"
        try:
            old = os.open(there, _AS_IT_IS)
            try:
                status = os.fstat(old)
                # A file object takes longer than reading.
                same = status.st_size <= size and is_it(old, status.st_size)
            finally:
                os.close(old)
            if same:
                os.link(there, self._room_for(name))
                self.taken.add(name)
        except OSError:
            return False
        return same

    def finished(self, day: date) -> Path:
        """Return the whole bundle, still beside its target: the folder, or a .zip of it.

        The bytes of a .zip depend on its files and on ``day`` only, the date that they all bear.
        """
        with said_plainly(self.target):
            if not self.is_zip:
                _settle(self._work)
                return self._work
            archive = self._work / self.target.name
            _pack(self._work, archive, day)
            _settle(archive)
            return archive

    def put(self, bundle: Path) -> None:
        """Move the finished bundle to the target; what was there goes, or stays if the move fails."""
        with said_plainly(self.target):
            if not self.target.is_dir():
                bundle.replace(self.target)
                return
            if exchanged(bundle, self.target):
                _remove(bundle)  # which is the old one now
                return
            old = self._beside(f"old-{os.getpid()}")
            self.target.rename(old)
            try:
                bundle.rename(self.target)
            except OSError:
                old.rename(self.target)
                raise
            _remove(old)

    def _beside(self, kind: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{kind}")

    def _left(self, kind: str) -> list[Path]:
        pattern = f".{glob.escape(self.target.name)}.{kind}-*"
        return sorted(self.target.parent.glob(pattern))

    def _recover(self) -> None:
        for old in self._left("old"):
            if self.target.exists():
                _remove(old)
            else:  # it ended between the two moves
                old.rename(self.target)
        for partial in self._left("partial"):
            _remove(partial)

    def _check_free(self) -> None:
        target = self.target
        if not target.exists() or (target.is_dir() and not self.is_zip and not any(target.iterdir())):
            return
        another = f"“{target}” is there already and is no bundle. Move it away, or choose another place."
        if target.is_dir() == self.is_zip:
            raise Refused(another)
        try:
            with open_shelf(target) as shelf:
                self.old_manifest = shelf.read(MANIFEST) if MANIFEST in shelf.sizes else b""
                there = shelf.sizes.keys()
        except TooLarge:
            raise
        except BadInput as error:
            raise Refused(another) from error
        ours = {line[66:] for line in self.old_manifest.decode("utf-8", "replace").splitlines()}
        strange = sorted(
            name for name in there - ours - {MANIFEST, SIGNATURE} if Path(name).name not in _LITTER
        )
        if strange:
            raise Refused(
                f"“{target}” holds files that Newsdesk did not write, such as {strange[0]}. "
                "Move them away, or choose another place."
            )


def _opened(path: str, _flags: int) -> int:
    return os.open(path, _AS_IT_IS)


def _digest(file: int, size: int) -> str:
    """Return the SHA-256 (hex) of so many bytes of an open file, or of fewer if it has no more."""
    digest = sha256()
    while size > 0 and (piece := os.read(file, min(size, AT_ONCE))):
        size -= len(piece)
        digest.update(piece)
    return digest.hexdigest()


@contextmanager
def said_plainly(target: Path) -> Iterator[None]:
    """Turn the system's errors into Refused, with a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            why = "There is not enough room on the disk. Make some, or choose another place."
        elif error.errno in _FORBIDDEN:
            why = "You may not write there. Choose another place."
        else:
            why = f"The system says: {error.strerror or error}. Choose another place."
        raise Refused(
            f"The bundle could not be written to “{target}”, and nothing was changed. {why}"
        ) from error


def _pack(folder: Path, archive: Path, day: date) -> None:
    """Write a folder's files to a .zip, in the order of their names.

    What would unpack to more than any reader believes, as a story's past may in which each text is nearly the
    one before, is stored as it is; that is known once it has been packed.
    """
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    stored = {name for name in names if name.endswith(_PACKED)}
    made = _packed(folder, archive, day, names, stored)
    if empty := {each.filename for each in made if each.file_size > LARGEST_RATIO * each.compress_size}:
        _packed(folder, archive, day, names, stored | empty)


def _packed(
    folder: Path, archive: Path, day: date, names: Iterable[str], stored: set[str]
) -> Sequence[zipfile.ZipInfo]:
    """Write these files to a .zip, those that are ``stored`` as they are; return what it says of them."""
    with zipfile.ZipFile(archive, "w") as made:
        for name in names:
            told = member(name, day)
            told.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            with (folder / name).open("rb") as file, made.open(told, "w") as packed:
                shutil.copyfileobj(file, packed)
    return made.filelist


def _settle(written: Path) -> None:
    """Return when a file, or a folder with all its files, would outlive a power cut."""
    if hasattr(os, "sync"):
        os.sync()  # once for all: a sync of each of a bundle's files takes minutes
        return
    for path in (written, *written.rglob("*")):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _remove(path: Path) -> None:
    """Remove a file or folder of ours if it is there; if it cannot be, it stays, hidden as it is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
