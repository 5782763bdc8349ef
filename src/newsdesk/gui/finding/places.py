"""The places where something would be replaced, by story, each with a tick."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from newsdesk.domain.replacing import FIELD_NAMES, Place, StoryPlaces
from newsdesk.domain.story import Status
from newsdesk.text.english import counted
from newsdesk.widgets.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

WHERE, NOW, THEN = range(3)
HEADINGS = ("Where", "As it is", "As it will be")

#: The role of where in the text of a cell the words are that go, or come: from and to, in code points.
SPAN = Role.UserRole + 1

#: How much of a line is shown before the words.
LEAD = 24
#: The most letters that are shown of what comes.
SHOWN = 200


class PlacesModel(QAbstractItemModel):
    """Shows stories with their places below them; however many there are, rows are made when they are seen.

    Signals: ``ticked`` another number of places is chosen.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stories: tuple[StoryPlaces, ...] = ()
        #: For each story, whether its places are chosen.
        self._chosen: list[bytearray] = []

    # -- what is told, and asked --------------------------------------------------------------------------

    def show(self, stories: Sequence[StoryPlaces]) -> None:
        """Show these, all of them chosen."""
        self.beginResetModel()
        self._stories = tuple(stories)
        self._chosen = [bytearray(b"\1" * len(each.places)) for each in stories]
        self.endResetModel()
        self.ticked.emit()

    def choose_all(self, chosen: bool) -> None:
        """Choose every place, or none."""
        for each in self._chosen:
            each[:] = bytes([chosen]) * len(each)
        last = self.index(max(0, len(self._stories) - 1), 0)
        self.dataChanged.emit(self.index(0, 0), last, [Role.CheckStateRole])
        self.ticked.emit()

    @property
    def chosen(self) -> tuple[StoryPlaces, ...]:
        """The stories with those of their places that are chosen; without those that have none."""
        some = (
            replace(story, places=tuple(one for one, on in zip(story.places, ticks, strict=True) if on))
            for story, ticks in zip(self._stories, self._chosen, strict=True)
            if any(ticks)
        )
        return tuple(some)

    @property
    def counts(self) -> tuple[int, int]:
        """In how many places of how many stories something is to be replaced."""
        numbers = [sum(each) for each in self._chosen]
        return sum(numbers), sum(1 for each in numbers if each)

    def place(self, index: AnyIndex) -> Place | None:
        """Return the place in a row; that of a story is its first."""
        if not index.isValid():
            return None
        story, place = self._at(index)
        return self._stories[story].places[max(0, place)]

    # -- what Qt asks -----------------------------------------------------------------------------------

    @staticmethod
    def _at(index: AnyIndex) -> tuple[int, int]:
        """Return which story a row is about, and which of its places; -1: the story itself."""
        story = index.internalId() - 1
        return (index.row(), -1) if story < 0 else (story, index.row())

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return a cell. Its id is 0 in the row of a story, and in those below it the story's row from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the story's row that a place stands below."""
        story, place = self._at(child)
        return QModelIndex() if place < 0 else self.createIndex(story, 0, 0)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are below another."""
        if not parent.isValid():
            return len(self._stories)
        story, place = self._at(parent)
        return len(self._stories[story].places) if place < 0 and parent.column() == 0 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns, the same everywhere."""
        del parent
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Return a column's heading."""
        across = orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole
        return HEADINGS[section] if across else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every row be chosen, and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        ticks = Qt.ItemFlag.ItemIsUserCheckable if index.column() == WHERE else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | ticks

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        story, place = self._at(index)
        if role == Role.CheckStateRole:
            return self._tick(story, place) if index.column() == WHERE else None
        if place < 0:
            return self._of_story(self._stories[story], index.column(), role)
        return _of_place(self._stories[story].places[place], index.column(), role)

    def setData(self, index: AnyIndex, value: object, role: int = Role.EditRole) -> bool:
        """Tick a place, or all of a story's."""
        if role != Role.CheckStateRole or not index.isValid():
            return False
        story, place = self._at(index)
        on = Qt.CheckState(value) is not Qt.CheckState.Unchecked
        ticks = self._chosen[story]
        if place < 0:
            ticks[:] = bytes([on]) * len(ticks)
        else:
            ticks[place] = on
        top = self.index(story, WHERE)
        self.dataChanged.emit(top, top, [role])
        self.dataChanged.emit(
            self.index(0, WHERE, top), self.index(len(ticks) - 1, WHERE, top), [Role.CheckStateRole]
        )
        self.ticked.emit()
        return True

    def _tick(self, story: int, place: int) -> Qt.CheckState:
        ticks = self._chosen[story]
        number = sum(ticks) if place < 0 else ticks[place]
        if not number:
            return Qt.CheckState.Unchecked
        whole = place >= 0 or number == len(ticks)
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    @staticmethod
    def _of_story(story: StoryPlaces, column: int, role: int) -> object:
        if column != WHERE or role not in {Role.DisplayRole, Role.ToolTipRole}:
            return None
        number = counted(len(story.places), "place")
        out = story.status in {Status.PUBLISHED, Status.CORRECTED}
        facts = f"{number} · {story.status}{' · a correction may be due' if out else ''}"
        words = f"{story.headline}  ·  {facts}"
        return plain_tip(words) if role == Role.ToolTipRole else words


def _of_place(place: Place, column: int, role: int) -> object:
    if role not in {Role.DisplayRole, Role.ToolTipRole, SPAN}:
        return None
    if column == WHERE:
        line = f", line {place.line:,}" if place.field == "body" else ""
        return f"{FIELD_NAMES[place.field]}{line}" if role == Role.DisplayRole else None
    comes = place.change.comes
    words = place.found if column == NOW else comes if len(comes) <= SHOWN else f"{comes[:SHOWN]}…"
    before, words, after = (_line(each) for each in (place.before, words, place.after))
    if role == Role.ToolTipRole:
        return plain_tip(f"{before}{words}{after}")
    if len(before) > LEAD:
        before = f"…{before[-LEAD:]}"
    if role == SPAN:
        return len(before), len(before) + len(words)
    return f"{before}{words}{after}"


def _line(words: str) -> str:
    """Return words on one line, with a sign where it breaks."""
    return words.replace("\n", "⏎")
