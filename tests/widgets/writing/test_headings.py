"""The headings of a text while it is written."""

from collections.abc import Callable
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.headings import Heading, Headings

TEXT = """Opening.

# One *word*

Some.

Two
---

```
# not a heading
```

#### Deep ####
"""


class Writer(Protocol):
    """Types into an editor."""

    edit: MarkdownEdit

    def type(self, *keys: str | Qt.Key) -> "Writer": ...
    def at(self, place: int) -> "Writer": ...


@pytest.fixture
def headings(writer: Writer) -> Headings:
    """Those of an editor with a text that has three."""
    writer.edit.load(TEXT)
    return Headings(writer.edit)


def words(headings: Headings) -> list[str]:
    """What the headings say."""
    return [each.words for each in headings.all]


def test_headings_of_all_kinds_are_found(headings: Headings) -> None:
    """With hashes and underlined, not in code; their marks are not seen."""
    assert headings.all == (
        Heading(2, 1, "One word"),
        Heading(6, 2, "Two"),
        Heading(13, 4, "Deep"),
    )


def test_a_heading_that_is_typed_is_told(writer: Writer, headings: Headings, qtbot: QtBot) -> None:
    """At the first pause."""
    assert headings.all
    writer.at(len("Opening."))

    with qtbot.waitSignal(headings.changed) as told:
        writer.type(Qt.Key.Key_Return, Qt.Key.Key_Return, "## New")

    assert [each.words for each in told.args[0]] == ["New", "One word", "Two", "Deep"]
    assert [each.line for each in told.args[0]] == [2, 4, 8, 15]


def test_what_is_typed_elsewhere_is_not_told(writer: Writer, headings: Headings, qtbot: QtBot) -> None:
    """Words in a paragraph change no heading."""
    assert headings.all
    writer.at(len("Opening."))

    with qtbot.assertNotEmitted(headings.changed):
        writer.type(" More.")
        assert len(headings.all) == 3


def test_a_fence_that_is_opened_takes_the_headings_below(writer: Writer, headings: Headings) -> None:
    """What a heading was is code then, and a heading again once the fence is gone."""
    assert words(headings) == ["One word", "Two", "Deep"]
    writer.at(len("Opening.")).type(Qt.Key.Key_Return, "~~~")
    assert words(headings) == []

    while writer.edit.text() != TEXT:
        writer.edit.undo()

    assert words(headings) == ["One word", "Two", "Deep"]


def test_the_caret_is_under_a_heading(writer: Writer, headings: Headings, qtbot: QtBot) -> None:
    """It tells when it comes under another one."""
    assert headings.at == -1

    with qtbot.waitSignal(headings.passed, check_params_cb=lambda at: at == 1):
        writer.at(TEXT.index("not a"))


def test_a_heading_is_gone_to(writer: Writer, headings: Headings) -> None:
    """The caret is at its beginning."""
    headings.go_to(1)

    assert writer.edit.textCursor().position() == TEXT.index("Two")


def test_another_text_has_its_own(writer: Writer, headings: Headings, qtbot: QtBot) -> None:
    """And those of the first are back with it."""
    writer.edit.open("a", "# A")
    assert words(headings) == ["A"]

    writer.edit.open("b", "none")
    assert words(headings) == []

    writer.edit.open("a", "# A")
    assert words(headings) == ["A"]


EDITS = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(0, 8),
        st.sampled_from(["# a", "\n", "\n## b\n", "x", "\n---", "```\n", ""]),
    ),
    max_size=8,
)


@given(EDITS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_edited_they_are_those_of_the_text(
    qtbot: QtBot, ink: Callable[[str], HighlightColors], edits: list[tuple[int, int, str]]
) -> None:
    """What was kept up to date is what a fresh look at the text finds."""
    edit = MarkdownEdit()
    qtbot.addWidget(edit)
    edit.set_colors(ink("#777777"))
    edit.load("One\n\n# Two\n\nThree\n\n## Four")
    kept = Headings(edit)

    for number, (at, gone, comes) in enumerate(edits):
        length = edit.document().characterCount() - 1
        cursor = edit.textCursor()
        cursor.setPosition(min(at, length))
        cursor.setPosition(min(at + gone, length), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(comes)
        if number % 2:
            assert kept.all is not None

    fresh = Headings(edit)
    assert kept.all == fresh.all
    edit.deleteLater()
