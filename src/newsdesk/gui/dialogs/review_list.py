"""The candidates of a page as a list with ticks."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from newsdesk.domain.story import titled
from newsdesk.gui.countries import country_names
from newsdesk.gui.dialogs.review_draft import Draft
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS, AnyIndex
from newsdesk.text import words
from newsdesk.text.english import counted
from newsdesk.widgets.tips import plain_tip


class CandidateModel(QAbstractListModel):
    """The candidates of a draft; a tick that is clicked is asked for by ``tick_wanted`` (row, tick)."""

    tick_wanted = Signal(int, bool)

    def __init__(self, draft: Draft, countries: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._countries = countries

    def show_draft(self, draft: Draft) -> None:
        """Show another state of the page; while the rows are as many, the list keeps its place."""
        before, self._draft = self._draft, draft
        if len(before.marks) == len(draft.marks):
            self.dataChanged.emit(self.index(0), self.index(len(draft.marks) - 1))
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many candidates there are; they have nothing beneath them."""
        return 0 if parent is not None and parent.isValid() else len(self._draft.marks)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every row be chosen and ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says aloud, or explains."""
        candidate, mark = self._draft.reading.candidates[index.row()], self._draft.marks[index.row()]
        headline = titled(candidate.headline)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return headline
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if mark.tick else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n\n".join(part for part in (headline, candidate.doubt) if part))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(
                    part for part in (headline, self._facts(index.row()), candidate.doubt) if part
                )
        if role == FACTS:
            return self._facts(index.row())
        return candidate.doubt if role == DOUBT else None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick, or for its removal; the answer comes as another draft."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick_wanted.emit(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _facts(self, row: int) -> str:
        candidate = self._draft.reading.candidates[row]
        countries = country_names(candidate.countries, self._countries) or "No country"
        parts = [countries, counted(words.count(candidate.body), "word")]
        if self._draft.marks[row].there:
            parts.append("in the newsroom already")
        return " · ".join(parts)
