from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk.gui.dialogs.about import AboutDialog
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.new_edition import Fill, NewEdition, NewEditionDialog
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from tests.gui.friday import DAY

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QDialog], None]

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def show(qtbot: QtBot, keep: Callable[[QDialog], None]) -> Show:
    """Open a dialog and wait until it has the keyboard."""

    def show_it(dialog: QDialog) -> None:
        keep(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)

    return show_it


@pytest.mark.parametrize("choice", ["sample", "empty"])
def test_a_new_newsroom_is_one_click(qtbot: QtBot, show: Show, tmp_path: Path, choice: str) -> None:
    """Either way of beginning anew asks for itself and closes the dialog."""
    dialog = WelcomeDialog(tmp_path)
    show(dialog)

    with qtbot.waitSignals([getattr(dialog, f"{choice}_wanted"), dialog.accepted]):
        qtbot.mouseClick(getattr(dialog.ui, choice), LEFT)


def test_the_first_start_works_without_a_mouse(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    """The sample has the focus; Return takes it."""
    dialog = WelcomeDialog(tmp_path)
    show(dialog)

    with qtbot.waitSignal(dialog.sample_wanted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_another_newsroom_is_chosen_as_a_folder(qtbot: QtBot, show: Show, tmp_path: Path) -> None:
    """The folder chosen is the newsroom asked for."""
    dialog = WelcomeDialog(tmp_path / "new")
    show(dialog)
    qtbot.mouseClick(dialog.ui.other, LEFT)
    (chooser,) = dialog.findChildren(QFileDialog)

    with qtbot.waitSignal(dialog.other_wanted) as asked:
        chooser.setDirectory(str(tmp_path))
        chooser.selectFile(str(tmp_path))
        chooser.accept()

    assert asked.args == [tmp_path]


def test_the_welcome_says_where_a_newsroom_is_kept(show: Show) -> None:
    """Nobody has to look for their stories."""
    dialog = WelcomeDialog(Path("/srv/ana/news"))
    show(dialog)

    assert dialog.ui.place.text().endswith("/srv/ana/news")


def test_a_new_edition_as_it_is_offered(qtbot: QtBot, show: Show) -> None:
    """Return alone makes an edition of the day from the day's page, without a title of its own."""
    dialog = NewEditionDialog(DAY)
    show(dialog)
    dialog.set_counts(6, 2)

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.title, Qt.Key.Key_Return)

    assert dialog.choice() == NewEdition(DAY, "", Fill.PAGE)


def test_a_new_edition_is_not_empty_because_somebody_was_quick(show: Show) -> None:
    """Before the counts are there, what would be proposed is asked for; another day begins anew."""
    dialog = NewEditionDialog(DAY)
    show(dialog)
    assert dialog.choice().fill is Fill.PROPOSED

    dialog.set_counts(0, 2)
    assert dialog.choice().fill is Fill.READY

    dialog.ui.date.setDate(QDate(2025, 12, 13))
    assert dialog.choice().fill is Fill.PROPOSED


@pytest.mark.parametrize(("button", "fill"), [("all_ready", Fill.READY), ("empty", Fill.EMPTY)])
def test_a_new_edition_as_it_is_asked_for(qtbot: QtBot, show: Show, button: str, fill: Fill) -> None:
    """Day, title and first stories are what the editor says."""
    dialog = NewEditionDialog(DAY)
    show(dialog)

    dialog.ui.date.setDate(QDate(2025, 12, 13))
    qtbot.keyClicks(dialog.ui.title, " The Saturday ")
    radio = getattr(dialog.ui, button)
    qtbot.mouseClick(radio, LEFT, pos=QPoint(10, radio.height() // 2))

    assert dialog.choice() == NewEdition(date(2025, 12, 13), "The Saturday", fill)


def test_the_counts_are_asked_for_at_first_and_for_each_day(qtbot: QtBot, show: Show) -> None:
    """Who listens before it opens hears the first day; then every other."""
    dialog = NewEditionDialog(DAY)
    asked: list[date] = []
    dialog.counts_wanted.connect(asked.append)
    show(dialog)

    dialog.ui.date.setDate(QDate(2025, 12, 13))
    dialog.set_counts(1, 6)

    assert asked == [DAY, date(2025, 12, 13)]
    assert dialog.ui.from_page.text().endswith("(1 story)")
    assert dialog.ui.all_ready.text().endswith("(6 stories)")


@pytest.mark.parametrize(
    ("page", "ready", "fill"), [(6, 4, Fill.PAGE), (0, 4, Fill.READY), (0, 0, Fill.EMPTY)]
)
def test_what_brings_stories_is_chosen(show: Show, page: int, ready: int, fill: Fill) -> None:
    """A day without a page would make an edition without stories."""
    dialog = NewEditionDialog(DAY)
    show(dialog)

    dialog.set_counts(page, ready)

    assert dialog.choice().fill is fill


def test_a_choice_stays_chosen(show: Show) -> None:
    """However many stories another day has."""
    dialog = NewEditionDialog(DAY)
    show(dialog)
    dialog.ui.empty.click()

    dialog.set_counts(6, 4)

    assert dialog.choice().fill is Fill.EMPTY


def test_a_day_has_one_edition(show: Show) -> None:
    """A day that has one is refused with a sentence; another day is free again."""
    dialog = NewEditionDialog(DAY, frozenset({DAY}))
    show(dialog)
    assert not dialog.ui.buttons.button(OK).isEnabled()
    assert dialog.ui.note.isVisible()

    dialog.ui.date.setDate(QDate(2025, 12, 13))

    assert dialog.ui.buttons.button(OK).isEnabled()
    assert not dialog.ui.note.isVisible()


def test_an_untitled_edition_is_called_by_its_day(show: Show) -> None:
    """The empty field shows what the title will be."""
    dialog = NewEditionDialog(DAY)
    show(dialog)

    assert dialog.ui.title.placeholderText() == "Friday, 12 December 2025"


def test_the_details_can_be_copied_into_a_report(qtbot: QtBot, show: Show) -> None:
    """What is copied is what is shown, with the version first."""
    dialog = AboutDialog("1.2.0", ("Qt 6.11", "Newsroom: /srv/ana/news"))
    show(dialog)

    qtbot.mouseClick(dialog.ui.copy, LEFT)

    assert QGuiApplication.clipboard().text() == "Newsdesk 1.2.0\nQt 6.11\nNewsroom: /srv/ana/news"


def test_about_closes_with_its_button(qtbot: QtBot, show: Show) -> None:
    """Close closes."""
    dialog = AboutDialog("1.2.0", ())
    show(dialog)

    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Close), LEFT)


@pytest.mark.parametrize(
    ("button", "answer"), [("look", QDialog.DialogCode.Accepted), ("quit", QDialog.DialogCode.Rejected)]
)
def test_a_newsroom_in_use_can_be_looked_at_or_left(
    qtbot: QtBot, show: Show, button: str, answer: QDialog.DialogCode
) -> None:
    """Who has it, since when and where; then two ways on."""
    dialog = LockedDialog(Path("/srv/ana/news"), "Aibek on desk-3, since 04:14 UTC")
    show(dialog)
    assert dialog.ui.who.text() == "It is in use by Aibek on desk-3, since 04:14 UTC."
    assert dialog.ui.place.text() == "/srv/ana/news"

    with qtbot.waitSignal(dialog.finished) as ended:
        qtbot.mouseClick(getattr(dialog.ui, button), LEFT)

    assert ended.args == [answer]
