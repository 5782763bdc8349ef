"""What texts were found to lack, kept for the next export: most are as they were.

Kept is only what a text gives at any time. Notes, embargoes and rates are asked anew each time.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

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
        #: What is said of texts by their keys: what is at hand, and what was asked for.
        self._at_hand: Mapping[str, Any] = {}
        self._asked: dict[str, Any] = {}

    @contextmanager
    def together(self, uids: Iterable[str]) -> Iterator[None]:
        """Look the texts of these stories up in one place: to open one for each takes its time."""
        key = self._recipe.key("findings of", *uids)
        self._at_hand, self._asked = self._looked_up(key) or {}, {}
        yield
        if self._asked.keys() != self._at_hand.keys():
            self._kept.forget(key)  # some texts are others by now
            self._kept.put(key, _packed(self._asked))

    def of(self, proof: Proof, checklist: Checklist, converts: Callable[[StoryText], bool]) -> Known:
        """Return what a story's text lacks; ``converts`` says whether there are conversions in a text."""
        fields = (each if isinstance(each, str) else repr(each) for each in proof.text)
        limit = str(proof.headline_limit)
        key = self._recipe.key("findings", *fields, limit, *checklist.asks_of_text)
        said = self._at_hand.get(key) or self._looked_up(key)
        if said is None:
            said = _said(Known(checklist.in_text(proof), converts(proof.text)))
            self._kept.put(key, _packed(said))
        self._asked[key] = said
        return _read(said)

    def _looked_up(self, key: str) -> Any:
        parts = self._kept.get(key)
        return json.loads(parts[_FOUND]) if parts else None


def _packed(said: Any) -> Parts:
    return {_FOUND: json.dumps(said).encode()}


def _said(known: Known) -> Any:
    return [(lack.rule, lack.field, *_of_spot(lack.spot)) for lack in known.lacks], known.converts


def _of_spot(spot: Spot) -> tuple[int, int, str, str | None]:
    return spot.start, spot.end, spot.message, spot.fix


def _read(said: Any) -> Known:
    lacks, converts = said
    return Known(tuple(Lack(rule, field, Spot(*spot)) for rule, field, *spot in lacks), converts)
