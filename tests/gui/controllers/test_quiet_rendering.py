"""What changed is rendered when nobody writes, so that an export finds it done."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.renderings import FOLDER
from newsdesk.domain.changes import Changes
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.story import StoryText
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.background import Background
from newsdesk.gui.controllers import quiet_rendering
from newsdesk.gui.controllers.quiet_rendering import AT_ONCE, QuietRendering

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)


class Watch:
    """A newsroom with some stories, and who renders there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._parent = QObject()
        self.announcer = Announcer(self._parent)
        self.background = Background(self._parent)
        self.rendering = QuietRendering(desk, self.background, self.announcer, self._parent)

    @property
    def kept(self) -> int:
        """How much is kept: of a story that is in no edition its body, and what its text lacks."""
        return sum(1 for path in (self.desk.newsroom.folder / FOLDER).rglob("*") if path.is_file())


@pytest.fixture
def watch(qapp: object, tmp_path: Path) -> Iterator[Watch]:
    """Nothing is announced yet."""
    del qapp
    desk = Desk(Newsroom.create(tmp_path / "room", FixedClock(NOW), "Aigul", "The Courier"))
    made = Watch(desk)
    yield made
    made.background.finish()
    desk.close()


def test_all_that_changed_is_rendered_a_few_at_a_time(qtbot: QtBot, watch: Watch) -> None:
    """Each story once, however often it changed; between them, others get their turn."""
    number = 2 * AT_ONCE + 3
    uids = [
        watch.desk.stories.new(StoryText(f"S {each}", body=f"Body *{each}*")).value.uid
        for each in range(number)
    ]
    watch.announcer.announce(Changes(frozenset(uids)))
    watch.announcer.announce(Changes(frozenset(uids[:3])))
    assert watch.rendering.waiting == number

    watch.rendering.go_on()

    assert watch.rendering.waiting == number - AT_ONCE
    qtbot.waitUntil(lambda: watch.kept == 2 * number)


def test_who_writes_on_is_waited_for(qtbot: QtBot, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that nobody pauses in is kept every so often; between two keys there is no time for more."""
    uid = watch.desk.stories.new(StoryText("S", body="B")).value.uid
    watch.announcer.announce(Changes(frozenset({uid})))
    monkeypatch.setattr(quiet_rendering, "QUIET", 0)

    before = watch.rendering.waiting
    watch.rendering.hear_key()

    assert before == 1
    qtbot.waitUntil(lambda: not watch.rendering.waiting)


def test_nothing_is_begun_once_the_window_closes(watch: Watch) -> None:
    """What is not rendered then, an export renders."""
    uid = watch.desk.stories.new(StoryText("S", body="B")).value.uid
    watch.announcer.announce(Changes(frozenset({uid})))

    watch.rendering.leave()
    watch.rendering.go_on()
    watch.background.finish()

    assert (watch.kept, watch.rendering.waiting) == (0, 0)
