"""What can be done in a table while it is written. No Qt.

Every command takes a passage that is a whole table and nothing else; of any other it leaves everything as it
is. Afterwards the table's columns are in line.
"""

import csv
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from io import StringIO

from newsdesk.text import escaping
from newsdesk.widgets.writing import tables
from newsdesk.widgets.writing.lines import Passage
from newsdesk.widgets.writing.tables import Align, Place, Table

#: Characters that pasted cells may have to become a table: some thousand rows.
MOST = 100_000

Work = Callable[[Table, Place], tuple[Table, Place]]

_NUMBER = re.compile(
    r"[-+−–]?(?:[^\W\d_]{0,4}[$€£¥₸₽⃀]?)\s*(?P<digits>[-+−]?\d[\d\s.,'’]*)\s*(?:%|[$€£¥₸₽⃀])?"
)
_MINUS = ("-", "−", "–")


def aligned(passage: Passage) -> Passage:
    """Put the columns in line; the caret stays where it is in its cell, and so do spaces before it."""
    lines = passage.text.split("\n")
    place = _place(passage, lines, passage.start)
    table = tables.read(lines, place)
    if table is None or place.row is None:
        return passage
    end = _place(passage, lines, passage.end)
    made = tables.write(table)
    if end != place and end.row is not None:
        return Passage("\n".join(made), _at(table, made, place), _at(table, made, end))
    at = _at(table, made, place)
    return Passage("\n".join(made), at, at)


def in_line(passage: Passage) -> Passage:
    """Put the columns in line, and leave out every space that is not needed for it."""
    return _done(passage, lambda table, place: (table, place))


def settled(passage: Passage) -> Passage:
    """Let a caret that stands in the space around a cell's words stand at the words: there they go on.

    Behind the last pipe it goes back into the last cell.
    """
    lines = passage.text.split("\n")
    row = passage.text.count("\n", 0, passage.start)
    if passage.start != passage.end or row == 1 or tables.read(lines) is None:
        return passage
    begin = passage.start - len(passage.before)
    at = len(passage.before)
    spans = tables.cells(lines[row])
    start, end = next((span for span in spans if at <= span[1]), spans[-1])
    words = lines[row][start:end]
    first = start + len(words) - len(words.lstrip()) if words.strip() else start + 1
    last = max(first, start + len(words.rstrip()))
    if words.strip() or at > end:
        at = min(max(at, first), last + (at <= end))
    return Passage(passage.text, begin + at, begin + at)


def fitted(passage: Passage, room: int) -> Passage:
    """Leave out the space that only pads, if the table's lines are longer than ``room``: they would wrap."""
    lines = passage.text.split("\n")
    place, end = (_place(passage, lines, each) for each in (passage.start, passage.end))
    table = tables.read(lines, place)
    if table is None or tables.width(lines[0]) <= room or lines != tables.write(table):
        return passage
    made = tables.write(table, padded=False)
    return Passage("\n".join(made), _at(table, made, place), _at(table, made, end))


def next_cell(passage: Passage) -> Passage:
    """Select the words of the next cell; behind the last one there comes another row."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        row, column = place.row or 0, place.column + 1
        if place.row is None:
            row, column = 1, 0
        if column >= table.columns:
            row, column = row + 1, 0
        return _with_row(table, row), Place(row, column)

    return _done(passage, work, select=True)


def previous_cell(passage: Passage) -> Passage:
    """Select the words of the cell before; before the first one there is none."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        row, column = place.row or 0, place.column - 1
        if place.row is None:
            column = table.columns - 1
        if column < 0:
            row, column = (row - 1, table.columns - 1) if row else (0, 0)
        return table, Place(row, column)

    return _done(passage, work, select=True)


def next_row(passage: Passage) -> Passage:
    """Go to the cell below, from the last of a row to the first of the next.

    Below the last row there comes another; if that is empty, it goes, and the table ends.
    """
    lines = passage.text.split("\n")
    table = tables.read(lines)
    place = _place(passage, lines, passage.start)
    if table is None:
        return passage
    if place.row and place.row == len(table.rows) - 1 and not any(table.rows[-1]):
        kept = "\n".join(tables.write(tables.changed(table, table.rows[:-1]))) + "\n\n"
        return Passage(kept, len(kept), len(kept))

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        row = (place.row or 0) + 1
        last = place.column == table.columns - 1
        return _with_row(table, row), Place(row, 0 if last or place.row is None else place.column)

    return _done(passage, work, select=True)


def add_row(passage: Passage, *, above: bool = False) -> Passage:
    """Put an empty row below the caret's, or above it; nothing stands above the header."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        row = max(1, (place.row or 0) + (not above))
        rows = [*table.rows[:row], ("",) * table.columns, *table.rows[row:]]
        return tables.changed(table, rows), Place(row, place.column)

    return _done(passage, work)


def delete_row(passage: Passage) -> Passage:
    """Take the caret's row away; the header stays."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        if not place.row:
            return table, place
        rows = [*table.rows[: place.row], *table.rows[place.row + 1 :]]
        return tables.changed(table, rows), Place(min(place.row, len(rows) - 1), place.column)

    return _done(passage, work)


def move_row(passage: Passage, by: int) -> Passage:
    """Let the caret's row change places with the one ``by`` rows below; the header stays where it is."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        row = place.row or 0
        to = row + by
        if not row or not 1 <= to < len(table.rows):
            return table, place
        rows = list(table.rows)
        rows[row], rows[to] = rows[to], rows[row]
        return tables.changed(table, rows), Place(to, place.column, place.offset)

    return _done(passage, work)


def add_column(passage: Passage, *, left: bool = False) -> Passage:
    """Put an empty column to the right of the caret's, or to its left."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        at = place.column + (not left)
        rows = [(*row[:at], "", *row[at:]) for row in table.rows]
        signs = (*table.aligns[:at], Align.NONE, *table.aligns[at:])
        return tables.changed(table, rows, signs), Place(place.row, at)

    return _done(passage, work)


def move_column(passage: Passage, by: int) -> Passage:
    """Let the caret's column change places with the one ``by`` columns to the right."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        at, to = place.column, place.column + by
        if not 0 <= to < table.columns:
            return table, place
        order = list(range(table.columns))
        order[at], order[to] = order[to], order[at]
        rows = [[row[each] for each in order] for row in table.rows]
        signs = [table.aligns[each] for each in order]
        return tables.changed(table, rows, signs), Place(place.row, to, place.offset)

    return _done(passage, work)


def delete_column(passage: Passage) -> Passage:
    """Take the caret's column away; the last one stays."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        if table.columns == 1:
            return table, place
        at = place.column
        rows = [(*row[:at], *row[at + 1 :]) for row in table.rows]
        signs = (*table.aligns[:at], *table.aligns[at + 1 :])
        return tables.changed(table, rows, signs), Place(place.row, min(at, table.columns - 2))

    return _done(passage, work)


def align_column(passage: Passage, align: Align) -> Passage:
    """Let the caret's column stand on one side."""

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        signs = list(table.aligns)
        signs[place.column] = align
        return tables.changed(table, table.rows, signs), place

    return _done(passage, work)


def sort_by_column(passage: Passage) -> Passage:
    """Sort the rows by the caret's column, numbers as numbers; if they are sorted, the other way round.

    Rows with nothing there stay at the end.
    """

    def work(table: Table, place: Place) -> tuple[Table, Place]:
        at = place.column
        rows = table.rows[1:]
        filled = [row for row in rows if row[at]]
        blank = [row for row in rows if not row[at]]
        numbers = all(number(row[at]) is not None for row in filled)

        def key(row: tuple[str, ...]) -> tuple[Decimal, str]:
            return (number(row[at]) if numbers else None) or Decimal(), "" if numbers else row[at].casefold()

        up = sorted(filled, key=key)
        made = up if up != filled else sorted(filled, key=key, reverse=True)
        done = [table.rows[0], *made, *blank]
        if not place.row:
            return tables.changed(table, done), place
        return tables.changed(table, done), Place(done.index(table.rows[place.row]), at, place.offset)

    return _done(passage, work)


def number(text: str) -> Decimal | None:
    """Return the number that a cell says ("1,234.5", "12 %", "−3,2", "$40"), or None.

    Where there is one kind of separator, three digits behind it mean that it groups them.
    """
    found = _NUMBER.fullmatch(text.strip(" *_"))
    if not found:
        return None
    digits = re.sub(r"[\s'’]", "", found["digits"]).replace("−", "-")
    negative = text.strip(" *_").startswith(_MINUS)
    digits = digits.lstrip("-+")
    marks = [each for each in digits if each in ".,"]
    if marks:
        grouped = len(set(marks)) == 1 and (len(marks) > 1 or (len(digits) - digits.index(marks[0]) == 4))
        if grouped and not digits.startswith("0"):
            digits = digits.replace(marks[0], "")
        else:
            whole, _mark, rest = digits.rpartition(marks[-1])
            digits = f"{whole.replace(',', '').replace('.', '')}.{rest}"
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return -value if negative else value


def from_cells(text: str) -> str | None:
    """Return the table that cells from a spreadsheet make (lines, tabs between the cells), or None.

    The first row is the header; columns of numbers stand on the right. More than a story can want is none.
    """
    if len(text) > MOST or "\t" not in text:
        return None
    try:
        rows = [row for row in csv.reader(StringIO(text.strip("\n")), delimiter="\t") if row]
    except csv.Error:
        return None
    columns = len(rows[0]) if rows else 0
    if len(rows) < 2 or columns < 2 or any(len(row) != columns for row in rows):
        return None
    # What begins with a tab in every line is indented, and not a table.
    if not any(row[0].strip() for row in rows):
        return None
    said = [tuple(escaping.cells([" ".join(cell.split()) for cell in row])) for row in rows]
    signs = [_side([row[at] for row in said[1:]]) for at in range(columns)]
    return "\n".join(tables.write(Table("", tuple(said), tuple(signs))))


def _side(column: list[str]) -> Align:
    filled = [each for each in column if each]
    return Align.RIGHT if filled and all(number(each) is not None for each in filled) else Align.NONE


def _with_row(table: Table, row: int) -> Table:
    if row < len(table.rows):
        return table
    return tables.changed(table, [*table.rows, ("",) * table.columns])


def _place(passage: Passage, lines: list[str], at: int) -> Place:
    row = passage.text.count("\n", 0, at)
    return tables.locate(lines, row, at - passage.text.rfind("\n", 0, at) - 1)


def _at(table: Table, made: list[str], place: Place) -> int:
    row, begin, end = tables.find(table, made, place)
    return sum(len(line) + 1 for line in made[:row]) + min(begin + place.offset, end)


def _done(passage: Passage, work: Work, *, select: bool = False) -> Passage:
    """Do something to the table, and put the caret (or the selection) into the cell that ``work`` says."""
    lines = passage.text.split("\n")
    table = tables.read(lines)
    if table is None:
        return passage
    table, place = work(table, _place(passage, lines, passage.end))
    made = tables.write(table)
    row, begin, end = tables.find(table, made, place)
    start = sum(len(line) + 1 for line in made[:row])
    if select:
        return Passage("\n".join(made), start + begin, start + end)
    at = start + min(begin + place.offset, end)
    return Passage("\n".join(made), at, at)
