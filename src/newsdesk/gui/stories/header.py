"""The columns of compact rows: which there are, how wide, in which order; none of it for roomy rows."""

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu

from newsdesk.domain.query import Sort
from newsdesk.gui.stories.columns import EXTRA, KEYS, TITLES, WIDTHS, Column, turned, usual_sort
from newsdesk.widgets.drop_table import DropTable

#: How many columns there were when what is kept did not say so yet.
_FORMERLY = 6


class StoryHeader(QObject):
    """Keeps the columns of a view. The headline takes what width the others leave.

    Signals: ``sort_wanted`` the order (``Sort``) that a click on a column asks for.
    """

    sort_wanted = Signal(object)

    def __init__(self, view: DropTable) -> None:
        super().__init__(view)
        self._view = view
        self._header = header = view.horizontalHeader()
        self._compact = False
        self._sort = Sort()
        #: How many columns there are, and how Qt writes them; b"" while nobody has changed anything.
        self._columns = b""
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setMinimumSectionSize(36)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionClicked.connect(self._tell_sort)
        header.sectionResized.connect(self._make_room)
        view.resized.connect(self._fill)
        self._arrange()

    @property
    def compact(self) -> bool:
        """Whether there are columns."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Show columns, or a single one for roomy rows."""
        if compact != self._compact:
            self._columns = self.columns
            self._compact = compact
            self._arrange()

    @property
    def columns(self) -> bytes:
        """How the columns are arranged, and how many there are."""
        state = bytes(self._header.saveState().data())
        return b"%d %b" % (len(Column), state) if self._compact else self._columns

    @columns.setter
    def columns(self, columns: bytes) -> None:
        self._columns = columns
        self._arrange()

    def show_sort(self, sort: Sort) -> None:
        """Show which column the list is sorted by."""
        self._sort = sort
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        section = next((column for column, key in KEYS.items() if key is sort.key), -1)
        self._header.setSortIndicator(section, order)

    def add_to(self, menu: QMenu) -> None:
        """Add an entry for every column that can be hidden to a menu."""
        for column in Column:
            if column is not Column.HEADLINE:
                action = menu.addAction(TITLES[column])
                action.setCheckable(True)
                action.setChecked(not self._header.isSectionHidden(column))
                action.toggled.connect(lambda shown, column=column: self._show_column(column, shown))

    def _arrange(self) -> None:
        header = self._header
        header.setVisible(self._compact)
        known = self._restored() if self._compact else 0
        # All of them, or those that there were none of when the others were arranged.
        for column, width in list(WIDTHS.items())[known:]:
            header.setSectionHidden(column, column in EXTRA or not self._compact)
            header.resizeSection(column, width)
            header.moveSection(header.visualIndex(column), column)
        header.setSectionHidden(Column.HEADLINE, False)
        for column in Column:
            fixed = column is Column.HEADLINE
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        header.setStretchLastSection(False)
        self.show_sort(self._sort)
        self._fill()

    def _restored(self) -> int:
        """Arrange the columns as they were left, and return how many there were; 0 for none."""
        number, _, state = self._columns.partition(b" ")
        known = int(number) if number.isdigit() else _FORMERLY
        state = state if number.isdigit() else self._columns
        return known if state and self._header.restoreState(QByteArray(state)) else 0

    def _fill(self) -> None:
        """Give the headline what the other columns leave."""
        header = self._header
        others = sum(
            header.sectionSize(column)
            for column in Column
            if column is not Column.HEADLINE and not header.isSectionHidden(column)
        )
        least = WIDTHS[Column.HEADLINE] if self._compact else 0
        header.resizeSection(Column.HEADLINE, max(self._view.viewport().width() - others, least))

    def _make_room(self, section: int) -> None:
        if section != Column.HEADLINE:
            self._fill()

    def _show_column(self, column: Column, shown: bool) -> None:
        self._header.setSectionHidden(column, not shown)
        self._fill()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_to(menu)
        menu.popup(self._header.mapToGlobal(place))

    def _tell_sort(self, section: int) -> None:
        key = KEYS[Column(section)]
        self.sort_wanted.emit(turned(self._sort) if key is self._sort.key else usual_sort(key))
