"""An examination takes minutes in a large newsroom, and can be stopped at any point of it."""

from collections.abc import Callable

import pytest

from newsdesk.domain.errors import Cancelled
from newsdesk.domain.story import Story
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine


class Stopping:
    """A reporter that stops the work when it comes to a certain point."""

    def __init__(self, point: str) -> None:
        self._point = point
        self.heard: list[str] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.heard.append(what)
        if what == self._point:
            raise Cancelled


@pytest.mark.parametrize("point", ["Checking every page", "Checking every revision", "Measuring the disk"])
def test_an_examination_can_be_stopped(archive: Archive, add: Callable[..., Story], point: str) -> None:
    """Wherever it is; and the next one is whole."""
    add("one")

    with pytest.raises(Cancelled):
        examine(archive, Stopping(point))

    assert all(finding.ok for finding in examine(archive))
