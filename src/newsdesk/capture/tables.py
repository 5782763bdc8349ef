"""Tables in HTML: which hold data, and those as Markdown."""

from collections.abc import Iterator, Sequence

from bs4.element import NavigableString, PreformattedString, Tag

from newsdesk.capture.markdown import inline, marks
from newsdesk.capture.soup import around
from newsdesk.capture.spaces import clean

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
    """Return the ids of the tables that hold data: rows and columns, with a paragraph to a cell at most."""
    laid_out = around(page.find_all(_LAID_OUT))
    return {id(table) for table in page.find_all("table") if id(table) not in laid_out and _is_data(table)}


def _is_data(table: Tag) -> bool:
    rows = [_cells(row) for row in table.find_all("tr")]
    several = any(len(cell.find_all("p", recursive=False, limit=2)) > 1 for row in rows for cell in row)
    return len(rows) > 1 and max(map(len, rows)) > 1 and not several


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(("td", "th"), recursive=False)


def rows(table: Tag) -> list[list[Tag]]:
    """Return a data table's cells, row by row, without rows in which nothing is said."""
    return [cells for row in table.find_all("tr") if any(map(said, cells := _cells(row)))]


def said(cell: Tag) -> str:
    """Return a cell as plain text on one line."""

    def parts() -> Iterator[str]:
        for each in cell.descendants:
            if isinstance(each, Tag) and each.name in _APART:
                yield " "
            elif isinstance(each, NavigableString) and not isinstance(each, PreformattedString):
                yield str(each)

    return clean("".join(parts()))


def markdown(table: Sequence[Sequence[str]]) -> str:
    """Return rows of Markdown, each cell on one line, as a table; the first row is its head."""
    width = max(map(len, table))
    padded = [[*row, *[""] * (width - len(row))] for row in table]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in padded]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def plain_cell(text: str) -> str:
    """Return a cell of plain text as Markdown that says the same."""
    return inline(text, marks(text))
