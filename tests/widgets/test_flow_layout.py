"""Widgets that wrap like words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.flow_layout import FlowLayout


class Box(QWidget):
    """Wants 50 by 20 pixels, and takes less."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(50, 20)


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowLayout]:
    """Four boxes of 50 by 20, 10 apart."""
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = FlowLayout(parent, spacing=10)
    for index in range(4):
        layout.insert_widget(index, Box())
    parent.show()
    yield layout
    parent.hide()


def places(flow: FlowLayout) -> list[tuple[int, int, int]]:
    """Return left, top and width of each box."""
    items = [flow.itemAt(index) for index in range(flow.count())]
    return [(each.geometry().x(), each.geometry().y(), each.geometry().width()) for each in items if each]


def test_boxes_stand_side_by_side_and_the_last_takes_the_rest(flow: FlowLayout) -> None:
    """In one row where there is room."""
    flow.setGeometry(QRect(0, 0, 300, 20))

    assert places(flow) == [(0, 0, 50), (60, 0, 50), (120, 0, 50), (180, 0, 120)]


def test_what_does_not_fit_is_in_the_next_row(flow: FlowLayout) -> None:
    """The height follows from the width."""
    flow.setGeometry(QRect(0, 0, 110, 50))

    assert places(flow) == [(0, 0, 50), (60, 0, 50), (0, 30, 50), (60, 30, 50)]
    assert [flow.heightForWidth(width) for width in (230, 229, 110, 109)] == [20, 50, 50, 110]


def test_a_box_wider_than_the_row_is_cut_to_it(flow: FlowLayout) -> None:
    """Nothing hangs out."""
    flow.setGeometry(QRect(0, 0, 40, 200))

    assert places(flow) == [(0, 0, 40), (0, 30, 40), (0, 60, 40), (0, 90, 40)]


def test_a_box_can_be_put_in_between_and_taken_out(flow: FlowLayout) -> None:
    """The others close ranks."""
    box = QWidget()
    flow.insert_widget(1, box)
    item = flow.itemAt(1)
    assert item is not None
    assert item.widget() is box

    flow.removeWidget(box)

    assert flow.count() == 4
    assert flow.itemAt(4) is None
    assert flow.takeAt(-1) is None
    box.deleteLater()
