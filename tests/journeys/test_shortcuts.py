"""Keys of one's own, in the real window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.gui.notes.panel import NotesPanel
from newsdesk.gui.shortcuts.dialog import ShortcutsDialog
from newsdesk.gui.shortcuts.sheet_dialog import CheatSheetDialog

Open = Callable[..., Office]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def change(office: Office, wait_for: Callable[[type[ShortcutsDialog]], ShortcutsDialog], name: str) -> None:
    """Give an action Ctrl+Shift+J by the dialog that F1 opens."""
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    dialog = wait_for(ShortcutsDialog)
    dialog.go_to(name)
    dialog.ui.keys.setFocus()
    QTest.keyClick(dialog.ui.keys, Qt.Key.Key_J, CTRL | SHIFT)
    dialog.accept()


def test_changed_keys_hold_at_once_and_tomorrow(
    open_office: Open,
    wait_for: Callable[[type[ShortcutsDialog]], ShortcutsDialog],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    """The old ones do nothing any more."""
    office = open_office(tmp_path / "room")
    office.window.activateWindow()
    change(office, wait_for, "new_story")
    count = office.stories.count

    QTest.keyClick(office.window, Qt.Key.Key_N, CTRL)
    QTest.keyClick(office.window, Qt.Key.Key_J, CTRL | SHIFT)
    qtbot.waitUntil(lambda: office.stories.count == count + 1)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.stories.count == count + 1
    # A program that is killed has them tomorrow, too.
    qtbot.waitUntil(lambda: "Ctrl+Shift+J" in (tmp_path / "settings.ini").read_text())
    office.window.close()

    again = open_office(tmp_path / "room")

    assert again.window.ui.new_story.shortcut().toString() == "Ctrl+Shift+J"
    assert again.backroom.shortcuts.changed == {"new_story": "Ctrl+Shift+J"}


def test_a_way_that_is_grey_says_why_by_its_new_keys(
    open_office: Open,
    wait_for: Callable[[type[ShortcutsDialog]], ShortcutsDialog],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    """As by its old ones before."""
    office = open_office(tmp_path / "room")
    office.window.activateWindow()
    office.stories.new_story()
    qtbot.waitUntil(lambda: bool(office.sides.workflow.ways["ready"].statusTip()))
    change(office, wait_for, "way_ready")

    QTest.keyClick(office.window, Qt.Key.Key_J, CTRL | SHIFT)

    said = office.window.ui.status_bar.currentMessage
    qtbot.waitUntil(lambda: said() == office.sides.workflow.ways["ready"].statusTip())


def test_the_cheat_sheet_has_the_keys_that_hold(
    open_office: Open,
    wait_for: Callable[[type[CheatSheetDialog]], CheatSheetDialog],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    """By menu; it is kept as a file of its own."""
    office = open_office(tmp_path / "room")
    office.backroom.shortcuts.restore({"bold": "F6"})
    office.window.ui.cheat_sheet.trigger()
    dialog = wait_for(CheatSheetDialog)
    text = dialog.ui.page.toPlainText()
    assert "Bold\nF6" in text
    assert "Heading › Heading 2\nCtrl+Shift+H" in text

    dialog.save_wanted.emit(tmp_path / "keys.html")

    qtbot.waitUntil((tmp_path / "keys.html").exists)
    dialog.reject()


def test_what_the_window_says_of_keys_follows_them(open_office: Open, tmp_path: Path) -> None:
    """A sentence never names a key that does something else by now."""
    office = open_office(tmp_path / "room")
    ui, panes, (notes,) = office.window.ui, office.window.panes, office.window.findChildren(NotesPanel)
    says = {
        ui.new_story: panes.editor.ui.nothing_words.text,
        ui.add_to_edition: panes.edition.ui.hint.text,
        ui.export_edition: panes.edition.ui.export_edition.toolTip,
        ui.add_note: notes.ui.way.text,
        ui.proofread: office.backroom.proof.band.ui.words.text,
        ui.find_next: office.backroom.find.bar.ui.next.toolTip,
    }
    for action, words in says.items():
        usual = action.shortcut().toString()
        assert usual in words()

        action.setShortcut("Ctrl+Shift+J")

        assert "Ctrl+Shift+J" in words()
        assert usual not in words()
