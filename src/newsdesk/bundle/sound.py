"""One file of a bundle by itself: what is wrong with it, and what there is in it that others have to fit.

All of it comes of the file's name and its bytes alone, so that it is known of the same file for good.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from sys import intern
from typing import NamedTuple

from newsdesk.bundle import documents, format_checks, source
from newsdesk.bundle.format_files import WIRE
from newsdesk.domain.pictures import Version
from newsdesk.text.figures import KEPT

#: A tag with attributes: its name, and those. Pages of a bundle write every other < and > as an entity, and
#: every < that begins an element has to be one of these or a bare tag: in what browsers read otherwise a
#: script could hide.
_TAG = re.compile(
    r"""<([a-z][a-z0-9]*+)((?:\s++[^\s"'<>/=]++(?:=(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'=<>`]++))?+)++)\s*+/?>""",
    re.IGNORECASE,
)
_BARE = re.compile(r"<[a-z][a-z0-9]*+\s*+/?>", re.IGNORECASE)
_BARE_SCRIPT = re.compile(r"<script\s*+/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]++)(?:=("[^"]*"|'[^']*'|[^\s"']++))?""")
_QUOTES = ('"', "'")
#: How a page begins: nothing that runs or loads stands before what it says of that.
_POLICY = re.compile(
    r"""\s*<!doctype\ html>\s*<html(?:\s[^<>]*)?>\s*<head>\s*
    (?:<meta\s+(?:charset|name|property)=[^<>]*>\s*|<title>[^<]*</title>\s*)*
    <meta\ http-equiv="Content-Security-Policy"\ content="([^"<>]*)">""",
    re.IGNORECASE | re.VERBOSE,
)
#: Of a link or an anchor, in characters; and a tag that is longer has no more attributes than this: a whole
#: standfirst may be said to be what the page is about.
LONGEST_LINK, MOST_ATTRIBUTES = 1 << 17, 100
#: Of the tags of a page that differ, in bytes of memory: each takes so much ``BESIDE`` its characters. No
#: page comes near: the front page of an archive of 50,000 stories has two thirds of it.
LARGEST_TAGS, BESIDE = 1 << 27, 200
_ENDLESS = "it has more tags, or longer ones, than are looked at"

#: How the files of a bundle are called: any other might be run by somebody's program.
_KINDS = (".html", ".css", ".json", ".xml", ".txt", ".md", ".epub", ".jpg", ".png", ".webp")

#: What its policy is called, the only order to browsers that a page gives.
_ORDER = "content-security-policy"
#: From where a page may have its styles and pictures.
_HERE = frozenset({"'none'", "'self'", "data:"})
_NOTHING = frozenset({"'none'"})


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
    sound, faults = Sound(digest), list[str]()
    if not name.endswith(_KINDS):
        faults.append("This file is of a kind that is in no bundle.")
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
    if not _is_locked(page):
        faults.append("This page does not say that nothing may run in it, or be loaded from elsewhere.")
    if _BARE_SCRIPT.search(page):
        faults.append("This page carries a script.")
    unread = page.count("<") - page.count("</") - page.count("<!") - sum(1 for _bare in _BARE.finditer(page))
    tags, number = _tags(page)
    unread -= number
    for tag, rest in tags:
        # Of an attribute that is there twice, browsers take the first.
        said = reversed(_ATTRIBUTE.findall(rest))
        attributes = {name.lower(): value[1:-1] if value[:1] in _QUOTES else value for name, value in said}
        _judge(tag, attributes, faults)
        if any(len(attributes.get(name, "")) > LONGEST_LINK for name in ("id", "href", "src", "srcset")):
            raise ValueError(_ENDLESS)
        if "id" in attributes:
            anchors.add(attributes["id"])
        for name in ("href", "src"):
            if name in attributes:
                links[attributes[name]] = None
        if offered := attributes.get("srcset"):
            links |= dict.fromkeys(choice.split()[0] for choice in offered.split(",") if choice.strip())
    if unread:
        faults.append("This page has tags that browsers and Newsdesk may read otherwise.")
    return Sound.of(digest, sorted(anchors - {""}), links)


def _tags(page: str) -> tuple[Collection[tuple[str, str]], int]:
    """Return a page's tags that have attributes, each once, and how many they are in all.

    ValueError if they have no end.
    """
    seen: dict[tuple[str, str], None] = {}
    room, number = LARGEST_TAGS, 0
    for number, found in enumerate(_TAG.finditer(page), 1):  # noqa: B007 - asked for below
        tag = found[1], found[2]
        if tag not in seen:  # of an archive's front page these are many
            seen[tag] = None
            room -= len(found[2]) + BESIDE
            if room < 0 or _is_endless(found[2]):
                raise ValueError(_ENDLESS)
    return seen, number


def _is_endless(rest: str) -> bool:
    """Say whether the attributes of a tag would take many times the room that they are written in."""
    if len(rest) <= LONGEST_LINK:
        return False
    return next(islice(_ATTRIBUTE.finditer(rest), MOST_ATTRIBUTES, None), None) is not None


def _judge(tag: str, attributes: Mapping[str, str], faults: list[str]) -> None:
    """Add what is wrong with a tag to what is wrong with its page."""
    if tag.lower() == "script" and attributes.get("type") != "application/ld+json":
        faults.append("This page carries a script.")
    if any(attribute.startswith("on") for attribute in attributes):
        faults.append("This page carries a script in an attribute.")
    if attributes.get("http-equiv", _ORDER).lower() != _ORDER:
        faults.append("This page may send its readers elsewhere.")


def _is_locked(page: str) -> bool:
    """Say whether a page's policy comes first, and forbids scripts and whatever is not beside the page."""
    found = _POLICY.match(page)
    rules = [rule.split() for rule in found[1].split(";")] if found else []
    # Of a rule that is there twice, too.
    said = {name.lower(): frozenset(sources) for name, *sources in reversed([*filter(None, rules)])}
    scripts = said.get("script-src", said.get("default-src"))
    none = [scripts, said.get("default-src"), said.get("base-uri"), said.get("form-action")]
    return all(each == _NOTHING for each in none) and all(sources <= _HERE for sources in said.values())
