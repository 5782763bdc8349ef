"""A bundle's files by their names, whether it is a folder or a .zip. Nothing is ever unpacked."""

import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO, Any, Protocol

from newsdesk.bundle import documents
from newsdesk.bundle.data import FORMAT
from newsdesk.bundle.one_reading import has_one_reading
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import BundleFinding
from newsdesk.text.slugs import DEVICES

CARD = "bundle.json"
MANIFEST = "manifest-sha256.txt"
#: Where the desk that wrote the bundle has a key: over the manifest, which therefore does not list it.
SIGNATURE = f"{MANIFEST}.sig"

MEBIBYTE = 1 << 20
#: No newsroom's bundle comes near these; what does was made to do harm.
LARGEST_CARD = MEBIBYTE
LARGEST_FILE = 64 * MEBIBYTE
#: Of a file that is not read whole.
AT_ONCE = MEBIBYTE
LARGEST_BUNDLE = 4096 * MEBIBYTE
MOST_FILES = 100_000
#: Of all stories as they stand, which are in memory together: a hundred million words.
LARGEST_TEXTS = 512 * MEBIBYTE
#: Of a .zip's own list of its files: so much has to be read before anything is known.
LARGEST_LIST = 16 * MEBIBYTE
#: How many times its packed size a file may have; a small one may be all blanks.
LARGEST_RATIO = 200
SMALL = MEBIBYTE

_DEVICES = DEVICES | {"conin$", "conout$"}
#: What Windows has for other things than names, besides what leads out of a folder.
_NOT_IN_NAMES = re.compile('[*?"<>|]')
#: Letters that count as such and leave no trace.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

#: What is said of what is no file, by whether it is a link.
_NO_FILE = ("This is no ordinary file.", "This is a link, not a file.")
_TWO_READINGS = "Other programs may find other files in this archive than Newsdesk does."
#: What a .zip is told by that is none, or not sound. (Names that are not UTF-8 are a ValueError.)
_UNSOUND = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, struct.error, ValueError)


class Shelf(Protocol):
    """Where a bundle's files stand: their ``sizes`` in bytes, as claimed, and what is wrong with them."""

    sizes: dict[str, int]
    faults: list[BundleFinding]

    def read(self, name: str) -> bytes:
        """Return a file's bytes; OSError if they cannot be had."""
        ...

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the same, ``AT_ONCE`` at a time."""
        ...


class TooLarge(BadInput):
    """What calls itself a bundle has more in it than is looked at."""


class Unsound(BadInput):
    """What calls itself a bundle has a card that cannot be understood."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"“{path.name}” is no sound bundle: its {CARD} cannot be understood: {why}. "
            "Ask for the bundle again."
        )


class FolderShelf:
    """A bundle in a folder. Links are not followed: they are faults. TooLarge if there is no end to it."""

    def __init__(self, folder: Path, most: int = MOST_FILES) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        self.faults: list[BundleFinding] = []
        above = len(str(folder)) + 1
        for number, each in enumerate(_everything_in(str(folder))):
            if number >= most:
                raise TooLarge(_too_many(folder, most))
            name = each.path[above:].replace(os.sep, "/")
            status = each.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                self.sizes[name] = status.st_size
            elif not stat.S_ISDIR(status.st_mode):
                self.faults.append(BundleFinding(name, _NO_FILE[stat.S_ISLNK(status.st_mode)]))
        self.sizes = dict(sorted(self.sizes.items()))

    def read(self, name: str) -> bytes:
        """Return a file's bytes, and no more of them than it had when it was found."""
        size = self.sizes[name]  # first: what was not found is not opened
        with FileIO(f"{self._folder}/{name}") as file:  # a Path and a buffer take longer than reading
            return file.read(size)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the same, ``AT_ONCE`` at a time."""
        size = self.sizes[name]
        with (self._folder / name).open("rb") as file:
            yield from _pieces(file, size)


class ZipShelf:
    """A bundle in a .zip. TooLarge if it has more members than is looked at."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        """``size`` is the whole archive's, in bytes."""
        self._archive = archive
        self.sizes: dict[str, int] = {}
        self.faults: list[BundleFinding] = []
        if len(archive.filelist) > MOST_FILES:
            raise TooLarge(_too_many(Path(archive.filename or ""), MOST_FILES))
        for info in archive.filelist:
            if info.filename in self.sizes:
                self.faults.append(BundleFinding(info.filename, "This is in the archive twice."))
            elif fault := _fault(info):
                self.faults.append(BundleFinding(info.filename, fault))
            elif not info.is_dir():
                self.sizes[info.filename] = info.file_size
        # What is too large by itself is said of it.
        whole = sum(size for size in self.sizes.values() if size <= LARGEST_FILE)
        if whole > max(SMALL, LARGEST_RATIO * size):
            self.faults.append(
                BundleFinding("", f"The bundle unpacks to more than {LARGEST_RATIO} times its size.")
            )

    def read(self, name: str) -> bytes:
        """Return a member's bytes, and no more of them than the archive's directory claims."""
        with _readable(), self._archive.open(name) as member:
            return member.read(self.sizes[name])

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the same, ``AT_ONCE`` at a time."""
        with _readable(), self._archive.open(name) as member:
            yield from _pieces(member, self.sizes[name])


class SteadyShelf:
    """A bundle that must not change while it is read: what was looked into is what is taken in.

    Reading is BadInput where a file has other bytes than when it was read before.
    """

    def __init__(self, shelf: Shelf, name: str, digests: Mapping[str, bytes] | None = None) -> None:
        """``name`` is what the bundle is called; ``digests`` are what an earlier one ended with."""
        self._shelf = shelf
        self._name = name
        #: The SHA-256 of the files that were read, by their names.
        self.digests = dict(digests or {})
        self.sizes, self.faults = shelf.sizes, shelf.faults

    def read(self, name: str) -> bytes:
        """Return a file's bytes, which are the same each time."""
        data = self._shelf.read(name)
        digest = sha256(data).digest()
        if self.digests.setdefault(name, digest) != digest:
            raise BadInput(
                f"“{self._name}” was changed while it was read, so nothing was taken in. "
                "Copy it to this computer, and take in the copy."
            )
        return data

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the same, ``AT_ONCE`` at a time; nothing is read twice in this way."""
        return self._shelf.pieces(name)


@contextmanager
def _readable() -> Iterator[None]:
    """Turn what a .zip's reader says of bytes that make no sense into OSError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, struct.error) as error:
        raise OSError(str(error)) from error


def _pieces(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield so many bytes of a file, or fewer if it has no more."""
    while size > 0 and (piece := file.read(min(size, AT_ONCE))):
        size -= len(piece)
        yield piece


class _WaryFile(BufferedReader):
    """A .zip: while it is being opened, not more of it is read at once than a bundle's list of files has."""

    def __init__(self, path: Path) -> None:
        super().__init__(FileIO(path))
        self._path = path
        self.is_opening = True

    def read(self, size: int | None = -1, /) -> bytes:
        """Return bytes; TooLarge for too many."""
        if self.is_opening and size is not None and size > LARGEST_LIST:
            raise TooLarge(_too_many(self._path, MOST_FILES))
        return super().read(size)


@contextmanager
def open_shelf(path: Path) -> Iterator[Shelf]:
    """Open a bundle to read it; BadInput if there is none at ``path``, or it cannot be read."""
    try:
        if not path.exists():
            raise BadInput(f"There is nothing at “{path}”. Name a bundle: a folder, or a .zip.")
        if path.is_dir():
            # Asked first: whoever names their home folder does not want it searched.
            _check_card(path, _card_in(path))
            yield FolderShelf(path)
            return
        if not path.is_file():  # a pipe or a device may never end
            raise BadInput(f"“{path}” is not an ordinary file. Name a bundle: a folder, or a .zip.")
        with ExitStack() as opened:
            yield _open_zip(path, opened)
    except OSError as error:
        raise BadInput(f"“{path}” cannot be read: {error.strerror or error}.") from error


def _open_zip(path: Path, opened: ExitStack) -> ZipShelf:
    """Open a bundle that is a .zip, until ``opened`` is closed."""
    try:
        file = opened.enter_context(_WaryFile(path))
        archive = opened.enter_context(zipfile.ZipFile(file))
        file.is_opening = False
        whole = path.stat().st_size
        shelf = ZipShelf(archive, whole)
        if not shelf.faults:
            with FileIO(path) as again:
                if not has_one_reading(archive, again, whole):
                    shelf.faults.append(BundleFinding("", _TWO_READINGS))
    except _UNSOUND as error:
        raise BadInput(f"“{path.name}” is no bundle: it is neither a folder nor a sound .zip.") from error
    size = shelf.sizes.get(CARD, 0)
    _check_size(path, size)
    _check_card(path, shelf.read(CARD) if size else None)
    return shelf


def is_bundle(path: Path) -> bool:
    """Say whether there is a bundle at ``path``, sound or not."""
    try:
        with open_shelf(path):
            return True
    except (TooLarge, Unsound):
        return True
    except BadInput:
        return False


def unsafe(name: str) -> str:
    """Return what is wrong with a file's name in a bundle, as a sentence, or ""."""
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or any(part in {"", ".", ".."} for part in parts):
        return "This name leads out of the bundle, or would on Windows."
    # Control characters, those that turn the direction of a name around, and all that leave no trace.
    if not name.isprintable() or _BLANK.search(name) or name != unicodedata.normalize("NFC", name):
        return "This name has characters that cannot be seen or differ from what they seem."
    if len(name) > 240 or _NOT_IN_NAMES.search(name) or any(part != part.rstrip(". ") for part in parts):
        return "This name cannot be stored on every system."
    if any(_stem(part) in _DEVICES for part in parts):
        return "This name stands for a device on Windows."
    return ""


def _stem(part: str) -> str:
    """Return what Windows asks whether it is a device: it knows them by small digits as well."""
    stem = part.partition(".")[0].rstrip().lower()
    return stem if stem.isascii() else unicodedata.normalize("NFKC", stem)


def _fault(info: zipfile.ZipInfo) -> str:
    """Return why a member of a .zip is not read, as a sentence, or ""."""
    if not info.filename:  # which zipfile cannot tell from a folder
        return "This has no name."
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return _NO_FILE[kind == stat.S_IFLNK]
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "This file is packed in a way that bundles are not."
    if SMALL < info.file_size <= LARGEST_FILE and info.file_size > LARGEST_RATIO * info.compress_size:
        return f"This file unpacks to more than {LARGEST_RATIO} times its size."
    return ""


def _everything_in(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield all that is below a folder, without following a link."""
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for each in found:
                yield each
                if each.is_dir(follow_symlinks=False):
                    waiting.append(each.path)


def _too_many(path: Path, most: int) -> str:
    return (
        f"“{path.name}” holds more than {most:,} files, which no bundle does. Nothing of it was taken in. "
        "Ask for the bundle again."
    )


def _card_in(folder: Path) -> bytes | None:
    """Return the card in a folder; None for none, or one that is a link. Unsound if it is too large."""
    card = folder / CARD
    if card.is_symlink() or not card.is_file():
        return None
    _check_size(folder, card.stat().st_size)
    return card.read_bytes()


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST_CARD:
        raise Unsound(path, f"it is larger than {LARGEST_CARD // MEBIBYTE} MiB")


def _check_card(path: Path, data: bytes | None) -> None:
    """BadInput unless these bytes say that they are a bundle's card; Unsound if they say nothing clear."""
    card: Any = None
    if data is not None:
        try:
            card = documents.load(data)
        except ValueError as error:
            raise Unsound(path, documents.said(error)) from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise BadInput(f"“{path.name}” is no Newsdesk bundle: it has no {CARD} that says so.")
