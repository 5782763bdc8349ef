"""Tables: what a text says, and how it is written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from newsdesk.widgets.writing import tables
from newsdesk.widgets.writing.tables import Align, Table


def tidy(text: str) -> str:
    """Return the table put in line."""
    table = tables.read(text.split("\n"))
    assert table is not None
    return "\n".join(tables.write(table))


def test_columns_stand_under_each_other() -> None:
    """The rule keeps the sides; numbers stand on theirs, and a letter may be two columns wide or none."""
    text = "a|b|c\n:-|--:|:-:\n日本|1|é\nlonger|1,000|😀x"

    assert tidy(text) == (
        "| a      |     b |  c  |\n"
        "| :----- | ----: | :-: |\n"
        "| 日本   |     1 |  é  |\n"
        "| longer | 1,000 | 😀x |"
    )


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("é", 1),
        ("😀", 2),
        ("👩‍👧", 2),
        ("👍🏽", 2),
        ("🇰🇿", 2),
        ("☂\ufe0f", 2),
        ("ｆｕ", 4),
        ("қазақ", 5),
        ("سلام", 4),
        ("a\u200db", 1),
        ("", 0),
    ],
)
def test_a_letter_is_as_wide_as_it_is_drawn(text: str, width: int) -> None:
    """East Asian ones and emoji two columns, marks and joiners none."""
    assert tables.width(text) == width


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a|b", ["a", "b"]),
        ("| a \\| b | c |", ["a \\| b", "c"]),
        ("| `a|b` | c |", ["`a|b`", "c"]),
        ("| ``a|` | c |", ["``a", "`", "c"]),
        ("|  | b |", ["", "b"]),
        ("> | a | b |", ["a", "b"]),
        ("| a | b", ["a", "b"]),
    ],
)
def test_a_row_is_cut_where_its_reader_cuts_it(row: str, cells: list[str]) -> None:
    """Not in code, and not at a pipe that is escaped."""
    assert [row[start:end].strip() for start, end in tables.cells(row)] == cells


def test_what_has_no_rule_is_no_table() -> None:
    """Nor has one with a line that has no pipe."""
    assert tables.read(["a | b", "c | d"]) is None
    assert tables.read(["a | b"]) is None
    assert tables.read(["a | b", "--|--", "c"]) is None


def test_short_rows_are_filled_and_long_ones_make_columns() -> None:
    """No cell is ever lost."""
    assert tidy("a|b\n--|--\nc\\||\nd|e|f") == (
        "| a   | b   |     |\n| --- | --- | --- |\n| c\\| |     |     |\n| d   | e   | f   |"
    )


def test_a_table_in_a_quotation_stays_in_it() -> None:
    """Every line keeps the marks of the first."""
    assert tidy("> a|b\n> --|--\n> cc|d") == "> | a   | b   |\n> | --- | --- |\n> | cc  | d   |"


CELLS = st.text("ab 1日é😀*", max_size=5).map(str.strip)
TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.builds(
        lambda rows, aligns: Table("", tuple(rows), tuple(aligns)),
        st.lists(st.tuples(*[CELLS] * columns), min_size=1, max_size=4),
        st.tuples(*[st.sampled_from(Align)] * columns),
    )
)


@given(TABLES)
def test_what_is_written_is_read_again(table: Table) -> None:
    """Cell for cell, and all lines are as wide as each other."""
    lines = tables.write(table)

    assert tables.read(lines) == table
    assert len({tables.width(line) for line in lines}) == 1


def test_the_page_has_the_same_cells() -> None:
    """What is cut here is cut there."""
    table = Table("", (("x `a|b`", "y"), ("p \\| q", "`` ` | `` z")), (Align.NONE, Align.RIGHT))

    page = markdown("\n".join(tables.write(table)), extensions=["tables"])

    assert page.count("<td") == 2
    assert "<code>a|b</code>" in page
    assert "<code>` |</code>" in page


def test_hostile_ticks_take_no_time() -> None:
    """A row of nothing but them is cut at once: this would not end otherwise."""
    assert len(tables.cells("`` `" * 20_000 + "|")) >= 1
