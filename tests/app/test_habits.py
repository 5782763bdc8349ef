"""Habits are kept soon after they change, and only those that do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsdesk.app import habits
from newsdesk.app.habits import HabitKeeper
from newsdesk.app.settings import Settings
from newsdesk.gui.theme import Theme


class Desk(QObject):
    """Somebody's habits, and who keeps them."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.settings = Settings(file)
        self.now: dict[str, object] = {"story": "wool", "recent": ("a",)}
        self.keeper = HabitKeeper(self.settings, lambda: self.now, self)

    def change(self, **habits: object) -> None:
        """Do something else from now on."""
        self.now |= habits


@pytest.fixture
def desk(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Looks are taken quickly, and no more once the test is over."""
    del qapp
    monkeypatch.setattr(habits, "EVERY", 5)
    made = Desk(tmp_path / "newsdesk.ini")
    yield made
    made.keeper.end()
    # Left to the garbage collector, it may go in the midst of whatever another test does.
    shiboken6.delete(made)


def test_a_change_is_in_the_file_soon(qtbot: QtBot, desk: Desk) -> None:
    """Nobody has to close the window for it, nor for what was so from the beginning."""
    desk.keeper.start()
    desk.change(story="trams")

    qtbot.waitUntil(lambda: Settings(desk.file).story == "trams")

    assert Settings(desk.file).recent == ("a",)


def test_what_another_window_kept_stays(qtbot: QtBot, desk: Desk) -> None:
    """Each keeps what becomes different in it, and takes the other's for nothing new."""
    desk.keeper.keep()
    desk.settings.save()
    desk.keeper.start()
    other = Settings(desk.file)
    other.story, other.theme = "bazaar", Theme.DARK
    other.save()

    desk.change(recent=("b", "a"))
    qtbot.waitUntil(lambda: Settings(desk.file).recent == ("b", "a"))

    kept = Settings(desk.file)
    assert (kept.story, kept.theme) == ("bazaar", Theme.DARK)


def test_in_the_end_all_of_it_is_kept(desk: Desk) -> None:
    """The window that is closed last is the one that is opened tomorrow."""
    desk.keeper.end()

    kept = Settings(desk.file)
    assert (kept.story, kept.recent) == ("wool", ("a",))
