"""A list to choose from that gives way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.elided_combo_box import ElidedComboBox

LONG = "Friday 12 December: Mills, trams and the price of bread"


@pytest.fixture
def box(qtbot: QtBot) -> ElidedComboBox:
    widget = ElidedComboBox()
    widget.addItems([LONG, "Friday"])
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_choice_that_fits_is_shown_whole(box: ElidedComboBox) -> None:
    """It needs no tool tip."""
    box.resize(box.sizeHint())

    assert (box.shown_text(), box.toolTip()) == (LONG, "")


def test_a_choice_that_fits_looks_as_ever(qtbot: QtBot) -> None:
    """Nobody could tell Qt's box from this one."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (ElidedComboBox(), QComboBox()):
        each.addItem(LONG)
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(each)
    with qtbot.waitExposed(window):
        window.show()

    ours, usual = (each.grab().toImage() for each in window.findChildren(QComboBox))
    assert ours == usual


def test_a_choice_that_does_not_fit_ends_in_an_ellipsis(box: ElidedComboBox) -> None:
    """The tool tip and the screen reader have all of it."""
    box.resize(box.sizeHint().width() // 2, box.height())

    assert box.shown_text().endswith("…")
    assert LONG.startswith(box.shown_text()[:-1])
    assert box.toolTip() == LONG
    value = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Value)
    assert (value, box.currentText()) == (LONG, LONG)


def test_the_tip_goes_with_the_choice_and_the_font(box: ElidedComboBox) -> None:
    """It is there as long as there is need for it."""
    box.resize(box.sizeHint().width() // 2, box.height())
    box.setCurrentText("Friday")
    assert box.toolTip() == ""

    font = box.font()
    font.setPointSize(60)
    box.setFont(font)

    assert box.toolTip() == "Friday"
