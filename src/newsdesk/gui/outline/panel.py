"""The tab of headings: where the caret is among them, and a way to each."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from newsdesk._built.outline import Ui_Outline
from newsdesk.widgets.tips import plain_tip
from newsdesk.widgets.writing.headings import Heading

Index = QModelIndex | QPersistentModelIndex

#: What stands before a heading for each level that it is deeper than the highest.
INDENT = "\N{EM SPACE}" * 2


class OutlineModel(QAbstractListModel):
    """Headings in order. ``UserRole`` gives the ``Heading`` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings: Sequence[Heading] = ()
        self._highest = 1
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show these headings; one that only has other words stays the row that it is."""
        highest = min((each.level for each in headings), default=1)
        if len(headings) == len(self.headings) and highest == self._highest:
            changed = [row for row, each in enumerate(headings) if each != self.headings[row]]
            self.headings = headings
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self.headings, self._highest = headings, highest
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many headings there are."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading's words, indented by its level; its level is heard as well."""
        return self._said(self.headings[index.row()], role) if index.isValid() else None

    def _said(self, heading: Heading, role: int) -> object:
        words = heading.words or "(no words)"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return INDENT * (heading.level - self._highest) + words
            case Qt.ItemDataRole.FontRole if heading.level == self._highest:
                return self._bold
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words}, heading {heading.level}"
            case Qt.ItemDataRole.UserRole:
                return heading
        return None


class OutlinePanel(QWidget):
    """Shows the headings of the open story.

    Signals: ``heading_wanted`` one is to be gone to (its place among them); ``move_wanted`` its section is to
    be moved (its place, whether up).
    """

    heading_wanted = Signal(int)
    move_wanted = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Outline()
        self.ui.setupUi(self)
        self.model = OutlineModel(self)
        self._writable = True
        ui = self.ui
        ui.list.setModel(self.model)
        ui.list.clicked.connect(lambda index: self.heading_wanted.emit(index.row()))
        ui.list.activated.connect(lambda index: self.heading_wanted.emit(index.row()))
        ui.list.selectionModel().currentChanged.connect(lambda *_: self._tell_possible())
        ui.up.clicked.connect(lambda: self._move(up=True))
        ui.down.clicked.connect(lambda: self._move(up=False))
        self.show_headings(())

    @property
    def chosen(self) -> int:
        """The place of the heading that is marked; -1 if none is."""
        return self.ui.list.currentIndex().row()

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these headings."""
        chosen = self.chosen
        self.model.set_headings(headings)
        self.mark(chosen)
        self.ui.pages.setCurrentWidget(self.ui.list if headings else self.ui.empty_page)

    def mark(self, place: int) -> None:
        """Mark the heading that the caret is under, or that was moved; -1 marks none."""
        index = self.model.index(min(place, self.model.rowCount() - 1)) if place >= 0 else QModelIndex()
        self.ui.list.setCurrentIndex(index)
        if not index.isValid():
            self.ui.list.clearSelection()
        self._tell_possible()

    def set_read_only(self, read_only: bool) -> None:
        """Let headings be gone to, and not moved."""
        self._writable = not read_only
        self._tell_possible()

    def _tell_possible(self) -> None:
        for button in (self.ui.up, self.ui.down):
            button.setEnabled(self._writable and self.chosen >= 0)

    def _move(self, *, up: bool) -> None:
        self.move_wanted.emit(self.chosen, up)
