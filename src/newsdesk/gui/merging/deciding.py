"""What an editor has decided so far of a merge, passage by passage."""

from collections.abc import Sequence
from typing import NamedTuple

from newsdesk.domain.story import StoryText
from newsdesk.text.conflicts import Conflict, Take, Undecided


class Choice(NamedTuple):
    """What is to stand for a passage; ``take`` None: somebody wrote it."""

    take: Take | None
    text: str


class Deciding:
    """The choices for one merge; each is None until somebody has made it."""

    def __init__(self, undecided: Undecided, choices: Sequence[Choice | None] = ()) -> None:
        """``choices`` are those of an earlier look at the very same merge."""
        self._undecided = undecided
        self._choices = list(choices) or [None] * len(undecided.conflicts)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The passages in their order."""
        return self._undecided.conflicts

    @property
    def choices(self) -> tuple[Choice | None, ...]:
        """What was chosen for each."""
        return tuple(self._choices)

    @property
    def decided(self) -> int:
        """How many are decided."""
        return sum(1 for each in self._choices if each is not None)

    @property
    def is_done(self) -> bool:
        """Whether all are."""
        return None not in self._choices

    def take(self, at: int, take: Take) -> None:
        """Decide on a passage; one that has no such text stays as it was."""
        text = self.conflicts[at].taken(take)
        if text is not None:
            self._choices[at] = Choice(take, text)

    def write(self, at: int, text: str) -> None:
        """Let these words stand for a passage."""
        self._choices[at] = Choice(None, text)

    def next_open(self, at: int, step: int) -> int:
        """Return the next passage that is to be decided, onwards (1) or back (-1) and round the ends.

        Where all are decided, the next one at all.
        """
        number = len(self._choices)
        ways = [(at + step * far) % number for far in range(1, number + 1)]
        return next((each for each in ways if self._choices[each] is None), ways[0])

    def text(self) -> StoryText:
        """Return the text as far as it is decided; of the rest it has both sides' words."""
        return self._undecided.text([each.text if each else None for each in self._choices])
