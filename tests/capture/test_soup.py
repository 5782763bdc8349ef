"""HTML is parsed in time, and walked whole."""

from datetime import date

import pytest
from bs4.element import Tag

from newsdesk.capture.soup import around, first_time, parse, published, walk


class Recorder:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def enter(self, tag: Tag) -> bool:
        self.heard.append(tag.name)
        return tag.name != "script"

    def leave(self, tag: Tag) -> None:
        self.heard.append(f"/{tag.name}")

    def text(self, text: str) -> None:
        self.heard.append(text)


def heard(html: str) -> list[str]:
    recorder = Recorder()
    walk(parse(html), recorder)
    return recorder.heard[1:-1]  # without the element that the parser is given


def test_a_document_is_walked_in_its_order() -> None:
    """Elements, their ends, and text; not what the visitor does not want."""
    assert heard("<p>One <b>two</b></p><script>three</script>") == [
        *("p", "One ", "b", "two", "/b", "/p", "script")
    ]


def test_what_no_reader_sees_is_not_there() -> None:
    """Comments, declarations, instructions, Word's conditions."""
    assert heard("<!DOCTYPE html><?xml version='1.0'?><![if !mso]>a<!-- b > c -->d<![endif]>") == ["ad"]


@pytest.mark.parametrize("text", ["a < b", "1 <2", "a <b", "<p class='x", "<!-- open", "</", "<"])
def test_what_is_no_tag_is_text(text: str) -> None:
    """A sign that begins no whole tag is shown as it is."""
    assert heard(text) == [text]


def test_signs_inside_an_attribute_are_its_own() -> None:
    """A quoted value may hold both."""
    assert heard("<a title='1 < 2 > 1'>x</a>") == ["a", "x", "/a"]


@pytest.mark.parametrize("part", ["<a ", "<!--", "</a", "<a b='", "<", "<b>", "<![CDATA["])
def test_broken_markup_takes_no_time(part: str) -> None:
    """A parser that took the square of the time would take hours for this."""
    assert len(heard(part * (200_000 // len(part)))) > 0


def test_depth_is_no_matter() -> None:
    """Deeper than Python's own stack."""
    assert heard("<div>" * 5000 + "x").count("div") == 5000


def test_elements_around_others() -> None:
    """Every ancestor of what is looked for."""
    page = parse("<ul><li><h2>a</h2></li><li>b</li></ul>")

    found = around(page.find_all("h2"))

    assert [id(tag) in found for tag in page.find_all(["ul", "li"])] == [True, True, False]


def test_days() -> None:
    """A page's own is the one where it was published, whatever the hour in Greenwich."""
    page = parse(
        '<meta property="article:published_time" content="2025-12-12T01:00:00+06:00">'
        '<time>noon</time><time datetime="2025-12-10">Wednesday</time>'
    )

    assert published(page) == date(2025, 12, 12)
    assert first_time(page) == date(2025, 12, 10)
    assert published(parse("<meta name='article:published_time' content='soon'>")) is None
    assert first_time(parse("<time>noon</time>")) is None
