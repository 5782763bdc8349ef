"""The stories of an edition as a list whose rows can be moved."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from newsdesk.domain.story import Status, StorySummary, titled
from newsdesk.gui.countries import country_names
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS, AnyIndex
from newsdesk.text.english import counted


class EditionModel(QAbstractListModel):
    """Stories in an edition's order; ``UserRole`` gives a story's uid."""

    def __init__(self, countries: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._countries = countries
        self._stories: list[StorySummary] = []

    def show_stories(self, stories: tuple[StorySummary, ...]) -> None:
        """Show these stories; where they are the same ones in the same order, the list keeps its place."""
        same = [each.uid for each in stories] == self.uids()
        if not same:
            self.beginResetModel()
        self._stories = list(stories)
        if not same:
            self.endResetModel()
        self._tell()

    def uids(self) -> list[str]:
        """Return the stories' uids in their order."""
        return [each.uid for each in self._stories]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many stories there are; they have nothing beneath them."""
        return 0 if parent is not None and parent.isValid() else len(self._stories)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between."""
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | drag

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows move, and that stories from elsewhere are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def moveRows(self, parent: AnyIndex, row: int, count: int, to_parent: AnyIndex, before: int) -> bool:
        """Move rows in front of another; False where they would stay."""
        if not self.beginMoveRows(parent, row, row + count - 1, to_parent, before):
            return False
        moved = self._stories[row : row + count]
        del self._stories[row : row + count]
        at = before - count if before > row else before
        self._stories[at:at] = moved
        self.endMoveRows()
        self._tell()
        return True

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says aloud, or explains."""
        story = self._stories[index.row()]
        headline = titled(story.headline)
        doubt = "Spiked: take it out, or unspike it" if story.status is Status.SPIKED else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}. {headline}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(
                part for part in (f"{index.row() + 1}", headline, self._facts(story), doubt) if part
            )
        shown: dict[int, object] = {
            Qt.ItemDataRole.UserRole: story.uid,
            Qt.ItemDataRole.ToolTipRole: headline,
            FACTS: self._facts(story),
            DOUBT: doubt,
        }
        return shown.get(role)

    def _facts(self, story: StorySummary) -> str:
        countries = country_names(story.countries, self._countries)
        parts = (story.status.value, countries, counted(story.words, "word"))
        return " · ".join(part for part in parts if part)

    def _tell(self) -> None:
        if self._stories:
            self.dataChanged.emit(self.index(0), self.index(len(self._stories) - 1))
