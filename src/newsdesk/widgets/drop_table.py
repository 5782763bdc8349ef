"""A table of whole rows that takes files and text from other programs, and lets its rows be dragged out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from newsdesk.widgets.waiting import once


def nothing() -> None:
    """Give nothing to drag."""


class DropTable(QTableView):
    """Shows a model's rows, each as one thing; drops become signals, so the model never hears of them.

    Rows can be dragged out: ``drag_data`` is asked for what they are, and may have nothing to give. What is
    dragged within this program is not taken, nor anything while ``takes_drops`` is false. A style sheet sees
    a drag that would be taken as the property ``dropping``.

    Signals:
        files_dropped(list): local files were dropped, as a list of Path.
        text_dropped(str): text without files was dropped.
        typed(str): a letter was typed, which no row is looked for by.
        view_moved(): other rows are to be seen; told once, however far it went.
        resized(): there is another width to fill.
    """

    files_dropped = Signal(list)
    text_dropped = Signal(str)
    typed = Signal(str)
    view_moved = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_drops = True
        self.drag_data: Callable[[], QMimeData | None] = nothing
        self._hovered = -1
        self._moved = once(self, self.view_moved)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)
        self.viewport().setMouseTracking(True)

    @property
    def hovered(self) -> int:
        """The row under the mouse, or -1."""
        return self._hovered

    def shown_rows(self) -> tuple[int, int]:
        """Return the first and the last row that can be seen; (0, -1) where there is none."""
        rows = self.model().rowCount() if self.model() else 0
        if not rows:
            return 0, -1
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else rows - 1

    def _tell_moved(self) -> None:
        self._moved.start()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def reset(self) -> None:
        """Look at the rows anew."""
        super().reset()
        self._hovered = -1
        self._tell_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is room for other rows."""
        super().resizeEvent(event)
        self.resized.emit()
        self._tell_moved()

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Go from row to row: Home and End mean the first and the last; sideways there is nowhere to go."""
        action, here = QAbstractItemView.CursorAction, self.currentIndex()
        rows = self.model().rowCount()
        if rows and cursorAction in (action.MoveHome, action.MoveEnd):
            row = 0 if cursorAction is action.MoveHome else rows - 1
            return self.model().index(row, max(here.column(), 0))
        if here.isValid() and cursorAction in (action.MoveLeft, action.MoveRight):
            bar = self.horizontalScrollBar()
            step = bar.singleStep() * (1 if cursorAction is action.MoveRight else -1)
            bar.setValue(bar.value() + step)
            return here
        return super().moveCursor(cursorAction, modifiers)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row to where it can be seen. Sideways all stays: who looks at a far column goes on."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave the cursor where it is, or nowhere: Qt would put it on the first row, and not mark that."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)
            self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Tell what was typed: looking through the rows one by one takes too long where there are many."""
        self.typed.emit(search)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        """Let the marked rows be carried away; they stay here all the same."""
        del supportedActions
        data = self.drag_data()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember which row is under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Forget the row under the mouse when that is gone."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where an index is; a hidden column's is its row's place, so that Qt can scroll to it."""
        rect = super().visualRect(index)
        if rect.isEmpty() and index.isValid():
            return QRect(0, self.rowViewportPosition(index.row()), 1, self.rowHeight(index.row()))
        return rect

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether what is being dragged would be taken."""
        if self._takes(event):
            event.acceptProposedAction()
            self._show_dropping(True)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere in the table: where it is dropped does not matter."""
        if self._takes(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was being dragged."""
        super().dragLeaveEvent(event)
        self._show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._show_dropping(False)
        if not self._takes(event):
            event.ignore()
            return
        event.acceptProposedAction()
        files = _files(event.mimeData())
        if files:
            self.files_dropped.emit(files)
        else:
            self.text_dropped.emit(event.mimeData().text())

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for each in (before, row):
                if each >= 0:
                    y, height = self.rowViewportPosition(each), self.rowHeight(each)
                    self.viewport().update(0, y, self.viewport().width(), height)

    def _takes(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        return self.takes_drops and event.source() is None and bool(_files(data) or data.hasText())

    def _show_dropping(self, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        self.style().unpolish(self)
        self.style().polish(self)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
