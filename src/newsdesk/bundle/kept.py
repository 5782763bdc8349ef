"""What was made of stories before, kept in files: the same is not made twice. Without it only time is lost.

An entry's name is the digest of all that it was made of, the program itself included; its first bytes are
a digest of that name and of what follows. What is cut short, changed, or under another's name is as good as
none. No entry is ever changed, only forgotten, so that several programs may use a folder at once.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from io import FileIO
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import BinaryIO, Protocol

import newsdesk

MEBIBYTE = 1 << 20
#: Bytes that are kept: some ten thousand stories with their files. Beyond that the oldest go, to three
#: quarters of it.
MOST = 256 * MEBIBYTE
#: The part of it that may be put before the entries are counted again: there are tens of thousands.
_COUNTED = 64
#: Seconds after which an entry that is used counts as new again: not each time, for that is a write as well.
_AGE = 24 * 3600

#: What a rendering depends on besides our own modules.
_LIBRARIES = ("Markdown", "nh3", "Jinja2", "MarkupSafe", "babel", "Pygments")
#: Our own packages that have a part in it.
_PACKAGES = ("assets", "bundle", "copydesk", "domain", "rates", "text")

#: Parts of what is kept together, by name.
Parts = Mapping[str, bytes]


class Keeping(Protocol):
    """Where something that was made is kept by the digest of what it was made of."""

    def get(self, key: str) -> Parts | None:
        """Return what was kept under a key, whole; None if there is nothing, or nothing sound."""
        ...

    def has(self, key: str) -> bool:
        """Say whether there is something under a key, sound or not."""
        ...

    def put(self, key: str, parts: Parts) -> None:
        """Keep something, if that is possible and nothing is kept under that key."""
        ...

    def forget(self, key: str) -> None:
        """Let what was kept under a key go."""
        ...

    def sweep(self) -> None:
        """Let the oldest go where there is too much."""
        ...


class KeepNothing:
    """Where everything is made anew."""

    def get(self, _key: str) -> None:
        """Have nothing."""

    def has(self, _key: str) -> bool:
        """Have nothing."""
        return False

    def put(self, key: str, parts: Parts) -> None:
        """Keep nothing."""

    def forget(self, key: str) -> None:
        """Know nothing anyway."""

    def sweep(self) -> None:
        """Need no sweeping."""


class Kept:
    """A folder of entries, made when the first comes. It may be taken away at any time.

    What the disk refuses is not kept, and nothing is said: it is only made again. From any thread.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        """``most`` is in bytes."""
        self._folder = folder
        self._most = most
        #: Bytes that may still be put before the entries are counted again.
        self._room = 0

    def get(self, key: str) -> Parts | None:
        """Return what was kept under a key, whole; None if there is nothing, or nothing sound."""
        path = self._path(key)
        try:
            with FileIO(path) as file:
                found = file.readall()
                old = time.time() - os.fstat(file.fileno()).st_mtime > _AGE
            if old:
                os.utime(path)
        except OSError:
            return None
        parts = _unpacked(key, found)
        if parts is None:
            self.forget(key)  # so that a sound one can take its place
        return parts

    def has(self, key: str) -> bool:
        """Say whether there is something under a key, sound or not."""
        return self._path(key).is_file()

    def put(self, key: str, parts: Parts) -> None:
        """Keep something under the digest of what it was made of."""
        head = json.dumps([[name, len(part)] for name, part in parts.items()]).encode()
        before = head, b"\n"
        with suppress(OSError), _new(self._path(key)) as file:
            file.write(_digest(key, chain(before, parts.values())))
            file.writelines(chain(before, parts.values()))  # one by one: together they may be large
            self._room -= file.tell()

    def forget(self, key: str) -> None:
        """Take an entry away, if it is there."""
        with suppress(OSError):
            self._path(key).unlink()

    def sweep(self) -> None:
        """Let the entries go that were used longest ago, if enough was put and there is too much by now."""
        if self._room >= 0:
            return
        self._room = self._most // _COUNTED
        there = sum(size for _used, size, _path in self._entries())
        if there <= self._most:
            return
        for _used, size, path in sorted(self._entries()):
            if there <= self._most * 3 // 4:
                break
            with suppress(OSError):
                Path(path).unlink()
                there -= size

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """Yield when each entry was used, its size, and where it is."""
        with suppress(OSError):
            for shelf in os.scandir(self._folder):
                for entry in os.scandir(shelf.path) if shelf.is_dir(follow_symlinks=False) else ():
                    with suppress(OSError):  # another program has swept it
                        status = entry.stat(follow_symlinks=False)
                        yield status.st_mtime, status.st_size, entry.path


class Recipe:
    """All that has a part in what is made of every story alike: the program, the libraries, the templates."""

    def __init__(self, templates: str = "") -> None:
        """``templates`` is a digest of those that pages are filled into, "" for what needs none."""
        self._common = _program() + templates.encode()

    def key(self, kind: str, *made_of: str) -> str:
        """Return the digest (hex) under which something of a kind is kept that was made of this."""
        told = [self._common]
        for each in (kind, *made_of):
            data = each.encode("utf-8", "surrogatepass")
            told += b"%d:" % len(data), data  # or "ab" + "c" were "a" + "bc"
        return hashlib.sha256(b"".join(told)).hexdigest()


@lru_cache(maxsize=1)
def _program() -> bytes:
    """Return a digest of the program that runs, and of the libraries that have a part in what it makes."""
    # It takes a while to import, and is needed only where something is kept.
    from importlib import metadata  # noqa: PLC0415

    digest = hashlib.sha256(f"{newsdesk.__version__} {sys.version}".encode())
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}".encode())
    for module in _modules():  # where they are files: who works on them sees each change at once
        digest.update(module.read_bytes())
    return digest.digest()


def _modules() -> Iterator[Path]:
    root = Path(newsdesk.__file__).parent
    for package in _PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def _new(path: Path) -> BinaryIO:
    """Open a file that is not there yet, in a folder that need not be there either."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


def _unpacked(key: str, found: bytes) -> Parts | None:
    begun = hashlib.sha256().digest_size
    if len(found) == begun or found[:begun] != _digest(key, [memoryview(found)[begun:]]):
        return None
    ends = found.index(b"\n", begun)
    sizes = json.loads(found[begun:ends])
    places = pairwise(accumulate((size for _name, size in sizes), initial=ends + 1))
    return {name: found[start:end] for (name, _size), (start, end) in zip(sizes, places, strict=True)}


def _digest(key: str, told: Iterable[bytes | memoryview]) -> bytes:
    digest = hashlib.sha256(key.encode())
    for each in told:
        digest.update(each)
    return digest.digest()
