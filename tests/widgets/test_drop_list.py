"""Drops from other programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStringListModel, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from newsdesk.widgets.drop_list import DropList

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> DropList:
    widget = DropList()
    qtbot.addWidget(widget)
    widget.setModel(QStringListModel(["a", "b"], widget))
    widget.show()
    return widget


def mime(text: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(each) for each in urls])
    return data


def offer(view: DropList, data: QMimeData) -> QDragEnterEvent:
    """Drag something over the list."""
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


def drop(view: DropList, data: QMimeData) -> QDropEvent:
    """Let it go there."""
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
    event.ignore()
    view.dropEvent(event)
    return event


def test_files_are_told_as_paths(qtbot: QtBot, view: DropList) -> None:
    """All of them at once; the model stays as it is."""
    data = mime("file:///tmp/a.txt", ("file:///tmp/a%20page.txt", "file:///tmp/b.html"))

    with qtbot.assertNotEmitted(view.text_dropped), qtbot.waitSignal(view.files_dropped) as told:
        event = drop(view, data)

    assert told.args == [[Path("/tmp/a page.txt"), Path("/tmp/b.html")]]
    assert event.isAccepted()
    assert view.model().rowCount() == 2


def test_text_is_told_as_text(qtbot: QtBot, view: DropList) -> None:
    """A link dragged from a browser is text, too."""
    with qtbot.assertNotEmitted(view.files_dropped), qtbot.waitSignal(view.text_dropped) as told:
        drop(view, mime("https://x.org", ("https://x.org",)))

    assert told.args == ["https://x.org"]


def test_what_is_neither_is_refused(qtbot: QtBot, view: DropList) -> None:
    """Without a signal."""
    data = QMimeData()
    data.setData("application/x-other", b"1")

    with qtbot.assertNotEmitted(view.files_dropped), qtbot.assertNotEmitted(view.text_dropped):
        event = drop(view, data)

    assert not event.isAccepted()
    assert not offer(view, data).isAccepted()


def test_a_welcome_drag_is_shown_until_it_leaves_or_falls(view: DropList) -> None:
    """A style sheet sees the property."""
    assert offer(view, mime("text")).isAccepted()
    assert view.property("dropping") is True
    view.dragLeaveEvent(QDragLeaveEvent())
    assert view.property("dropping") is False

    offer(view, mime("text"))
    drop(view, mime("text"))

    assert view.property("dropping") is False


def test_a_drop_is_taken_on_a_row_and_below_the_last(view: DropList) -> None:
    """Where it falls does not matter."""
    data = mime("text")
    for y in (5, view.height() - 5):
        event = QDragMoveEvent(QPoint(5, y), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
        event.ignore()
        view.dragMoveEvent(event)
        assert event.isAccepted()
