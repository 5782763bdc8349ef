"""What is around a page's text is left out, and told; what only looks like it is not."""

from collections.abc import Callable

import pytest

from newsdesk.capture.pasting import read_paste
from newsdesk.domain.capture import PageReading

ReadHtml = Callable[[str], PageReading]
HEADLINE = "Tram Line Opens in Bishkek"
STORY = f"<h1>{HEADLINE}</h1><p>{'The first tram left at noon, and was full. ' * 4}</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<form id='aspnetForm'><input type='hidden'>{}</form>",
        "<div aria-hidden='true'>{}</div><div role='dialog'><p>We use cookies.</p></div>",
        "<div aria-hidden='true'><form><main>{}</main></form></div>",
    ],
)
def test_what_most_of_a_page_stands_in_is_its_frame(read_html: ReadHtml, page: str) -> None:
    """Whole pages were called a form, or hidden from those who listen: there was no story."""
    reading = read_html(page.format(STORY))

    assert reading.candidates[0].headline == HEADLINE
    assert reading.candidates[0].body.count("at noon") == 4


def test_forms_and_what_is_hidden_are_furniture(read_html: ReadHtml) -> None:
    """Where a page's words are elsewhere; and what nobody sees is never copy."""
    extra = "<form><p>Subscribe</p></form><p>See<i aria-hidden='true'>icon</i> it.</p><p hidden>Old.</p>"

    reading = read_html(f"{STORY}{extra}")

    assert [(part.text, part.why) for part in reading.removed] == [
        ("Subscribe", "form"),
        ("icon", "hidden text"),
        ("Old.", "hidden text"),
    ]
    assert not read_html(f"<div hidden>{STORY}</div>").candidates


def test_a_form_beside_a_short_story_is_furniture(read_html: ReadHtml) -> None:
    """However much it says: only what all of a page stands in is its frame."""
    form = "<form><h3>Write to us</h3><p>{}</p></form>".format("We read all letters. " * 20)

    reading = read_html(f"<h1>{HEADLINE}</h1><p>The first tram left at noon.</p>{form}")

    assert [each.body for each in reading.candidates] == ["The first tram left at noon."]


def test_a_formula_is_told(read_html: ReadHtml) -> None:
    """It cannot come along; nobody was told that a figure is missing."""
    reading = read_html(f"{STORY}<p>It grew by <math><mn>5</mn><mo>%</mo></math> in a year.</p>")

    assert reading.candidates[0].paragraphs[-1] == "It grew by in a year."
    assert [(part.text, part.why) for part in reading.removed] == [("5%", "formula")]


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<span style='display:block'>one</span><b style='display: flex'>two</b>", ("one", "**two**")),
        ("a<a style='Display:Block' href='https://e.org'>b</a>c", ("a", "[b](https://e.org)", "c")),
        ("a<span style='display: inline-block'>b</span><i style='display:inline'>c</i>", ("ab*c*",)),
        ("<h2>One<small style='display:block'>two</small></h2>", ("## One two",)),
    ],
)
def test_what_stands_on_its_own_lines_stays_apart(html: str, made: tuple[str, ...]) -> None:
    """Two words that nothing but a style kept apart became one."""
    assert read_paste(html).blocks == made
