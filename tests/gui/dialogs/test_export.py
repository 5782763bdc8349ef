"""An edition is looked over, sent out and found again, or not sent."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.formats import Outlets
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.panels.lines_delegate import FACTS
from newsdesk.widgets.banner import BannerKind
from tests.gui.friday import EDITION

LEFT = Qt.MouseButton.LeftButton
SHA = "3f5a9c0d" * 8
ERROR = Finding("a", "spiked", "headline", 0, 0, "It is spiked.", Severity.ERROR)
WARNING = Finding("b", "quotes", "body", 4, 5, "A quotation mark is never closed.", Severity.WARNING)


@pytest.fixture
def running(qtbot: QtBot, clear: ExportDialog) -> ExportDialog:
    """The same while the work runs."""
    qtbot.mouseClick(clear.ui.export_now, LEFT)
    return clear


def press(qtbot: QtBot, radio: QRadioButton) -> None:
    qtbot.mouseClick(radio, LEFT, pos=QPoint(10, radio.height() // 2))


def test_it_says_what_goes_out(dialog: ExportDialog, target: Path) -> None:
    """Title, day, stories and rates; and where to, unless somebody says otherwise."""
    assert dialog.ui.title.text() == "Friday’s two"
    assert dialog.ui.facts.text() == "Friday, 12 December 2025 · 2 stories · 1 rate frozen with it"
    assert dialog.ui.target.text() == str(target)


def test_a_day_that_is_the_title_is_said_once(keep: Callable[[QDialog], None], target: Path) -> None:
    """An edition without a title is named by its day."""
    shown = ExportDialog(replace(EDITION, title=""), {}, target)
    keep(shown)

    assert shown.ui.title.text() == "Friday, 12 December 2025"
    assert shown.ui.facts.text() == "2 stories · 1 rate frozen with it"


def test_nothing_goes_out_before_the_copy_desk_has_read_it(qtbot: QtBot, dialog: ExportDialog) -> None:
    """The button waits for the checklist, and words say so."""
    assert not dialog.ui.export_now.isEnabled()
    assert "reading" in dialog.ui.checklist_label.text()

    dialog.set_checklist(())

    assert dialog.ui.export_now.isEnabled()
    assert "clear" in dialog.ui.checklist_label.text()


def test_a_clear_edition_is_one_key_away(qtbot: QtBot, clear: ExportDialog, target: Path) -> None:
    """Return exports to the place that was suggested, without a reason."""
    with qtbot.waitSignal(clear.export_wanted) as asked:
        qtbot.keyClick(clear.ui.target, Qt.Key.Key_Return)

    assert asked.args == [target, "", Outlets()]


def test_what_was_found_leads_to_its_place(qtbot: QtBot, dialog: ExportDialog) -> None:
    """Return on it closes the dialog: there is something to mend first."""
    dialog.set_checklist((WARNING, ERROR))
    dialog.ui.checklist.setCurrentRow(1)

    with qtbot.waitSignal(dialog.place_wanted) as asked:
        qtbot.keyClick(dialog.ui.checklist, Qt.Key.Key_Return)

    assert asked.args == [WARNING]
    assert not dialog.isVisible()


def test_warnings_are_shown_and_hold_nothing_back(dialog: ExportDialog) -> None:
    """A warning asks for a look, not for a reason."""
    dialog.set_checklist((WARNING,))

    assert dialog.ui.export_now.isEnabled()
    assert not dialog.ui.override_reason.isVisible()
    item = dialog.ui.checklist.item(0)
    assert item.text() == "A quotation mark is never closed."
    assert item.data(FACTS) == "Warning · Apricots Dear · Text"


def test_an_error_holds_back_until_there_is_a_reason(
    qtbot: QtBot, dialog: ExportDialog, target: Path
) -> None:
    """Spaces are no reason; the reason goes out with the edition."""
    dialog.set_checklist((WARNING, ERROR))
    assert dialog.ui.checklist_label.text() == "C&hecklist: 1 error and 1 warning"
    assert dialog.ui.checklist.item(0).text() == "It is spiked."
    assert not dialog.ui.export_now.isEnabled()

    qtbot.keyClicks(dialog.ui.override_reason, "  ")
    assert not dialog.ui.export_now.isEnabled()
    qtbot.keyClicks(dialog.ui.override_reason, "The editor knows.")
    with qtbot.waitSignal(dialog.export_wanted) as asked:
        qtbot.mouseClick(dialog.ui.export_now, LEFT)

    assert asked.args == [target, "The editor knows.", Outlets()]


def test_a_mended_edition_needs_no_reason_any_more(qtbot: QtBot, dialog: ExportDialog, target: Path) -> None:
    """A reason that was written for an error which is gone is not kept."""
    dialog.set_checklist((ERROR,))
    qtbot.keyClicks(dialog.ui.override_reason, "The editor knows.")

    dialog.set_checklist(())
    with qtbot.waitSignal(dialog.export_wanted) as asked:
        qtbot.mouseClick(dialog.ui.export_now, LEFT)

    assert asked.args == [target, "", Outlets()]


def test_folder_or_zip_by_the_button(qtbot: QtBot, clear: ExportDialog, target: Path) -> None:
    """The name follows the form, there and back."""
    press(qtbot, clear.ui.as_zip)
    assert clear.ui.target.text() == f"{target}.zip"

    press(qtbot, clear.ui.as_folder)
    assert clear.ui.target.text() == str(target)


def test_folder_or_zip_by_the_name(qtbot: QtBot, clear: ExportDialog) -> None:
    """The form follows the name, and the name stays as it was typed."""
    clear.ui.target.clear()
    assert not clear.ui.export_now.isEnabled()

    qtbot.keyClicks(clear.ui.target, "/tmp/Friday.ZIP")

    assert clear.ui.as_zip.isChecked()
    assert clear.ui.target.text() == "/tmp/Friday.ZIP"


def test_a_bare_name_stands_beside_the_place_that_was_suggested(
    qtbot: QtBot, clear: ExportDialog, target: Path
) -> None:
    """And not in whatever folder the program was started in; letters on the way to a name are no mistake."""
    clear.ui.target.clear()
    qtbot.keyClicks(clear.ui.target, "~friday")

    with qtbot.waitSignal(clear.export_wanted) as asked:
        qtbot.keyClick(clear.ui.target, Qt.Key.Key_Return)

    assert asked.args[0] == target.parent / "~friday"


def test_another_folder_is_chosen_for_the_same_name(
    qtbot: QtBot, clear: ExportDialog, tmp_path: Path
) -> None:
    """The bundle keeps its name in whatever folder is chosen."""
    qtbot.mouseClick(clear.ui.browse, LEFT)
    (chooser,) = clear.findChildren(QFileDialog)

    chooser.setDirectory(str(tmp_path))
    chooser.selectFile(str(tmp_path))
    chooser.accept()

    assert clear.ui.target.text() == str(tmp_path / "2025-12-12")


def test_a_zip_is_chosen_by_its_name(qtbot: QtBot, clear: ExportDialog, tmp_path: Path) -> None:
    """A file that is not there yet can be named; it ends in .zip all the same."""
    press(qtbot, clear.ui.as_zip)
    qtbot.mouseClick(clear.ui.browse, LEFT)
    (chooser,) = clear.findChildren(QFileDialog)

    chooser.setDirectory(str(tmp_path))
    chooser.selectFile("friday")
    chooser.accept()

    assert clear.ui.target.text() == str(tmp_path / "friday.zip")


def test_progress_is_told(running: ExportDialog) -> None:
    """How far it is and what comes next; the form is away meanwhile."""
    running.show_progress(4, 23, "Writing “Tunnel Opens”")

    assert running.ui.running.isVisible()
    assert (running.ui.bar.value(), running.ui.bar.maximum()) == (4, 23)
    assert running.ui.doing.text() == "Writing “Tunnel Opens”…"
    assert not running.ui.export_now.isVisible()


def test_how_long_it_still_takes_is_said(running: ExportDialog) -> None:
    """As soon as there is something to go by, beside what is being done."""
    now = 10.0
    running.clock = lambda: now
    running.show_working("Beginning")
    now += 8

    running.show_progress(40, 100, "Rendering “Tunnel Opens”")

    assert running.ui.doing.text() == "Rendering “Tunnel Opens”… (about 12 seconds left)"


def test_cancel_asks_once_and_waits(qtbot: QtBot, running: ExportDialog) -> None:
    """The work ends at its own next step; then the form is back with a sentence."""
    asked: list[bool] = []
    running.cancel_wanted.connect(lambda: asked.append(True))

    qtbot.mouseClick(running.ui.cancel, LEFT)
    qtbot.mouseClick(running.ui.cancel, LEFT)
    running.show_progress(5, 23, "Writing on")
    assert running.ui.doing.text() == "Stopping…"
    running.show_stopped()

    assert asked == [True]
    assert running.ui.setup.isVisible()
    assert running.ui.failure.text == "Stopped. Nothing was written."
    assert running.ui.failure.kind is BannerKind.INFO
    assert running.ui.export_now.isEnabled()


@pytest.mark.parametrize("way", ["escape", "close"])
def test_closing_while_it_runs_stops_the_work_first(qtbot: QtBot, running: ExportDialog, way: str) -> None:
    """The window stays until the work has stopped; then it closes as asked."""
    with qtbot.waitSignal(running.cancel_wanted):
        if way == "escape":
            qtbot.keyClick(running, Qt.Key.Key_Escape)
        else:
            running.close()
    assert running.isVisible()

    with qtbot.waitSignal(running.finished):
        running.show_stopped()


def test_a_failure_leaves_everything_as_it_was(running: ExportDialog, target: Path) -> None:
    """The sentence is there, and so are the place and the button to try again."""
    running.show_failure("The disk is full. Make room, or choose another place.")

    assert running.ui.failure.isVisible()
    assert running.ui.failure.text == "The disk is full. Make room, or choose another place."
    assert running.ui.target.text() == str(target)
    assert running.ui.export_now.isVisible()
    assert running.ui.export_now.isEnabled()


def test_a_second_try_begins_without_the_old_sentence(qtbot: QtBot, running: ExportDialog) -> None:
    """What went wrong before is not shown while it may go right."""
    running.show_failure("The disk is full.")

    qtbot.mouseClick(running.ui.export_now, LEFT)

    assert not running.ui.failure.isVisible()


def test_what_was_written_can_be_opened(qtbot: QtBot, running: ExportDialog, target: Path) -> None:
    """Path, numbers and the short checksum; the front page and its folder are a click away."""
    running.show_written(target, 41, 2, SHA)
    assert running.ui.path.text() == str(target)
    assert (running.ui.files.text(), running.ui.stories.text()) == ("41", "2")
    assert running.ui.digest.text() == "3f5a9c0d3f5a…"

    with qtbot.waitSignal(running.open_wanted) as front:
        qtbot.mouseClick(running.ui.open_front, LEFT)
    with qtbot.waitSignal(running.open_wanted) as folder:
        qtbot.mouseClick(running.ui.show_folder, LEFT)

    assert front.args == [target / "index.html"]
    assert folder.args == [target]


def test_a_zip_has_no_page_to_open(qtbot: QtBot, running: ExportDialog) -> None:
    """Its folder can be shown."""
    running.show_written(Path("/out/friday.zip"), 41, 2, SHA)
    assert not running.ui.open_front.isVisible()

    with qtbot.waitSignal(running.open_wanted) as folder:
        qtbot.mouseClick(running.ui.show_folder, LEFT)

    assert folder.args == [Path("/out")]


def test_the_whole_checksum_can_be_copied(qtbot: QtBot, running: ExportDialog, target: Path) -> None:
    """The short one is for eyes, the whole one for sha256sum."""
    running.show_written(target, 41, 2, SHA)

    qtbot.mouseClick(running.ui.copy_digest, LEFT)

    assert QGuiApplication.clipboard().text() == SHA


def test_done_is_closed_with_close(qtbot: QtBot, running: ExportDialog, target: Path) -> None:
    """After the end there is nothing to cancel."""
    running.show_written(target, 41, 2, SHA)
    assert running.ui.cancel.text() == "&Close"

    with qtbot.waitSignal(running.finished):
        qtbot.mouseClick(running.ui.cancel, LEFT)


def test_a_long_checklist_is_given_room(dialog: ExportDialog) -> None:
    """Three findings at least are in view, on a screen that has the room."""
    dialog.set_checklist((ERROR, *[WARNING] * 40))

    assert dialog.ui.checklist.height() >= min(150, dialog.screen().availableSize().height() - 420)
    assert dialog.height() <= dialog.screen().availableSize().height()
