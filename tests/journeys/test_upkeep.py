"""Going back to a backup, and a damaged newsroom, in the real window."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.app.desktop import Desktop
from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.gui.upkeep.backups import REASONS, BackupsDialog
from newsdesk.gui.upkeep.damaged import DamagedDialog
from newsdesk.gui.upkeep.health import HealthDialog
from newsdesk.store.media import keep_picture
from tests.journeys.windows import when_asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A newsroom with one story and a backup of it, and a second story that came after."""
    place = tmp_path / "newsroom"
    desk = open_desk(place, SystemClock(), "Aigul", may_start=True).desk
    desk.stories.new(StoryText(headline="Before", body="PERSIMMON"))
    desk.upkeep.backup()
    desk.stories.new(StoryText(headline="After"))
    desk.close()
    return place


def office_of(desktop: Desktop) -> Office:
    assert desktop.office is not None
    return desktop.office


def headlines(desktop: Desktop) -> list[str]:
    return [each.headline for each in office_of(desktop).desk.finding.rows(Query(), Sort())]


def test_an_editor_goes_back_to_a_backup_and_forth_again(
    desktop: Desktop, folder: Path, qtbot: QtBot, wait_for: Callable[[type[BackupsDialog]], BackupsDialog]
) -> None:
    """The window shows the newsroom as it was; what was there is a backup itself."""
    assert desktop.start(folder)

    def go_back_to(kind: BackupKind) -> list[str]:
        before = office_of(desktop)
        qtbot.waitUntil(lambda: "backroom" in vars(before))
        before.window.ui.backups.trigger()
        dialog = wait_for(BackupsDialog)
        qtbot.waitUntil(lambda: dialog.ui.list.topLevelItemCount() > 0)
        (wanted,) = dialog.ui.list.findItems(REASONS[kind], Qt.MatchFlag.MatchExactly, 1)
        dialog.ui.list.setCurrentItem(wanted)
        dialog.ui.restore.click()
        dialog.ui.yes.click()
        qtbot.waitUntil(lambda: office_of(desktop) is not before)
        assert "The newsroom is as it was in the backup" in office_of(desktop).window.ui.banner.text
        return headlines(desktop)

    assert go_back_to(BackupKind.BY_HAND) == ["Before"]
    assert go_back_to(BackupKind.BEFORE_RESTORE) == ["After", "Before"]


def spoil(folder: Path) -> None:
    """Change a letter of a text behind the program's back."""
    with closing(sqlite3.connect(folder / "newsroom.db")) as db:
        db.execute("UPDATE revision SET text = replace(text, 'PERSIMMON', 'PERSIMNON')")
        db.commit()


def will_rescue_and_open(desktop: Desktop, qtbot: QtBot) -> None:
    """Answer the question of what to do about a damaged newsroom: rescue it, and open what was saved."""

    def answer(aid: DamagedDialog) -> None:
        aid.ui.rescue.click()
        qtbot.waitUntil(lambda: aid.ui.pages.currentWidget() is aid.ui.done_page)
        aid.ui.look.click()

    when_asked(desktop, DamagedDialog, answer)


def test_a_damaged_text_is_told_and_rescued(
    desktop: Desktop,
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
    wait_for: Callable[[type[HealthDialog]], HealthDialog],
) -> None:
    """From the band to the findings, from there to the rescue, and on into the new newsroom."""
    spoil(folder)
    assert desktop.start(folder)
    office = office_of(desktop)
    office.backroom.quiet.begin()
    banner = office.window.ui.banner
    qtbot.waitUntil(lambda: "“Before” (revision 1 is damaged)" in banner.text)

    office.window.ui.health.trigger()
    dialog = wait_for(HealthDialog)
    qtbot.waitUntil(lambda: not dialog.is_running)
    will_rescue_and_open(desktop, qtbot)
    dialog.ui.findings.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: office_of(desktop) is not office)

    assert office_of(desktop).desk.newsroom.folder == tmp_path / "newsroom-rescued"
    assert headlines(desktop) == ["After", "Before"]
    assert all(each.ok for each in office_of(desktop).desk.upkeep.examine())
    assert (folder / "newsroom.damaged").exists()


def test_what_is_typed_when_damage_is_found_is_in_the_rescued_newsroom(
    desktop: Desktop, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The window only looks from that moment on, not a byte is written, and the band leads to rescue."""
    spoil(folder)
    assert desktop.start(folder)
    office = office_of(desktop)
    qtbot.waitUntil(lambda: "backroom" in vars(office) and office.background.pending == 0)
    window, body = office.window, office.window.panes.editor.body
    qtbot.keyClicks(body, "Typed before. ")
    office.editor.save()
    qtbot.waitUntil(lambda: not office.editor.dirty)
    uid = office.editor.uid

    qtbot.keyClicks(body, "Typed after.")
    text = body.text()
    office.desk.newsroom.archive.note_damage("A page is broken.")
    before = (folder / "newsroom.db").read_bytes(), (folder / "newsroom.db-wal").read_bytes()
    qtbot.waitUntil(lambda: "A page is broken." in window.ui.banner.text and not office.editor.dirty)

    assert body.isReadOnly()
    assert window.panes.editor.form.ui.headline.isReadOnly()
    assert not window.ui.new_story.isEnabled()
    assert not window.ui.save_now.isEnabled()
    assert not window.panes.checks.ui.go_on.isEnabled()
    assert window.saved.text().startswith("Kept beside the newsroom")
    will_rescue_and_open(desktop, qtbot)
    window.ui.banner.action_wanted.emit()
    qtbot.waitUntil(lambda: office_of(desktop) is not office)
    assert ((folder / "newsroom.db").read_bytes(), (folder / "newsroom.db-wal").read_bytes()) == before
    again = office_of(desktop)
    assert again.desk.newsroom.folder == tmp_path / "newsroom-rescued"
    assert "had not been saved, and was kept" in again.window.ui.banner.text
    assert again.desk.stories.get(uid).text.body == text
    assert "Typed after." in text


def test_a_newsroom_that_is_gone_comes_back_from_its_backups(
    desktop: Desktop, folder: Path, qtbot: QtBot
) -> None:
    """Nobody is asked how to begin where there was one."""
    (folder / "newsroom.db").unlink()

    def answer(aid: DamagedDialog) -> None:
        qtbot.waitUntil(aid.ui.restore.isEnabled)
        aid.ui.restore.click()

    when_asked(desktop, DamagedDialog, answer)
    assert desktop.start(folder)

    assert headlines(desktop) == ["Before"]


def test_trouble_with_a_backup_is_over_once_one_is_made(
    open_office: Callable[[Path], Office], tmp_path: Path, qtbot: QtBot
) -> None:
    """The band is no longer true then; what is said of something else stays."""
    office = open_office(tmp_path / "newsroom")
    banner = office.window.ui.banner
    backups = office.desk.newsroom.folder / "backups"
    backups.rmdir()
    backups.write_text("in the way")
    office.window.ui.backup.trigger()
    qtbot.waitUntil(lambda: "could not be written" in banner.text)
    backups.unlink()

    office.window.ui.backup.trigger()
    qtbot.waitUntil(lambda: not banner.isVisible())

    office.messages.trouble("Something else.")
    office.window.ui.backup.trigger()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert banner.isVisible()


def test_pictures_that_nothing_names_are_swept_away_when_somebody_says_so_twice(
    open_office: Callable[[Path], Office],
    tmp_path: Path,
    qtbot: QtBot,
    wait_for: Callable[[type[HealthDialog]], HealthDialog],
) -> None:
    """Told with their number and size first; whoever only presses Return has changed nothing."""
    office = open_office(tmp_path / "newsroom")
    picture = office.desk.newsroom.folder / keep_picture(office.desk.newsroom.folder, b"picture", "jpg")
    os.utime(picture, (0, 0))

    def sweeps() -> list[QPushButton]:
        return [each for each in dialog.ui.findings.findChildren(QPushButton) if each.text() == "Sweep…"]

    def ask() -> QMessageBox:
        qtbot.waitUntil(lambda: len(sweeps()) == 1)  # what was found before goes a moment later
        sweeps()[0].click()
        qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
        (box,) = dialog.findChildren(QMessageBox)
        assert box.text() == "Take 1 picture that nothing names (0.0 MB) away for good?"
        return box

    office.window.ui.health.trigger()
    dialog = wait_for(HealthDialog)
    qtbot.waitUntil(lambda: not dialog.is_running)
    qtbot.keyClick(ask(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_running and not dialog.findChildren(QMessageBox))
    assert picture.exists()

    (away,) = (each for each in ask().buttons() if each.text() == "Take away")
    away.click()
    qtbot.waitUntil(lambda: not dialog.is_running and not dialog.findChildren(QMessageBox))
    assert not picture.exists()
    dialog.close()
