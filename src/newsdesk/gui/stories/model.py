"""The stories of the list as Qt wants them."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.domain.clock import Clock
from newsdesk.domain.story import StorySummary
from newsdesk.gui.countries import country_names
from newsdesk.gui.phrases import ago, local_moment
from newsdesk.text.english import counted

#: What a dragged story is: a JSON list of uids, in UTF-8.
STORIES_MIME = "application/x-newsdesk-stories"

Index = QModelIndex | QPersistentModelIndex


class StoryListModel(QAbstractListModel):
    """Stories in the order given. ``UserRole`` gives the ``StorySummary`` itself."""

    def __init__(self, clock: Clock, countries: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._countries = countries
        self._stories: tuple[StorySummary, ...] = ()

    def set_stories(self, stories: Sequence[StorySummary]) -> bool:
        """Show these stories. True if their order is new, so that a view must find its place again."""
        fresh = tuple(stories)
        if [each.uid for each in fresh] == [each.uid for each in self._stories]:
            changed = [
                row for row, pair in enumerate(zip(fresh, self._stories, strict=True)) if pair[0] != pair[1]
            ]
            self._stories = fresh
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self._stories = fresh
        self.endResetModel()
        return True

    def row_of(self, uid: str) -> int:
        """Return the row of a story, or -1."""
        return next((row for row, each in enumerate(self._stories) if each.uid == uid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many stories there are."""
        return 0 if parent is not None and parent.isValid() else len(self._stories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a story's headline, its tooltip, its words for a screen reader, or the story."""
        if not index.isValid():
            return None
        story = self._stories[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return story.headline or "Untitled story"
        if role == Qt.ItemDataRole.UserRole:
            return story
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{story.headline or 'Untitled story'}\nUpdated {local_moment(story.updated)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            countries = country_names(story.countries, self._countries)
            return f"{story.headline or 'Untitled story'}, {story.status}, {countries}, {self.details(story)}"
        return None

    def details(self, story: StorySummary) -> str:
        """Return the second half of a row: "210 words, 3 min ago"."""
        return f"{counted(story.words, 'word')}, {self.age(story.updated)}"

    def age(self, moment: datetime) -> str:
        """Return how long ago a time (aware) is, as words."""
        return ago(moment, self._clock.now())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every story be chosen and dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Name what a dragged story is."""
        return [STORIES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged stories' uids."""
        data = QMimeData()
        uids = [self._stories[index.row()].uid for index in indexes]
        data.setData(STORIES_MIME, json.dumps(uids).encode())
        return data
