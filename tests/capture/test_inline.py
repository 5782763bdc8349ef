"""Runs of text become a paragraph of Markdown."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsdesk.capture.inline import BREAK, Run, markdown, paragraphs, plain
from newsdesk.text.render import render

ADDRESS = "https://example.org/a"


def said(*runs: Run) -> str:
    (paragraph,) = paragraphs(runs)
    return markdown(paragraph)


def test_spaces_are_as_html_shows_them() -> None:
    """Runs of space are one, wherever elements begin and end; ends have none."""
    assert said(Run("\n One "), Run(" two", strong=True), Run(" \n three  ")) == "One **two** three"
    assert said(Run("un"), Run("believ", emphasis=True), Run("able")) == "un*believ*able"


def test_marks_stand_at_words() -> None:
    """A space inside an element is put outside its stars, where Markdown wants it."""
    assert said(Run("a"), Run(" bold ", strong=True), Run("word")) == "a **bold** word"
    assert said(Run("both", strong=True, emphasis=True)) == "***both***"


def test_marks_that_would_not_be_understood_are_left_out() -> None:
    """Stars between a letter and a quotation mark are stars, and on a dash they mark nothing."""
    assert said(Run("so"), Run("“it is”", strong=True), Run("said")) == "so“it is”said"
    assert said(Run("a "), Run("—", strong=True), Run(" b")) == "a — b"


def test_a_space_has_no_form() -> None:
    """Code and stars around nothing but a space would mark the words beside it, or be shown."""
    assert said(Run("a"), Run(" ", code=True, emphasis=True), Run("b")) == "a b"
    assert said(Run("a"), Run(" ", code=True), Run("b")) == "a b"


def test_links_keep_their_address() -> None:
    """Brackets in the words, and whatever would end the address, are escaped."""
    assert said(Run("a [b] c", address=ADDRESS)) == f"[a \\[b\\] c]({ADDRESS})"
    assert said(Run("a", address=f"{ADDRESS}_(1) *")) == f"[a]({ADDRESS}_%281%29%20%2A)"
    assert said(Run("Go!"), Run("there", address=ADDRESS)) == f"Go&#33;[there]({ADDRESS})"


def test_a_break_is_a_line_and_two_are_a_paragraph() -> None:
    """Each line is escaped where it begins."""
    found = list(
        paragraphs([Run("One"), BREAK, Run(" 2. two "), BREAK, Run(" "), BREAK, Run("three"), BREAK])
    )

    assert [markdown(each) for each in found] == ["One  \n2\\. two", "three"]
    assert plain(found[0]) == "One 2. two"


TEXTS = st.lists(st.sampled_from([*"ab1 ж*_`[]()<>#!-.&\\“”", "1. ", "bold"]), min_size=1, max_size=6).map(
    "".join
)
CODE = st.sampled_from((False, False, True))
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.sampled_from(("", "", ADDRESS)), CODE)


@given(st.lists(RUNS, min_size=1, max_size=5))
def test_any_runs_read_as_they_did(runs: list[Run]) -> None:
    """No star is shown that was not there, by our renderer or CommonMark's, and no letter is lost."""
    for paragraph in paragraphs(runs):
        text = plain(paragraph)
        if not any(map(str.isalnum, text)):
            continue

        ours = "".join(block.html for block in render(markdown(paragraph)).blocks)
        commonmark = MarkdownIt().render(markdown(paragraph))

        assert [shown(ours), shown(commonmark)] == [text, text]


def shown(page: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", page)).strip()
