"""The marked stories: as rows for the view, and as uids for whoever is to do something with them."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from newsdesk.gui.stories.columns import Column
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.ranges import Range, count, merged
from newsdesk.widgets.drop_table import DropTable


class Marks(QObject):
    """Follows the view's selection. Thousands of rows are a few ranges; whose they are may have to be asked.

    Until it is known, no story counts as marked, so that nothing is done to only some of them.

    Signals: ``changed`` the uids of all marked stories (tuple); ``wanted`` rows whose uids are not here
    (a tuple of ``Range``), to be answered by ``take``.
    """

    changed = Signal(tuple)
    wanted = Signal(tuple)

    def __init__(self, view: DropTable, model: StoryListModel) -> None:
        super().__init__(view)
        self._selection = view.selectionModel()
        self._model = model
        self.ranges: tuple[Range, ...] = ()
        self.uids: tuple[str, ...] = ()
        self._quiet = False
        self._selection.selectionChanged.connect(self._follow)

    @property
    def count(self) -> int:
        """How many rows are marked, known or not."""
        return count(self.ranges)

    def take(self, ranges: Sequence[Range], uids: Sequence[str]) -> None:
        """Hear whose some rows are; too late if others are marked by now."""
        if tuple(ranges) == self.ranges:
            self._tell(tuple(uids))

    def put(self, ranges: Sequence[Range], row: int, uids: tuple[str, ...] | None = None) -> None:
        """Mark these rows, and put the cursor on ``row`` (below 0: none). ``uids``: theirs, if known."""
        picked = QItemSelection()
        for each in ranges:
            picked.select(self._model.index(each.first, 0), self._model.index(each.last, len(Column) - 1))
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self._selection.select(picked, flags.ClearAndSelect)
        if row >= 0:
            self._selection.setCurrentIndex(self._model.index(row, 0), flags.NoUpdate)
        else:
            self._selection.clearCurrentIndex()
        self._quiet = False
        self.ranges = tuple(ranges)
        self._know(uids if uids is not None else self._model.uids(self.ranges))

    def only(self, row: int) -> None:
        """Mark one row only, or none where ``row`` is below 0."""
        self.put((Range(row, row),) if row >= 0 else (), row)

    def _follow(self) -> None:
        if not self._quiet:
            picked = self._selection.selection()
            parts = (picked.at(number) for number in range(picked.count()))
            self.ranges = merged(Range(each.top(), each.bottom()) for each in parts)
            self._know(self._model.uids(self.ranges))

    def _know(self, uids: tuple[str, ...] | None) -> None:
        self._tell(uids or ())
        if uids is None:
            self.wanted.emit(self.ranges)

    def _tell(self, uids: tuple[str, ...]) -> None:
        self.uids = uids
        self.changed.emit(uids)
