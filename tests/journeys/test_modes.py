"""The window in its other shapes: only the text, proofreading, the preview below."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

Open = Callable[..., Office]
TEXT = "One. Two.\n\n## First\n\nA.\n\n## Second\n\nB."


@pytest.fixture
def office(open_office: Open, tmp_path: Path, qtbot: QtBot) -> Office:
    """The window with a story open, and the keyboard in its text."""
    desk = Desk(Newsroom.create(tmp_path / "room", SystemClock(), "Aigul", "The desk"))
    desk.stories.new(StoryText(headline="Snow on the pass", body=TEXT))
    desk.close()
    office = open_office(tmp_path / "room")
    body = office.window.panes.editor.body
    qtbot.waitUntil(lambda: office.editor.story is not None and not body.settling)
    office.window.activateWindow()
    body.setFocus()
    return office


def test_only_the_text_and_everything_back(office: Office, qtbot: QtBot) -> None:
    """Panes, form and bars go; Escape brings back what there was, and what was folded stays folded."""
    window, pane = office.window, office.window.panes.editor
    window.show_rates(False)
    before = window.state()

    QTest.keyClick(pane.body, Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
    gone = (window.panes.stories, window.ui.right, window.ui.status_bar, window.ui.ticker, pane.ui.tools)
    assert not any(each.isVisible() for each in gone)
    assert window.isFullScreen()
    assert pane.body.hasFocus()
    assert pane.form.ui.headline.isVisible()

    QTest.keyClick(pane.body, Qt.Key.Key_Escape)

    assert not window.isFullScreen()
    assert window.ui.menu_bar.maximumHeight() > 1000
    assert window.state().hidden == before.hidden
    assert window.state().across == before.across
    assert window.ui.right.isVisible()
    assert pane.body.hasFocus()


def test_what_is_arranged_after_only_the_text_stays(office: Office, qapp: QApplication) -> None:
    """Also where the window does not get the size back that it had before."""
    window = office.window
    window.ui.only_text.trigger()
    window.resize(window.size() + QSize(40, 40))
    qapp.processEvents()
    window.ui.only_text.trigger()

    window.ui.stacked.trigger()
    window.resize(window.size() + QSize(30, 30))
    for _ in range(3):
        qapp.processEvents()

    assert window.ui.page.stacked


def test_menus_have_their_keys_while_there_is_only_the_text(office: Office) -> None:
    """And Escape works in the headline, too."""
    body, headline = office.window.panes.editor.body, office.window.panes.editor.form.ui.headline
    office.window.ui.only_text.trigger()
    body.selectAll()

    QTest.keyClick(body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert body.text().startswith("**")

    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_Escape)
    assert not office.backroom.only_text.is_on


def test_a_window_closed_with_only_the_text_comes_back_whole(
    office: Office, open_office: Open, tmp_path: Path
) -> None:
    """What is remembered is how it was before."""
    office.window.ui.only_text.trigger()

    office.window.close()
    again = open_office(tmp_path / "room")

    assert again.window.panes.stories.isVisible()
    assert again.window.ui.right.isVisible()
    assert not again.window.isFullScreen()


def test_a_window_that_filled_the_screen_fills_it_again(office: Office) -> None:
    """Full screen and back: it was a small window then."""
    window = office.window
    window.setWindowState(Qt.WindowState.WindowMaximized)

    window.ui.full_screen.trigger()
    assert (window.isFullScreen(), window.ui.full_screen.isChecked()) == (True, True)
    window.ui.full_screen.trigger()

    assert (window.isFullScreen(), window.ui.full_screen.isChecked()) == (False, False)
    assert window.isMaximized()


def test_a_window_closed_on_the_full_screen_can_leave_it(
    office: Office, open_office: Open, tmp_path: Path
) -> None:
    """It comes back so, and the menu knows: the first key did nothing."""
    office.window.ui.full_screen.trigger()
    office.window.close()

    again = open_office(tmp_path / "room").window

    assert again.isFullScreen() is again.ui.full_screen.isChecked()
    again.setWindowState(again.windowState() | Qt.WindowState.WindowFullScreen)
    again.ui.full_screen.trigger()
    assert not again.isFullScreen()


def test_nothing_changes_a_text_that_is_proofread(office: Office) -> None:
    """Keys, the clipboard, undo, the menu; then it is written on as before, with all that can be undone."""
    window, body = office.window, office.window.panes.editor.body
    QTest.keyClicks(body, "x")
    window.ui.proofread.trigger()
    before = body.text()
    body.selectAll()
    QGuiApplication.clipboard().setText("pasted")

    QTest.keyClicks(body, "abc")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        QTest.keyClick(body, key)
    for action in (window.ui.undo, window.ui.cut, window.ui.paste, window.ui.bold, window.ui.section_down):
        action.trigger()
    body.replace_text("other")
    assert body.text() == before
    assert office.backroom.proof.band.isVisible()

    office.backroom.proof.band.ui.leave.click()
    window.ui.undo.trigger()

    assert body.text() == TEXT
    assert not body.isReadOnly()


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline", "place", "source"])
@pytest.mark.parametrize("action", ["paste", "paste_plain", "cut", "undo"])
def test_nothing_changes_its_fields_either(office: Office, field: str, action: str) -> None:
    """The menu, and its keys, ask as typing does whether a field may be written in."""
    form = office.window.panes.editor.form
    widget = getattr(form.ui, field)
    widget.setFocus()
    QTest.keyClicks(widget, "Snow")
    before = form.fields()
    office.window.ui.proofread.trigger()
    widget.setFocus()
    widget.selectAll()
    QGuiApplication.clipboard().setText("pasted")

    getattr(office.window.ui, action).trigger()

    assert form.fields() == before


def test_a_text_that_is_proofread_can_be_noted_on(office: Office, qtbot: QtBot) -> None:
    """That is what proofreaders do."""
    office.window.ui.proofread.trigger()
    office.window.panes.editor.body.mark(0, 4)

    office.window.ui.add_note.trigger()

    assert office.sides.notes._panel.ui.form.isVisible()


def test_the_preview_below_is_remembered(office: Office, open_office: Open, tmp_path: Path) -> None:
    """And so is the tab that was seen, and that the list is folded away."""
    office.window.ui.stacked.trigger()
    office.window.ui.show_outline.trigger()
    office.window.ui.show_list.trigger()
    office.window.ui.show_rates.trigger()
    assert not office.window.ui.left.isVisible()

    office.window.close()
    again = open_office(tmp_path / "room")

    assert again.window.ui.page.stacked
    assert again.window.ui.stacked.isChecked()
    assert again.window.ui.right.tabText(again.window.ui.right.currentIndex()) == "Outline"
    assert not again.window.ui.left.isVisible()


def test_the_outline_leads_by_key(office: Office) -> None:
    """Its key brings the keyboard to the headings, Return on one takes it to the text there."""
    body, headings = office.window.panes.editor.body, office.backroom.outline._panel.ui.list

    office.window.ui.show_outline.trigger()
    assert headings.hasFocus()
    QTest.keyClick(headings, Qt.Key.Key_Down)
    QTest.keyClick(headings, Qt.Key.Key_Down)
    QTest.keyClick(headings, Qt.Key.Key_Return)

    assert body.hasFocus()
    assert body.textCursor().block().text() == "## Second"


def test_the_outline_has_the_heading_that_was_typed_just_now(office: Office) -> None:
    """The first of a text, too: its key brings the keyboard there, and waits for no pause in the typing."""
    body, panel = office.window.panes.editor.body, office.backroom.outline._panel
    body.replace_text("")
    assert office.backroom.outline.headings.all == ()

    QTest.keyClicks(body, "## Third")
    office.window.ui.show_outline.trigger()

    assert panel.ui.list.hasFocus()
    assert panel.model.rowCount() == 1


def test_a_text_without_headings_keeps_the_keyboard(office: Office) -> None:
    """The outline is shown, and takes it neither then nor with the first heading."""
    body, outline = office.window.panes.editor.body, office.backroom.outline
    body.replace_text("Words.")

    office.window.ui.show_outline.trigger()
    assert outline._panel.isVisible()
    QTest.keyClick(body, Qt.Key.Key_Home)
    QTest.keyClicks(body, "## ")

    assert len(outline.headings.all) == 1
    assert body.hasFocus()


def test_a_section_moves_in_one_step(office: Office, qtbot: QtBot) -> None:
    """With its text and the caret in it; undo brings all of it back."""
    body = office.window.panes.editor.body
    place = TEXT.index("A.") + 1
    body.mark(place, place)

    QTest.keyClick(
        body,
        Qt.Key.Key_PageDown,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert body.text() == "One. Two.\n\n## Second\n\nB.\n\n## First\n\nA."
    assert body.textCursor().block().text() == "A."

    office.window.ui.undo.trigger()
    assert body.text() == TEXT


def test_focus_and_typewriter_are_remembered(office: Office, open_office: Open, tmp_path: Path) -> None:
    """F9 goes round."""
    body = office.window.panes.editor.body
    QTest.keyClick(body, Qt.Key.Key_F9)
    assert office.window.ui.focus_sentence.isChecked()
    assert office.backroom.focus.marks.focused() == (0, 5)
    office.window.ui.typewriter.trigger()

    office.window.close()
    again = open_office(tmp_path / "room")

    assert again.window.ui.focus_sentence.isChecked()
    assert again.window.ui.typewriter.isChecked()
