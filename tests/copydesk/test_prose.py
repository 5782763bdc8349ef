import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.prose import COVER, paragraphs, prose


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("see `code` here", "see  here"),
        ("see ``a ` b`` here", "see  b`` here"),
        ("[words](https://a.example/b) here", "[words] here"),
        ("see https://a.example/the-the now", "see  now"),
        ("www.a.example/the-the now", " now"),
        ("xhttps://a.example and xwww.a.example", "xhttps://a.example and xwww.a.example"),
        ("<b class='x'>bold</b>", "bold"),
        ("[1]: https://a.example 'Title'", ""),
        ("before\n```\ncode\n\ncode\n```\nafter", "before\n\n\n\n\n\nafter"),
        ("before\n~~~~\n~~~\n~~~~\nafter", "before\n\n\n\nafter"),
        ("before\n\n    code\n    code\n\nafter", "before\n\n\n\n\nafter"),
        ("- item\n\n    - inner item", "- item\n\n    - inner item"),
        ("prose\n    that goes on", "prose\n    that goes on"),
    ],
)
def test_what_is_not_prose_is_covered(markdown: str, left: str) -> None:
    """Code, addresses, targets and tags are covered; the words around them stand."""
    assert prose(markdown).replace(COVER, "") == left


@given(st.text(alphabet="a `~<>[]()\n\r\t-1.:/|\u2028", max_size=80) | st.text(max_size=80))
def test_covering_moves_nothing(markdown: str) -> None:
    """Every character stays where it was, or is covered; lines stay lines."""
    covered = prose(markdown)

    assert len(covered) == len(markdown)
    assert all(new in {old, COVER} for old, new in zip(markdown, covered, strict=True))
    assert covered.count("\n") == markdown.count("\n")


@pytest.mark.parametrize("hostile", ["`", "](", "<", "[", "www.", "a.", " ", "“", "the ", "\n ", "``a"])
def test_hostile_lines_take_no_time(hostile: str) -> None:
    """A long line of one mark over and over is covered as fast as any: it ends, that is the test."""
    text = hostile * (200_000 // len(hostile))

    assert len(prose(text)) == len(text)


@given(st.text(alphabet="ab \n\t", max_size=60))
def test_paragraphs_hold_every_word_in_its_place(text: str) -> None:
    """Blocks are where they say, hold no blank line, and leave nothing but blanks between them."""
    blocks = list(paragraphs(text))

    assert all(text[start : start + len(block)] == block for start, block in blocks)
    assert all(line.strip() for _, block in blocks for line in block.splitlines())
    assert "".join(block for _, block in blocks).split() == text.split()
