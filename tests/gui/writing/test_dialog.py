"""The dialog of the writer's choices."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from newsdesk.gui.writing.choices import Paper, WritingChoices
from newsdesk.gui.writing.dialog import WritingDialog

BEFORE = WritingChoices(paper=Paper.SEPIA, size=14.0, target=600, smart_quotes=False)
Ask = Callable[[], tuple[WritingDialog, list[WritingChoices]]]


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Show the dialog; return it and what it tells."""

    def ask_() -> tuple[WritingDialog, list[WritingChoices]]:
        dialog = WritingDialog(BEFORE, "DejaVu Serif")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        told: list[WritingChoices] = []
        dialog.chosen.connect(told.append)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog, told

    return ask_


def test_it_shows_what_is_chosen_and_tells_nothing_by_itself(ask: Ask) -> None:
    """Accepted as it is, it changes nothing."""
    dialog, told = ask()

    assert dialog.ui.paper.currentText() == "Sepia"
    assert dialog.ui.size.value() == 14.0
    assert not dialog.ui.smart_quotes.isChecked()
    dialog.accept()

    assert told == []


def test_every_change_is_told_at_once(ask: Ask) -> None:
    """So that the text behind it shows it; what has no row here stays as it is."""
    dialog, told = ask()

    dialog.ui.paper.setCurrentIndex(dialog.ui.paper.findText("High contrast"))
    dialog.ui.line_width.stepUp()

    assert [(each.paper, each.line_width) for each in told] == [(Paper.CONTRAST, 72), (Paper.CONTRAST, 73)]
    assert told[-1].target == 600


def test_cancelled_it_brings_everything_back(ask: Ask) -> None:
    """As it was when it was opened."""
    dialog, told = ask()
    dialog.ui.size.stepUp()
    dialog.ui.target.setValue(0)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert told[-1] == BEFORE


def test_the_usual_choices_are_a_button_away(ask: Ask) -> None:
    """The rows show them, too."""
    dialog, told = ask()

    dialog.ui.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()

    assert told == [WritingChoices()]
    assert dialog.ui.paper.currentText() == "Like the program"


def test_the_usual_font_is_no_choice(ask: Ask) -> None:
    """Another one is, and stays one."""
    dialog, told = ask()

    dialog.ui.size.stepUp()
    assert told[-1].face == ""
    dialog.ui.face.setCurrentFont(QFont("DejaVu Sans"))

    assert told[-1].face == "DejaVu Sans"


def test_every_switch_has_a_row_and_a_key(ask: Ask) -> None:
    """None of the boxes stands there for nothing, and each can be reached by its letter."""
    dialog, _told = ask()
    boxes = dialog.findChildren(QCheckBox)

    assert {box.objectName() for box in boxes} <= set(BEFORE.stored())
    assert all("&" in box.text() for box in boxes)
