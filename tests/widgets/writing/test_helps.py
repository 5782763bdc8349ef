"""The helps of typing, by real keys; ¦ is the caret."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.writing.switches import Switches

from .conftest import Writer

RETURN, TAB, BACKSPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_Delete
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TABLE = "| a   | b   |\n| --- | --- |\n| 1   | 2   |"


def paste(writer: Writer, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    writer.press(Qt.Key.Key_V, CONTROL)


# -- lists ----------------------------------------------------------------------------------------------


def test_a_numbered_list_is_written_and_an_item_comes_between(writer: Writer) -> None:
    """What is below is counted anew, as one step with the new item."""
    writer.type("1. som", RETURN, "tenge", RETURN, "somoni")
    writer.at(6).type(RETURN)

    assert writer.shown == "1. som\n2. ¦\n3. tenge\n4. somoni"
    writer.edit.undo()
    assert writer.edit.text() == "1. som\n2. tenge\n3. somoni"


def test_tab_nests_an_item_and_shift_tab_takes_it_out(writer: Writer) -> None:
    """Each is a step of its own; behind an emoji as well."""
    writer.type("- 😀", RETURN, "Osh", TAB)
    assert writer.shown == "- 😀\n    - Osh¦"

    writer.press(Qt.Key.Key_Backtab, SHIFT)

    assert writer.shown == "- 😀\n- Osh¦"
    writer.edit.undo()
    assert writer.edit.text() == "- 😀\n    - Osh"
    writer.edit.undo()
    assert writer.edit.text() == "- 😀\n- Osh"


def test_return_leaves_the_marks_that_close_behind(writer: Writer) -> None:
    """In a list as in a paragraph; what comes then is a line of its own, taken back as one step."""
    writer.type("- one (two", RETURN, "three")
    assert writer.shown == "- one (two)\n- three¦"

    writer.show("¦").type('He said "no', RETURN)
    assert writer.shown == "He said “no”\n¦"
    writer.edit.undo()
    assert writer.edit.text() == "He said “no”"

    writer.helps.switches = Switches(close_pairs=False)
    writer.show("- one (two¦)").type(RETURN)
    assert writer.shown == "- one (two\n- ¦)"


def test_in_code_return_is_a_newline(writer: Writer) -> None:
    """A line of code that looks like an item is none."""
    writer.show("```\n- a¦\n```").type(RETURN)

    assert writer.shown == "```\n- a\n¦\n```"


def test_the_keyboard_always_finds_the_way_out(qtbot: QtBot, writer: Writer) -> None:
    """Tab leaves prose, and lists if it is not to nest; Ctrl+Tab and Ctrl+Shift+Tab leave anything."""
    window = QWidget()
    column = QVBoxLayout(window)
    above, below = QPushButton(), QPushButton()
    for each in (above, writer.edit, below):
        column.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    for text, key, modifiers, there in (
        ("prose¦", TAB, Qt.KeyboardModifier.NoModifier, below),
        ("- item\n- item¦", TAB, CONTROL, below),
        (TABLE.replace("1", "¦1"), TAB, CONTROL, below),
        (TABLE.replace("1", "¦1"), Qt.Key.Key_Backtab, CONTROL | SHIFT, above),
    ):
        writer.show(text)
        writer.edit.setFocus()
        qtbot.waitUntil(writer.edit.hasFocus)
        writer.press(key, modifiers)
        assert there.hasFocus(), text

    writer.helps.switches = replace(Switches(), nest_lists=False)
    writer.show("- item\n- item¦")
    writer.edit.setFocus()
    qtbot.waitUntil(writer.edit.hasFocus)
    assert writer.type(TAB).shown == "- item\n- item¦"
    assert below.hasFocus()
    writer.edit.setParent(None)


# -- what a language prints -----------------------------------------------------------------------------


def test_backspace_right_after_brings_back_what_was_typed(writer: Writer) -> None:
    """Once, and only right after."""
    writer.type("it's", BACKSPACE)
    assert writer.shown == "it’¦"

    writer.type(BACKSPACE, "'", BACKSPACE)
    assert writer.shown == "it'¦"
    writer.type(BACKSPACE)
    assert writer.shown == "it¦"


@pytest.mark.parametrize(
    ("typed", "printed", "back"),
    [
        ("a--", "a–¦", "a--¦"),
        ("a---", "a—¦", "a---¦"),
        ("a...", "a…¦", "a...¦"),
        ('say "', "say “¦”", 'say "¦'),
        ("-- O", "– O¦", "-- O¦"),
        ("😀--", "😀–¦", "😀--¦"),
    ],
)
def test_one_backspace_undoes_it(writer: Writer, typed: str, printed: str, back: str) -> None:
    """Whatever it was; so does one step back, to what there was before the help."""
    writer.type(typed)
    assert writer.shown == printed

    writer.type(BACKSPACE)

    assert writer.shown == back
    writer.edit.undo()
    assert writer.shown.replace("¦", "") == printed.replace("¦", "")


def test_undo_brings_back_what_was_typed(writer: Writer) -> None:
    """The help is a step of its own, and what is typed then is another."""
    writer.type('He said "no"')

    assert writer.edit.text() == "He said “no”"
    assert writer.steps == ["He said “”", 'He said "', ""]


def test_a_closing_mark_is_gone_over(writer: Writer) -> None:
    """Typed in order, quotation marks and brackets are there once."""
    writer.type('("no")')

    assert writer.shown == "(“no”)¦"


def test_the_storys_language_decides(writer: Writer) -> None:
    """A quotation within a quotation as well."""
    writer.helps.language = "ru"
    writer.type('"Газета "Правда" вышла"')
    assert writer.shown == "«Газета „Правда“ вышла»¦"

    writer.show("¦").helps.language = "fr"
    writer.type('"a" -- b')
    assert writer.shown == '"a" -- b¦'


def test_code_addresses_tags_and_front_matter_stay_as_typed(writer: Writer) -> None:
    """No dash, no quotation mark becomes another there."""
    for before in (
        "`a ¦`",
        "https://x.org/¦",
        "<a href=¦>",
        "---\ntitle: ¦\n---",
        "```\n¦\n```",
        "    code ¦",
    ):
        writer.show(before).type('a--"')
        assert writer.shown == before.replace("¦", 'a--"¦'), before


# -- pairs ----------------------------------------------------------------------------------------------


def test_pairs_close_and_go_with_one_backspace(writer: Writer) -> None:
    """Also the two stars of bold."""
    writer.type("a (", BACKSPACE)
    assert writer.shown == "a ¦"

    writer.type("**bold** and (b [c])")
    assert writer.shown == "a **bold** and (b [c])¦"


def test_a_selection_is_surrounded(writer: Writer) -> None:
    """With the quotation marks of the language; in code with straight ones."""
    assert writer.show("a ⟦b 😀⟧ c").type("**").shown == "a **⟦b 😀⟧** c"
    assert writer.show("a ⟦b⟧ c").type('"').shown == "a “⟦b⟧” c"
    assert writer.show("`a ⟦b⟧ c`").type('"').shown == '`a "⟦b⟧" c`'
    writer.edit.undo()
    assert writer.edit.text() == "`a b c`"


# -- tables ---------------------------------------------------------------------------------------------


def test_a_table_stands_in_line_at_every_key(writer: Writer) -> None:
    """What is typed into a cell is one step to undo."""
    writer.show("| a   | b   |\n| --- | --: |\n| ¦    | 2   |").type("two words")

    assert writer.shown == "| a         |   b |\n| --------- | --: |\n| two words¦ |   2 |"
    writer.edit.undo()
    assert writer.edit.text() == "| a   | b   |\n| --- | --: |\n|     | 2   |"


def test_deleting_in_a_cell_draws_the_column_in(writer: Writer) -> None:
    """The pipes stay, whatever is deleted at the edge of a cell."""
    writer.show("| long | b   |\n| ---- | --- |\n| ¦1   | 2   |").at(6).type(BACKSPACE, BACKSPACE)
    assert writer.edit.text() == "| lo  | b   |\n| --- | --- |\n| 1   | 2   |"

    writer.type(*[DELETE] * 5, *[BACKSPACE] * 5)

    assert writer.shown == "| ¦    | b   |\n| --- | --- |\n| 1   | 2   |"


def test_tab_and_return_go_from_cell_to_cell(writer: Writer) -> None:
    """Rows are added at the end; an empty one ends the table."""
    writer.show(TABLE.replace("1", "¦1")).type(TAB, TAB, "x", RETURN, "y", RETURN, RETURN, "after")

    assert writer.shown == f"{TABLE}\n| x   |     |\n| y   |     |\n\nafter¦"


def test_behind_a_row_its_last_cell_goes_on(writer: Writer) -> None:
    """Only a pipe begins a column there."""
    writer.show(f"{TABLE}¦").type("0 x")
    assert writer.shown == "| a   | b    |\n| --- | ---- |\n| 1   | 20 x¦ |"

    writer.show(f"{TABLE}¦").type("|z")
    assert writer.shown == "| a   | b   |     |\n| --- | --- | --- |\n| 1   | 2   | z¦   |"


def test_helps_go_on_in_a_cell(writer: Writer) -> None:
    """Quotation marks, pairs and wide letters."""
    writer.show(TABLE.replace("2  ", "¦   ")).type('"日本"')

    assert writer.shown == "| a   | b      |\n| --- | ------ |\n| 1   | “日本”¦ |"

    writer.show(TABLE.replace("2  ", "¦   ")).type("one...", BACKSPACE)

    assert writer.shown == "| a   | b      |\n| --- | ------ |\n| 1   | one...¦ |"


def test_a_table_in_code_is_code(writer: Writer) -> None:
    """Nothing is put in line there."""
    writer.show(f"```\n{TABLE.replace('1', '¦')}\n```").type("long")

    assert "| long¦   | 2   |" in writer.shown


# -- what is pasted -------------------------------------------------------------------------------------


def test_an_address_pasted_over_words_makes_them_a_link(writer: Writer) -> None:
    """Over an address, it takes its place."""
    writer.show("see ⟦the map⟧ 😀")
    paste(writer, "https://x.org/map")
    assert writer.edit.text() == "see [the map](https://x.org/map) 😀"

    writer.show("[word](⟦https://⟧)")
    paste(writer, "https://x.org/map")
    assert writer.edit.text() == "[word](https://x.org/map)"


def test_pasted_cells_become_a_table(writer: Writer) -> None:
    """A block of its own, in one step."""
    writer.show("before¦\nafter")

    paste(writer, "Place\tSom\nOsh\t1200\n")

    assert writer.edit.text() == ("before\n\n| Place |  Som |\n| ----- | ---: |\n| Osh   | 1200 |\n\nafter")
    writer.edit.undo()
    assert writer.edit.text() == "before\nafter"


# -- switches -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("switch", "before", "keys", "then"),
    [
        ("continue_lists", "- a¦", (RETURN,), "- a\n¦"),
        ("smart_quotes", "¦", ("it's",), "it's¦"),
        ("smart_dashes", "a¦", ("--",), "a--¦"),
        ("close_pairs", "a ¦", ("(",), "a (¦"),
        ("close_pairs", "(¦)", (BACKSPACE,), "¦)"),
        ("close_pairs", "⟦a⟧", ("*",), "*¦"),
        ("align_tables", "|a|b|\n|--|--|\n|¦|2|", ("one",), "|a|b|\n|--|--|\n|one¦|2|"),
        ("align_tables", "|a|b|\n|--|--|\n|1¦|2|", (RETURN,), "|a|b|\n|--|--|\n|1\n¦|2|"),
    ],
)
def test_each_help_can_be_switched_off(
    writer: Writer, switch: str, before: str, keys: tuple[str | Qt.Key, ...], then: str
) -> None:
    """Then the key is the key."""
    writer.helps.switches = replace(Switches(), **{switch: False})

    assert writer.show(before).type(*keys).shown == then


@pytest.mark.parametrize(
    ("switch", "before", "clip", "then"),
    [
        ("link_on_paste", "⟦map⟧", "https://x.org", "https://x.org"),
        ("paste_tables", "¦", "a\tb\nc\td", "a\tb\nc\td"),
    ],
)
def test_what_is_pasted_can_be_left_alone(
    writer: Writer, switch: str, before: str, clip: str, then: str
) -> None:
    """Each with its switch."""
    writer.helps.switches = replace(Switches(), **{switch: False})
    writer.show(before)

    paste(writer, clip)

    assert writer.edit.text() == then


def test_a_text_that_is_only_read_gets_no_help(writer: Writer) -> None:
    """No key changes it."""
    writer.show("- a¦").edit.setReadOnly(True)

    writer.type(RETURN, "(", '"')

    assert writer.edit.text() == "- a"


# -- undo -----------------------------------------------------------------------------------------------

KEYS = st.lists(
    st.one_of(st.sampled_from([RETURN, BACKSPACE, DELETE]), st.sampled_from("ab-'\"*_`([)]|. 1😀\u0301")),
    max_size=8,
)
TEXTS = st.one_of(
    st.text("ab -*|`\"'()1.\n😀", max_size=30),
    st.sampled_from(["1. a\n2. 😀\n    - b\n3. c", f"x\n\n{TABLE}\n\ny", "> - a\n> - b", "“a «b” it’s --"]),
)


@given(TEXTS, KEYS, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_undo_of_any_help_gives_the_text_before(
    writer: Writer, text: str, keys: list[str | Qt.Key], data: st.DataObject
) -> None:
    """Undone to the first step, the text is the one that was loaded; done again, the one that was typed."""
    writer.show(f"{text}¦") if "¦" not in text else None
    writer.at(data.draw(st.integers(0, len(text.encode("utf-16-le")) // 2)))

    writer.type(*keys)
    typed = writer.edit.text()

    steps = writer.steps
    assert (steps or [typed])[-1] == text
    while writer.edit.document().isRedoAvailable():
        writer.edit.redo()
    assert writer.edit.text() == typed


@given(TEXTS, st.sampled_from([RETURN, BACKSPACE, *"-'\"*`(|"]), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_one_help_is_one_step(writer: Writer, text: str, key: str | Qt.Key, data: st.DataObject) -> None:
    """What one key does is taken back by one step, or by two where the key itself was typed first."""
    writer.show(f"{text}¦")
    writer.at(data.draw(st.integers(0, len(text.encode("utf-16-le")) // 2)))

    writer.type(key)

    assert len(writer.steps) <= 2
    assert writer.edit.text() == text
