"""A table of whole rows: drops from other programs, keys, the row under the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QStringListModel,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from newsdesk.widgets.drop_table import DropTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> DropTable:
    widget = DropTable()
    qtbot.addWidget(widget)
    widget.setModel(QStringListModel([str(number) for number in range(100)], widget))
    widget.resize(200, 300)
    widget.show()
    return widget


def mime(text: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(each) for each in urls])
    return data


def offer(view: DropTable, data: QMimeData) -> QDragEnterEvent:
    """Drag something over the table."""
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
    )
    event.ignore()
    view.dragEnterEvent(event)
    return event


def drop(view: DropTable, data: QMimeData) -> QDropEvent:
    """Let it go there."""
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
    event.ignore()
    view.dropEvent(event)
    return event


def test_files_are_told_as_paths(qtbot: QtBot, view: DropTable) -> None:
    """All of them at once; the model stays as it is."""
    data = mime("file:///tmp/a.txt", ("file:///tmp/a%20page.txt", "file:///tmp/b.html"))

    with qtbot.assertNotEmitted(view.text_dropped), qtbot.waitSignal(view.files_dropped) as told:
        event = drop(view, data)

    assert told.args == [[Path("/tmp/a page.txt"), Path("/tmp/b.html")]]
    assert event.isAccepted()
    assert view.model().rowCount() == 100


def test_text_is_told_as_text(qtbot: QtBot, view: DropTable) -> None:
    """A link dragged from a browser is text, too."""
    with qtbot.assertNotEmitted(view.files_dropped), qtbot.waitSignal(view.text_dropped) as told:
        drop(view, mime("https://x.org", ("https://x.org",)))

    assert told.args == ["https://x.org"]


def test_what_is_neither_is_refused(qtbot: QtBot, view: DropTable) -> None:
    """Without a signal."""
    data = QMimeData()
    data.setData("application/x-other", b"1")

    with qtbot.assertNotEmitted(view.files_dropped), qtbot.assertNotEmitted(view.text_dropped):
        event = drop(view, data)

    assert not event.isAccepted()
    assert not offer(view, data).isAccepted()


def test_a_welcome_drag_is_shown_until_it_leaves_or_falls(view: DropTable) -> None:
    """A style sheet sees the property."""
    assert offer(view, mime("text")).isAccepted()
    assert view.property("dropping") is True
    view.dragLeaveEvent(QDragLeaveEvent())
    assert view.property("dropping") is False

    offer(view, mime("text"))
    drop(view, mime("text"))

    assert view.property("dropping") is False


def test_a_drop_is_taken_on_a_row_and_below_the_last(view: DropTable) -> None:
    """Where it falls does not matter."""
    data = mime("text")
    for y in (5, view.height() - 5):
        event = QDragMoveEvent(QPoint(5, y), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
        event.ignore()
        view.dragMoveEvent(event)
        assert event.isAccepted()


def test_nothing_is_taken_where_nothing_may_be_changed(qtbot: QtBot, view: DropTable) -> None:
    """The mouse shows it before anything is dropped."""
    view.takes_drops = False

    with qtbot.assertNotEmitted(view.text_dropped):
        assert not offer(view, mime("text")).isAccepted()
        assert not drop(view, mime("text")).isAccepted()


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, view: DropTable) -> None:
    """Not to the ends of one row; sideways the cursor stays."""
    key = Qt.Key
    for pressed, row in ((key.Key_End, 99), (key.Key_Left, 99), (key.Key_Home, 0), (key.Key_Right, 0)):
        qtbot.keyClick(view, pressed)

        assert view.currentIndex().row() == row


def test_going_to_a_row_leaves_the_columns_where_they_are(qtbot: QtBot, view: DropTable) -> None:
    """By the keyboard and by the program: a row is one thing; who reads its last column goes on there."""
    view.setHorizontalScrollMode(DropTable.ScrollMode.ScrollPerPixel)
    view.setColumnWidth(0, 1000)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    view.setCurrentIndex(view.model().index(0, 0))

    qtbot.keyClick(view, Qt.Key.Key_End)
    view.scrollTo(view.model().index(50, 0))

    assert view.shown_rows()[0] <= 50 <= view.shown_rows()[1]
    assert bar.value() == bar.maximum()


def test_the_shown_rows_are_told_once_however_far_it_went(qtbot: QtBot, view: DropTable) -> None:
    """Scrolling through a hundred thousand rows asks for the ones where it ends."""
    qtbot.waitUntil(lambda: view.shown_rows()[1] > 0)
    told: list[tuple[int, int]] = []
    view.view_moved.connect(lambda: told.append(view.shown_rows()))

    for row in range(10, 100):
        view.scrollTo(view.model().index(row, 0))
    qtbot.waitUntil(lambda: bool(told))

    assert [last for _first, last in told] == [99]


def test_an_empty_table_shows_no_rows(view: DropTable) -> None:
    """The last one stands in front of the first."""
    view.setModel(QStringListModel(view))

    assert view.shown_rows() == (0, -1)


def test_the_keyboard_alone_puts_the_cursor_nowhere(qtbot: QtBot, view: DropTable) -> None:
    """Whoever goes through the window with Tab has not chosen a row yet."""
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)

    assert not view.currentIndex().isValid()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selectionModel().selectedRows() == [view.model().index(0, 0)]


def test_typed_letters_are_told(qtbot: QtBot, view: DropTable) -> None:
    """No row is looked for: that would ask for every one of them."""
    with qtbot.waitSignal(view.typed) as told:
        qtbot.keyClick(view, Qt.Key.Key_K)

    assert told.args == ["k"]


def test_the_row_under_the_mouse_is_known_until_the_mouse_is_gone(qtbot: QtBot, view: DropTable) -> None:
    """All of its columns can be drawn alike."""
    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(2, 0)).center())
    qtbot.waitUntil(lambda: view.hovered == 2)

    QCoreApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))

    assert view.hovered == -1
