"""How somebody looks for words: what was looked for last, and which switches are on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from newsdesk.domain.replacing import Swap, Wanted

#: How many words are remembered.
REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class FindHabits:
    """What sticks: the words looked for and those put in their place, the newest first, and every switch."""

    words: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    match_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False
    all_fields: bool = False
    keep_case: bool = False

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> "FindHabits":
        """Return what was stored; a value of another kind counts as not stored."""
        known = cls()
        for each in fields(cls):
            value = stored.get(each.name)
            if isinstance(value, list):
                value = tuple(one for one in value if isinstance(one, str))[:REMEMBERED]
            if type(value) is type(each.default):
                known = replace(known, **{each.name: value})  # type: ignore[arg-type]
        return known

    def stored(self) -> dict[str, object]:
        """Return it as plain values that JSON knows."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class FindMemory:
    """Holds the habits of one window, for the bar and the dialog."""

    def __init__(self, now: FindHabits | None = None) -> None:
        self.now = now or FindHabits()

    def turn(self, **switches: bool) -> None:
        """Let these switches stand like this from now on."""
        self.now = replace(self.now, **switches)  # type: ignore[arg-type]

    def remember(self, swap: Swap, *, replaced: bool) -> None:
        """Remember what was looked for, and, if it was ``replaced``, what came in its place."""
        self.now = replace(self.now, words=_first(swap.wanted.words, self.now.words))
        if replaced:
            self.now = replace(self.now, by=_first(swap.by, self.now.by))

    @property
    def last(self) -> Wanted | None:
        """What was looked for last, as the switches stand; None if nothing ever was."""
        it = self.now
        return Wanted(it.words[0], it.is_pattern, it.whole_words, it.match_case) if it.words else None


def _first(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, *words)))[:REMEMBERED] if word else words
