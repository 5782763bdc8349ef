"""Stories whose bodies lie on the disk until somebody asks for one: an edition may be an archive."""

from collections.abc import Callable, Iterable, Sequence
from typing import overload

from newsdesk.bundle.spool import Spool, Spot
from newsdesk.domain.story import Story


class Aside(Sequence[Story]):
    """Stories that are whole when they are asked for: their bodies lie in a spool until it is closed.

    ``heads`` are the same with blank bodies, always at hand. From any thread.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self.heads: list[Story] = []
        self._spots: list[Spot] = []
        #: The one that was asked for last, by its place: most are asked for several times in a row.
        self._last: tuple[int, Story] | None = None

    def extend(self, stories: Iterable[Story]) -> None:
        """Add stories behind those that are there."""
        for story in stories:
            self._add(_with_body(story, ""), self._spool.add(story.text.body))

    def changed(self, change: Callable[[Story], Story]) -> "Aside":
        """Return the same with each story as ``change`` returns it: itself, if there is nothing to change.

        Where there is nothing in any, these are the same altogether, and are not read twice.
        """
        made, is_same = Aside(self._spool), True
        for place, story in enumerate(self):
            if (new := change(story)) is story:
                made._add(self.heads[place], self._spots[place])
            else:
                made.extend([new])
                is_same = False
        return self if is_same else made

    def _add(self, head: Story, spot: Spot) -> None:
        self.heads.append(head)
        self._spots.append(spot)
        self._last = None  # "the last one" may be another by now

    @overload
    def __getitem__(self, place: int) -> Story: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Story, ...]: ...
    def __getitem__(self, place: int | slice) -> Story | tuple[Story, ...]:
        if isinstance(place, slice):
            return tuple(map(self._whole, range(*place.indices(len(self)))))
        return self._whole(place)

    def _whole(self, place: int) -> Story:
        last = self._last
        if last is None or last[0] != place:
            last = place, _with_body(self.heads[place], self._spool.read(self._spots[place]))
            self._last = last
        return last[1]

    def __len__(self) -> int:
        return len(self.heads)


def heads(stories: Sequence[Story]) -> Sequence[Story]:
    """Return stories for whoever needs no bodies: these may be blank."""
    return stories.heads if isinstance(stories, Aside) else stories


def _with_body(story: Story, body: str) -> Story:
    return story._replace(text=story.text._replace(body=body))
