"""Footnotes' labels are changed where they are called and where their words begin, and nowhere else."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.capture.labels import called, changed, without
from newsdesk.capture.pasting import read_paste

NUMBERS = {"1": "7", "2": "1"}


@pytest.mark.parametrize(
    ("paragraph", "labels", "made"),
    [
        ("Wool[^1] and felt[^2].", ["1", "2"], "Wool[^7] and felt[^1]."),
        ("[^1]: Wool[^3]\n[^2]: Felt", ["3"], "[^7]: Wool[^3]\n[^1]: Felt"),
        ("[^1]\\: Wool", ["1"], "[^7]\\: Wool"),
        ("\\[^1] \\\\[^1]", ["1"], "\\[^1] \\\\[^7]"),
        ("`[^1]` ``a`[^1]`` ` [^1]", ["1"], "`[^1]` ``a`[^1]`` ` [^7]"),
        ("\\`[^1]\\` ``` [^2]", ["1", "2"], "\\`[^7]\\` ``` [^1]"),
        ("```\n[^1]\n```", [], "```\n[^1]\n```"),
    ],
)
def test_labels(paragraph: str, labels: list[str], made: str) -> None:
    """What is escaped has none, and neither has code."""
    assert list(called(paragraph)) == labels
    assert changed(paragraph, NUMBERS) == made


def test_a_paragraph_without_calls() -> None:
    """Only the marks go."""
    assert without("Wool[^1], `[^1]` and felt[^2]") == "Wool, `[^1]` and felt"


TEXTS = st.text("ab [^1]:`\\*_", max_size=8).map(html.escape)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(("{}", "<code>{}</code>", "<b>{}</b>"))), max_size=6))
def test_no_text_of_a_page_is_a_label(parts: list[tuple[str, str]]) -> None:
    """Whatever a page says and however it is set, it calls the notes that it calls, and no others."""
    said = "".join(form.format(text) for text, form in parts)
    call, note = "<a href='#n' id=r>1</a>", "<p id=n>Felt <a href='#r'>↑</a></p>"

    blocks = read_paste(f"<p>{said}x{call} y {said}</p>{note}").blocks

    assert [label for block in blocks for label in called(block)] == ["1"]
