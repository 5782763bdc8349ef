"""The buttons at the end of a dialog stand in one order: what leaves all as it is, then what does it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMessageBox, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from newsdesk.gui.asking import ask_whether
from newsdesk.gui.theme import Theme, apply

FORMS = sorted(Path(__file__).parents[2].joinpath("ui").glob("*.ui"))
#: The names that forms give to what leaves things as they are.
LEAVING = {"cancel", "close", "close_button", "dismiss", "leave", "quit", "no"}
Button = QDialogButtonBox.StandardButton


def rows(form: Path) -> list[list[str]]:
    """Return the names of the buttons, and "" for a gap, of each row of a form that has them."""
    return [
        [
            "" if each.tag == "spacer" else each.get("name", "")
            for item in layout.findall("item")
            for each in item
            if each.tag == "spacer" or each.get("class") == "QPushButton"
        ]
        for layout in ET.parse(form).iter("layout")
        if layout.get("class") == "QHBoxLayout"
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_what_does_it_is_last_in_its_row(form: Path) -> None:
    """One more button stands behind the one that does nothing, or that one stands alone at the end."""
    for row in rows(form):
        for place in (place for place, name in enumerate(row) if name in LEAVING):
            behind = [name for name in row[place + 1 :] if name]
            assert len(behind) == 1 or (not behind and not any(row[max(0, place - 1) : place]))


def in_order(box: QDialogButtonBox) -> list[str]:
    """Return the words on a box's buttons, from the left."""
    buttons = sorted(box.buttons(), key=lambda each: each.mapTo(box, each.rect().topLeft()).x())
    return [each.text().replace("&", "") for each in buttons]


def test_boxes_have_the_same_order_on_every_desktop(qtbot: QtBot, undressed: QApplication) -> None:
    """Also where the desktop's own dialogs have another."""
    apply(undressed, Theme.LIGHT, strong=False)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = QDialogButtonBox(Button.Ok | Button.Cancel | Button.RestoreDefaults)
    QVBoxLayout(dialog).addWidget(box)
    with qtbot.waitExposed(dialog):
        dialog.show()

    assert in_order(box) == ["Restore Defaults", "Cancel", "OK"]


def test_a_question_has_it_too_and_nothing_is_lost_by_return_or_escape(
    qtbot: QtBot, undressed: QApplication
) -> None:
    """Cancel is chosen, and Escape is Cancel."""
    apply(undressed, Theme.LIGHT, strong=False)
    asker, done = QDialog(), []
    qtbot.addWidget(asker)
    ask_whether(asker, "Remove?", "Remove it?", "It is gone then.", "&Remove", lambda: done.append(1))
    (question,) = asker.findChildren(QMessageBox)
    with qtbot.waitExposed(question):
        question.show()
    (box,) = question.findChildren(QDialogButtonBox)

    assert in_order(box) == ["Cancel", "Remove"]
    assert question.defaultButton() is question.button(QMessageBox.StandardButton.Cancel)
    with qtbot.waitSignal(question.finished):
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert done == []


def test_a_question_is_answered_by_its_other_button(qtbot: QtBot, qapp: QApplication) -> None:
    """Once."""
    del qapp
    asker, done = QDialog(), []
    qtbot.addWidget(asker)
    ask_whether(asker, "Remove?", "Remove it?", "It is gone then.", "&Remove", lambda: done.append(1))
    (yes,) = (each for each in asker.findChildren(QPushButton) if each.text() == "&Remove")

    yes.click()

    assert done == [1]
