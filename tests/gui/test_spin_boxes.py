"""Spin boxes among other fields."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.spin_boxes import AIR, give_air


def test_letters_do_not_stand_at_the_edge(qtbot: QtBot) -> None:
    """Of either kind."""
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    boxes = (QSpinBox(), QDoubleSpinBox())
    for each in boxes:
        column.addWidget(each)

    give_air(form)

    assert [each.lineEdit().textMargins().left() for each in boxes] == [AIR, AIR]
