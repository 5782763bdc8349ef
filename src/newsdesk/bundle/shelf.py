"""A bundle's files by their names, whether it is a folder or a .zip. Nothing is ever unpacked."""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from newsdesk.bundle import documents
from newsdesk.bundle.data import FORMAT
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import BundleFinding
from newsdesk.text.slugs import DEVICES

CARD = "bundle.json"
MANIFEST = "manifest-sha256.txt"

MEBIBYTE = 1 << 20
#: No newsroom's bundle comes near these; what does was made to do harm.
LARGEST_CARD = MEBIBYTE
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_BUNDLE = 2048 * MEBIBYTE
MOST_FILES = 100_000

#: Control characters, and those that turn the direction of a name around.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Shelf(Protocol):
    """Where a bundle's files stand: their ``sizes`` in bytes, as claimed, and what is wrong with them."""

    sizes: dict[str, int]
    faults: list[BundleFinding]

    def read(self, name: str) -> bytes:
        """Return a file's bytes; OSError if they cannot be had."""
        ...


class FolderShelf:
    """A bundle in a folder. Links are not followed: they are faults."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        self.faults: list[BundleFinding] = []
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                self.sizes[name] = status.st_size
            elif not stat.S_ISDIR(status.st_mode):
                self.faults.append(BundleFinding(name, "This is a link, not a file."))

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        return (self._folder / name).read_bytes()


class ZipShelf:
    """A bundle in a .zip."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.sizes: dict[str, int] = {}
        self.faults: list[BundleFinding] = []
        for info in archive.infolist():
            if info.filename in self.sizes:
                self.faults.append(BundleFinding(info.filename, "This is in the archive twice."))
            elif stat.S_ISLNK(info.external_attr >> 16):
                self.faults.append(BundleFinding(info.filename, "This is a link, not a file."))
            elif not info.is_dir():
                self.sizes[info.filename] = info.file_size

    def read(self, name: str) -> bytes:
        """Return a member's bytes, and no more of them than the archive's directory claims."""
        try:
            with self._archive.open(name) as member:
                return member.read(self.sizes[name])
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
            raise OSError(str(error)) from error


@contextmanager
def open_shelf(path: Path) -> Iterator[Shelf]:
    """Open a bundle to read it; BadInput if there is none at ``path``."""
    try:
        if not path.exists():
            raise BadInput(f"There is nothing at “{path}”. Name a bundle: a folder, or a .zip.")
        if path.is_dir():
            # Asked first: whoever names their home folder does not want it searched.
            _check_card(path, (path / CARD).read_bytes() if (path / CARD).is_file() else None)
            yield FolderShelf(path)
            return
        if not path.is_file():  # a pipe or a device may never end
            raise BadInput(f"“{path}” is not an ordinary file. Name a bundle: a folder, or a .zip.")
        with zipfile.ZipFile(path) as archive:
            shelf = ZipShelf(archive)
            small = 0 <= shelf.sizes.get(CARD, -1) <= LARGEST_CARD
            _check_card(path, shelf.read(CARD) if small else None)
            yield shelf
    except zipfile.BadZipFile as error:
        raise BadInput(f"“{path.name}” is no bundle: it is neither a folder nor a sound .zip.") from error
    except OSError as error:
        raise BadInput(f"“{path}” cannot be read: {error.strerror or error}.") from error


def is_bundle(path: Path) -> bool:
    """Say whether there is a bundle at ``path``, sound or not."""
    try:
        with open_shelf(path):
            return True
    except BadInput:
        return False


def unsafe(name: str) -> str:
    """Return what is wrong with a file's name in a bundle, as a sentence, or ""."""
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or any(part in {"", ".", ".."} for part in parts):
        return "This name leads out of the bundle, or would on Windows."
    if _UNSEEN.search(name) or name != unicodedata.normalize("NFC", name):
        return "This name has characters that cannot be seen or differ from what they seem."
    if len(name) > 240 or any(part != part.rstrip(". ") for part in parts):
        return "This name cannot be stored on every system."
    if any(part.partition(".")[0].lower() in DEVICES for part in parts):
        return "This name stands for a device on Windows."
    return ""


def _check_card(path: Path, data: bytes | None) -> None:
    """BadInput unless these bytes say that they are a bundle's card."""
    card: Any = None
    if data is not None:
        try:
            card = documents.load(data)
        except ValueError:
            card = None
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise BadInput(f"“{path.name}” is no Newsdesk bundle: it has no {CARD} that says so.")
