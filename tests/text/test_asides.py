"""Pull quotes and fact boxes: what is typed, what stands on the page, and that no word is lost on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.length import length
from newsdesk.text.render import render
from newsdesk.text.words import count, plain

PULL_QUOTE = "> [!quote]\n> We have the *water*.\n> — [Aida](https://example.org), engineer"
LINES = st.sampled_from(
    [
        *("> [!quote]", "> [!facts] Title", "> [!FACTS]", ">", "> words", "> > [!quote] deep", "> — Aida"),
        *("lazy", "", "- item", "    more", "# Head", "> ## Sub", "> - one", "> </aside>", "</aside>"),
        *("<aside>", "> | a |", "[!quote]", "> [^1]", "[^1]: note", "> ![m](media/ab/ab.png)"),
    ]
)


def test_a_pull_quote_has_its_words_and_who_said_them() -> None:
    """The last line is the name, if it begins with a dash; two hyphens will do."""
    made = (
        '<aside class="pull-quote">\n<blockquote>\n<p>We have the <em>water</em>.</p>\n</blockquote>\n'
        '<p class="by">— <a href="https://example.org" rel="noopener noreferrer">Aida</a>, engineer</p>\n'
        "</aside>"
    )

    assert render(PULL_QUOTE).html == made
    assert render(PULL_QUOTE.replace("—", "--").replace("quote]\n>", "Quote]")).html == made
    assert 'class="by"' not in render("> [!quote]\n> — Aida").html


def test_a_fact_box_has_a_title_and_whatever_markdown_can() -> None:
    """Lists, pictures with their captions, links, paragraphs after an empty line."""
    html = render(
        "> [!facts] The **mill**\n> - 1931\n>   people\n>\n> ![m](media/ab/ab.png)\n> Seen *here*\n\n> More."
    ).html

    assert re.sub(r"\s*\n\s*", "", html) == (
        '<aside class="facts"><h2 id="h-the-mill">The <strong>mill</strong></h2><ul><li>1931people</li></ul>'
        '<figure><img alt="m" src="media/ab/ab.png"><figcaption>Seen <em>here</em></figcaption></figure>'
        "<p>More.</p></aside>"
    )


def test_headings_in_a_box_stand_under_the_one_before_it_and_none_under_them() -> None:
    """Whatever marks they have; the story goes on at the level it had."""
    box = "> [!facts] Box\n> # Within\n>\n> # Also"
    text = f"## A\n\n{box}\n\n### B\n\n> [!quote]\n> # Q\n\n## C\n\n> [!facts] End"

    found = re.findall(r"<h(\d) id=\"[^\"]*\">(\w+)", render(text).html)

    expected = "2 A, 3 Box, 4 Within, 4 Also, 3 B, 4 Q, 2 C, 3 End"
    assert ", ".join(" ".join(each) for each in found) == expected


def test_each_box_is_a_block_with_its_line() -> None:
    """One after another, with or without an empty line between, and after words."""
    blocks = render("Words\n> [!facts] A\n> a\n>\n> b\n> [!quote] C\n\n> [!facts]\n> d\n\n> e\n\nf").blocks

    assert [(block.line, re.sub(r"<[^>]*>|\s", "", block.html)) for block in blocks] == [
        (1, "Words"), (2, "Aab"), (6, "C"), (8, "de"), (13, "f"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markdown",
    [
        "- a\n> [!facts] T",
        "> > [!facts] T",
        "    > [!facts] T",
        "[!facts] T",
        "> [!note] T",
        "> \\[!facts] T",
    ],
)
def test_what_is_no_box(markdown: str) -> None:
    """In lists, quotations and code it stands as it is typed, and so do marks that mean nothing here."""
    html = render(markdown).html

    assert "<aside" not in html
    assert "] T" in html


def test_a_rule_below_the_line_that_opens_a_box_is_a_rule() -> None:
    """Dashes underline words of the story's own, never a box's."""
    box = '<aside class="facts">\n<h2 id="h-title">Title</h2>\n</aside>\n<hr>'

    assert render("> [!facts] Title\n---").html == box
    assert render("text\n> [!facts] Title\n---\nmore").html == f"<p>text</p>\n{box}\n<p>more</p>"


def test_an_empty_box_is_not_shown() -> None:
    """While its first word is still to be typed."""
    assert render("> [!quote]\n\n> [!facts]").html == ""


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_no_word_of_a_box_is_lost_and_none_is_swallowed(markdown: str) -> None:
    """However it is nested, left open or closed by a tag: every aside ends, and its words are there."""
    html = render(markdown).html
    seen = re.sub(r"<[^>]*>", " ", html)

    typed = re.sub(r"(?m)^> \[!\w+\]|\(.*?\)|</?aside>", "", markdown)
    assert [word for word in re.findall(r"[A-Za-z]{4,}", typed) if word not in seen] == []
    assert html.count("<aside") == html.count("</aside>")
    assert not re.search(r"<aside(?:(?!</aside>).)*<aside", html, re.DOTALL)


def test_hundreds_of_boxes_in_each_other_are_shown_as_typed() -> None:
    """They nest as deep as quotations may; the rest of the story keeps its form."""
    rendered = render("> " * 400 + "deep\n> [!facts] T\n> " + "> " * 900 + "deeper\n\n*end*")

    assert "deeper" in rendered.html
    assert rendered.html.endswith("<p><em>end</em></p>")


def test_a_box_counts_as_its_words() -> None:
    """The mark is not read; plain text has the title as a line of its own."""
    assert count(PULL_QUOTE) == 6
    assert length("> [!facts] Two words").characters == 9
    assert plain("> [!facts] Mill\n> - a") == "Mill\n- a"
