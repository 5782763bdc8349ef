"""Where a new block of Markdown begins."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.blocks import cut

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


def test_a_note_keeps_its_paragraphs_and_a_heading_needs_no_empty_line() -> None:
    """What is indented below a note belongs to it; a heading stands by itself."""
    text = "Words\n# Head\nMore\n\n[^1]: Note\n\n    going on\n\nEnd"

    assert [line for line, _block in cut(text)] == [1, 2, 3, 5, 9]
