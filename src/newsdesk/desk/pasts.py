"""The pasts of many stories, a few at a time: together they may be larger than all that a bundle shows."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.story import Revision, Story
from newsdesk.store.revisions import Revisions

#: How many stories' pasts are read at once, and held.
_AT_ONCE = 100


class Pasts(Mapping[str, tuple[Revision, ...]]):
    """The revisions of stories by their uid, oldest first, read when they are asked for, in any order.

    From one thread. None is newer than the text that the story has in hand, whatever is written meanwhile.
    """

    def __init__(self, newsroom: Newsroom, stories: Sequence[Story]) -> None:
        self._newsroom = newsroom
        self._standing = {story.uid: story.revision for story in stories}
        self._order = list(self._standing)
        self._places = {uid: place for place, uid in enumerate(self._order)}
        self._at_hand: Mapping[str, tuple[Revision, ...]] = {}
        self._marks: Mapping[str, tuple[tuple[Any, ...], ...]] = {}

    def __getitem__(self, uid: str) -> tuple[Revision, ...]:
        if uid not in self._at_hand:
            with self._newsroom.archive.reading() as db:
                self._at_hand = Revisions(db).of_many(self._from(uid))
        return self._until(self._standing[uid], self._at_hand.get(uid, ()))

    def mark(self, uid: str) -> str:
        """Return what tells a story's revisions from others, without reading their texts."""
        if uid not in self._marks:
            with self._newsroom.archive.reading() as db:
                self._marks = Revisions(db).marks_of(self._from(uid))
        marks, standing = self._marks.get(uid, ()), self._standing[uid]
        before = tuple(takewhile(lambda each: each[0] != standing, marks))
        return repr(marks[: len(before) + 1])

    def _from(self, uid: str) -> Sequence[str]:
        """Return a story and those that are asked for next."""
        place = self._places[uid]
        return self._order[place : place + _AT_ONCE]

    @staticmethod
    def _until(standing: str, revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
        before = tuple(takewhile(lambda each: each.digest != standing, revisions))
        return revisions[: len(before) + 1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)
