"""A body's HTML as a tree says what it said, and is well-formed whatever it was."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle import markup
from newsdesk.text.render import render


def said(text: str) -> str:
    return "".join(ET.fromstring(f"<div>{text}</div>").itertext())


@pytest.mark.parametrize(
    ("body", "xml"),
    [
        ("Words &amp; <em>more</em>&nbsp;<br>here", "Words &amp; <em>more</em>\xa0<br />here"),
        ('<p lang="ru">Да</p>\n<hr>', '<p lang="ru">Да</p>\n<hr />'),
        ("<p>One</div>two", "<p>Onetwo</p>"),
        ("<ul><li>One<li>two</ul>three", "<ul><li>One<li>two</li></li></ul>three"),
    ],
)
def test_html_becomes_xml(body: str, xml: str) -> None:
    """What holds nothing is closed at once, and what was never closed at the end of what it is in."""
    assert markup.xml(markup.tree(body)) == xml


def test_a_picture_in_sizes_is_the_one_that_all_know() -> None:
    """With what is seen in it and its size, and nothing that only browsers ask for."""
    body = (
        '<picture><source type="image/webp" srcset="media/a.webp 1x"><img alt="A mill" src="media/a.jpg" '
        'width="4" height="3" srcset="media/b.jpg 2x" sizes="10vw" loading="lazy" decoding="async"></picture>'
    )

    assert markup.xml(markup.tree(body)) == '<img src="media/a.jpg" alt="A mill" width="4" height="3" />'


def test_a_picture_that_cannot_be_had_is_described() -> None:
    """In brackets; where nothing is said of it, by nothing."""
    tree = markup.tree('<p><img alt="A &lt;mill&gt;" src="media/a.jpg">, <img alt="" src="media/b.jpg"></p>')

    for picture in list(tree.iter("img")):
        markup.described(picture)

    assert "".join(tree.itertext()) == "[A <mill>], "


def test_one_element_as_html() -> None:
    """As a browser reads it, without what stands behind it."""
    [element] = markup.tree('<p>A<br>b &lt; c <img alt="&quot;" src="x"></p> behind')

    assert markup.outer_html(element) == '<p>A<br>b &lt; c <img src="x" alt="&quot;"></p>'
    assert markup.html(element) == 'A<br>b &lt; c <img src="x" alt="&quot;">'


@given(st.text(max_size=300))
def test_whatever_a_story_says_is_well_formed(text: str) -> None:
    """And no word of its HTML is lost on the way to XML."""
    body = render(text).html

    made = markup.xml(markup.tree(body))

    assert said(made) == "".join(markup.tree(body).itertext())
    assert "\x00" not in made


def slowly(body: str) -> ET.Element:
    """Read a body as HTML, however much like XML it is."""
    return markup.tree(f"{body}<!-- -->")


@pytest.mark.parametrize(
    "body",
    [
        '<p>A<br>b</p><hr><img alt="1 &gt; 2" src="media/a.jpg"> <img alt="" src="x"/>',
        '<p>A &nbsp; b <a href="?a=1&amp;b=2" title="c<d>">e</a></p>',
        "<p>A<p>b",
        "<table><tr><td>A</td></tr></table>\n",
    ],
)
def test_the_quick_way_comes_to_the_same(body: str) -> None:
    """Where it can be gone, and where it cannot."""
    assert ET.tostring(markup.tree(body)) == ET.tostring(slowly(body))


@given(st.text('<>/&;"=! abpihrnsm[]*_#`\n', max_size=120))
def test_the_quick_way_comes_to_the_same_for_every_story(text: str) -> None:
    """Whatever marks are in it."""
    body = render(text).html

    assert ET.tostring(markup.tree(body)) == ET.tostring(slowly(body))
