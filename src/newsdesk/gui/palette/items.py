"""What a palette offers, and in which order for what is typed. No Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsdesk.text.abbreviated import fit


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


def rows(asked: Asked, items: Iterable[Item], recent: Sequence[str]) -> tuple[Row, ...]:
    """Return the items that fit, the best first; with nothing typed, the recent first, and the order given.

    What cannot be done now comes after what can.
    """
    ranks = {mark: number for number, mark in enumerate(recent)}
    found = []
    for place, item in enumerate(each for each in items if asked.wants(each.kind)):
        scored = _score(asked.words, item, ranks)
        if scored is not None:
            worth, spans = scored
            found.append((bool(item.why_not), -worth, place, Row(item, spans)))
    found.sort(key=lambda each: each[:3])
    return tuple(each[3] for each in found[:MOST])


def _score(
    sought: str, item: Item, ranks: Mapping[str, int]
) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Return what an item is worth, and what is marked in its words; None if it does not fit."""
    rank = ranks.get(item.mark)
    lately = 0 if rank is None else max(1, _RECENT - _LESS * rank)
    if not sought:
        return lately, ()
    own = fit(sought, item.words)
    if own is not None:
        return own.worth + _OWN + lately - len(item.words) // 8, own.spans
    both = fit(sought, f"{item.words} {item.beside}")
    if both is None:
        return None
    length = len(item.words)
    return both.worth + lately, tuple(
        (start, min(end, length)) for start, end in both.spans if start < length
    )


def remembered(recent: Sequence[str], mark: str, most: int = 12) -> tuple[str, ...]:
    """Return what was chosen lately after one more choice, the newest first."""
    return (mark, *(each for each in recent if each != mark))[:most]
