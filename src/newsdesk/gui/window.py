"""The main window: where each pane stands. What the panes do is their controllers' business."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QWidget

from newsdesk._built.main_window import Ui_MainWindow
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.folders.panel import FolderPanel
from newsdesk.gui.panels.checks_panel import ChecksPanel
from newsdesk.gui.panels.edition_panel import EditionPanel
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.stories.panel import StoryListPanel

#: Widths of the folders and the three columns, and heights of the list and the rates, in pixels, at first.
COLUMNS = (200, 352, 528, 400)
LEFT = (490, 276)
#: A narrower window shows the folders in a drawer, until somebody says otherwise.
ROOM_FOR_FOLDERS = 1500
#: What the window takes of a screen that has it, until somebody makes it another size.
ROOMY = QSize(1560, 940)
#: The height of a title bar, in pixels: it is not known before the window is shown.
FRAME = 40


@dataclass(frozen=True, slots=True)
class Panes:
    """What stands in the window."""

    folders: FolderPanel
    stories: StoryListPanel
    rates: RatesPanel
    editor: EditorPane
    preview: PreviewPane
    edition: EditionPanel
    checks: ChecksPanel


@dataclass(frozen=True, slots=True)
class WindowState:
    """How somebody arranged the window, as Qt writes it."""

    geometry: bytes = b""
    across: bytes = b""
    left: bytes = b""
    hidden: tuple[str, ...] = ()


class MainWindow(QMainWindow):
    """The editor's one screen.

    Signals: ``painted`` the window is on the screen for the first time; ``closed`` it is gone for good.
    ``may_close`` is asked before it closes.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, panes: Panes) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setMenuBar(self.ui.menu_bar)
        self.setStatusBar(self.ui.status_bar)
        self.panes = panes
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self.ui.left.addWidget(panes.stories)
        self.ui.left.addWidget(panes.rates)
        self.ui.across.insertWidget(0, panes.folders)
        # The editor stands in the middle; it and the page share what a wider window has and a narrower takes.
        self.ui.across.insertWidget(2, panes.editor)
        self.ui.across.setStretchFactor(2, 1)
        self.ui.across.setStretchFactor(3, 1)
        self.ui.left.setStretchFactor(0, 1)
        self.ui.right.addTab(panes.preview, self.tr("Preview"))
        self.ui.right.addTab(panes.edition, self.tr("Edition"))
        self.ui.right.addTab(panes.checks, self.tr("Checks"))
        self.ui.across.setSizes(list(COLUMNS))
        self.ui.left.setSizes(list(LEFT))
        self.words = QLabel(self)
        self.saved = QLabel(self)
        for label in (self.words, self.saved):
            label.setContentsMargins(8, 0, 8, 0)
            self.ui.status_bar.addPermanentWidget(label)

    def _foldable(self) -> dict[str, QWidget]:
        panes = self.panes
        return {
            "folders": panes.folders,
            "stories": panes.stories,
            "rates": panes.rates,
            "right": self.ui.right,
        }

    def state(self) -> WindowState:
        """Return how the window is arranged."""
        return WindowState(
            geometry=bytes(self.saveGeometry().data()),
            across=bytes(self.ui.across.saveState().data()),
            left=bytes(self.ui.left.saveState().data()),
            hidden=tuple(name for name, widget in self._foldable().items() if widget.isHidden()),
        )

    def restore(self, state: WindowState) -> None:
        """Arrange the window as it was; what does not fit this screen is left to Qt."""
        for data, put in (
            (state.geometry, self.restoreGeometry),
            (state.across, self.ui.across.restoreState),
            (state.left, self.ui.left.restoreState),
        ):
            if data:
                put(QByteArray(data))
        if not state.geometry:
            self._take_room()
        for name, widget in self._foldable().items():
            widget.setHidden(name in state.hidden)
        if not state.across:
            self.panes.folders.setHidden(self.width() < ROOM_FOR_FOLDERS)
        self.show_folders(not self.panes.folders.isHidden())
        self.ui.show_list.setChecked(not self.panes.stories.isHidden())
        self.ui.show_rates.setChecked(not self.panes.rates.isHidden())
        self.follow_right()

    def _take_room(self) -> None:
        """Be wide enough for folders beside the list, on a screen that is."""
        room = self.screen().availableSize() - QSize(0, FRAME)
        if room.width() >= ROOM_FOR_FOLDERS:
            self.resize(ROOMY.boundedTo(room))

    def fit_screen(self) -> None:
        """Fill a screen that is too small for the window's usual size and its frame."""
        screen = self.screen().availableGeometry()
        if self.width() > screen.width() or self.height() + FRAME > screen.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def come_to_front(self) -> None:
        """Show the window above all others, as far as the desktop lets a program do that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        # Where a program may not take the keyboard, its entry in the task bar says that it is wanted.
        QApplication.alert(self)

    def actions_by_menu(self) -> dict[str, tuple[QAction, ...]]:
        """Return every action by the name of its menu, for the list of shortcuts."""
        found: dict[str, tuple[QAction, ...]] = {}
        for menu in self.ui.menu_bar.findChildren(QMenu):
            actions = tuple(each for each in menu.actions() if each.text() and each.menu() is None)
            found[menu.title().replace("&", "")] = actions
        return found

    def show_folders(self, shown: bool) -> None:
        """Show the folders beside the list, or leave them to the drawer."""
        self.panes.folders.setVisible(shown)
        self.panes.stories.ui.folder_button.setHidden(shown)
        self.ui.show_folders.setChecked(shown)

    def show_right(self, pane: QWidget) -> None:
        """Bring a tab on the right to the front, or fold the column away if it is there already."""
        right = self.ui.right
        if right.isVisible() and right.currentWidget() is pane:
            right.hide()
        else:
            right.show()
            right.setCurrentWidget(pane)
        self.follow_right()

    def follow_right(self) -> None:
        """Tick the menu's entry for the tab that is to be seen."""
        right = self.ui.right
        seen = None if right.isHidden() else right.currentWidget()
        self.ui.show_preview.setChecked(seen is self.panes.preview)
        self.ui.show_edition.setChecked(seen is self.panes.edition)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there to be seen, when its first painting is over."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything typed is safe, or its writer says so."""
        if self.may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
