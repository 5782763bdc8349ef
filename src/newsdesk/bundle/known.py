"""What is known of a bundle's files, kept for when the bundle is written again: its own files are the rest.

Of each story it is by which key its files were made: where the old bundle has them still, they are not made
again. Of each page it is what was found in it when it was read back. The digests are the manifest's, whose
files were all sound, or it would be no bundle's.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from io import FileIO
from typing import NamedTuple

from newsdesk import assets
from newsdesk.bundle.kept import Keeping, Recipe
from newsdesk.bundle.sound import Sound
from newsdesk.bundle.tellings import Telling
from newsdesk.bundle.templates import digest

_PAGES, _MADE = "pages", "made"


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
    """What was made of a story: its files' SHA-256 (hex) by their names, and what lists say of it.

    ``pieces`` are those of feeds, by their names.
    """

    files: Mapping[str, str]
    told: Telling
    pieces: dict[str, Piece]


class Known(NamedTuple):
    """What is known of a bundle: of its sound files by their names, of its stories by their files' key."""

    sound: Mapping[str, Sound]
    made: Mapping[str, Made]


def known_of(manifest: bytes, kept: Keeping) -> Known:
    """Return what is known of the bundle that has this manifest: nothing, where that is empty."""
    found = kept.get(_key(manifest)) if manifest else None
    if not found:
        return Known({}, {})
    pages = json.loads(found[_PAGES])
    lines = (line.split("  ", 1) for line in manifest.decode().splitlines())
    sound = {name: Sound(digest, *pages.get(name, ())) for digest, name in lines}
    made = {
        key: Made(
            {name: sound[name].digest for name in names},
            Telling(*told),
            {name: Piece(*each) for name, each in pieces.items()},
        )
        for key, (names, told, pieces) in json.loads(found[_MADE]).items()
    }
    return Known(sound, made)


def keep_known(manifest: bytes, known: Known, kept: Keeping) -> None:
    """Keep what is known by now of a bundle that was read back and found sound."""
    pages = {name: each[1:] for name, each in known.sound.items() if each.anchors or each.links}
    made = {key: (list(each.files), each.told, each.pieces) for key, each in known.made.items()}
    key = _key(manifest)
    kept.forget(key)  # the same files may have been made of something else
    kept.put(key, {_PAGES: json.dumps(pages).encode(), _MADE: json.dumps(made).encode()})


def _key(manifest: bytes) -> str:
    return Recipe(digest(assets.format_folder())).key(
        "read back", manifest.decode("utf-8", "surrogateescape")
    )
