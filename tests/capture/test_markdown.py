"""Copy as Markdown reads as it did, and looks as it did."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsdesk.capture.markdown import escape, figure
from newsdesk.text.render import render
from newsdesk.text.words import plain

PROSE = [
    "“We wrote it down [sic],” she said; [the ministry] did not.",
    "Loan of €100 million (8.5% a year) — 5 * 3 years.",
    "The file is snake_case_name.txt, the firm AT&T, the room #5.",
    "1.5 million people, 12 - 13 May, a < b and b > a.",
    "O`zbekiston and Qo‘qon",
    "price* of bread",
    "See <https://example.org/a_b> for more.",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_as_it_is(text: str) -> None:
    """Nothing is escaped that Markdown would not misread."""
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# 5 in line", "\\# 5 in line"),
        ("#hashtag", "\\#hashtag"),
        ("> quoted", "\\> quoted"),
        ("- a dash", "\\- a dash"),
        ("+ a plus", "\\+ a plus"),
        ("2025. A year.", "2025\\. A year."),
        ("1) first", "1\\) first"),
        ("*so* and _so_ and __so__", "\\*so\\* and \\_so\\_ and \\_\\_so\\_\\_"),
        ("Qo`qon and O`zbekiston", "Qo\\`qon and O\\`zbekiston"),
        ("[x](y) and ![z](y)", "[x\\](y) and ![z\\](y)"),
        ("[Note]: see below", "\\[Note]: see below"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("&copy; and &lt", "&amp;copy; and &amp;lt"),
        ("a \\* b", "a \\\\* b"),
        ("~~~ text", "&#126;~~ text"),
        ("---", "\\---"),
    ],
)
def test_marks_are_escaped(text: str, escaped: str) -> None:
    """Each in the way that Python-Markdown and CommonMark both understand."""
    assert escape(text) == escaped


def test_a_figure_note_keeps_its_stars() -> None:
    """The caption's own stars do not end the emphasis."""
    assert figure("5 * 3* [sic]") == "*Figure: 5 * 3\\* [sic]*"


CHARACTERS = st.sampled_from(
    [*"ab1 ж*_`[]()<>#!-+.:;&\\~|/\"'“ =", "copy", "lt;", "<b>", "[sic]", "1. ", "![", "](", "**", "__"]
)
LINES = st.lists(CHARACTERS, max_size=14).map(lambda parts: " ".join("".join(parts).split()))


@given(LINES.filter(lambda line: any(map(str.isalnum, line))))
def test_any_line_reads_as_it_did(text: str) -> None:
    """For the program's own renderer, for CommonMark's, and for what makes plain text of Markdown."""
    markdown = escape(text)

    ours = "".join(block.html for block in render(markdown).blocks)
    commonmark = MarkdownIt().render(markdown)
    assert [shown(ours), shown(commonmark), plain(markdown)] == [text, text, text]
    assert re.findall(r"<[^<>]+>", commonmark) == ["<p>", "</p>"]


def shown(page: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", page)).strip()
