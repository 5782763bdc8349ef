"""The rates board as a table that Qt can show, and as text for the clipboard."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.domain.days import day
from newsdesk.rates.board import BoardRow, ticker_line

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it shows, what is read aloud, what it says when folded under its row."""

    heading: str
    shown: Callable[[BoardRow], str]
    spoken: Callable[[BoardRow], str]
    folded: Callable[[BoardRow], str]
    number: bool = False


def change_shown(row: BoardRow) -> str:
    """Write a change with its arrow, so that it needs no colour: "▲ up 0.18%", "■ unchanged", "– peg"."""
    return (
        f"{row.change.arrow} {row.change.direction} {row.change.percent.lstrip('+−')}"
        if _moved(row)
        else f"{row.change.arrow} {row.change.words}"
    )


def as_text(rows: Iterable[BoardRow]) -> str:
    """Write the board as lines that can be pasted into a message, one per currency."""
    return "\n".join(
        f"{ticker_line(row)}; {row.local_per_dollar} {row.currency} to the dollar"
        f" ({row.source}, {day(row.effective)})"
        for row in rows
    )


def _moved(row: BoardRow) -> bool:
    return row.change.direction in {"up", "down"}


def _date(row: BoardRow) -> str:
    return f"{day(row.effective)}, {row.age}"


class RatesModel(QAbstractTableModel):
    """The rows of the board. A cell's tooltip says where its rate is from and how far to trust it."""

    CURRENCY, PER_DOLLAR, IN_DOLLARS, CHANGE, SOURCE, DATE = range(6)

    COLUMNS: ClassVar = (
        Column("Currency", lambda row: row.currency, lambda row: row.name, lambda row: row.name),
        Column(
            "Per dollar",
            lambda row: row.local_per_dollar,
            lambda row: f"{row.local_per_dollar.replace('≈', 'roughly')} {row.currency} to the dollar",
            lambda row: f"{row.local_per_dollar} to the dollar",
            number=True,
        ),
        Column(
            "In dollars",
            lambda row: row.dollars_per_unit,
            lambda row: f"one {row.currency} is {row.dollars_per_unit} dollars",
            lambda row: f"${row.dollars_per_unit}",
            number=True,
        ),
        Column(
            "Change", change_shown, lambda row: row.change.words, lambda row: row.change.words, number=True
        ),
        Column("Source", lambda row: row.source, lambda row: row.source, lambda row: row.source),
        Column("Date", _date, _date, _date),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()

    def show_rows(self, rows: tuple[BoardRow, ...]) -> None:
        """Put these rows in place of the ones before."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: AnyIndex) -> BoardRow:
        """Return the row that a cell belongs to."""
        return self._rows[index.row()]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many currencies there are; cells have nothing beneath them."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, or the currency that a row is called by."""
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].currency if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.COLUMNS[section])
        return self.COLUMNS[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says aloud, or explains."""
        row, column = self.row(index), self.COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(row)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{row.name}. {row.note}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
