"""Tables in HTML: which hold data, and those as Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bs4.element import Tag

from newsdesk.capture.markdown import inline, marks
from newsdesk.capture.soup import UNSEEN, around, attribute, walk
from newsdesk.capture.spaces import clean
from newsdesk.text import escaping

#: What stands in a cell only where a table makes columns of a page.
_LAID_OUT = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "blockquote",
    "article",
    "section",
    "form",
    "pre",
)
_APART = frozenset({"br", "div", "li", "p"})
#: So many columns a table may have, and for each of its cells so many places, to be read as one.
_WIDEST, _MOST_HOLES = 100, 20
_FURTHEST = 1000
_NUMBER = re.compile(r"[0-9]{1,6}")


def data_tables(page: Tag) -> set[int]:
    """Return the ids of the tables that hold data: rows and columns, with a paragraph to a cell at most.

    All their words are in cells, and in one caption.
    """
    laid_out = around(page.find_all(_LAID_OUT))
    return {id(table) for table in page.find_all("table") if id(table) not in laid_out and _is_data(table)}


def _is_data(table: Tag) -> bool:
    rows = _cells_by_row(table)
    cells = [cell for row in rows for cell in row]
    several = any(len(cell.find_all("p", recursive=False, limit=2)) > 1 for cell in cells)
    if several or len(rows) < 2 or max(map(len, rows)) < 2 or not around(cells).isdisjoint(map(id, cells)):
        return False
    width = max(map(len, _grid(rows)))
    if width > _WIDEST or len(rows) * width > _MOST_HOLES * len(cells):
        return False
    parts = [*cells, *table.find_all("caption", limit=1)]
    return sum(map(_letters, parts)) == _letters(table)


def _letters(tag: Tag) -> int:
    return len(said(tag).replace(" ", ""))


def _cells_by_row(table: Tag) -> list[list[Tag]]:
    return [row.find_all(("td", "th"), recursive=False) for row in table.find_all("tr")]


def _grid(rows: Iterable[Sequence[Tag]]) -> Iterator[list[Tag | None]]:
    """Yield the rows as they are seen: None is where a cell reaches that stands to the left, or above.

    What is wider than any table is not gone on with.
    """
    below: Counter[int] = Counter()
    for row in rows:
        line: list[Tag | None] = []
        for cell in row:
            _leave_room(line, below)
            columns = range(len(line), len(line) + _reach(cell, "colspan"))
            below.update(dict.fromkeys(columns, _reach(cell, "rowspan") - 1))
            line += [cell, *[None] * (len(columns) - 1)]
            if len(line) > _WIDEST:
                yield line
                return
        for column in range(len(line), 1 + max((each for each, left in below.items() if left), default=-1)):
            below[column] -= below[column] > 0
            line.append(None)
        yield line


def _leave_room(line: list[Tag | None], below: Counter[int]) -> None:
    """Pass over the columns into which a cell reaches from above."""
    while below[len(line)] > 0:
        below[len(line)] -= 1
        line.append(None)


def _reach(cell: Tag, way: str) -> int:
    said = attribute(cell, way).strip()
    return min(max(int(said), 1), _FURTHEST) if _NUMBER.fullmatch(said) else 1


def rows(table: Tag) -> list[list[Tag | None]]:
    """Return a data table's cells, row by row, without rows in which nothing is said.

    None stands where a cell from the left, or from above, reaches.
    """
    return [row for row in _grid(_cells_by_row(table)) if any(said(cell) for cell in row if cell)]


def said(cell: Tag) -> str:
    """Return a cell as plain text on one line."""
    reader = _Reader()
    walk(cell, reader)
    return clean("".join(reader.parts))


class _Reader:
    """Gathers text, with spaces where one paragraph or line ends."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def enter(self, tag: Tag) -> bool:
        """Begin an element; what no reader sees is not gone into."""
        if tag.name in _APART:
            self.parts.append(" ")
        return tag.name not in UNSEEN

    def leave(self, tag: Tag) -> None:
        """End an element."""

    def text(self, text: str) -> None:
        """Take text."""
        self.parts.append(text)


def markdown(table: Sequence[Sequence[str]]) -> str:
    """Return rows of Markdown, each cell on one line, as a table; the first row is its head."""
    width = max(map(len, table))
    padded = [[*row, *[""] * (width - len(row))] for row in table]
    lines = ["| " + " | ".join(escaping.cells(row)) + " |" for row in padded]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def plain_cell(text: str) -> str:
    """Return a cell of plain text as Markdown that says the same."""
    return inline(text, marks(text))
