"""An edition as a list whose rows can be moved: its stories, under the headings of their sections."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from newsdesk.domain.days import day, short_day
from newsdesk.domain.edition import Edition, EditionName, Entry
from newsdesk.domain.layout import grouped
from newsdesk.domain.story import Status, StorySummary, titled
from newsdesk.gui.countries import country_names
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS, MARK, AnyIndex
from newsdesk.text.english import counted, listed
from newsdesk.widgets.section_list import HEADING
from newsdesk.widgets.tips import plain_tip


class _Heading(NamedTuple):
    name: str


class _Place(NamedTuple):
    """A story's row; ``also`` are the other editions that it is in."""

    story: StorySummary
    picture: bool
    also: tuple[EditionName, ...]


_Row = _Heading | _Place


class EditionModel(QAbstractListModel):
    """Stories in an edition's order; ``UserRole`` gives a story's uid, "" for a heading (``HEADING``).

    Signals: ``section_renamed`` (old name, new name) somebody gave a section another name; it is shown once
    that is so.
    """

    section_renamed = Signal(str, str)

    def __init__(self, countries: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._countries = countries
        self._rows: list[_Row] = []
        #: What stands before each headline; of a heading, how many stories are beneath it.
        self._numbers: list[int] = []
        self._leading = ""
        self._read_only = False

    def show_edition(
        self,
        edition: Edition | None,
        stories: Sequence[StorySummary],
        elsewhere: Mapping[str, tuple[EditionName, ...]],
    ) -> None:
        """Show an edition; where the same rows stand in the same order, the list keeps its place."""
        rows = list(_rows(edition, stories, elsewhere)) if edition else []
        same = list(map(_key, rows)) == list(map(_key, self._rows))
        if not same:
            self.beginResetModel()
        self._rows = rows
        self._numbers = _numbered(rows)
        self._leading = edition.leading if edition else ""
        if not same:
            self.endResetModel()
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let headings be read and not be renamed."""
        self._read_only = read_only

    def uids(self) -> list[str]:
        """Return the stories' uids in their order."""
        return [row.story.uid for row in self._rows if isinstance(row, _Place)]

    def row_of(self, uid: str, section: str) -> int:
        """Return the row of a story, or with "" for it that of a section's heading; -1 if it is not there."""
        wanted = (uid, "" if uid else section)
        return next((at for at, row in enumerate(self._rows) if _key(row) == wanted), -1)

    def entries(self) -> tuple[Entry, ...]:
        """Return the places of the stories as they stand in the list."""
        return tuple(_entries(self._rows))

    def entries_with(self, uids: Sequence[str], gap: int) -> tuple[Entry, ...]:
        """Return the places with these stories, new to the edition or not, in front of a row."""
        gone = set(uids)
        before, after = (
            [row for row in part if not (isinstance(row, _Place) and row.story.uid in gone)]
            for part in (self._rows[:gap], self._rows[gap:])
        )
        pictures = {entry.story: entry.picture for entry in self.entries()}
        section = next((row.name for row in reversed(before) if isinstance(row, _Heading)), "")
        dropped = [Entry(uid, section, pictures.get(uid, True)) for uid in uids]
        entries = [*_entries(before), *dropped, *_entries(after, section)]
        return tuple(entries)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many rows there are; they have nothing beneath them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between, and headings be renamed."""
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self._rows[index.row()], _Heading) and not self._read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows move, and that stories from elsewhere are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def moveRows(self, parent: AnyIndex, row: int, count: int, to_parent: AnyIndex, before: int) -> bool:
        """Move rows in front of another; False where they would stay."""
        if not self.beginMoveRows(parent, row, row + count - 1, to_parent, before):
            return False
        moved = self._rows[row : row + count]
        del self._rows[row : row + count]
        at = before - count if before > row else before
        self._rows[at:at] = moved
        self._numbers = _numbered(self._rows)
        self.endMoveRows()
        self._tell()
        return True

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name of a section."""
        row = self._rows[index.row()]
        name = " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and isinstance(row, _Heading) and name not in {"", row.name}:
            self.section_renamed.emit(row.name, name)
        return False

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says aloud, or explains."""
        row = self._rows[index.row()]
        if isinstance(row, _Heading):
            return self._heading_data(row, self._numbers[index.row()], role)
        return self._story_data(row, self._numbers[index.row()], role)

    def _heading_data(self, heading: _Heading, number: int, role: int) -> object:
        said = counted(number, "story", "stories")
        shown: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: heading.name,
            Qt.ItemDataRole.EditRole: heading.name,
            Qt.ItemDataRole.UserRole: "",
            Qt.ItemDataRole.ToolTipRole: plain_tip(heading.name),
            Qt.ItemDataRole.AccessibleTextRole: f"Section {heading.name}. {said}",
            HEADING: heading.name,
            FACTS: said,
        }
        return shown.get(role)

    def _story_data(self, place: _Place, number: int, role: int) -> object:
        # One at a time: a view asks thousands of rows for two or three of these.
        story = place.story
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{number}. {titled(story.headline)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (f"{number}", titled(story.headline), self._facts(place), _doubt(story))
                return ". ".join(filter(None, said))
            case Qt.ItemDataRole.UserRole:
                return story.uid
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(place))
            case _:
                return self._more_data(place, role)

    def _more_data(self, place: _Place, role: int) -> object:
        if role == FACTS:
            return self._facts(place)
        if role == DOUBT:
            return _doubt(place.story)
        if role == MARK:
            return "lead" if place.story.uid == self._leading else None
        return None

    def _facts(self, place: _Place) -> str:
        story = place.story
        parts = (
            "leads" if story.uid == self._leading else "",
            story.status.value,
            country_names(story.countries, self._countries),
            counted(story.words, "word"),
            "" if place.picture else "without its picture",
            _also(place.also),
        )
        return " · ".join(part for part in parts if part)

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _rows(
    edition: Edition, stories: Sequence[StorySummary], elsewhere: Mapping[str, tuple[EditionName, ...]]
) -> Iterator[_Row]:
    there = {story.uid: story for story in stories}
    section = ""
    for entry in grouped(edition.entries):
        if entry.section != section:
            section = entry.section
            yield _Heading(section)
        if entry.story in there:
            yield _Place(there[entry.story], entry.picture, elsewhere.get(entry.story, ()))


def _entries(rows: Sequence[_Row], section: str = "") -> Iterator[Entry]:
    for row in rows:
        if isinstance(row, _Heading):
            section = row.name
        else:
            yield Entry(row.story.uid, section, row.picture)


def _numbered(rows: Sequence[_Row]) -> list[int]:
    """Return a number for each row: stories are counted through, a heading has that of its stories."""
    numbers, story, heading = list[int](), 0, -1
    for at, row in enumerate(rows):
        if isinstance(row, _Heading):
            heading = at
            numbers.append(0)
            continue
        story += 1
        numbers.append(story)
        if heading >= 0:
            numbers[heading] += 1
    return numbers


def _key(row: _Row) -> tuple[str, str]:
    return ("", row.name) if isinstance(row, _Heading) else (row.story.uid, "")


def _doubt(story: StorySummary) -> str:
    return "Spiked: take it out, or unspike it" if story.status is Status.SPIKED else ""


def _tip(place: _Place) -> str:
    """Write what a narrow row cuts off: the headline, and in which other editions it is."""
    days = listed([day(each.date) for each in place.also])
    also = f"Also in the edition{'s' * (len(place.also) > 1)} of {days}" if days else ""
    return "\n".join(filter(None, (titled(place.story.headline), also)))


def _also(editions: Sequence[EditionName]) -> str:
    """Write in which other editions a story is: "also in 11 Dec", "also in 11 Dec and 3 more"."""
    if not editions:
        return ""
    more = f" and {len(editions) - 1} more" if len(editions) > 1 else ""
    return f"also in {short_day(editions[0].date)}{more}"
