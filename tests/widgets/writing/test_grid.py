"""What can be done in a table; ¦ is the caret, ⟦ and ⟧ hold the selection."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.render import render
from newsdesk.widgets.writing import grid
from newsdesk.widgets.writing.lines import Passage
from newsdesk.widgets.writing.tables import Align

After = Callable[..., str | None]

TABLE = "| a   | b   |\n| --- | --- |\n| 10  | x   |\n| 9   | y   |"


def at(words: str, before: str = TABLE) -> str:
    """The table with the caret before some words."""
    return before.replace(words, f"¦{words}", 1)


def test_the_caret_stays_with_its_words(after: After) -> None:
    """Also the space that was just typed behind them."""
    assert after(grid.aligned, "|a|b|\n|--|--:|\n|one ¦|2|") == (
        "| a    |   b |\n| ---- | --: |\n| one ¦ |   2 |"
    )
    assert after(grid.aligned, "|a|b|\n|--|--:|\n|😀|long¦er|") == (
        "| a   |      b |\n| --- | -----: |\n| 😀  | long¦er |"
    )
    assert after(grid.aligned, "a|b\n--¦|--\nc|d") == "a|b\n--¦|--\nc|d"


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("| ab ¦   | b |\n|--|--|", "| ab ¦   | b |\n|--|--|"),
        ("| ab   ¦ | b |\n|--|--|", "| ab ¦   | b |\n|--|--|"),
        ("| ¦   ab | b |\n|--|--|", "|    ¦ab | b |\n|--|--|"),
        ("|   ¦  | b |\n|--|--|", "|   ¦  | b |\n|--|--|"),
        ("| a | b |¦\n|--|--|", "| a | b¦ |\n|--|--|"),
        ("| a |   |¦\n|--|--|", "| a | ¦  |\n|--|--|"),
    ],
)
def test_typing_goes_on_at_the_words(after: After, before: str, then: str) -> None:
    """And not far from them, in the space that only pads."""
    assert after(grid.settled, before) == then


def test_a_table_that_would_wrap_is_not_padded(after: After) -> None:
    """Its cells keep what they say, and the caret its place."""
    table = "| a    |          b |\n| ---- | ---------: |\n| ¦one  |         10 |\n| four | a long one |"

    assert after(lambda passage: grid.fitted(passage, 21), table) == table
    assert after(lambda passage: grid.fitted(passage, 20), table) == (
        "| a   |   b |\n| --- | --: |\n| ¦one |  10 |\n| four | a long one |"
    )


def test_tab_selects_cell_after_cell(after: After) -> None:
    """Behind the last one there comes another row."""
    assert after(grid.next_cell, at("a  ")) == TABLE.replace("b  ", "⟦b⟧  ")
    assert after(grid.next_cell, at("b  ")) == TABLE.replace("10", "⟦10⟧")
    assert after(grid.next_cell, at("y")) == f"{TABLE}\n| ¦    |     |"
    assert after(grid.previous_cell, at("10")) == TABLE.replace("b  ", "⟦b⟧  ")
    assert after(grid.previous_cell, at("a  ")) == TABLE.replace("a  ", "⟦a⟧  ")


def test_return_goes_below_and_ends_the_table_at_an_empty_row(after: After) -> None:
    """From the last column to the first of the next row; the empty row goes."""
    assert after(grid.next_row, at("a  ")) == TABLE.replace("10", "⟦10⟧")
    assert after(grid.next_row, at("x")) == TABLE.replace("9", "⟦9⟧")
    assert after(grid.next_row, at("9")) == f"{TABLE}\n| ¦    |     |"
    assert after(grid.next_row, f"{TABLE}\n|  ¦  |  |") == f"{TABLE}\n\n¦"


def test_rows_come_and_go(after: After) -> None:
    """Never above the header, and the header stays."""
    assert after(partial(grid.add_row, above=True), at("10")) == TABLE.replace("| 10", "| ¦    |     |\n| 10")
    assert after(grid.add_row, at("a  ")) == TABLE.replace("| 10", "| ¦    |     |\n| 10")
    assert after(grid.delete_row, at("10")) == "| a   | b   |\n| --- | --- |\n| ¦9   | y   |"
    assert after(grid.delete_row, at("a  ")) == at("a  ")


def test_columns_come_and_go(after: After) -> None:
    """On either side; the last one stays."""
    assert after(partial(grid.add_column, left=True), "| ¦a |\n|--:|\n| b |") == (
        "| ¦    |   a |\n| --- | --: |\n|     |   b |"
    )
    assert after(grid.add_column, "| ¦a |\n|--:|\n| b |") == "|   a | ¦    |\n| --: | --- |\n|   b |     |"
    assert after(grid.delete_column, at("10")) == "| b   |\n| --- |\n| ¦x   |\n| y   |"
    assert after(grid.delete_column, "| ¦a   |\n| --- |") == "| ¦a   |\n| --- |"


def test_a_row_moves_among_rows(after: After) -> None:
    """The header does not, and nothing goes above it."""
    moved = "| a   | b   |\n| --- | --- |\n| ¦9   | y   |\n| 10  | x   |"
    assert after(lambda table: grid.move_row(table, -1), at("9")) == moved
    assert after(lambda table: grid.move_row(table, 1), at("9")) == at("9")
    assert after(lambda table: grid.move_row(table, -1), at("10")) == at("10")


def test_a_column_moves_among_columns(after: After) -> None:
    """With its side; not past the edge."""
    sided = "| a   |   b |\n| --- | --: |\n| ¦10  |   x |"
    moved = "|   b | a   |\n| --: | --- |\n|   x | ¦10  |"
    assert after(lambda table: grid.move_column(table, 1), sided) == moved
    assert after(lambda table: grid.move_column(table, -1), moved) == sided
    assert after(lambda table: grid.move_column(table, -1), sided) == sided
    assert after(lambda table: grid.move_column(table, 1), moved) == moved


def test_a_column_stands_on_a_side(after: After) -> None:
    """The rule says it."""
    made = after(lambda table: grid.align_column(table, Align.RIGHT), at("10"))
    assert made == "|   a | b   |\n| --: | --- |\n|  ¦10 | x   |\n|   9 | y   |"


def test_rows_are_sorted_by_numbers_where_all_are(after: After) -> None:
    """Again, the other way round; what is empty stays at the end."""
    up = "| a   | b   |\n| --- | --- |\n| 9   | y   |\n| 10  | x   |"
    assert after(grid.sort_by_column, at("a  ")) == up.replace("a  ", "¦a  ", 1)
    assert after(grid.sort_by_column, at("a  ", up)) == at("a  ")
    words = "| ¦a   |\n| --- |\n| B   |\n|     |\n| a   |"
    assert after(grid.sort_by_column, words) == "| ¦a   |\n| --- |\n| a   |\n| B   |\n|     |"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("12,345", "12345"),
        ("3,2", "3.2"),
        ("0.125", "0.125"),
        ("−3.2", "-3.2"),
        ("12 %", "12"),
        ("$40", "40"),
        ("USD 40", "40"),
        ("**7**", "7"),
        ("40 ₸", "40"),
        ("seven", None),
        ("", None),
        ("2025-12-12", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str | None) -> None:
    """With either separator, a currency, a percent sign."""
    assert grid.number(text) == (None if number is None else Decimal(number))


def test_cells_of_a_spreadsheet_make_a_table() -> None:
    """The first row is the header, numbers stand on the right, quoted cells may hold lines."""
    made = grid.from_cells('Place\tSom\nOsh\t1,200\n"Kara\nkol"\t90\n')

    assert made == "| Place    |   Som |\n| -------- | ----: |\n| Osh      | 1,200 |\n| Kara kol |    90 |"


def test_a_whole_data_base_makes_no_table() -> None:
    """It is pasted as it is."""
    assert grid.from_cells("a\tb\n" * (grid.MOST // 4)) is not None
    assert grid.from_cells("a\tb\n" * (grid.MOST // 4 + 1)) is None


def test_cells_with_ticks_for_apostrophes_stay_apart() -> None:
    """In Uzbek many type them so: on the page all between two of them would be code, and no table."""
    made = grid.from_cells("O`zbekiston\tFarg`ona\nO`sh\t`code`")

    assert made is not None
    html = render(made).html
    assert "<th>O`zbekiston</th>\n<th>Farg`ona</th>" in html
    assert "<td>O`sh</td>\n<td><code>code</code></td>" in html


@pytest.mark.parametrize("text", ["a\tb", "a\tb\nc", "\ta\n\tb", "a b\nc d", '"a\tb\nc', ""])
def test_other_text_with_tabs_makes_none(text: str) -> None:
    """One row, uneven rows, indented lines."""
    assert grid.from_cells(text) is None


COMMANDS: list[Callable[[Passage], Passage]] = [
    grid.aligned,
    grid.next_cell,
    grid.previous_cell,
    grid.next_row,
    grid.add_row,
    grid.add_column,
    grid.sort_by_column,
    lambda table: grid.move_row(table, 1),
    lambda table: grid.align_column(table, Align.CENTRE),
]


@given(st.text("ab|-: \n😀`\\", max_size=40), st.data(), st.sampled_from(COMMANDS))
def test_no_command_loses_a_letter(
    text: str, data: st.DataObject, command: Callable[[Passage], Passage]
) -> None:
    """Of a table or of what is none, and the caret stays in it."""
    table = f"|a|b|\n|--|--|\n{text}" if data.draw(st.booleans()) else text
    place = data.draw(st.integers(0, len(table)))

    made = command(Passage(table, place, place))

    assert sorted(each for each in made.text if each in "ab😀") == sorted(
        each for each in table if each in "ab😀"
    )
    assert 0 <= made.start <= made.end <= len(made.text)


@given(st.data())
def test_a_table_in_line_stays_as_it_is(data: st.DataObject) -> None:
    """Wherever the caret stands."""
    text = "| a   | 😀   |\n| --- | ---- |\n|     | four |"
    place = data.draw(st.integers(0, len(text)))

    assert grid.in_line(Passage(text, place, place)).text == text
