"""The menu of the list's order; where there are columns, of those as well."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from newsdesk.domain.query import Sort, SortKey
from newsdesk.gui.stories.columns import SORT_NAMES, turned, usual_sort
from newsdesk.gui.stories.header import StoryHeader

#: How the two ends of an order are called, beginning with the one that is not descending.
ENDS = {
    SortKey.UPDATED: ("Oldest first", "Newest first"),
    SortKey.EMBARGO: ("First to go out first", "Last to go out first"),
    SortKey.WORDS: ("Shortest first", "Longest first"),
    SortKey.STATUS: ("Drafts first", "Drafts last"),
    SortKey.CORRECTIONS: ("Fewest first", "Most first"),
}
LETTERS = ("A to Z", "Z to A")


class SortMenu(QMenu):
    """What a list can be sorted by, and from which end.

    Signals: ``sort_wanted`` the order that was chosen (``Sort``).
    """

    sort_wanted = Signal(object)

    def __init__(self, header: StoryHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self.sort = Sort()
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for key, name in SORT_NAMES.items():
            chosen = key is self.sort.key
            self._add(name, self.sort if chosen else usual_sort(key), ticked=chosen)
        self.addSeparator()
        for name, descending in zip(ENDS.get(self.sort.key, LETTERS), (False, True), strict=True):
            chosen = descending is self.sort.descending
            self._add(name, self.sort if chosen else turned(self.sort), ticked=chosen)
        if self._header.compact:
            self.addSeparator()
            self._header.add_to(self.addMenu(self.tr("Columns")))

    def _add(self, name: str, sort: Sort, *, ticked: bool) -> QAction:
        action = self.addAction(name)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda: self.sort_wanted.emit(sort))
        return action
