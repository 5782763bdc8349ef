"""Tables of data, and tables that only laid a page out."""

import pytest

from newsdesk.capture.soup import parse
from newsdesk.capture.tables import data_tables, markdown, plain_cell, rows, said
from newsdesk.text.render import render


@pytest.mark.parametrize(
    ("cells", "data"),
    [
        ("<tr><th>a</th><th>b</th></tr><tr><td>c</td><td><p>d</p></td></tr>", True),
        ("<tr><td>a</td></tr><tr><td>b</td></tr>", False),
        ("<tr><td>a</td><td>b</td></tr>", False),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td><h2>d</h2></td></tr>", False),
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td><p>d</p><p>e</p></td></tr>", False),
        ("<tr><td>a</td><td>b</td></tr>words<tr><td>c</td><td>d</td></tr>", False),
        ("<tr><td>a</td><td>b<tr><td>c</td><td>d", False),
        ("", False),
    ],
)
def test_data_has_rows_and_columns(cells: str, data: bool) -> None:
    """And no stories in its cells, nor words beside them; a row in a row says everything twice."""
    assert bool(data_tables(parse(f"<table>{cells}</table>"))) is data


def test_rows_are_plain_text() -> None:
    """Words of two paragraphs in a cell stay two, those around an element one; scripts and empty rows go."""
    page = parse(
        "<table><caption>Prices</caption><tr><th>City<th><b>P</b>rice</tr><tr></tr>"
        "<tr><td>Osh<br>bazaar</td><td>3&nbsp;som<!-- old --><style>p {}</style></td></tr></table>"
    )
    table = page.find("table")
    assert table is not None

    assert len(rows(table)) == 2
    assert [said(cell) for cell in rows(table)[-1] if cell] == ["Osh bazaar", "3 som"]


def test_markdown() -> None:
    """Every row has as many cells; what would end one is escaped."""
    assert markdown([["City", "Price"], ["Osh | bazaar"], [plain_cell("*a*"), "b"]]) == (
        "| City | Price |\n| --- | --- |\n| Osh \\| bazaar |  |\n| \\*a\\* | b |"
    )


def test_ticks_for_apostrophes_do_not_run_from_cell_to_cell() -> None:
    """One alone in its row stays as it is."""
    made = markdown([["O`zbekiston", "Farg`ona"], ["O`sh", "1"]])

    assert made == "| O\\`zbekiston | Farg\\`ona |\n| --- | --- |\n| O`sh | 1 |"
    assert "<th>O`zbekiston</th>" in render(made).html


def test_a_cell_that_reaches_over_others_leaves_their_room() -> None:
    """A figure stands under its own heading: the months stood under “Country”."""
    page = parse(
        "<table><tr><th rowspan=2>Country</th><th colspan='2'>2025</th><td rowspan=3></td></tr>"
        "<tr><th>May</th><th>June</th></tr><tr><td rowspan=2>KZ</td><td>1</td></tr>"
        "<tr><td colspan=x>3</td><td>4</td><td>end</td></tr></table>"
    )
    table = page.find("table")
    assert table is not None

    seen = [[said(cell) if cell else "" for cell in row] for row in rows(table)]

    assert seen == [
        ["Country", "2025", "", ""],
        ["", "May", "June", ""],
        ["KZ", "1", "", ""],
        ["", "3", "4", "end"],
    ]


@pytest.mark.parametrize(
    "table",
    [
        f"<tr>{'<td>a</td>' * 3000}</tr>{'<tr><td>b</td></tr>' * 3000}",
        f"<tr><td>a</td><td>a</td></tr>{'<tr><td colspan=90>b</td></tr>' * 3000}",
        f"<tr>{'<td rowspan=9999>a</td>' * 90}</tr>{'<tr><td>b</td></tr>' * 3000}",
    ],
)
def test_a_table_of_holes_is_no_table(table: str) -> None:
    """A few bytes of a page would be many megabytes of a story."""
    assert not data_tables(parse(f"<table>{table}</table>"))
