"""The place and the source before a first paragraph: "DUSHANBE (TCA) — "."""

import re
from dataclasses import dataclass
from functools import cache

from newsdesk.capture.places import WORDS
from newsdesk.text.escaping import line_start

_DATELINE = re.compile(
    r"""
    (?P<open> \*{0,3})
    (?P<place> [^\W\d_][^()*—–\d]{1,60}?) \*{0,3}
    (?: \ ?\*{0,3} \( (?P<source> [^()*]{2,20}) \) \*{0,3} )?
    (?: \ ?(?:—|–|--) | \ -(?=\*{0,3}\ ) ) \*{0,3} \ ?\*{0,3}
    """,
    re.VERBOSE,
)
#: "Frankfurt am Main", "Rostov-on-Don".
_SMALL = frozenset({"am", "an", "da", "de", "do", "el", "la", "na", "of", "on", "upon"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place ("Dushanbe", "Astana, Kazakhstan") and source ("TCA", or ""), and the Markdown after them."""

    place: str
    source: str
    rest: str


def read(markdown: str) -> Dateline | None:
    """Take the dateline off a paragraph's Markdown; None if it has none.

    The place stands in capitals, or is a known city with a source after it in brackets; without a source it
    must be both, for "NATO — the alliance —" is no dateline.
    """
    found = _DATELINE.match(markdown)
    if not found:
        return None
    source = (found["source"] or "").strip()
    town, comma, country = found["place"].strip().partition(",")
    known = town.casefold() in _cities()
    if not (known and town.isupper() if not source else known or town.isupper()):
        return None
    rest = markdown[found.end() :]
    if found["open"] and found[0].count("*") == len(found["open"]):
        rest = found["open"] + rest  # the paragraph is bold further than the dateline
    if not rest.strip("* "):
        return None
    return Dateline(_in_normal_capitals(town) + comma + country, source, line_start(rest))


def _in_normal_capitals(town: str) -> str:
    """Return "Ust-Kamenogorsk" for "UST-KAMENOGORSK"; what is not all in capitals stays."""
    if not town.isupper():
        return town
    parts = re.split(r"([ /-])", town)
    return "".join(
        part if "." in part else part.lower() if part.lower() in _SMALL and at else part.capitalize()
        for at, part in enumerate(parts)
    )


@cache
def _cities() -> frozenset[str]:
    """Return the names that datelines may have, in small letters (with some that they never have)."""
    return frozenset(name.casefold() for names in WORDS.values() for name in names.split(", "))
