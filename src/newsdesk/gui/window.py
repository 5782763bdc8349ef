"""The main window: where each pane stands. What the panes do is their controllers' business."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter, QWidget

from newsdesk._built.main_window import Ui_MainWindow
from newsdesk.gui.room import FRAME
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.widgets.writing.length_bar import LengthBar

if TYPE_CHECKING:
    from newsdesk.gui.editor.pane import EditorPane
    from newsdesk.gui.folders.panel import FolderPanel
    from newsdesk.gui.panels.checks_panel import ChecksPanel
    from newsdesk.gui.panels.edition_panel import EditionPanel
    from newsdesk.gui.panels.rates_panel import RatesPanel
    from newsdesk.gui.preview.pane import PreviewPane

P = TypeVar("P", bound=QWidget)

#: Widths of the folders, the list, and the text with what is beside it; widths, or heights, of these two;
#: heights of the list and the rates: all in pixels, at first.
COLUMNS = (200, 352, 928)
BESIDE, BELOW = (528, 400), (490, 230)
LEFT = (440, 300)
#: A narrower window shows the folders in a drawer, until somebody says otherwise.
ROOM_FOR_FOLDERS = 1500
#: What the window takes of a screen that has it, until somebody makes it another size.
ROOMY = QSize(1560, 940)
#: Milliseconds to wait for a window's first painting, before what follows it comes all the same.
PATIENCE = 1000
#: The tabs on the right.
PREVIEW, EDITION, CHECKS, NOTES, OUTLINE = "Preview", "Edition", "Checks", "Notes", "Outline"
TABS = (PREVIEW, EDITION, CHECKS, NOTES, OUTLINE)


@dataclass(slots=True)
class Panes:
    """What stands in the window: the list from the start, the others soon after its first paint."""

    stories: StoryListPanel
    editor: "EditorPane" = field(init=False)
    folders: "FolderPanel" = field(init=False)
    rates: "RatesPanel" = field(init=False)
    preview: "PreviewPane" = field(init=False)
    edition: "EditionPanel" = field(init=False)
    checks: "ChecksPanel" = field(init=False)


class WindowState(NamedTuple):
    """How somebody arranged the window, as Qt writes it.

    ``beside`` and ``below`` are for what is on the right, when it stands there and when it is ``stacked``;
    ``tab`` is what is seen of it.
    """

    geometry: bytes = b""
    across: bytes = b""
    left: bytes = b""
    beside: bytes = b""
    below: bytes = b""
    stacked: bool = False
    tab: str = ""
    hidden: tuple[str, ...] = ()


class MainWindow(QMainWindow):
    """The editor's one screen.

    Signals: ``painted`` the window is on the screen for the first time, or minimised; ``closed`` it is gone
    for good. ``may_close`` is asked before it closes.
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
        # Room for what comes later, so that nothing jumps when it does.
        self._folders, self._rates, self._editor = QWidget(), QWidget(), QWidget()
        self._folders.setObjectName("folders")
        self.ui.left.addWidget(panes.stories)
        self.ui.left.addWidget(self._rates)
        self.ui.across.insertWidget(0, self._folders)
        # The editor and the page share what a wider window has and a narrower takes.
        self.ui.page.insertWidget(0, self._editor)
        self.ui.across.setStretchFactor(2, 1)
        self._share_page()
        self.ui.left.setStretchFactor(0, 1)
        for title in TABS:
            self.ui.right.addTab(QWidget(), self.tr(title))
        self.ui.across.setSizes(list(COLUMNS))
        self.ui.page.set_usual(BESIDE, BELOW)
        self.ui.left.setSizes(list(LEFT))
        self.words = LengthBar(self)
        self.saved = QLabel(self)
        for label in (self.words, self.saved):
            label.setContentsMargins(8, 0, 8, 0)
            self.ui.status_bar.addPermanentWidget(label)

    def _share_page(self) -> None:
        for place in (0, 1):
            self.ui.page.setStretchFactor(place, 1)

    def put_editor(self, editor: "EditorPane") -> None:
        """Let the text stand where room is kept for it."""
        self._editor = self.panes.editor = _in_place_of(self._editor, editor, self.ui.page)
        self._share_page()

    def put_folders(self, folders: "FolderPanel") -> None:
        """Let the folders stand where room is kept for them."""
        self._folders = self.panes.folders = _in_place_of(self._folders, folders, self.ui.across)

    def put_rates(self, rates: "RatesPanel") -> None:
        """Let the rates stand where room is kept for them."""
        self._rates = self.panes.rates = _in_place_of(self._rates, rates, self.ui.left)

    def put_right(self, title: str, pane: QWidget) -> None:
        """Let a pane stand behind its tab, one of ``TABS``."""
        right, place = self.ui.right, TABS.index(title)
        is_seen = right.currentIndex() == place
        right.setUpdatesEnabled(False)
        right.insertTab(place, pane, self.tr(title))
        if is_seen:
            right.setCurrentIndex(place)
        if room := right.widget(place + 1):
            room.deleteLater()
        right.removeTab(place + 1)
        right.setUpdatesEnabled(True)

    def _foldable(self) -> dict[str, QWidget]:
        return {
            "folders": self._folders,
            "stories": self.panes.stories,
            "rates": self._rates,
            "ticker": self.ui.ticker,
            "right": self.ui.right,
        }

    def foldable(self) -> tuple[QWidget, ...]:
        """Return what can be folded away."""
        return tuple(self._foldable().values())

    def state(self) -> WindowState:
        """Return how the window is arranged."""
        beside, below = self.ui.page.states()
        return WindowState(
            geometry=bytes(self.saveGeometry().data()),
            across=bytes(self.ui.across.saveState().data()),
            left=bytes(self.ui.left.saveState().data()),
            beside=beside,
            below=below,
            stacked=self.ui.page.stacked,
            tab=TABS[self.ui.right.currentIndex()],
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
        self.ui.page.restore((state.beside, state.below), stacked=state.stacked)
        if state.tab in TABS:
            self.ui.right.setCurrentIndex(TABS.index(state.tab))
        if not state.geometry:
            self._take_room()
        for name, widget in self._foldable().items():
            widget.setHidden(name in state.hidden)
        if not state.across:
            self._folders.setHidden(self.width() < ROOM_FOR_FOLDERS)
        self.tick()

    def tick(self) -> None:
        """Tick the menu's entries for what is to be seen."""
        self.show_folders(not self._folders.isHidden())
        self.show_list(not self.panes.stories.isHidden())
        self.show_rates(not self._rates.isHidden())
        self.ui.show_ticker.setChecked(not self.ui.ticker.isHidden())
        self.ui.stacked.setChecked(self.ui.page.stacked)
        self.ui.full_screen.setChecked(self.isFullScreen())
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

    def turn_full_screen(self) -> None:
        """Give the window the whole screen, or back what it had; the desktop may have done either as well."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.ui.full_screen.setChecked(self.isFullScreen())

    def come_to_front(self) -> None:
        """Show the window above all others, as far as the desktop lets a program do that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        # Where a program may not take the keyboard, its entry in the task bar says that it is wanted.
        QApplication.alert(self)

    def show_folders(self, shown: bool) -> None:
        """Show the folders beside the list, or leave them to the drawer."""
        self._folders.setVisible(shown)
        self.panes.stories.ui.folder_button.setHidden(shown)
        self.ui.show_folders.setChecked(shown)

    def show_list(self, shown: bool) -> None:
        """Show the list, or leave all of its column to the rates."""
        self.panes.stories.setVisible(shown)
        self.ui.show_list.setChecked(shown)
        self._fold_left()

    def show_rates(self, shown: bool) -> None:
        """Show the rates below the list, or leave all of the column to it."""
        self._rates.setVisible(shown)
        self.ui.show_rates.setChecked(shown)
        self._fold_left()

    def _fold_left(self) -> None:
        # A column with nothing in it would keep its room.
        self.ui.left.setHidden(self.panes.stories.isHidden() and self._rates.isHidden())

    def stack(self, stacked: bool) -> None:
        """Stand what is on the right below the text, or beside it."""
        self.ui.page.turn(stacked=stacked)
        self.ui.stacked.setChecked(stacked)

    def show_right(self, pane: QWidget) -> None:
        """Bring a tab on the right to the front."""
        self.ui.right.show()
        self.ui.right.setCurrentWidget(pane)
        self.follow_right()

    def turn_right(self, pane: QWidget) -> None:
        """Bring a tab on the right to the front, or fold the column away if it is there already."""
        right = self.ui.right
        if right.isVisible() and right.currentWidget() is pane:
            right.hide()
            self.follow_right()
        else:
            self.show_right(pane)

    def follow_right(self) -> None:
        """Tick the menu's entry for the tab that is to be seen."""
        right = self.ui.right
        seen = "" if right.isHidden() else TABS[right.currentIndex()]
        self.ui.show_preview.setChecked(seen == PREVIEW)
        self.ui.show_edition.setChecked(seen == EDITION)

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the first painting; a window that begins as an entry in the task bar has none."""
        super().showEvent(event)
        QTimer.singleShot(PATIENCE, self, self._tell_painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that the window is there to be seen, when its first painting is over."""
        super().paintEvent(event)
        if not self._was_painted:
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything typed is safe, or its writer says so."""
        if self.may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()


def _in_place_of(room: QWidget, pane: P, splitter: QSplitter) -> P:
    """Put a pane where a splitter keeps room for it, as large and as hidden as that; return it."""
    # Asked before: a splitter hides what it lets go.
    hidden = room.isHidden()
    splitter.replaceWidget(splitter.indexOf(room), pane)
    pane.setHidden(hidden)
    room.deleteLater()
    return pane
