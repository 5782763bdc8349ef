"""Pictures in a text: where they stand, what is seen in them, whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.images import Image, images
from newsdesk.copydesk.prose import prose

PIECES = st.sampled_from(
    ["!", "[", "]", "(", ")", "<img ", "alt=", '"', "'", ">", "a", " ", "\n", "\\", "`", "    "]
)


def found(text: str) -> list[Image]:
    return list(images(text, prose(text)))


@pytest.mark.parametrize(
    ("text", "alt", "credit"),
    [
        ("![A ferry](media/a.jpg)", "A ferry", ""),
        ('![A ferry](media/a.jpg "Aida Bekova")', "A ferry", "Aida Bekova"),
        ("![ ](<media/a b.jpg> 'TSC')", "", "TSC"),
        ("![](media/a.jpg)", "", ""),
        ('<img src="media/a.jpg" alt="A ferry" title="TSC">', "A ferry", "TSC"),
        ("<IMG src=media/a.jpg alt=ferry>", "ferry", ""),
        ("<img src='media/a.jpg' alt=''>", "", ""),
    ],
)
def test_a_picture_is_read(text: str, alt: str, credit: str) -> None:
    """In Markdown and in HTML, with and without what should be beside it."""
    assert found(f"One.\n\n{text}\n\nTwo.") == [Image(6, 6 + len(text), alt, credit)]


@pytest.mark.parametrize(
    "text",
    [
        "`![](a.jpg)`",
        "```\n![](a.jpg)\n```",
        "    ![](a.jpg)",
        r"\![](a.jpg)",
        "[A ferry](a.jpg)",
        "![A ferry]",
    ],
)
def test_what_is_no_picture(text: str) -> None:
    """Code, a link, and what an editor escaped."""
    assert found(text) == []


def test_pictures_come_in_the_texts_order() -> None:
    """Whichever way they are written."""
    assert [each.alt for each in found('<img src=a alt="1"> ![2](b) <img src=c alt="3">')] == ["1", "2", "3"]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_lie_inside_the_text(text: str) -> None:
    """Whatever the text."""
    for each in found(text):
        assert text[each.start : each.end][0] in "!<"
        assert text[each.start : each.end][-1] in ")>"


def test_a_hostile_text_takes_no_time() -> None:
    """A hundred thousand beginnings of a picture are read in one go."""
    assert found("![" * 100_000) == []
    assert found("![](" * 100_000) == []
    assert found("<img " * 100_000) == []
