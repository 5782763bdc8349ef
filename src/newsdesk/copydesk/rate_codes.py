"""Shortcodes of rates that readers would see as they were typed, braces and all."""

import re
from collections.abc import Iterator

from newsdesk.copydesk.checks import FIELDS, Places, Proof
from newsdesk.copydesk.prose import COVER, without_code
from newsdesk.copydesk.typos import Spot
from newsdesk.text import shortcodes

_CODE = re.compile(r"(?<!`)(`++)(?!`)[^`\n]++\1(?!`)")
_BLANK_ABOVE = re.compile(r"(?:\A|(?:\A|\n)[ \t>]*\n)[ >]*\Z")
_BLANK_BELOW = re.compile(r"[ \t]*(?:\Z|\n[ \t>]*(?:\n|\Z))")
#: How far a paragraph's beginning is looked for.
_REACH = 200


def codes_unanswered(proof: Proof) -> Places:
    """Want an answer to every rate that is asked for: in the body, and to the table in its own paragraph."""
    reasons = proof.unanswered(proof.story) if shortcodes.may_ask(proof.text.body) else {}
    for field in FIELDS:
        for code, text in _codes(getattr(proof.text, field)):
            name = shortcodes.name(code["asked"])
            why = reasons.get(name, "")
            if field != "body":
                why = f"{code[0]} is answered in the text only, not here. Write it out."
            elif not why and name.startswith("rates ") and not _is_alone(text, code):
                why = f"{code[0]} gives a table. Put it into a paragraph of its own."
            if why:
                yield field, Spot(*code.span(), why)


def _codes(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the shortcodes of a text that are not code, each with the text around it."""
    if shortcodes.may_ask(text):
        copy = _CODE.sub(lambda found: COVER * len(found[0]), without_code(text))
        for found in re.finditer(shortcodes.PATTERN, copy):
            yield found, copy


def _is_alone(text: str, code: re.Match[str]) -> bool:
    above = text[max(0, code.start() - _REACH) : code.start()]
    return bool(_BLANK_ABOVE.search(above) and _BLANK_BELOW.match(text, code.end()))
