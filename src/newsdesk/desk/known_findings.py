"""What texts were found to lack, kept for the next export: most are as they were.

Kept is only what a text gives at any time. Notes, embargoes and rates are asked anew each time.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

from newsdesk.bundle.kept import Keeping, Parts, Recipe
from newsdesk.copydesk.checklist import Checklist, Lack
from newsdesk.copydesk.checks import Proof
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.story import StoryText

#: What an entry's only part is called.
_FOUND = "found"


class Known(NamedTuple):
    """What a text lacks by itself, and whether it has conversions, which depend on the day's rates."""

    lacks: tuple[Lack, ...]
    converts: bool


class KnownFindings:
    """What texts lack: looked up, or found and kept."""

    def __init__(self, kept: Keeping) -> None:
        self._kept = kept
        self._recipe = Recipe()

    def of(self, proof: Proof, checklist: Checklist, converts: Callable[[StoryText], bool]) -> Known:
        """Return what a story's text lacks; ``converts`` says whether there are conversions in a text."""
        fields = (each if isinstance(each, str) else repr(each) for each in proof.text)
        limit = str(proof.headline_limit)
        key = self._recipe.key("findings", *fields, limit, *checklist.asks_of_text)
        parts = self._kept.get(key)
        if parts is not None:
            return _read(parts)
        known = Known(checklist.in_text(proof), converts(proof.text))
        self._kept.put(key, _written(known))
        return known


def _written(known: Known) -> Parts:
    lacks = [(lack.rule, lack.field, *_of_spot(lack.spot)) for lack in known.lacks]
    return {_FOUND: json.dumps([lacks, known.converts]).encode()}


def _of_spot(spot: Spot) -> tuple[int, int, str, str | None]:
    return spot.start, spot.end, spot.message, spot.fix


def _read(parts: Parts) -> Known:
    lacks, converts = json.loads(parts[_FOUND])
    return Known(tuple(Lack(rule, field, Spot(*spot)) for rule, field, *spot in lacks), converts)
