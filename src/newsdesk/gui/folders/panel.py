"""The sidebar with the folders, and the drawer that shows them where there is no room for it."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.folders.folder import Folder
from newsdesk.gui.folders.model import FolderModel
from newsdesk.gui.folders.tree import FolderTree

#: Pixels.
USUAL_WIDTH, LEAST_WIDTH = 200, 150
DRAWER = QSize(240, 460)


class FolderPanel(QWidget):
    """Folders at the window's edge, and the same ones in a drawer.

    Signals: ``folder_chosen`` a folder whose stories are to be shown; ``stories_dropped`` a folder, and the
    uids of the stories dropped on it (tuple); ``rename_wanted`` a saved search's folder and its new name;
    ``removal_wanted`` a saved search's folder; ``edition_opened`` (uid) one is to be laid out.
    """

    folder_chosen = Signal(object)
    stories_dropped = Signal(object, tuple)
    rename_wanted = Signal(object, str)
    removal_wanted = Signal(object)
    edition_opened = Signal(str)

    def __init__(self, model: FolderModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("folders")
        self.model = model
        self.setMinimumWidth(LEAST_WIDTH)
        self.tree = FolderTree(model, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.tree)
        self._drawer = Drawer(model, self)
        self.tree.folder_current.connect(self.folder_chosen)
        self.tree.edition_opened.connect(self.edition_opened)
        self._drawer.tree.folder_picked.connect(self.folder_chosen)
        model.rename_wanted.connect(self.rename_wanted)
        for tree in (self.tree, self._drawer.tree):
            tree.stories_dropped.connect(self.stories_dropped)
            tree.removal_wanted.connect(self.removal_wanted)

    def sizeHint(self) -> QSize:
        """Return the width that most names fit into."""
        return QSize(USUAL_WIDTH, super().sizeHint().height())

    def set_colors(self, colors: ThemeColors) -> None:
        """Draw in the colours of a theme."""
        self.tree.set_colors(colors)
        self._drawer.tree.set_colors(colors)

    def set_read_only(self, read_only: bool) -> None:
        """Take no stories that are dropped, and let no search be renamed or removed."""
        self.tree.takes_drops = not read_only
        self.model.may_rename = not read_only

    def show_folder(self, folder: Folder) -> None:
        """Show which folder's stories are to be seen."""
        self.tree.show_folder(folder)
        self._drawer.tree.show_folder(folder)

    def open_drawer(self, corner: QPoint) -> None:
        """Show the folders at a place on the screen until one is chosen."""
        self._drawer.open_at(corner)


class Drawer(QFrame):
    """The folders for a moment: gone with a choice, Escape, or a click beside them."""

    def __init__(self, model: FolderModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("drawer")
        self.tree = FolderTree(model, self)
        self.tree.takes_drops = self.tree.opens_editions = False
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.tree)
        self.tree.folder_picked.connect(lambda _folder: self.close())

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, as far as the screen goes."""
        screen = QGuiApplication.screenAt(corner) or self.screen()
        room = screen.availableGeometry()
        self.resize(DRAWER.boundedTo(QSize(room.width(), room.bottom() - corner.y() - 8)))
        self.move(corner)
        self.show()
        self.tree.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
