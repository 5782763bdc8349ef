"""The palette itself: a field to type into, and what fits below it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from newsdesk._built.palette import Ui_Palette
from newsdesk.gui.palette.delegate import RowDelegate
from newsdesk.gui.palette.items import Row

Index = QModelIndex | QPersistentModelIndex

#: Its width, and its distance from the window's top and sides, in pixels; so many rows are seen at once.
WIDTH, ABOVE, ASIDE, ROWS = 660, 56, 24, 12

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_PAGES = {Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}


class RowsModel(QAbstractListModel):
    """Rows in the order given. ``UserRole`` gives the ``Row`` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or all of it to be heard."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.item.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.item.heard
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class Palette(QFrame):
    """Lies over a window, takes the keyboard, and gives it back where it was. Made once, and shown again.

    Signals: ``typed`` what is looked for is another; ``chosen`` a row was (``Item``), once the palette
    is gone.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.ui = Ui_Palette()
        self.ui.setupUi(self)
        self.hide()
        self._before: QWidget | None = None
        self.model = RowsModel(self)
        self._delegate = RowDelegate(self.ui.list)
        self.ui.list.setModel(self.model)
        self.ui.list.setItemDelegate(self._delegate)
        self.ui.list.clicked.connect(lambda _index: self._choose())
        self.ui.list.selectionModel().currentChanged.connect(self._announce)
        self.ui.field.textChanged.connect(self.typed)
        self.ui.field.installEventFilter(self)
        window.installEventFilter(self)

    # -- coming and going -------------------------------------------------------------------------------

    def open(self, typed: str = "") -> None:
        """Come, with this in the field."""
        self._before = QApplication.focusWidget()
        self.ui.field.setText(typed)
        self._place()
        self.show()
        self.raise_()
        self.ui.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        has = focus is not None and self.isAncestorOf(focus)
        # Before it is hidden, or Qt would look for another place to put the keyboard.
        if has and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _place(self) -> None:
        room = self._window.size()
        width = min(WIDTH, room.width() - 2 * ASIDE)
        row = self.ui.list.sizeHintForRow(0) if self.model.rows else 0
        shown = min(len(self.model.rows), ROWS)
        frame = 2 * self.ui.list.frameWidth() + 2
        self.ui.list.setFixedHeight(max(0, min(shown * row + frame, room.height() - 2 * ABOVE - 60)))
        self.ui.list.setVisible(bool(shown))
        self.resize(QSize(width, self.sizeHint().height()))
        self.move(QPoint((room.width() - width) // 2, ABOVE))

    # -- what it shows ----------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], *, kept: bool = False, nothing: str = "") -> None:
        """Show these rows, the first marked, or with ``kept`` the one that is; say ``nothing`` if none is."""
        current = self.ui.list.currentIndex().row() if kept else 0
        self.model.set_rows(rows)
        self.ui.nothing.setText(nothing)
        self.ui.nothing.setVisible(not rows and bool(nothing))
        self._go_to(max(0, current))
        self._place()

    def _go_to(self, row: int) -> None:
        index = self.model.index(min(row, len(self.model.rows) - 1))
        self.ui.list.setCurrentIndex(index)
        self.ui.list.scrollTo(index)

    def _announce(self, index: QModelIndex) -> None:
        # The keyboard stays in the field, so nobody would hear which row is marked.
        if index.isValid() and self.isVisible():
            heard = QAccessibleAnnouncementEvent(self.ui.field, self.model.rows[index.row()].item.heard)
            QAccessible.updateAccessibility(heard)

    # -- keys -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys go through the rows while the field is typed in; go when the keyboard goes elsewhere."""
        if watched is self.ui.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                # Keys of the window's menus must not be taken for those of the palette.
                if event.key() in {*_STEPS, *_PAGES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
                    event.accept()
                    return True
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            elif event.type() == QEvent.Type.FocusOut:
                focus = QApplication.focusWidget()
                if focus is not None and not self.isAncestorOf(focus):
                    self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key, count = Qt.Key(event.key()), len(self.model.rows)
        row = self.ui.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif key in _STEPS and count:
            self._go_to((row + _STEPS[key]) % count)
        elif key in _PAGES and count:
            self._go_to(max(0, min(count - 1, row + _PAGES[key])))
        else:
            return key in _STEPS
        return True

    def _choose(self) -> None:
        index = self.ui.list.currentIndex()
        if index.isValid():
            item = self.model.rows[index.row()].item
            self.leave()
            self.chosen.emit(item)
