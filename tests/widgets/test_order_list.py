"""Rows in the user's order, in a list and in a table."""

import pytest
from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.order_list import OrderList
from newsdesk.widgets.order_table import OrderTable

ALT = Qt.KeyboardModifier.AltModifier


class Letters(QStringListModel):
    """Letters that are their own keys."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.UserRole else role)


class OwnDrop(QDropEvent):
    """The end of a drag that began in ``source``: without a screen Qt can drag nothing itself."""

    def __init__(self, source: QWidget, where: QPoint) -> None:
        self._data = QMimeData()  # the event does not keep it
        super().__init__(
            QPointF(where),
            Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
            self._data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier(0),
        )
        self.setDropAction(Qt.DropAction.MoveAction)
        self._source = source

    def source(self) -> QWidget:
        return self._source


class Window(QWidget):
    """Four letters, and what is said of them."""

    def __init__(self, view: type[OrderList | OrderTable]) -> None:
        super().__init__()
        self.view = view(self)
        self.view.resize(200, 300)
        self.resize(200, 300)
        self.view.setModel(Letters(list("abcd"), self))
        self.orders: list[str] = []
        self.view.order_changed.connect(lambda keys: self.orders.append("".join(keys)))

    def go_to(self, row: int) -> None:
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def place(self, row: int, *, low: bool = False) -> QPoint:
        """Return a place in the upper or the lower half of a row."""
        rect = self.view.visualRect(self.view.model().index(row, 0))
        return QPoint(rect.center().x(), rect.bottom() - 1 if low else rect.top() + 1)


@pytest.fixture(params=[OrderList, OrderTable])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Window:
    widget = Window(request.param)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.view.setFocus()
    qtbot.waitUntil(widget.view.hasFocus)
    return widget


def test_alt_and_an_arrow_move_the_row(window: Window) -> None:
    """It stays the current one, so it can be moved on."""
    window.go_to(1)

    QTest.keyClick(window.view, Qt.Key.Key_Down, ALT)
    QTest.keyClick(window.view, Qt.Key.Key_Down, ALT)
    QTest.keyClick(window.view, Qt.Key.Key_Up, ALT)

    assert window.orders == ["acbd", "acdb", "acbd"]
    assert window.view.currentIndex().data() == "b"
    assert window.view.keys() == list("acbd")


@pytest.mark.parametrize(("row", "key"), [(0, Qt.Key.Key_Up), (3, Qt.Key.Key_Down)])
def test_at_the_end_there_is_nowhere_to_go(window: Window, row: int, key: Qt.Key) -> None:
    """And nothing to tell."""
    window.go_to(row)

    QTest.keyClick(window.view, key, ALT)

    assert window.orders == []
    assert window.view.keys() == list("abcd")


def test_an_arrow_alone_moves_the_cursor(window: Window) -> None:
    """Not the row."""
    window.go_to(0)

    QTest.keyClick(window.view, Qt.Key.Key_Down)

    assert window.orders == []
    assert window.view.currentIndex().data() == "b"


@pytest.mark.parametrize("window", [OrderList], indirect=True)
def test_the_row_that_a_key_is_for_is_marked(window: Window) -> None:
    """Also where the keyboard has only just come: else Delete takes one away that nobody sees is meant."""
    current = window.view.currentIndex()

    assert current.row() == 0
    assert window.view.selectionModel().isSelected(current)


def test_the_keys_are_the_lists_even_if_the_window_has_a_use_for_them(window: Window) -> None:
    """As long as the list has the focus."""
    used: list[bool] = []
    shortcut = QShortcut(QKeySequence("Alt+Down"), window)
    shortcut.activated.connect(lambda: used.append(True))
    window.go_to(0)

    QTest.keyClick(window.view, Qt.Key.Key_Down, ALT)

    assert used == []
    assert window.orders == ["bacd"]


def test_delete_asks_for_removal(qtbot: QtBot, window: Window) -> None:
    """The model is not the list's to shorten."""
    window.go_to(2)

    with qtbot.waitSignal(window.view.removal_wanted) as asked:
        QTest.keyClick(window.view, Qt.Key.Key_Delete)

    assert asked.args == ["c"]
    assert window.view.keys() == list("abcd")


def test_without_a_current_row_keys_do_nothing(qtbot: QtBot, window: Window) -> None:
    """As in an empty edition."""
    window.view.model().setStringList([])  # type: ignore[attr-defined]

    with qtbot.assertNotEmitted(window.view.removal_wanted):
        QTest.keyClick(window.view, Qt.Key.Key_Delete)
        QTest.keyClick(window.view, Qt.Key.Key_Down, ALT)

    assert window.orders == []


@pytest.mark.parametrize(
    ("row", "target", "low", "order"),
    [
        (0, 2, False, "bacd"),
        (0, 2, True, "bcad"),
        (3, 0, False, "dabc"),
        (1, 3, True, "acdb"),
        (1, 1, True, None),
    ],
)
def test_a_row_falls_into_the_gap_next_to_the_mouse(
    window: Window, row: int, target: int, order: str | None, *, low: bool
) -> None:
    """Into the nearer one of two; beside itself it stays. The move is done here, and not once more by Qt."""
    window.go_to(row)
    event = OwnDrop(window.view, window.place(target, low=low))

    window.view.dropEvent(event)

    assert window.orders == ([order] if order else [])
    assert window.view.currentIndex().data() == "abcd"[row]
    assert event.isAccepted()
    assert event.dropAction() is not Qt.DropAction.MoveAction


def dropped(window: Window, kind: str, where: QPoint) -> QDropEvent:
    """Drop something from elsewhere."""
    data = QMimeData()
    data.setData(kind, b"payload")
    event = QDropEvent(
        QPointF(where), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    event.ignore()
    window.view.dropEvent(event)
    return event


def test_something_from_elsewhere_is_told_with_its_place(window: Window) -> None:
    """Between rows, or behind the last one."""
    window.view.accept_mime("application/x-story")
    told: list[tuple[bytes, int]] = []
    window.view.mime_dropped.connect(lambda payload, row: told.append((payload, row)))

    dropped(window, "application/x-story", window.place(0))
    dropped(window, "application/x-story", window.place(1, low=True))
    dropped(window, "application/x-story", QPoint(50, 290))

    assert told == [(b"payload", 0), (b"payload", 2), (b"payload", 4)]
    assert window.orders == []


def test_something_unknown_is_refused(qtbot: QtBot, window: Window) -> None:
    """Without a signal."""
    window.view.accept_mime("application/x-story")

    with qtbot.assertNotEmitted(window.view.mime_dropped):
        event = dropped(window, "text/plain", window.place(0))

    assert not event.isAccepted()


def test_the_gap_is_shown_while_something_hangs_over_it(window: Window) -> None:
    """A line between the rows, and nothing afterwards."""
    window.view.accept_mime("application/x-story")
    bare = window.view.grab().toImage()
    data = QMimeData()
    data.setData("application/x-story", b"1")
    event = QDragMoveEvent(
        window.place(2),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
    )

    window.view.dragMoveEvent(event)
    hanging = window.view.grab().toImage()
    dropped(window, "application/x-story", window.place(2))

    assert event.isAccepted()
    assert hanging != bare
    assert window.view.grab().toImage() == bare


def test_what_may_only_be_looked_at_stays_as_it_is(window: Window) -> None:
    """No key moves or removes a row, and nothing can be dragged or dropped."""
    removals: list[object] = []
    window.view.removal_wanted.connect(removals.append)
    window.view.set_read_only(True)
    window.go_to(1)

    QTest.keyClick(window.view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(window.view, Qt.Key.Key_Delete)

    assert window.view.keys() == list("abcd")
    assert (window.orders, removals) == ([], [])
    assert not window.view.dragEnabled()
    assert not window.view.viewport().acceptDrops()
