"""How somebody looks for words: what was looked for last, and which switches are on."""

from dataclasses import dataclass, replace

from newsdesk.domain.replacing import Swap, Wanted
from newsdesk.gui.stored import Stored

#: How many words are remembered.
REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class FindHabits(Stored):
    """What sticks: the words looked for and those put in their place, the newest first, and every switch."""

    words: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    match_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False
    all_fields: bool = False
    keep_case: bool = False


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
