"""Tables whose bars are typed by hand where the help has put them already, by real keys; ¦ is the caret."""

from PySide6.QtCore import Qt

from .conftest import Writer

RETURN, BACKSPACE, END = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_End
TABLE = "| a   | b   |\n| --- | --- |\n| 1   | 2   |"
EMPTY = "| ¦    |     |\n| --- | --- |\n|     |     |"


def test_a_bar_at_the_end_of_a_cell_goes_over_the_one_that_is_there(writer: Writer) -> None:
    """With the space typed before it and the one behind; the row keeps its columns."""
    writer.show(TABLE.replace("1  ", "1¦  ")).type(" | x")

    assert writer.shown == TABLE.replace("2  ", "x¦2 ")
    assert writer.steps[-1] == TABLE


def test_a_whole_table_can_be_typed_by_hand(writer: Writer) -> None:
    """Bars in front of a row, between its cells and behind it stand where they are typed, once."""
    rows: list[str | Qt.Key] = ["| 1 | 2 |", RETURN, "| 3 | 4 |"]
    writer.show(EMPTY).type("| a | b |", RETURN, *rows)
    assert writer.shown == f"{TABLE}\n| 3   | 4   |¦"

    writer.show("¦").type("| a | b |", RETURN, "| --- | --- |", RETURN, *rows)
    assert writer.shown == f"{TABLE}\n| 3   | 4   |¦"


def test_cells_can_be_left_empty_by_hand(writer: Writer) -> None:
    """The first as well: the first bar is the row's own."""
    writer.show(EMPTY).type("| | b |", RETURN, "|1||")

    assert writer.shown == "|     | b   |\n| --- | --- |\n| 1   |     |¦"


def test_what_is_typed_behind_the_last_bar_begins_a_column(writer: Writer) -> None:
    """If it was typed; who only went to the end of the row goes on in its last cell."""
    writer.show(TABLE.replace("2  ", "2¦  ")).type(" | 3 |")
    assert writer.shown == "| a   | b   |     |\n| --- | --- | --- |\n| 1   | 2   | 3   |¦"

    writer.show(TABLE.replace("2  ", "2¦  ")).type(END, "3")
    assert writer.shown == TABLE.replace("2  ", "23¦ ")


def test_a_bar_amid_words_is_one_of_them(writer: Writer) -> None:
    """With a backslash, and Backspace brings back the bar that parts; in code it is what it is."""
    writer.show(TABLE.replace("1  ", "1¦0 ")).type("|")
    assert writer.shown == "| a    | b   |\n| ---- | --- |\n| 1\\|¦0 | 2   |"

    writer.type(BACKSPACE)
    assert writer.shown.splitlines()[2] == "| 1   | ¦0   | 2   |"

    writer.show("| a   | b   |\n| --- | --- |\n| `x¦` | 2   |").type("|y")
    assert writer.shown.splitlines()[2] == "| `x|y¦` | 2   |"


def test_the_rule_keeps_its_bars(writer: Writer) -> None:
    """One typed at the end of its cells goes over the bar that is there."""
    writer.show("| a   | b   |\n| ---¦ | --- |\n| 1   | 2   |").type("|")

    assert writer.shown == "| a   | b   |\n| --- | ¦--- |\n| 1   | 2   |"


def test_a_long_table_is_gone_through_the_same_way(writer: Writer) -> None:
    """Also one that is put in order only when a cell is left."""
    rows = "\n| 1   | 2   |" * 60
    writer.show(f"| a   | b   |\n| --- | --- |\n| 1¦   | 2   |{rows}").type("0|")

    assert writer.shown.splitlines()[2] == "| 10   | ¦2   |"


def test_in_prose_a_bar_is_a_bar(writer: Writer) -> None:
    """Nothing is gone over where there is no table."""
    writer.show("a ¦| b").type("|")

    assert writer.shown == "a |¦| b"
