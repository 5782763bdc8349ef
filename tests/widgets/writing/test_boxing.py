"""Pull quotes and fact boxes are made and taken apart; | is the caret, ⟦ and ⟧ hold the selection."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.widgets.writing.boxing import change_quotation, put_around
from newsdesk.widgets.writing.formatting import Formatting
from newsdesk.widgets.writing.lines import Passage

from .conftest import Command, Writer

QUOTE, FACTS = (partial(put_around, kind=kind) for kind in ("quote", "facts"))
AS_QUOTE, AS_FACTS = (partial(change_quotation, kind=kind) for kind in ("quote", "facts"))

LINES = st.sampled_from(["", "words", "> words", "> [!facts] T", "> [!quote]", "- a", ">", "😀"])


@pytest.mark.parametrize(
    ("command", "before", "expected"),
    [
        (QUOTE, "|", "> [!quote]\n> |"),
        (FACTS, "|", "> [!facts] |\n> - "),
        (QUOTE, "above\n|\nbelow", "above\n\n> [!quote]\n> |\n\nbelow"),
        (QUOTE, "We have wa|ter.", "> [!quote]\n> We have wa|ter."),
        (QUOTE, "above\n⟦one\n\ntwo⟧\nbelow", "above\n\n> [!quote]\n> ⟦one\n>\n> two⟧\n\nbelow"),
        (FACTS, "⟦- 😀\n- b⟧\nbelow", "> [!facts] |\n> - 😀\n> - b\n\nbelow"),
        (AS_QUOTE, "> wo|rds\n> more", "> [!quote]\n> wo|rds\n> more"),
        (AS_FACTS, "> wo|rds", "> [!facts] |\n> words"),
        (AS_FACTS, "> [!Quote]\n> wo|rds", "> [!facts]\n> wo|rds"),
        (AS_QUOTE, "> [!quote]\n> wo|rds\n>\n> - Aida", "wo|rds\n\n- Aida"),
        (AS_FACTS, "> [!facts] The mill\n> - a|", "The mill\n- a|"),
        (AS_QUOTE, "> [!quote]|", "|"),
    ],
)
def test_a_box_is_put_around_changed_and_taken_apart(
    after: Callable[[Command, str], str | None], command: Command, before: str, expected: str
) -> None:
    """With empty lines around it; the selection keeps its words, and the caret goes to a title."""
    assert after(command, before) == expected


@given(st.lists(LINES, min_size=1, max_size=5).map("\n".join), st.data())
def test_no_word_is_lost_or_made(text: str, data: st.DataObject) -> None:
    """Whatever is boxed: what stands there afterwards are the same words, and the selection is in them."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    made = QUOTE(Passage(text, start, end))

    assert made.text.count("words") == text.count("words")
    assert 0 <= made.start <= made.end <= len(made.text)


@pytest.fixture
def form(writer: Writer) -> Formatting:
    return Formatting(writer.edit)


def test_a_box_is_one_step(writer: Writer, form: Formatting) -> None:
    """It is filled by typing, and Return begins the next line in it; undo takes all of the box away."""
    writer.show("Before.¦")

    form.pull_quote()
    assert writer.shown == "> [!quote]\n> Before.¦"
    assert writer.steps == ["Before."]

    writer.show("😀\n\n¦")
    form.fact_box()
    writer.type("Mill")
    assert writer.shown == "😀\n\n> [!facts] Mill¦\n> - "


def test_the_whole_box_around_the_caret_is_meant(writer: Writer, form: Formatting) -> None:
    """In its middle the command takes all of it apart, and nothing of the box after it."""
    box = "words\n\n> [!facts] Mill\n> - o¦ne\n>\n> - two\n> [!quote]\n> three"

    writer.show(box)
    form.fact_box()
    assert writer.shown == "words\n\nMill\n- o¦ne\n\n- two\n> [!quote]\n> three"

    writer.show(box)
    form.pull_quote()
    assert writer.shown == box.replace("[!facts]", "[!quote]")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join), st.integers(0, 30), st.booleans())
def test_undo_of_a_box_gives_the_text_before(
    writer: Writer, form: Formatting, text: str, place: int, quote: bool
) -> None:
    """Wherever the caret is, in one step."""
    writer.edit.load(text)
    writer.edit.mark(place, place)
    before = writer.edit.text()

    (form.pull_quote if quote else form.fact_box)()

    assert writer.steps in ([before], [])
    assert writer.edit.text() == before
