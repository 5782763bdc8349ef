"""The formats that a bundle is in beside its pages, for readers and systems that want something else."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from newsdesk.domain.errors import BadInput


class Format(StrEnum):
    """What may be in a bundle or not; its value is what the command line and an archive call it."""

    ATOM = "atom"
    JSON_FEED = "json-feed"
    SITEMAP = "sitemap"
    NINJS = "ninjs"
    EPUB = "epub"
    WXR = "wxr"
    WIRE = "wire"


#: What a newsroom gets that never chose.
USUAL_FORMATS = frozenset({Format.ATOM, Format.JSON_FEED, Format.SITEMAP, Format.NINJS})
#: What is nothing without the address that a bundle will be published at: left out where there is none.
NEED_ADDRESS = frozenset({Format.SITEMAP})


def as_words(formats: Iterable[Format]) -> str:
    """Write formats down as ``from_words`` reads them: by name, in the order above, "" for none."""
    chosen = frozenset(formats)
    return ",".join(each for each in Format if each in chosen)


def from_words(words: str) -> frozenset[Format]:
    """Return the formats of "atom,epub"; "all" is all of them, "none" and "" are none.

    BadInput names what is no format.
    """
    names = [name for each in words.split(",") if (name := each.strip().lower())]
    if names == ["all"]:
        return frozenset(Format)
    if names == ["none"]:
        return frozenset()
    if wrong := [name for name in names if name not in tuple(Format)]:
        raise BadInput(
            f"“{wrong[0]}” is no format of a bundle. There are {', '.join(Format)}, and all or none of them."
        )
    return frozenset(map(Format, names))


@dataclass(frozen=True, slots=True)
class Outlets:
    """What a newsroom's bundles have beside their pages, and the address they are published at, or "".

    ``for_desks``: another desk can take them in, with the stories' sources, past, and notes that travel.
    """

    formats: frozenset[Format] = USUAL_FORMATS
    address: str = ""
    for_desks: bool = True
