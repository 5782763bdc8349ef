"""The tree of folders: chosen by mouse or keyboard, folded by group, and a place to drop stories on."""

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeView, QWidget

from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.dragging import dragged_stories
from newsdesk.gui.folders.delegate import FolderDelegate
from newsdesk.gui.folders.folder import Folder, Kind
from newsdesk.gui.folders.model import PATH, FolderModel, folder_at

#: Groups that are folded until somebody opens them: they grow long.
FOLDED = ("Reporters",)


class FolderTree(QTreeView):
    """Shows the folders of a model.

    Signals: ``folder_current`` the cursor is on a folder; ``folder_picked`` somebody clicked it or pressed
    Enter; ``stories_dropped`` a folder and the uids (tuple) of stories dropped on it; ``removal_wanted`` a
    saved search's folder; ``edition_opened`` (uid) an edition is to be laid out, where it ``opens_editions``.
    """

    folder_current = Signal(object)
    folder_picked = Signal(object)
    stories_dropped = Signal(object, tuple)
    removal_wanted = Signal(object)
    edition_opened = Signal(str)

    def __init__(self, model: FolderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_drops = self.opens_editions = True
        self._model = model
        self._quiet = False
        self._folded = set(FOLDED)
        self._delegate = FolderDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Folders"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.rowsInserted.connect(lambda *_place: self._fold_all())
        self.expanded.connect(lambda index: self._remember(index, folded=False))
        self.collapsed.connect(lambda index: self._remember(index, folded=True))
        self._fold_all()

    @property
    def folded(self) -> tuple[str, ...]:
        """The titles of the groups that are folded."""
        return tuple(sorted(self._folded))

    @folded.setter
    def folded(self, titles: tuple[str, ...]) -> None:
        self._folded = set(titles)
        self._fold_all()

    def set_colors(self, colors: ThemeColors) -> None:
        """Draw in the colours of a theme."""
        self._delegate.colors = colors
        self.viewport().update()

    def show_folder(self, folder: Folder) -> None:
        """Put the cursor on a folder, without choosing it anew."""
        self._quiet = True
        index = self._model.index_of(folder.path)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self._quiet = False

    def _tell_current(self, index: QModelIndex) -> None:
        folder = folder_at(index)
        if folder is not None and not self._quiet:
            self.folder_current.emit(folder)

    # -- folding ----------------------------------------------------------------------------------------

    def _fold_all(self) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if folder_at(index) is None:
                self.setExpanded(index, index.data(PATH) not in self._folded)

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        if folded:
            self._folded.add(index.data(PATH))
        else:
            self._folded.discard(index.data(PATH))

    def _pick(self, index: QModelIndex) -> None:
        folder = folder_at(index)
        if folder is not None:
            self.folder_picked.emit(folder)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _open(self, index: QModelIndex) -> None:
        if self._is_opened(folder := folder_at(index)):
            self.edition_opened.emit(folder.key)

    # -- what Qt calls ----------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the folder under the mouse, or fold the group."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, which opens an edition; fold with Space, remove a saved search with Delete."""
        index, folder = self.currentIndex(), folder_at(self.currentIndex())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._pick(index)
            if event.key() != Qt.Key.Key_Space:
                self._open(index)
        elif event.key() == Qt.Key.Key_Delete and folder is not None and self._is_ours(folder):
            self.removal_wanted.emit(folder)
        elif event.key() == Qt.Key.Key_Left and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say whether stories are being dragged."""
        event.setAccepted(self.takes_drops and bool(dragged_stories(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the folder that they would be dropped on; near an edge, Qt scrolls."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        folder = folder_at(index)
        if folder is None and index.isValid():
            self.expand(index)
        welcome = self.takes_drops and folder is not None and folder.takes_stories
        self._aim(index if welcome else QModelIndex())
        event.setAccepted(welcome)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no folder any more."""
        super().dragLeaveEvent(event)
        self._aim(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where."""
        self._aim(QModelIndex())
        folder, uids = folder_at(self.indexAt(event.position().toPoint())), dragged_stories(event.mimeData())
        if self.takes_drops and uids and folder is not None and folder.takes_stories:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.stories_dropped.emit(folder, uids)
        else:
            event.ignore()

    def _aim(self, index: QModelIndex) -> None:
        self._delegate.target = QPersistentModelIndex(index)
        self.viewport().update()

    def _is_ours(self, folder: Folder) -> bool:
        return folder.kind is Kind.SEARCH and self._model.may_rename

    def _is_opened(self, folder: Folder | None) -> TypeGuard[Folder]:
        return self.opens_editions and folder is not None and folder.kind is Kind.EDITION

    def _show_menu(self, place: QPoint) -> None:
        if entries := self._entries(self.indexAt(place)):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for words, key, do in entries:
                menu.addAction(words, do).setShortcut(QKeySequence(key))
            menu.popup(self.viewport().mapToGlobal(place))

    def _entries(self, index: QModelIndex) -> tuple[tuple[str, Qt.Key, Callable[[], object]], ...]:
        """Return what can be done with a folder: words, key, and what does it."""
        folder = folder_at(index)
        if self._is_opened(folder):
            return ((self.tr("Lay it out"), Qt.Key.Key_Return, lambda: self._open(index)),)
        if folder is not None and self._is_ours(folder):
            return (
                (self.tr("Rename…"), Qt.Key.Key_F2, lambda: self.edit(index)),
                (self.tr("Remove"), Qt.Key.Key_Delete, lambda: self.removal_wanted.emit(folder)),
            )
        return ()
