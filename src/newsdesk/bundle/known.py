"""What is known of a bundle's files, kept for when the bundle is written again: its own files are the rest.

Of each story it is by which key its files were made: where the old bundle has them still, they are not made
again. Of each page it is what was found in it when it was read back. What is known of a story stands by
itself and is read when somebody asks: an edition may be an archive.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from io import FileIO
from typing import Any, NamedTuple

from newsdesk import assets
from newsdesk.bundle.kept import Keeping, Parts, Recipe
from newsdesk.bundle.sound import Sound
from newsdesk.bundle.tellings import Telling
from newsdesk.bundle.templates import digest

#: What stands here is of no story: of the files for all of them. No key is called so.
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
    """What was made of a story: its files by their names, and what lists say of it.

    ``pieces`` are those of feeds, by their names.
    """

    files: Mapping[str, Sound]
    told: Telling
    pieces: dict[str, Piece]


class Known:
    """What is known of the bundle that was there before."""

    def __init__(self, parts: Parts) -> None:
        """``parts`` are those that were kept of it; none where nothing is known."""
        self._parts = parts
        #: What is known of the files for all stories, by their names.
        self.whole = _sound(json.loads(parts[_WHOLE])) if parts else {}

    def has(self, key: str) -> bool:
        """Say whether it is known what was made of the story that has this key."""
        return key != _WHOLE and key in self._parts

    def made(self, key: str) -> Made | None:
        """Return what was made of the story that has this key, None if nothing is known of one."""
        part = self._parts.get(key)
        if part is None:
            return None
        files, told, pieces = json.loads(part)
        return Made(_sound(files), Telling(*told), {name: Piece(*each) for name, each in pieces.items()})


def known_of(manifest: bytes, kept: Keeping) -> Known:
    """Return what is known of the bundle that has this manifest: nothing, where that is empty."""
    return Known((kept.get(_key(manifest)) or {}) if manifest else {})


def keep_known(manifest: bytes, sound: Mapping[str, Sound], made: Mapping[str, Made], kept: Keeping) -> None:
    """Keep what is known by now of a bundle that was read back, and all its files found ``sound``."""
    of_stories = {name for each in made.values() for name in each.files}
    whole = {name: each for name, each in sound.items() if name not in of_stories}
    parts = {_WHOLE: _packed(whole)} | {key: _packed(each) for key, each in made.items()}
    key = _key(manifest)
    kept.forget(key)  # the same files may have been made of something else
    kept.put(key, parts)


def _packed(said: Any) -> bytes:
    return json.dumps(said).encode()


def _sound(said: Mapping[str, Any]) -> Mapping[str, Sound]:
    """Return what is known of files, by their names."""
    return {name: Sound.of(*each) for name, each in said.items()}


def _key(manifest: bytes) -> str:
    return Recipe(digest(assets.format_folder())).key(
        "read back", manifest.decode("utf-8", "surrogateescape")
    )
