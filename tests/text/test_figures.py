"""Pictures in a text: written and read again, rendered, and left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.escaping import line_start
from newsdesk.text.figures import Figure, kept, read, without, write
from newsdesk.text.opening import opening
from newsdesk.text.render import render
from newsdesk.text.words import count, plain

DIGEST = "ab" * 32
NAME = f"media/ab/{DIGEST}.jpg"

#: What stands between spaces in a caption or a credit, and what Markdown might make of it.
MARKS = st.sampled_from(
    [*"[]()\"'&;#-+*_`\\<>|!=~1.", "&amp;", "&#91;", "1.", "```", "~~~", "](", "---", "Osh", "©"]
)
LINES = st.lists(MARKS | st.text(st.characters(codec="utf-8")), max_size=6).map(
    lambda parts: " ".join("".join(parts).split())
)


def is_as_short_as_can_be(caption: str) -> bool:
    """Say whether nothing is escaped at a caption's beginning that would be escaped there anyway."""
    shorter = {caption.replace("\\", "", 1), caption.replace("&#126;", "~", 1)} - {caption}
    return all(line_start(each) != caption for each in shorter)


@given(LINES, LINES.filter(is_as_short_as_can_be), LINES)
def test_what_is_written_is_read(alt: str, caption: str, credit: str) -> None:
    """Whatever is said of a picture comes back letter by letter."""
    figure = Figure(NAME, alt, caption, credit)

    assert read(write(figure)) == figure


@pytest.mark.parametrize("caption", ["\\#", "\\> said", "1\\. May", "&#126;~~"])
def test_what_a_caption_needs_not_escape_itself_comes_back_shorter(caption: str) -> None:
    """Whether it was escaped there before or not, it is written alike, and readers see the same."""
    written = write(Figure(NAME, caption=caption))
    again = read(written)

    assert again
    assert len(again.caption) < len(caption)
    assert write(again) == written


@given(LINES, LINES, LINES)
def test_a_figure_is_one_block_of_a_page(alt: str, caption: str, credit: str) -> None:
    """Nothing in its words makes a heading, a list or code of it, or of the paragraph after it."""
    rendered = render(f"Before.\n\n{write(Figure(NAME, alt, caption, credit))}\n\nAfter.")

    assert [block.html[:7] for block in rendered.blocks] == ["<p>Befo", "<figure", "<p>Afte"]
    assert rendered.notice == ""


def test_a_figure_is_readable_as_text() -> None:
    """The picture, whose it is, and the caption in the next line, as all Markdown knows them."""
    figure = Figure(NAME, "A mill", "The mill in *Osh*", "Aida Bekova")

    assert write(figure) == f'![A mill]({NAME} "Aida Bekova")\nThe mill in *Osh*'
    assert write(Figure(NAME)) == f"![]({NAME})"


def test_a_figure_on_a_page() -> None:
    """Caption and credit stand under it, with their marks made and their letters kept."""
    figure = Figure(NAME, 'A "mill" <b>', "The mill in *Osh*", "A & B © <i>")

    assert render(write(figure)).html == (
        f'<figure><img alt="A &quot;mill&quot; &lt;b&gt;" src="{NAME}"><figcaption>The mill in <em>Osh</em> '
        "<small>A &amp; B © &lt;i&gt;</small></figcaption>\n</figure>"
    )


@pytest.mark.parametrize(
    "block",
    [
        "![A mill](https://example.com/mill.jpg)",
        "![A mill](media/../newsroom.db)",
        f"![A mill]({NAME}) and words",
        f"A mill ![A mill]({NAME})",
        f"![A mill\\]({NAME})",
        f"> ![A mill]({NAME})",
        f"- ![A mill]({NAME})",
        f"    ![A mill]({NAME})",
    ],
)
def test_what_is_no_figure(block: str) -> None:
    """Pictures from elsewhere, pictures in a line of text, in quotations, lists and code."""
    assert read(block) is None
    assert "<figure" not in render(block).html


def test_words_are_counted_without_what_is_only_described() -> None:
    """Readers read the caption; description and credit are for others."""
    assert count(write(Figure(NAME, "A mill in the rain", "Two words", "Aida Bekova (for us)"))) == 2


def test_a_teaser_has_no_figures() -> None:
    """But the text around them, and pictures within it."""
    figure = write(Figure(NAME, "A mill", "Caption", "Aida"))
    inline = f"Text ![A mill]({NAME}) text."

    assert (
        plain(without(f"{figure}\n\nOne.\n\n{figure}\n\n{inline}\n\n{figure}\n"))
        == "One.\n\nText A mill text."
    )


def test_a_story_that_begins_with_a_picture_opens_with_its_words() -> None:
    """In lists and on the front page, however much is said of the picture."""
    figure = write(Figure(NAME, "A mill " * 30, "Caption " * 30, "Aida"))

    assert opening(f"{figure}\n\nThe mill opened. {'More. ' * 99}", 20) == "The mill opened."


def test_names_are_found_once_in_their_order() -> None:
    """Those of the newsroom's own pictures, whose name is their content."""
    other = f"media/cd/{'cd' * 32}.png"

    assert list(kept(f"![a]({other}) ![b]({NAME}) ![c]({other}) ![d](media/ab/cat.jpg)")) == [other, NAME]
    assert list(kept(f"![a](media/cd/{DIGEST}.jpg) ![b](media/ab/{DIGEST}.svg)")) == []
