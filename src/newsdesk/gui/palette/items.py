"""What a palette offers, and in which order for what is typed. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsdesk.text.abbreviated import Fit, fit


class Kind(StrEnum):
    """What can be looked for; the value is the name it is remembered by."""

    ACTION = "action"
    STORY = "story"
    EDITION = "edition"
    HEADING = "heading"


#: What is typed first to look for one kind only.
PREFIXES = {">": Kind.ACTION, "#": Kind.EDITION, "@": Kind.HEADING}
#: How much a thing that was chosen lately is worth more, the newest; each before that a little less.
_RECENT, _LESS = 40, 3
#: What fits by its own words is worth so much more than what needs the words beside them.
_OWN = 30
#: So many are shown; nobody goes through more by key.
MOST = 80


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: its name (of an action, a uid, a place), its words, and what is said beside them.

    ``keys`` are an action's; ``why_not`` is why it cannot be done now, "" if it can.
    """

    kind: Kind
    name: str
    words: str
    beside: str = ""
    keys: str = ""
    why_not: str = ""

    @property
    def mark(self) -> str:
        """What it is remembered by."""
        return f"{self.kind}:{self.name}"

    @property
    def heard(self) -> str:
        """All of it in one line, to be heard."""
        return ", ".join(part for part in (self.words, self.beside, self.keys, self.why_not) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """An item as it is shown: which of its characters are marked, from–to."""

    item: Item
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is typed, read: the kind that is wanted (None: any but headings), and the words."""

    kind: Kind | None
    words: str

    @classmethod
    def read(cls, typed: str) -> "Asked":
        """Read what is typed."""
        typed = typed.strip()
        kind = PREFIXES.get(typed[:1])
        return cls(kind, typed[1:].strip() if kind else typed)

    def wants(self, kind: Kind) -> bool:
        """Whether things of this kind are looked for."""
        return kind is self.kind or (self.kind is None and kind is not Kind.HEADING)


_NOTHING = Asked(None, "")


def rows(asked: Asked, items: Iterable[Item], recent: Sequence[str]) -> tuple[Row, ...]:
    """Return the items that fit, the best first; what cannot be done now comes after what can.

    With nothing typed these are what was chosen lately, and the actions in the order given.
    """
    ranks = {mark: number for number, mark in enumerate(recent)}
    found = []
    for place, item in enumerate(each for each in items if asked.wants(each.kind)):
        rank = ranks.get(item.mark)
        if asked == _NOTHING and item.kind is not Kind.ACTION and rank is None:
            continue
        fits, own = _fit(asked.words, item)
        if fits is not None:
            lately = 0 if rank is None else max(1, _RECENT - _LESS * rank)
            worth = fits.worth + own + lately - len(item.words) // 8 * bool(asked.words)
            found.append((bool(item.why_not), -worth, place, item, fits))
    found.sort(key=lambda each: each[:3])
    return tuple(Row(item, _within(fits, len(item.words))) for *_order, item, fits in found[:MOST])


def _fit(sought: str, item: Item) -> tuple[Fit | None, int]:
    """Return how an item fits, by its own words or with those beside them, and what more that is worth."""
    own = fit(sought, item.words)
    return (own, _OWN) if own is not None else (fit(sought, f"{item.words} {item.beside}"), 0)


def _within(fits: Fit, length: int) -> tuple[tuple[int, int], ...]:
    """Return what is marked of an item's own words."""
    return tuple((start, min(end, length)) for start, end in fits.spans if start < length)


def prepared(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items once their words have been read: of thousands that takes a while, in any thread."""
    made = tuple(items)
    for item in made:
        _fit(" ", item)
        fit(" ", f"{item.words} {item.beside}")
    return made


def remembered(recent: Sequence[str], mark: str, most: int = 12) -> tuple[str, ...]:
    """Return what was chosen lately after one more choice, the newest first."""
    return (mark, *(each for each in recent if each != mark))[:most]
