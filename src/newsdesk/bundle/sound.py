"""One file of a bundle by itself: what is wrong with it, and what there is in it that others have to fit.

All of it comes of the file's name and its bytes alone, so that it is known of the same file for good.
"""

import re
from collections.abc import Iterable, Iterator
from sys import intern
from typing import NamedTuple

from newsdesk.bundle import documents, format_checks, source
from newsdesk.bundle.format_files import WIRE
from newsdesk.domain.pictures import Version
from newsdesk.text.figures import KEPT

#: A tag with attributes, or a script's; groups: "script" of that, its attributes. Pages of a bundle write
#: every other < and > as an entity.
_TAG = re.compile(r"<(?:(script)(?=[\s>])|[a-z][a-z0-9]*(?=\s))((?:\s[^<>]*)?)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s([\w:-]+)(?:="([^"]*)")?')
_MAY_REACT = re.compile(r"\son", re.IGNORECASE)


class Sound(NamedTuple):
    """A file in which nothing was wrong: its SHA-256 (hex); of a page its anchors, in order, and links."""

    digest: str
    anchors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @classmethod
    def of(cls, digest: str, anchors: Iterable[str], links: Iterable[str]) -> "Sound":
        """Return what there is in a file; what most pages have is in memory once."""
        return cls(digest, tuple(map(intern, anchors)), tuple(map(intern, links)))


def looked_into(name: str, digest: str, data: bytes) -> tuple[Sound, list[str]]:
    """Return what there is in a file of that digest, and what is wrong with it, as sentences."""
    sound, faults = Sound(digest), []
    kept, version = KEPT.fullmatch(name), Version.named(name)
    if (kept and kept["digest"] != digest) or (version and not version.is_of(data)):
        faults.append("This picture is another than its name says.")
    try:
        if name.endswith(".json") and not name.startswith("source/"):  # which is read below
            documents.load(data)
        elif name.endswith(".html"):
            sound = _page(digest, data.decode(), faults)
        elif name.startswith(WIRE):
            format_checks.check_text(data)
        source.check(name, data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        faults.append(not_understood(error))
    return sound, faults


def looked_through(name: str, digest: str, pieces: Iterator[bytes]) -> tuple[Sound, list[str]]:
    """Return the same of a file for all stories, of whose pieces some may be left unread then."""
    try:
        format_checks.check_pieces(name, pieces)
    except (ValueError, TypeError, RecursionError) as error:
        return Sound(digest), [not_understood(error)]
    return Sound(digest), []


def not_understood(error: Exception) -> str:
    """Return what is said of a file that made a reader stumble."""
    return f"This file cannot be understood: {documents.said(error)}."


def _page(digest: str, page: str, faults: list[str]) -> Sound:
    anchors: set[str] = set()
    links: dict[str, None] = {}
    for script, rest in map(re.Match.groups, _TAG.finditer(page)):
        attributes = dict(_ATTRIBUTE.findall(rest))
        if script and attributes.get("type") != "application/ld+json":
            faults.append("This page carries a script.")
        if _MAY_REACT.search(rest) and any(each.lower().startswith("on") for each in attributes):
            faults.append("This page carries a script in an attribute.")
        anchors.add(attributes.get("id", ""))
        links |= dict.fromkeys(attributes[each] for each in ("href", "src") if each in attributes)
        if "srcset" in attributes:
            offered = (each.split() for each in attributes["srcset"].split(","))
            links |= dict.fromkeys(each[0] for each in offered if each)
    return Sound.of(digest, sorted(anchors - {""}), links)
