"""The formatting commands in an editor; ¦ is the caret."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from newsdesk.widgets.writing import grid
from newsdesk.widgets.writing.formatting import Formatting

from .conftest import Writer


@pytest.fixture
def form(writer: Writer) -> Formatting:
    return Formatting(writer.edit)


def test_bold_is_begun_written_and_left(writer: Writer, form: Formatting) -> None:
    """The command, words, the command: what comes then is plain."""
    writer.show("😀 ¦")

    form.bold()
    writer.type("rising")
    form.bold()
    writer.type(" water")

    assert writer.shown == "😀 **rising** water¦"


def test_footnotes_are_put_and_walked(writer: Writer, form: Formatting) -> None:
    """From the call to the words and back, over emoji, and one step takes both away."""
    writer.show("😀 rising¦ water\n\nmore")

    form.footnote()
    assert writer.shown == "😀 rising[^1] water\n\nmore\n\n[^1]: ¦"
    writer.type("A note")
    form.footnote()
    assert writer.shown == "😀 rising[^1]¦ water\n\nmore\n\n[^1]: A note"
    form.footnote()
    assert writer.shown == "😀 rising[^1] water\n\nmore\n\n[^1]: ¦A note"
    assert writer.steps[-1] == "😀 rising water\n\nmore"


def test_footnotes_are_put_in_order(writer: Writer, form: Formatting) -> None:
    """All at once; the caret stays at its words."""
    writer.show("a[^2] 😀¦ b[^1]\n\n[^1]: x\n[^2]: y")

    assert form.renumber_footnotes() == 4
    assert writer.shown == "a[^1] 😀¦ b[^2]\n\n[^2]: x\n[^1]: y"
    assert form.renumber_footnotes() == 0
    assert len(writer.steps) == 1


def test_a_new_table_is_ready_to_be_filled(writer: Writer, form: Formatting) -> None:
    """Below the paragraph, with the caret in its first cell."""
    writer.show("before¦\nafter")

    form.insert_table(2, 2)
    writer.type("Place", Qt.Key.Key_Tab, "Som")

    assert writer.shown == (
        "before\n\n| Place | Som¦ |\n| ----- | --- |\n|       |     |\n|       |     |\n\nafter"
    )


def test_lines_move(writer: Writer, form: Formatting) -> None:
    """Items keep their numbers in order; a row of a table stays in it."""
    writer.show("1. a\n2. 😀¦\n3. c")
    form.line_up()
    assert writer.shown == "1. 😀¦\n2. a\n3. c"
    form.line_down()
    form.line_down()
    assert writer.shown == "1. a\n2. c\n3. 😀¦"

    writer.show("x\n| a   |\n| --- |\n| 1   |\n| ¦2   |\ny")
    form.line_up()
    form.line_up()
    assert writer.shown == "x\n| a   |\n| --- |\n| ¦2   |\n| 1   |\ny"


def test_what_is_in_no_table_is_left_alone(writer: Writer, form: Formatting) -> None:
    """And the asker is told."""
    writer.show("a | b¦")

    assert not form.in_table(grid.add_row)
    assert writer.shown == "a | b¦"


NAMES = ["bold", "italic", "code", "quote", "bullets", "numbered", "link", "footnote", "line_up", "line_down"]
MORE: list[Callable[[Formatting], object]] = [
    lambda form: form.heading(1),
    lambda form: form.insert_table(1, 2),
    lambda form: form.renumber_footnotes(),
    lambda form: form.in_table(grid.next_row),
    lambda form: form.in_table(grid.add_column),
    lambda form: form.in_table(partial(grid.add_row, above=True)),
]


@given(
    st.one_of(
        st.text("ab *_|#>-1.[^]()`\n😀", max_size=30), st.just("x\n\n| 😀 | b |\n| - | - |\n| 1 | 2 |\n")
    ),
    st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(MORE)), min_size=1, max_size=3),
    st.data(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_each_command_is_one_step(
    writer: Writer,
    text: str,
    commands: list[str | Callable[[Formatting], object]],
    data: st.DataObject,
) -> None:
    """Undo gives the text before, one command at a time."""
    form = Formatting(writer.edit)
    writer.show(f"{text}¦")
    writer.at(data.draw(st.integers(0, len(text.encode("utf-16-le")) // 2)))
    before = [text]
    for command in commands:
        getattr(form, command)() if isinstance(command, str) else command(form)
        if writer.edit.text() != before[-1]:
            before.append(writer.edit.text())

    assert writer.steps == before[-2::-1]
