"""The stories of the list as Qt wants them: it knows how many there are, and has those that are looked at."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.domain.story import StorySummary
from newsdesk.gui.stories.columns import NUMBERS, TITLES, Column
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.pages import Pages
from newsdesk.gui.stories.ranges import Range, above, count
from newsdesk.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
#: Finds the places of what was looked for in a text: pairs of code points.
Marker = Callable[[str], Sequence[tuple[int, int]]]


def nothing_found(_text: str) -> Sequence[tuple[int, int]]:
    """Mark nothing: for when nothing was looked for."""
    return ()


class StoryListModel(QAbstractTableModel):
    """So many stories in an order, of which pages are here.

    ``UserRole`` gives the ``StorySummary``, or None for one that is not here yet.
    """

    def __init__(self, facts: Facts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.found_in: Marker = nothing_found
        self._count = 0
        self._pages: Pages[StorySummary] = Pages()

    # -- what is here -----------------------------------------------------------------------------------

    @property
    def page_size(self) -> int:
        """How many rows a page has."""
        return self._pages.size

    def story(self, row: int) -> StorySummary | None:
        """Return a row's story, or None if it is not here."""
        return self._pages.get(row)

    def row_of(self, uid: str) -> int:
        """Return the row of a story that is here, or -1."""
        return next((row for row, story in self._pages if story.uid == uid), -1)

    def uids(self, ranges: Sequence[Range]) -> tuple[str, ...] | None:
        """Return whose these rows are, in order; None if one of them is not here."""
        found = []
        for each in ranges:
            for row in range(each.first, each.last + 1):
                story = self._pages.get(row)
                if story is None:
                    return None
                found.append(story.uid)
        return tuple(found)

    def fits(self, ranges: Sequence[Range], uids: Sequence[str]) -> bool:
        """Say whether these are whose these rows are, as far as those are here."""
        if count(ranges) != len(uids):
            return False
        firsts = [each.first for each in ranges]
        for row, story in self._pages:
            at = bisect_right(firsts, row) - 1
            if at >= 0 and row <= ranges[at].last and story.uid != uids[above(ranges, row)]:
                return False
        return True

    def missing(self, first: int, last: int) -> tuple[int, ...]:
        """Look at rows; return the numbers of the pages to be fetched for them."""
        return self._pages.touch(first, min(last, self._count - 1))

    # -- what is told -----------------------------------------------------------------------------------

    def begin(self, stories: Sequence[StorySummary]) -> None:
        """Show the first page of an answer to another question; how many there are is to come."""
        self.replace(len(stories), {0: stories})

    def set_count(self, count: int) -> None:
        """Show that there are so many."""
        before = self._count
        if count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
            self._count = count
            self.endRemoveRows()

    def add_page(self, number: int, stories: Sequence[StorySummary]) -> None:
        """Show a page that was missing."""
        self._pages.put(number, stories)
        if stories:
            first = number * self._pages.size
            last = min(first + len(stories), self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def replace(self, count: int, pages: Mapping[int, Sequence[StorySummary]]) -> None:
        """Show something else altogether."""
        self.beginResetModel()
        self._pages.clear()
        for number, stories in pages.items():
            self._pages.put(number, stories)
        self._count = count
        self.endResetModel()

    def renew(self, count: int, pages: Mapping[int, Sequence[StorySummary]]) -> bool:
        """Show the answer to the same question as it is now, forgetting the pages not among these.

        True if other stories stand in the rows than before, so that a view must find its place again.
        """
        size = self._pages.size
        changed = []
        for number, stories in pages.items():
            for row, story in enumerate(stories, number * size):
                before = self._pages.get(row)
                if count != self._count or (before is not None and before.uid != story.uid):
                    self.replace(count, pages)
                    return True
                if before != story:
                    changed.append(row)
        if count != self._count:
            self.replace(count, pages)
            return True
        self._pages.clear()
        for number, stories in pages.items():
            self._pages.put(number, stories)
        for row in changed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return False

    # -- what Qt asks -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many stories there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its tooltip, its row's words for a screen reader, or the story."""
        story = self.story(index.row()) if index.isValid() else None
        if story is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_for(story, Column(index.column()))
        if role == Qt.ItemDataRole.UserRole:
            return story
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.facts.tip(story))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.facts.aloud(story)
        return None

    def words_for(self, story: StorySummary, column: Column) -> str:
        """Return what a column says about a story."""
        return {
            Column.HEADLINE: self.facts.headline(story),
            Column.STATUS: story.status.value,
            Column.COUNTRIES: " ".join(story.countries),
            Column.BYLINE: story.byline,
            Column.WORDS: f"{story.words:,}",
            Column.UPDATED: self.facts.age(story),
            Column.STANDFIRST: story.snippet or story.opening,
            Column.EMBARGO: self.facts.embargo(story),
            Column.CORRECTIONS: str(story.corrections or ""),
        }[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what stands over a column."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[Column(section)]
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every story be chosen and dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags
