"""Where a new block of Markdown begins."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.blocks import Cutter, cut

LINES = st.sampled_from(
    [
        "",
        "",
        "words",
        "# Head",
        "- item",
        "  more",
        "    code",
        "> quote",
        "```",
        "```x",
        "~~~",
        "[^1]: note",
        "1. one",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_no_line_is_lost_and_each_is_where_it_says(lines: list[str]) -> None:
    """Put together again, the blocks are the text without the empty lines between them."""
    found = list(cut("\n".join(lines)))

    shown = [""] * len(lines)
    for line, block in found:
        for place, words in enumerate(block.split("\n"), line - 1):
            shown[place] = words
    assert [one.strip() for one in shown] == [one.strip() for one in lines]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.lists(LINES, max_size=3)), max_size=8))
def test_one_text_after_another_is_cut_as_if_it_were_the_first(
    edits: list[tuple[int, int, list[str]]],
) -> None:
    """Whichever lines gave way to which others in between."""
    lines, cutter = [""], Cutter()
    for start, end, comes in edits:
        lines[start:end] = comes
        text = "\n".join(lines)

        assert cutter.cut(text) == list(cut(text))


@given(st.lists(st.text("a \n`~#>-", max_size=12), max_size=6))
def test_letter_by_letter_as_well(texts: list[str]) -> None:
    """Texts that have little in common, or begin and end alike in the midst of a line."""
    cutter = Cutter()

    assert [cutter.cut(text) for text in texts] == [list(cut(text)) for text in texts]


def test_of_a_long_text_most_is_as_it_was_cut() -> None:
    """A letter in one paragraph: the blocks above and below are the same objects."""
    text = "\n\n".join(f"Paragraph {number}" for number in range(100))
    cutter = Cutter()
    before = cutter.cut(text)

    after = cutter.cut(text.replace("h 50", "hs 50"))

    assert [one is other for one, other in zip(before, after, strict=True)].count(False) <= 2


def test_a_note_keeps_its_paragraphs_and_a_heading_needs_no_empty_line() -> None:
    """What is indented below a note belongs to it; a heading stands by itself."""
    text = "Words\n# Head\nMore\n\n[^1]: Note\n\n    going on\n\nEnd"

    assert [line for line, _block in cut(text)] == [1, 2, 3, 5, 9]
