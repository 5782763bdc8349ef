"""Tables in HTML: which hold data, and those as Markdown."""

from collections.abc import Sequence

from bs4.element import Tag

from newsdesk.capture.markdown import inline, marks
from newsdesk.capture.soup import UNSEEN, around, walk
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


def data_tables(page: Tag) -> set[int]:
    """Return the ids of the tables that hold data: rows and columns, with a paragraph to a cell at most.

    All their words are in cells, and in one caption.
    """
    laid_out = around(page.find_all(_LAID_OUT))
    return {id(table) for table in page.find_all("table") if id(table) not in laid_out and _is_data(table)}


def _is_data(table: Tag) -> bool:
    rows = [_cells(row) for row in table.find_all("tr")]
    cells = [cell for row in rows for cell in row]
    several = any(len(cell.find_all("p", recursive=False, limit=2)) > 1 for cell in cells)
    if several or len(rows) < 2 or max(map(len, rows)) < 2 or not around(cells).isdisjoint(map(id, cells)):
        return False
    parts = [*cells, *table.find_all("caption", limit=1)]
    return sum(map(_letters, parts)) == _letters(table)


def _letters(tag: Tag) -> int:
    return len(said(tag).replace(" ", ""))


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(("td", "th"), recursive=False)


def rows(table: Tag) -> list[list[Tag]]:
    """Return a data table's cells, row by row, without rows in which nothing is said."""
    return [cells for row in table.find_all("tr") if any(map(said, cells := _cells(row)))]


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
