"""Keys in a dialog: it shows them, asks first, and asks for one thing at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.domain.signing import Acquaintance, OwnKey, PublicKey, Signature, Signer
from newsdesk.gui.signing.dialog import Keys, SigningDialog
from newsdesk.gui.signing.new_signer import NewSignerDialog

LEFT = Qt.MouseButton.LeftButton
MINE = Signer("The Courier", PublicKey(bytes(32)))
FRIENDS = (Signer("Messenger", PublicKey(bytes([1] * 32))), Signer("Вестник", PublicKey(bytes([2] * 32))))


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> SigningDialog:
    """The dialog of a newsroom with a key and two friends."""
    shown = SigningDialog(writable=True)
    keep(shown)
    shown.show_keys(Keys(OwnKey(MINE, in_keyring=True), "newsroom", FRIENDS))
    shown.open()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def confirm(qtbot: QtBot, dialog: SigningDialog) -> None:
    qtbot.mouseClick(dialog.ui.notice.findChild(QPushButton, "bannerAction"), LEFT)


def test_it_shows_what_signs_and_who_is_trusted(dialog: SigningDialog) -> None:
    """Names, fingerprints, and where the secret half is."""
    ui = dialog.ui

    assert ui.own.currentWidget() is ui.with_key
    assert "“The Courier”" in ui.signs_as.text()
    assert ui.fingerprint.text() == MINE.key.fingerprint
    assert "keyring" in ui.kept.text()
    shown = [[cell.text() for column in (0, 1) if (cell := ui.trusted.item(row, column))] for row in (0, 1)]
    assert shown == [[each.name, each.key.fingerprint] for each in FRIENDS]


def test_a_list_without_a_desk_says_how_one_comes_there(dialog: SigningDialog) -> None:
    """Until there is one; then it says what that means."""
    dialog.show_keys(Keys(None, "newsroom", ()))
    assert dialog.ui.trusted_words.text().startswith("No desk yet. Add the file")

    dialog.show_keys(Keys(None, "newsroom", FRIENDS))
    assert "is not taken in" in dialog.ui.trusted_words.text()


def test_whoever_may_not_say_whom_to_trust_cannot_press_it(dialog: SigningDialog) -> None:
    """And reads why; a key of one's own is another thing."""
    ui, why = dialog.ui, "To say whom to trust is for editors; you are a reporter."
    ui.trusted.selectRow(0)
    assert ui.add.isEnabled()
    assert ui.forget.isEnabled()

    dialog.show_keys(Keys(OwnKey(MINE, in_keyring=True), "newsroom", FRIENDS, why))
    ui.trusted.selectRow(1)

    assert not ui.add.isEnabled()
    assert not ui.forget.isEnabled()
    assert ui.trusted_words.text().endswith(why)
    assert ui.replace.isEnabled()


def test_a_first_key_is_one_key_away(qtbot: QtBot, dialog: SigningDialog) -> None:
    """The newsroom's name stands there, and what is typed since is not written over."""
    dialog.show_keys(Keys(None, "newsroom", ()))
    name = dialog.ui.name
    assert (dialog.ui.own.currentWidget(), name.text()) == (dialog.ui.without, "newsroom")

    name.setText(" ")
    assert not dialog.ui.make.isEnabled()
    name.setText("The Courier")
    dialog.show_keys(Keys(None, "newsroom", ()), "The keyring is locked.")
    with qtbot.waitSignal(dialog.make_wanted) as asked:
        qtbot.keyClick(name, Qt.Key.Key_Return)

    assert asked.args == ["The Courier", False]
    assert dialog.isVisible()
    assert dialog.ui.notice.text == "The keyring is locked."


def test_replacing_a_key_is_asked_about(qtbot: QtBot, dialog: SigningDialog) -> None:
    """Under the same name, and only once it was said."""
    qtbot.mouseClick(dialog.ui.replace, LEFT)
    assert "will stop at your next bundle" in dialog.ui.notice.text

    with qtbot.waitSignal(dialog.make_wanted) as asked:
        confirm(qtbot, dialog)

    assert asked.args == ["The Courier", True]
    assert not dialog.ui.notice.isVisible()


def test_taking_a_key_away_is_asked_about(qtbot: QtBot, dialog: SigningDialog) -> None:
    """And nothing goes while it is only asked."""
    with qtbot.assertNotEmitted(dialog.removal_wanted):
        qtbot.mouseClick(dialog.ui.remove, LEFT)

    with qtbot.waitSignal(dialog.removal_wanted):
        confirm(qtbot, dialog)


def test_a_friend_is_forgotten_by_fingerprint(qtbot: QtBot, dialog: SigningDialog) -> None:
    """The one that is marked: two keys of one desk have one name."""
    assert not dialog.ui.forget.isEnabled()
    dialog.ui.trusted.selectRow(1)
    qtbot.mouseClick(dialog.ui.forget, LEFT)

    with qtbot.waitSignal(dialog.forget_wanted) as asked:
        confirm(qtbot, dialog)

    assert asked.args == [FRIENDS[1].key.fingerprint]


def test_the_line_for_others_is_copied(qtbot: QtBot, dialog: SigningDialog) -> None:
    """As OpenSSH's list has it; and the button says so."""
    qtbot.mouseClick(dialog.ui.copy, LEFT)

    assert QGuiApplication.clipboard().text() == MINE.line
    assert "Copied" in dialog.ui.copy.text()


@pytest.mark.parametrize("button", ["save", "add"])
def test_files_are_chosen(button: str, qtbot: QtBot, dialog: SigningDialog, tmp_path: Path) -> None:
    """Where the line goes, and what another desk sent."""
    file = tmp_path / "allowed_signers"
    file.touch()
    signal = dialog.save_wanted if button == "save" else dialog.trust_wanted

    qtbot.mouseClick(getattr(dialog.ui, button), LEFT)
    [chooser] = dialog.findChildren(QFileDialog)
    with qtbot.waitSignal(signal) as asked:
        chooser.fileSelected.emit(str(file))
    chooser.reject()

    assert asked.args == [file]


def test_who_may_only_look_trusts_nobody(keep: Callable[[QDialog], None]) -> None:
    """The list is the newsroom's; the key is this computer's."""
    dialog = SigningDialog(writable=False)
    keep(dialog)
    dialog.show_keys(Keys(None, "newsroom", FRIENDS))
    dialog.ui.trusted.selectRow(0)

    assert not dialog.ui.add.isEnabled()
    assert not dialog.ui.forget.isEnabled()
    assert dialog.ui.make.isEnabled()


def test_a_new_signer_is_left_by_whoever_only_presses_return(
    qtbot: QtBot, keep: Callable[[QDialog], None]
) -> None:
    """The bundle, its stories, the name and the fingerprint are there to be compared."""
    dialog = NewSignerDialog("out.zip", 2, Signature(Acquaintance.NEW, "The Courier", MINE.key))
    keep(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)

    assert dialog.ui.title.text() == "Signed as “The Courier”"
    assert dialog.ui.facts.text() == "out.zip · 2 stories"
    assert dialog.ui.fingerprint.text() == MINE.key.fingerprint
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
