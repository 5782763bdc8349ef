"""The rates board as a table that Qt can show, either way round."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.desk.rates.quoting import Quote
from newsdesk.gui.panels import rates_wording as wording
from newsdesk.rates import quotes
from newsdesk.widgets.charts.scale import Line, Point
from newsdesk.widgets.tips import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex

CURRENCY, LEAD, CHANGE, TREND, OTHER, SOURCE, DATE = range(7)


@dataclass(frozen=True, slots=True)
class Way:
    """How the board is read: what a unit of ``base`` costs, or ``turned`` what each is worth in it."""

    base: str = quotes.DOLLAR
    turned: bool = False

    def lead(self, quote: Quote) -> str:
        """Return the value that stands beside the currency."""
        return quote.in_base if self.turned else quote.per_base

    def other(self, quote: Quote) -> str:
        """Return the same the other way round."""
        return quote.per_base if self.turned else quote.in_base

    def words(self, quote: Quote, *, turned: bool) -> str:
        """Say one of the two in words: "87.41 KGS to the dollar", "one KGS is 0.01144 dollars"."""
        value = quote.in_base if turned else quote.per_base
        if turned:
            what = "dollars" if self.base == quotes.DOLLAR else self.base
            return f"one {quote.currency} is {value} {what}"
        against = "to the dollar" if self.base == quotes.DOLLAR else f"to one {self.base}"
        return f"{value.replace('≈', 'roughly')} {quote.currency} {against}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it shows, what is read aloud, what it says when folded under its row."""

    shown: Callable[[Way, Quote], str]
    spoken: Callable[[Way, Quote], str]
    folded: Callable[[Way, Quote], str]
    number: bool = False


def _other_folded(way: Way, quote: Quote) -> str:
    unit = quote.currency if way.turned else way.base
    return f"{way.other(quote)} {unit}"


COLUMNS = (
    Column(lambda _, it: it.currency, lambda _, it: it.row.name, lambda _, it: it.row.name),
    Column(
        lambda way, it: way.lead(it),
        lambda way, it: way.words(it, turned=way.turned),
        lambda way, it: way.lead(it),
        number=True,
    ),
    Column(
        lambda way, it: wording.change_shown(it, turned=way.turned),
        lambda way, it: wording.change_spoken(it, turned=way.turned),
        lambda way, it: wording.change_shown(it, turned=way.turned),
        number=True,
    ),
    # What is drawn there has no text.
    Column(
        lambda _way, _it: "",
        lambda way, it: wording.trend_spoken(it, turned=way.turned),
        lambda _way, _it: "",
    ),
    Column(
        lambda way, it: way.other(it),
        lambda way, it: way.words(it, turned=not way.turned),
        _other_folded,
        number=True,
    ),
    Column(lambda _, it: it.row.source, lambda _, it: it.row.source, lambda _, it: it.row.source),
    # Its chips stand on the second line by themselves.
    Column(
        lambda _, it: wording.dated(it),
        lambda _, it: it.row.dated or wording.dated(it),
        lambda _way, _it: "",
    ),
)


class RatesModel(QAbstractTableModel):
    """The rows of the board, in an order that can be changed.

    A cell's tooltip says where its rate is from, of when, and how far to trust it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quotes: list[Quote] = []
        self._lines: dict[str, Line] = {}
        self.way = Way()
        self._days = 0

    def show_quotes(self, found: tuple[Quote, ...], way: Way, days: int) -> None:
        """Put these rows in place of the ones before; their lines are of so many days."""
        self.beginResetModel()
        self._quotes, self.way, self._days = list(found), way, days
        self._lines = {each.currency: _line(each, turned=way.turned) for each in found}
        self.endResetModel()

    def quotes(self) -> tuple[Quote, ...]:
        """Return the rows in their order."""
        return tuple(self._quotes)

    def quote(self, index: AnyIndex) -> Quote:
        """Return the row that a cell belongs to."""
        return self._quotes[index.row()]

    def line(self, index: AnyIndex) -> Line:
        """Return the line of the last days of the row that a cell belongs to."""
        return self._lines[self.quote(index).currency]

    def folded(self, index: AnyIndex, columns: tuple[int, ...]) -> str:
        """Write what these columns say of a row, on one line under it."""
        told = (COLUMNS[each].folded(self.way, self.quote(index)) for each in columns)
        return " · ".join(filter(None, told))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many currencies there are; cells have nothing beneath them."""
        return 0 if parent is not None and parent.isValid() else len(self._quotes)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be dragged."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def moveRows(self, parent: AnyIndex, row: int, count: int, to_parent: AnyIndex, before: int) -> bool:
        """Move rows in front of another; False where they would stay."""
        if not self.beginMoveRows(parent, row, row + count - 1, to_parent, before):
            return False
        moved = self._quotes[row : row + count]
        del self._quotes[row : row + count]
        at = before - count if before > row else before
        self._quotes[at:at] = moved
        self.endMoveRows()
        return True

    def headings(self) -> tuple[str, ...]:
        """Return what stands over the columns."""
        base = self.way.base
        lead, other = f"Per {base}", f"In {base}"
        if self.way.turned:
            lead, other = other, lead
        return ("Currency", lead, "Change", f"{self._days} days", other, "Source", "Date")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, or the currency that a row is called by."""
        if orientation is Qt.Orientation.Vertical:
            return self._quotes[section].currency if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        return self.headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says aloud, or explains."""
        quote, column = self.quote(index), COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(self.way, quote)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(self.way, quote)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                told = wording.told(quote, turned=self.way.turned)
                return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.UserRole:
                return quote.currency
        return None


def _line(quote: Quote, *, turned: bool) -> Line:
    points = []
    for each in quote.trend:
        value: Decimal = quotes.rounded(1 / each.value if turned else each.value)
        points.append(Point(each.day, value, ""))
    return Line(quote.currency, tuple(points))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
