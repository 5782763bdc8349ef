"""Keys are changed by pressing them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.shortcuts.dialog import Line, ShortcutsDialog
from newsdesk.gui.shortcuts.keymap import Keymap

LINES = [
    Line("new_story", "New story", "File"),
    Line("copy", "Copy", "Edit"),
    Line("bold", "Bold", "Format"),
    Line("italic", "Italic", "Format"),
    Line("health", "Health…", "File"),
]
MAP = Keymap({"new_story": "Ctrl+N", "copy": "Ctrl+C", "bold": "Ctrl+B", "italic": "Ctrl+I", "health": ""})
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> ShortcutsDialog:
    """The dialog, with the row of “Italic” marked."""
    dialog = ShortcutsDialog(LINES, MAP, {"Alt+F": "File"})
    keep(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.go_to("italic")
    dialog.ui.keys.setFocus()
    return dialog


def seen(dialog: ShortcutsDialog) -> list[str]:
    """The words of the rows that are to be seen."""
    return [row.text(0) for row in dialog.rows() if not row.isHidden()]


def test_free_keys_are_given_at_once(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    """And hold once the dialog is accepted."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_J, CTRL)
    assert dialog.keymap.keys("italic") == "Ctrl+J"
    assert not dialog.ui.conflict.isVisible()

    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()

    assert told.args[0].changed == {"italic": "Ctrl+J"}


@pytest.mark.parametrize("name", ["tree", "search"])
def test_return_leads_from_a_row_to_its_keys(dialog: ShortcutsDialog, name: str) -> None:
    """And does not close the dialog, as Return does where nobody wants it."""
    widget: QWidget = getattr(dialog.ui, name)
    widget.setFocus()

    QTest.keyClick(widget, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.ui.keys.hasFocus()


def test_keys_of_another_are_only_taken_by_choice(dialog: ShortcutsDialog) -> None:
    """The other action is named; nothing has changed until the button is pressed."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_B, CTRL)
    assert "“Bold”" in dialog.ui.conflict_words.text()
    assert dialog.keymap is MAP

    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_Return)
    QTest.keyClick(dialog.ui.take, Qt.Key.Key_Space)

    assert dialog.keymap.keys("italic") == "Ctrl+B"
    assert dialog.keymap.keys("bold") == ""


def test_escape_leaves_the_field_first(dialog: ShortcutsDialog) -> None:
    """With the keys as they were; the dialog stays."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_B, CTRL)

    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.ui.keys.keySequence().toString() == "Ctrl+I"
    assert dialog.keymap is MAP


def test_keys_of_writing_are_refused(dialog: ShortcutsDialog) -> None:
    """A sentence says why, and no button offers them."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_A, CTRL)

    assert dialog.ui.conflict.isVisible()
    assert not dialog.ui.take.isVisible()
    assert dialog.keymap is MAP


def test_keys_are_cleared_and_come_back(dialog: ShortcutsDialog) -> None:
    """By the buttons beside them."""
    dialog.ui.none.click()
    assert dialog.keymap.keys("italic") == ""

    dialog.ui.usual.click()
    assert dialog.keymap.changed == {}


def test_all_come_back(dialog: ShortcutsDialog) -> None:
    """At one press of a button."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_J, CTRL)

    dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.RestoreDefaults).click()

    assert dialog.keymap.changed == {}


def test_what_every_program_has_stays(dialog: ShortcutsDialog) -> None:
    """Copying is copying."""
    dialog.go_to("copy")

    assert not dialog.ui.keys.isEnabled()
    assert "every program" in dialog.ui.keys_label.text()


def test_actions_are_found_by_words_menu_and_keys(dialog: ShortcutsDialog) -> None:
    """Headings without a row are not shown."""
    for typed, rows in (("ita", ["Italic"]), ("format", ["Bold", "Italic"]), ("ctrl+n", ["New story"])):
        dialog.ui.search.setText(typed)
        assert seen(dialog) == rows

    dialog.ui.search.clear()
    assert len(seen(dialog)) == len(LINES)


def test_a_cancelled_dialog_tells_nothing(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    """The keys stay as they were."""
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_J, CTRL)

    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.reject()
