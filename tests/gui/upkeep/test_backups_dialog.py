"""The backups dialog: the copies there are, and a question before one takes the place of what is here."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.domain.backups import RULE, Backup, BackupKind
from newsdesk.gui.phrases import local_moment
from newsdesk.gui.upkeep.backups import REASONS, BackupsDialog
from newsdesk.widgets.banner import BannerKind

Keep = Callable[[QDialog], None]

MADE = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
DAILY = Backup(Path("/room/backups/daily.db"), MADE, BackupKind.DAILY, 1_500_000, 2)
DAMAGED = Backup(Path("/room/backups/damaged.db"), MADE, BackupKind.DAMAGED, 10)


def make(keep: Keep, *backups: Backup, writable: bool = True) -> BackupsDialog:
    dialog = BackupsDialog(Path("/room"), writable=writable)
    keep(dialog)
    dialog.show_backups(backups)
    dialog.show()
    return dialog


def test_copies_are_listed_with_when_why_and_how_large(keep: Keep, qtbot: QtBot) -> None:
    """The newest is chosen; its file is in the tool tip, the rule below."""
    dialog = make(keep, DAILY, DAMAGED)

    item = dialog.ui.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == [local_moment(MADE), "The day’s backup", "1.5 MB"]
    assert str(DAILY.path) in item.toolTip(0)
    assert item.isSelected()
    assert dialog.ui.rule.text() == RULE


def test_no_copies_are_said(keep: Keep, qtbot: QtBot) -> None:
    """There is nothing to restore then, but a file from elsewhere."""
    dialog = make(keep)

    assert dialog.ui.none.isVisible()
    assert not dialog.ui.list.isVisible()
    assert not dialog.ui.restore.isEnabled()
    assert dialog.ui.other.isEnabled()


def test_a_restore_is_asked_about_first(keep: Keep, qtbot: QtBot) -> None:
    """Return keeps what is here; only the other button asks for it to be done."""
    dialog = make(keep, DAILY)
    asked: list[Path] = []
    dialog.restore_wanted.connect(asked.append)

    dialog.ui.restore.click()
    assert dialog.ui.which.text() == f"Go back to {local_moment(MADE)}?"
    assert "backed up first" in dialog.ui.consequence.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.ui.pages.currentWidget() is dialog.ui.listing
    assert asked == []

    dialog.ui.restore.click()
    dialog.ui.yes.click()
    assert asked == [DAILY.path]
    assert dialog.ui.pages.currentWidget() is dialog.ui.running


def test_a_damaged_file_is_not_offered_for_a_restore(keep: Keep, qtbot: QtBot) -> None:
    """Neither by the button nor by Return on its row."""
    dialog = make(keep, DAMAGED)
    item = dialog.ui.list.topLevelItem(0)
    assert item is not None

    dialog.ui.list.itemActivated.emit(item, 0)

    assert not dialog.ui.restore.isEnabled()
    assert dialog.ui.pages.currentWidget() is dialog.ui.listing


def test_who_may_only_look_changes_nothing(keep: Keep, qtbot: QtBot) -> None:
    """The list is there all the same."""
    dialog = make(keep, DAILY, writable=False)

    assert not any(each.isEnabled() for each in (dialog.ui.restore, dialog.ui.other, dialog.ui.back_up))
    assert dialog.ui.show_folder.isEnabled()


def test_a_failure_brings_the_list_back(keep: Keep, qtbot: QtBot) -> None:
    """With its sentence above; the next try takes it away."""
    dialog = make(keep, DAILY)
    dialog.ui.back_up.click()
    dialog.show_progress(1, 4, "Copying")
    assert dialog.ui.doing.text() == "Copying…"

    dialog.show_failure("The disk is full.")
    assert dialog.ui.failure.isVisible()
    assert dialog.ui.failure.text == "The disk is full."

    dialog.ui.back_up.click()
    assert not dialog.ui.failure.isVisible()


@pytest.mark.parametrize("closing", [True, False])
def test_stopping_keeps_everything_as_it_was(keep: Keep, qtbot: QtBot, closing: bool) -> None:
    """The button stops the work and leaves the list; closing stops it and closes."""
    dialog = make(keep, DAILY)
    dialog.ui.back_up.click()
    with qtbot.waitSignal(dialog.cancel_wanted):
        dialog.close() if closing else dialog.ui.close.click()

    dialog.show_stopped()

    assert dialog.isVisible() is not closing
    assert closing or dialog.ui.failure.text == "Stopped. Nothing was changed."
    assert closing or dialog.ui.failure.kind is BannerKind.INFO


def test_every_kind_of_copy_has_its_words() -> None:
    """A new one is not forgotten."""
    assert set(REASONS) == set(BackupKind)
