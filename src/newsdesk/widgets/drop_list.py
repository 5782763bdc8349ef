"""A list that takes files and text from other programs, and lets its rows be dragged out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class DropList(QListView):
    """Shows a model's rows; drops become signals, so the model never has to know about them.

    Rows can be dragged out, in whatever form the model's ``mimeData`` gives them; what is dragged within
    this program is not taken. A style sheet sees a drag that would be taken as the property ``dropping``.

    Signals:
        files_dropped(list): local files were dropped, as a list of Path.
        text_dropped(str): text without files was dropped.
    """

    files_dropped = Signal(list)
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setUniformItemSizes(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether what is being dragged would be taken."""
        if self._takes(event):
            event.acceptProposedAction()
            self._show_dropping(True)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere in the list: where it is dropped does not matter."""
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

    def _takes(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        return event.source() is None and bool(_files(data) or data.hasText())

    def _show_dropping(self, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        self.style().unpolish(self)
        self.style().polish(self)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
