"""What is known of a bundle's files, kept for when the bundle is written again: its own files are the rest.

Of each story it is by which key its files were made: where the old bundle has them still, they are not made
again. Of each page it is what was found in it when it was read back. The digests are the manifest's, whose
files were all sound, or it would be no bundle's.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from newsdesk.bundle.kept import Keeping, Recipe
from newsdesk.bundle.sound import Sound
from newsdesk.bundle.tellings import Telling

_PAGES, _MADE = "pages", "made"


class Made(NamedTuple):
    """What was made of a story: its files' SHA-256 (hex) by their names, and what lists say of it."""

    files: Mapping[str, str]
    told: Telling


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
        key: Made({name: sound[name].digest for name in names}, Telling(*told))
        for key, (names, told) in json.loads(found[_MADE]).items()
    }
    return Known(sound, made)


def keep_known(manifest: bytes, known: Known, kept: Keeping) -> None:
    """Keep what is known by now of a bundle that was read back and found sound."""
    pages = {name: each[1:] for name, each in known.sound.items() if each.anchors or each.links}
    made = {key: (list(each.files), each.told) for key, each in known.made.items()}
    key = _key(manifest)
    kept.forget(key)  # the same files may have been made of something else
    kept.put(key, {_PAGES: json.dumps(pages).encode(), _MADE: json.dumps(made).encode()})


def _key(manifest: bytes) -> str:
    return Recipe().key("read back", manifest.decode("utf-8", "surrogateescape"))
