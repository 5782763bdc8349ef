"""What is known of a bundle's files, kept for when the bundle is written again: its own files are the rest.

Of each story it is by which key its files were made, and their digests: where the old bundle has them still,
they are not made again. Of each file it is what was found in it when it was read back.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from newsdesk.bundle.kept import Keeping, Recipe
from newsdesk.bundle.tellings import Telling
from newsdesk.bundle.verify import Sound

_SOUND, _MADE = "sound", "made"


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
    sound = {name: Sound(*each) for name, each in json.loads(found[_SOUND]).items()}
    made = {key: Made(files, Telling(*told)) for key, (files, told) in json.loads(found[_MADE]).items()}
    return Known(sound, made)


def keep_known(manifest: bytes, known: Known, kept: Keeping) -> None:
    """Keep what is known by now of a bundle."""
    key, parts = _key(manifest), {_SOUND: known.sound, _MADE: known.made}
    kept.forget(key)  # the same files may have been made of something else
    kept.put(key, {name: json.dumps(part).encode() for name, part in parts.items()})


def _key(manifest: bytes) -> str:
    return Recipe().key("read back", manifest.decode("utf-8", "surrogateescape"))
