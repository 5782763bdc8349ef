import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from newsdesk.widgets.section_list import HEADING, SectionList

AnyIndex = QModelIndex | QPersistentModelIndex


class Rows(QStandardItemModel):
    """Letters; a capital one is a heading."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        for letter in letters:
            item = QStandardItem(letter)
            item.setData(letter, Qt.ItemDataRole.UserRole)
            item.setData(letter if letter.isupper() else None, HEADING)
            self.appendRow(item)

    def moveRows(  # noqa: N802 - Qt's name
        self, parent: AnyIndex, row: int, count: int, to_parent: AnyIndex, before: int
    ) -> bool:
        del parent, to_parent
        moved = [self.takeRow(row) for _ in range(count)]
        at = before - count if before > row else before
        for offset, each in enumerate(moved):
            self.insertRow(at + offset, each)
        return True


def made(qtbot: QtBot, letters: str) -> tuple[SectionList, Rows]:
    view, rows = SectionList(), Rows(letters)
    rows.setParent(view)
    view.setModel(rows)
    qtbot.addWidget(view)
    return view, rows


def order(view: SectionList) -> str:
    return "".join(map(str, view.keys()))


@pytest.mark.parametrize(
    ("row", "step", "after"),
    [
        (1, 1, "aDeBc"),  # past the next section
        (3, -1, "aDeBc"),  # the same from the other side
        (1, -1, "aBcDe"),  # never above the front
        (3, 1, "aBcDe"),  # it is the last
        (0, 1, "BacDe"),  # a row of its own goes into the section
    ],
)
def test_a_heading_steps_past_its_neighbour(qtbot: QtBot, row: int, step: int, after: str) -> None:
    """With all beneath it; a section is never torn apart."""
    view, _rows = made(qtbot, "aBcDe")

    view.step_row(row, step)

    assert order(view) == after


@pytest.mark.parametrize(
    ("row", "gap", "after"),
    [
        (1, 7, "aDefBc"),  # behind the last
        (1, 5, "aDefBc"),  # into the middle of another: behind that
        (3, 0, "aDefBc"),  # above the front: in front of the first heading
        (3, 2, "aDefBc"),  # into the middle of the one above: in front of it
        (1, 2, "aBcDef"),  # into itself
        (3, 5, "aBcDef"),
    ],
)
def test_a_heading_is_dropped_where_a_section_begins(qtbot: QtBot, row: int, gap: int, after: str) -> None:
    """The nearest one in the direction it was dragged."""
    view, _rows = made(qtbot, "aBcDef")

    view.move_row(row, gap)

    assert order(view) == after


def test_the_new_order_is_told(qtbot: QtBot) -> None:
    """Once, and as it is then."""
    view, _rows = made(qtbot, "aBcDe")

    with qtbot.waitSignal(view.order_changed) as told:
        view.step_row(1, 1)

    assert told.args == [list("aDeBc")]
