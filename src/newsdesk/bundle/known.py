"""What is known of a bundle's files, kept for when the bundle is written again: its own files are the rest.

Of each story it is by which key its files were made: where the old bundle has them still, they are not made
again, and where they stand in its feeds. Of each page it is what was found in it when it was read back. What
is known of a story stands by itself and is read when somebody asks: an edition may be an archive.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from io import FileIO
from typing import Any, NamedTuple

from newsdesk.bundle.kept import Keeping, Parts, Recipe
from newsdesk.bundle.sheets import of_formats
from newsdesk.bundle.sound import Sound
from newsdesk.bundle.spool import Spool, Spot
from newsdesk.bundle.tellings import Telling

#: What is of no story stands here: of the files for all of them. No key is called so, nor by a feed's name,
#: where it is said which piece of it is whose.
_WHOLE = ""


class Piece(NamedTuple):
    """What stands of a story in a feed: when it was modified, as there, and in which bytes that is."""

    modified: str
    start: int
    size: int

    def read(self, feed: FileIO) -> bytes | None:
        """Return these bytes; None if they cannot be read."""
        with suppress(OSError):
            feed.seek(self.start)
            found = feed.read(self.size)
            return found if len(found) == self.size else None
        return None


class Made(NamedTuple):
    """What was made of a story: its files by their names, and what lists say of it."""

    files: Mapping[str, Sound]
    told: Telling


class Known:
    """What is known of the bundle that was there before."""

    def __init__(self, parts: Parts) -> None:
        """``parts`` are those that were kept of it; none where nothing is known."""
        self.parts = parts
        #: What is known of the files for all stories, by their names.
        self.whole = _sound(json.loads(parts[_WHOLE])) if parts else {}

    def has(self, key: str) -> bool:
        """Say whether it is known what was made of the story that has this key."""
        return key in self.parts

    def made(self, key: str) -> Made | None:
        """Return what was made of the story that has this key, None if nothing is known of one."""
        if key not in self.parts:
            return None
        files, told = json.loads(self.parts[key])
        return Made(_sound(files), Telling(*told))

    def pieces(self, feed: str) -> Mapping[str, Piece]:
        """Return what stands of stories in the feed of that name, by their keys."""
        said = json.loads(self.parts[feed]) if feed in self.parts else {}
        return {key: Piece(*each) for key, each in said.items()}


def known_of(manifest: bytes, kept: Keeping) -> Known:
    """Return what is known of the bundle that has this manifest: nothing, where that is empty."""
    return Known((kept.get(_key(manifest)) or {}) if manifest else {})


class Knowing:
    """What is known of a bundle by now, for the next time: that of its stories lies in a spool meanwhile."""

    def __init__(self, before: Known, spool: Spool) -> None:
        self._before = before
        self._spool = spool
        #: Where it lies, by the stories' keys; None of what was known ``before`` and is the same.
        self._spots: dict[str, Spot | None] = {}
        #: The names of the stories' files.
        self._files: set[str] = set()
        #: What stands of stories in feeds, by the feeds' names and the stories' keys.
        self.pieces = defaultdict[str, dict[str, Piece]](dict)

    def add(self, key: str, made: Made) -> None:
        """Add what was made of the story that has this key."""
        self._spots[key] = None if self._before.has(key) else self._spool.add(json.dumps(made))
        self._files.update(made.files)

    def told(self, key: str) -> Telling:
        """Return what lists say of the story that has this key."""
        _files, told = json.loads(self._part(key))
        return Telling(*told)

    def forget(self, key: str) -> None:
        """Let the next bundle not know what this one has of the story that has this key."""
        del self._spots[key]
        for pieces in self.pieces.values():
            pieces.pop(key, None)

    def keep(self, manifest: bytes, sound: Mapping[str, Sound], kept: Keeping) -> None:
        """Keep it, when the bundle was read back, and all its files found ``sound``."""
        whole = {name: each for name, each in sound.items() if name not in self._files}
        at_hand = {_WHOLE: json.dumps(whole)} | {name: json.dumps(each) for name, each in self.pieces.items()}
        parts = _Parts(
            [*at_hand, *self._spots], lambda name: (at_hand.get(name) or self._part(name)).encode()
        )
        key = _key(manifest)
        kept.forget(key)  # the same files may have been made of something else
        kept.put(key, parts)

    def _part(self, key: str) -> str:
        spot = self._spots[key]
        return self._spool.read(spot) if spot else self._before.parts[key].decode()


class _Parts(Mapping[str, bytes]):
    """Parts that are each read when they are asked for."""

    def __init__(self, names: Collection[str], read: Callable[[str], bytes]) -> None:
        self._names = names
        self._read = read

    def __getitem__(self, name: str) -> bytes:
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _sound(said: Mapping[str, Any]) -> Mapping[str, Sound]:
    """Return what is known of files, by their names."""
    return {name: Sound.of(*each) for name, each in said.items()}


def _key(manifest: bytes) -> str:
    return Recipe(of_formats().digest).key("read back", manifest.decode("utf-8", "surrogateescape"))
