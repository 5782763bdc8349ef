"""First aid: the choices for a damaged newsroom, and what comes of each."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.desk import Damaged, Desk, Newsroom
from newsdesk.domain.backups import Backup, BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.rescue import Rescued
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Background
from newsdesk.gui.controllers.first_aid import FirstAid
from newsdesk.gui.phrases import local_moment
from newsdesk.gui.upkeep.damaged import DamagedDialog
from newsdesk.widgets.banner import BannerKind

Keep = Callable[[QDialog], None]

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
CLOCK = FixedClock(NOW)


@pytest.fixture
def dialog(keep: Keep, tmp_path: Path) -> DamagedDialog:
    made = DamagedDialog("A page is broken.", tmp_path / "rescued", can_look=True)
    keep(made)
    made.show()
    return made


def test_the_choices_are_there(dialog: DamagedDialog, tmp_path: Path) -> None:
    """What is wrong, where a rescue goes; a backup only once a sound one is known."""
    assert dialog.ui.what.text() == "A page is broken."
    assert dialog.ui.target.text() == str(tmp_path / "rescued")
    assert not dialog.ui.restore.isEnabled()

    dialog.set_newest(Backup(tmp_path / "b.db", NOW, BackupKind.DAILY, 1))
    assert local_moment(NOW) in dialog.ui.newest.text()
    assert dialog.ui.restore.isEnabled()

    dialog.set_newest(None)
    assert "no sound backup" in dialog.ui.newest.text()
    assert not dialog.ui.restore.isEnabled()


def test_what_cannot_be_seen_is_not_offered(keep: Keep, tmp_path: Path) -> None:
    """No look at a file without a header, and no rescue from one that is gone."""
    dialog = DamagedDialog("Gone.", tmp_path, can_look=False, can_rescue=False)
    keep(dialog)
    dialog.show()

    assert not dialog.ui.look.isVisible()
    assert not dialog.ui.rescue_box.isVisible()
    assert dialog.ui.title.text() == "This newsroom’s file is gone"


def test_a_rescue_says_what_was_saved_and_what_not(
    dialog: DamagedDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    """Then the new newsroom can be opened, or another way be taken after all."""
    dialog.show_rescued(Rescued(tmp_path / "out", (("stories", 12),), ("One remark.",), ("One loss.",)))

    assert dialog.ui.title.text() == "Saved, but not all of it"
    assert "stories: 12" in dialog.ui.summary.text()
    assert dialog.ui.report.toPlainText() == "One loss.\nOne remark."
    dialog.ui.quit.click()
    assert dialog.ui.pages.currentWidget() is dialog.ui.choice
    assert dialog.ui.title.text() == "This newsroom’s file is damaged"

    dialog.show_rescued(Rescued(tmp_path / "out", (("stories", 12),), (), ()))
    assert dialog.ui.title.text() == "All of it was saved"
    assert not dialog.ui.report.isVisible()
    with qtbot.waitSignal(dialog.open_wanted) as asked:
        dialog.ui.look.click()
    assert asked.args == [tmp_path / "out"]


def test_a_rescue_that_is_stopped_leaves_the_choice(dialog: DamagedDialog, qtbot: QtBot) -> None:
    """The button that says “Stop” is not the one that quits."""
    dialog.ui.rescue.click()
    with qtbot.waitSignal(dialog.cancel_wanted):
        dialog.ui.quit.click()

    dialog.show_stopped()

    assert dialog.isVisible()
    assert dialog.ui.pages.currentWidget() is dialog.ui.choice
    assert dialog.ui.failure.text == "Stopped. Nothing was changed."
    assert dialog.ui.failure.kind is BannerKind.INFO
    assert (dialog.ui.quit.text(), dialog.ui.quit.isEnabled()) == ("&Quit", True)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A newsroom that cannot be opened, with a backup that is sound and one that is not."""
    folder = tmp_path / "room"
    desk = Desk(Newsroom.create(folder, CLOCK, "Aigul", "The Courier"))
    desk.stories.new(StoryText(headline="Here"))
    sound = desk.upkeep.backup()
    desk.close()
    shutil.copy(sound, folder / "backups" / "newsroom-2025-12-13T083000Z-daily.db")
    newest = folder / "backups" / "newsroom-2025-12-13T083000Z-daily.db"
    newest.write_bytes(newest.read_bytes()[:5000])
    file = folder / "newsroom.db"
    file.write_bytes(file.read_bytes()[:-4096])
    with pytest.raises(Damaged):
        Newsroom.open(folder, CLOCK, "Aigul")
    return folder


@pytest.fixture
def background(qapp: QObject) -> Iterator[Background]:
    """Outlives the dialog, which goes when a newsroom is opened."""
    made = Background(qapp)
    yield made
    made.finish()
    made.deleteLater()


def headlines(folder: Path) -> list[str]:
    desk = Desk(Newsroom.open(folder, CLOCK, "Aigul"))
    found = [each.headline for each in desk.finding.rows(Query(), Sort())]
    desk.close()
    return found


def test_a_rescue_is_done_and_opened(
    dialog: DamagedDialog, background: Background, qtbot: QtBot, room: Path, tmp_path: Path
) -> None:
    """By the buttons alone."""
    aid = FirstAid(room, CLOCK, background, dialog)
    before = (room / "newsroom.db").read_bytes()

    dialog.ui.rescue.click()
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page)
    dialog.ui.look.click()
    background.finish()

    assert aid.opened == tmp_path / "rescued"
    assert headlines(aid.opened) == ["Here"]
    assert (room / "newsroom.db").read_bytes() == before


def test_the_newest_sound_backup_is_put_in_its_place(
    dialog: DamagedDialog, background: Background, qtbot: QtBot, room: Path
) -> None:
    """Not the newest of all, which is broken too."""
    aid = FirstAid(room, CLOCK, background, dialog)
    qtbot.waitUntil(dialog.ui.restore.isEnabled)

    dialog.ui.restore.click()
    qtbot.waitUntil(lambda: aid.opened is not None)
    background.finish()

    assert aid.opened == room
    assert headlines(room) == ["Here"]
    assert len(list((room / "backups").glob("damaged-*.db"))) == 1


def test_a_rescue_into_a_full_folder_is_refused(
    dialog: DamagedDialog, background: Background, qtbot: QtBot, room: Path
) -> None:
    """With a sentence, and the choice as it was."""
    FirstAid(room, CLOCK, background, dialog)
    dialog.ui.target.setText(str(room))

    dialog.ui.rescue.click()
    qtbot.waitUntil(dialog.ui.failure.isVisible)

    assert "is not empty" in dialog.ui.failure.text
    assert dialog.ui.pages.currentWidget() is dialog.ui.choice
