"""Rows whose order is the user's, in a list or in a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    # Qt wants one of its own classes among the parents, and that is the list's or the table's.
    _View = object

_KEY = Qt.ItemDataRole.UserRole


class OrderedRows(_View):
    """What a list or a table has besides to move a model's rows: by dragging, or with Alt+Up and Alt+Down.

    The model has to know how to move rows (``moveRows``), lets them be dragged, and keeps a key for each in
    ``Qt.UserRole`` of its first column. Something from elsewhere can be dropped between rows, too; that
    becomes a signal.

    Signals:
        order_changed(list): the user moved a row; the keys in their new order.
        removal_wanted(object): Delete or Backspace was pressed on the row with this key.
        mime_dropped(bytes, int): data of the type given to ``accept_mime`` was dropped in front of a row,
            counted from 0 (the number of rows: behind the last).
    """

    order_changed = Signal(list)
    removal_wanted = Signal(object)
    mime_dropped = Signal(bytes, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accepted = ""
        self._read_only = False
        self._gap: int | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Qt's own indicator also offers places within a row, where nothing can go.
        self.setDropIndicatorShown(False)

    def accept_mime(self, mime_type: str) -> None:
        """Take data of this type, dropped between rows."""
        self._accepted = mime_type

    def set_read_only(self, read_only: bool) -> None:
        """Let rows be looked at and not moved, removed, or dropped between."""
        self._read_only = read_only
        self.setDragEnabled(not read_only)
        self.setAcceptDrops(not read_only)

    def keys(self) -> list[object]:
        """Return the rows' keys in their order."""
        model = self.model()
        return [model.index(row, 0).data(_KEY) for row in range(model.rowCount())] if model else []

    def move_row(self, row: int, gap: int) -> None:
        """Move a row into the gap in front of row ``gap`` (the number of rows: behind the last)."""
        if gap in {row, row + 1} or not 0 <= gap <= self.model().rowCount():
            return
        if self.model().moveRow(QModelIndex(), row, QModelIndex(), gap):
            self.scrollTo(self.currentIndex())
            self.order_changed.emit(self.keys())

    def step_row(self, row: int, step: int) -> None:
        """Move a row one place up (``step`` -1) or down (1)."""
        self.move_row(row, row - 1 if step < 0 else row + 2)

    # -- what Qt calls ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow for this list while it has the focus, whatever the window does with it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row with Alt and an arrow; ask for its removal with Delete."""
        row = self.currentIndex().row()
        step = _step(event)
        may = row >= 0 and not self._read_only
        if step and may:
            self.step_row(row, step)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and may:
            self.removal_wanted.emit(self.currentIndex().data(_KEY))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether what is being dragged would be taken."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the gap that it would fall into; near an edge, Qt scrolls."""
        super().dragMoveEvent(event)
        self._answer(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no gap any more."""
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the dragged row, or tell what was dropped."""
        gap = self._gap_at(event.position().toPoint())
        self._show_gap(None)
        # Whatever the source of the drag does with a move that was taken, it must not remove rows.
        event.setDropAction(Qt.DropAction.CopyAction)
        if event.source() is self:
            event.accept()
            self.move_row(self.currentIndex().row(), gap)
        elif self._is_accepted(event):
            event.accept()
            self.mime_dropped.emit(bytes(event.mimeData().data(self._accepted).data()), gap)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line where a dragged one would go."""
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            y = max(1, self._gap_y(self._gap))
            painter.drawLine(4, y, self.viewport().width() - 4, y)

    def _is_accepted(self, event: QDropEvent) -> bool:
        return bool(self._accepted) and event.mimeData().hasFormat(self._accepted)

    def _answer(self, event: QDropEvent) -> None:
        if event.source() is self or self._is_accepted(event):
            self._show_gap(self._gap_at(event.position().toPoint()))
            event.accept()
        else:
            event.ignore()

    def _gap_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    def _gap_y(self, gap: int) -> int:
        model = self.model()
        if gap < model.rowCount():
            return self.visualRect(model.index(gap, 0)).top()
        return self.visualRect(model.index(gap - 1, 0)).bottom() if gap else 0

    def _show_gap(self, gap: int | None) -> None:
        self._gap = gap
        self.viewport().update()


def _step(event: QKeyEvent) -> int:
    """Return the direction that Alt with an arrow means, -1 or 1; 0 for every other key."""
    # The number pad's arrows, and those of some keyboards, come with this modifier.
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
    return steps.get(Qt.Key(event.key()), 0) if modifiers == Qt.KeyboardModifier.AltModifier else 0
