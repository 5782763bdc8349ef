"""A list whose order is the user's, with headings between its rows: a heading moves with all beneath it."""

from PySide6.QtCore import QModelIndex, Qt

from newsdesk.widgets.order_list import OrderList

#: The role that gives a heading's name; None for every other row.
HEADING = Qt.ItemDataRole.UserRole + 20


class SectionList(OrderList):
    """Shows rows under headings, and moves either.

    What stands above the first heading is a section without one, and stays there. The model gives each
    heading its name in the role ``HEADING``, and moves several rows at once.
    """

    def heading_at(self, row: int) -> str | None:
        """Return a heading's name, None where something else stands in that row."""
        found = self.model().index(row, 0).data(HEADING)
        return found if isinstance(found, str) else None

    def move_row(self, row: int, gap: int) -> None:
        """Move a row into a gap; a heading goes, with what is beneath it, to where a section begins."""
        if self.heading_at(row) is None:
            super().move_row(row, gap)
            return
        starts = self._starts()
        end = next((start for start in starts if start > row), self.model().rowCount())
        before = next((start for start in starts if start >= gap), self.model().rowCount())
        # Dropped on the upper half of a section, it stands before that, as a story would.
        if gap < row:
            before = max([start for start in starts if start <= gap] or starts[:1])
        self._move_rows(row, end - row, before)

    def step_row(self, row: int, step: int) -> None:
        """Move a row one place, or a section past its neighbour."""
        if self.heading_at(row) is None:
            super().step_row(row, step)
            return
        starts = [*self._starts(), self.model().rowCount()]
        at = starts.index(row)
        if step < 0 and at > 0:
            self._move_rows(row, starts[at + 1] - row, starts[at - 1])
        elif step > 0 and at + 2 < len(starts):
            self._move_rows(row, starts[at + 1] - row, starts[at + 2])

    def _starts(self) -> list[int]:
        """Return the rows of the headings."""
        return [row for row in range(self.model().rowCount()) if self.heading_at(row) is not None]

    def _move_rows(self, row: int, count: int, before: int) -> None:
        if row <= before <= row + count:
            return
        if self.model().moveRows(QModelIndex(), row, count, QModelIndex(), before):
            self.scrollTo(self.currentIndex())
            self.order_changed.emit(self.keys())
