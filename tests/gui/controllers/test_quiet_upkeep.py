"""What is done for safety while somebody works: quietly, a little at a time, and never after closing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Background
from newsdesk.gui.controllers.quiet_upkeep import QuietUpkeep

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
STORIES = 45


def open_desk(folder: Path, at: datetime = NOW) -> Desk:
    return Desk(Newsroom.open(folder, FixedClock(at), "Aigul"))


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    desk = Desk(Newsroom.create(folder, FixedClock(NOW), "Aigul", "The Courier"))
    for number in range(STORIES):
        desk.stories.new(StoryText(headline=f"Story {number}", body="PERSIMMON"))
    desk.close()
    return folder


class Watch:
    """A newsroom's quiet upkeep, and what it said."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._parent = QObject()
        self.background = Background(self._parent)
        self.quiet = QuietUpkeep(desk, self.background, self._parent)
        self.damaged: list[str] = []
        self.trouble: list[str] = []
        desk.newsroom.hear_damage(self.damaged.append)
        self.quiet.trouble.connect(self.trouble.append)

    def close(self) -> None:
        self.quiet.leave()
        self.background.finish()
        self.desk.close()


@pytest.fixture
def watch(room: Path) -> Iterator[Watch]:
    made = Watch(open_desk(room))
    yield made
    made.close()


def spoil(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "newsroom.db")) as db:
        db.execute(statement)
        db.commit()


def test_the_days_backup_is_made_once(watch: Watch, room: Path, qtbot: QtBot) -> None:
    """On the next day another; a newsroom that is sound says nothing."""
    watch.quiet.begin()
    qtbot.waitUntil(lambda: len(watch.desk.upkeep.backups()) == 1)
    watch.quiet.back_up()
    qtbot.waitUntil(lambda: watch.background.pending == 0)
    assert [each.kind for each in watch.desk.upkeep.backups()] == [BackupKind.DAILY]
    watch.close()

    tomorrow = Watch(open_desk(room, NOW + timedelta(days=1)))
    tomorrow.quiet.back_up()
    qtbot.waitUntil(lambda: len(tomorrow.desk.upkeep.backups()) == 2)
    tomorrow.close()

    assert (watch.damaged, watch.trouble, tomorrow.trouble) == ([], [], [])


def test_a_text_that_is_not_as_it_was_written_is_said(room: Path, qtbot: QtBot) -> None:
    """Also the last of many; from then on nothing is written, also by whoever opens the newsroom next."""
    spoil(room, f"UPDATE revision SET text = replace(text, 'PERSIMMON', 'PERSIMNON') WHERE id = {STORIES}")
    watch = Watch(open_desk(room))

    watch.quiet.begin()
    qtbot.waitUntil(lambda: bool(watch.damaged))
    assert not watch.desk.newsroom.writable
    watch.close()

    (said,) = watch.damaged
    assert said.startswith(f"Not as it was written: “Story {STORIES - 1}” (revision 1 is damaged).")
    again = open_desk(room)
    assert not again.newsroom.writable
    assert "revision 1 is damaged" in again.newsroom.damage
    again.close()


def test_every_text_is_checked_and_nothing_said_of_sound_ones(watch: Watch, qtbot: QtBot) -> None:
    """To the end of the newsroom."""
    watch.quiet.begin()

    qtbot.waitUntil(lambda: watch.quiet.done)

    assert watch.damaged == []


def test_a_disk_that_takes_no_backup_is_said_and_the_texts_are_checked(
    watch: Watch, room: Path, qtbot: QtBot
) -> None:
    """Nothing that was there is removed for it."""
    (room / "backups").rmdir()
    (room / "backups").write_text("in the way")

    watch.quiet.begin()
    qtbot.waitUntil(lambda: watch.quiet.done)

    assert len(watch.trouble) == 1
    assert watch.trouble[0].startswith("The day’s backup could not be made.")


def test_leaving_stops_it(watch: Watch, qtbot: QtBot) -> None:
    """No backup is half made, and nothing is asked of a closed newsroom."""
    watch.quiet.begin()
    watch.close()

    assert list((watch.desk.newsroom.folder / "backups").glob("*.partial")) == []
    watch.quiet.back_up()
    assert watch.background.pending == 0


def test_who_may_only_look_leaves_it_to_the_other(watch: Watch, room: Path) -> None:
    """Nothing is started there."""
    second = Watch(open_desk(room))

    second.quiet.start()

    assert not second.quiet.started
    second.close()
