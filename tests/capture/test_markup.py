"""A page saved from a browser becomes stories."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsdesk.capture.files import read_file
from newsdesk.capture.reading import read_page
from newsdesk.domain.capture import PageReading, Removed
from newsdesk.text.render import render

ReadHtml = Callable[[str], PageReading]


@pytest.fixture
def saved() -> PageReading:
    """Read a page with everything that pages have."""
    path = Path(__file__).parent / "data" / "page.html"
    return read_page(read_file(path), path.name)


def test_a_saved_page_becomes_stories(saved: PageReading) -> None:
    """Headings with copy under them are headlines; numbers count the page's paragraphs."""
    assert [(each.headline, each.byline, each.countries, each.doubt) for each in saved.candidates] == [
        ("Bridge Opens in Osh After Ten Years", "Aida Bekova", ("KG",), ""),
        (
            "Night Trams for Tashkent",
            "",
            ("UZ",),
            "This is only a teaser: the page said “Continue reading →”.",
        ),
    ]
    assert len({each.line for each in saved.candidates}) == 2


def test_blocks_are_markdown(saved: PageReading) -> None:
    """Emphasis, links, lists, quotations, tables, line breaks and captions stay what they are."""
    bridge = saved.candidates[0]

    assert (bridge.place, bridge.source) == ("Osh", "TSC")
    assert bridge.paragraphs == (
        "*Figure: The bridge at noon. Photo: A. Bekova*",
        "The [bridge](https://example.org/bridge) was “*opened*” on Friday, with **400 guests** [sic] and "
        "un*believ*able joy.  \nIt is 2\\*2 lanes wide.",
        "> “We waited,” she said.\n>\n> “We wait no more.”",
        "- walkers\n- riders\n    - of horses\n    - of bicycles",
        "3. the north bank\n4. the south bank",
        "| Year | Lorries |\n| --- | --- |\n| 2024 | 10\\|20 |\n| 2025 | 30 |",
        "See the timetable.",
    )


def test_what_is_around_the_stories_is_told(saved: PageReading) -> None:
    """Menus, buttons, sidebar and footer are in the report; scripts and styles are nothing that was seen."""
    told = [(part.text, part.why) for part in saved.removed]

    assert told == [
        ("Bridge Opens - The Steppe Courier", "the page’s title"),
        ("Home\nNews", "navigation"),
        ("The Steppe Courier", "label above the first headline"),
        ("12 December 2025", "date line"),
        ("A bridge over a river", "picture"),
        ("[/vc_column_text]", "page-builder residue"),
        ("Continue reading →", "link to the whole story"),
        ("Most read: Trams", "sidebar"),
        ("© The Steppe Courier", "page footer"),
        ("Share", "button"),
    ]


def test_the_ticker_and_the_date_are_found(saved: PageReading) -> None:
    """The one in a list, the other in the page's head."""
    assert [(line.pair, line.value, line.change) for line in saved.ticker] == [
        ("KGS/USD", "0.01139", "0%"),
        ("KZT/USD", "0.00187", "-0%"),
    ]
    assert saved.date == date(2025, 12, 12)


def test_a_table_may_be_the_ticker(read_html: ReadHtml) -> None:
    """And so may lines with breaks between."""
    first = "<tr><td>KGS/USD =</td><td>0.01139</td><td>0%</td></tr>"
    second = "<tr><td>KZT/USD =</td><td>0.00187</td><td></td></tr>"

    assert len(read_html(f"<table>{first}{second}</table>").ticker) == 2
    assert len(read_html("<p>KGS/USD = 0.01139 0%<br>KZT/USD = 0.00187 -0%</p>").ticker) == 2


def test_a_page_without_headings_is_told_by_shape(read_html: ReadHtml) -> None:
    """As if it had been copied."""
    reading = read_html(
        "<p>Mill Opens in Osh</p><div>It is open.</div><p><b>Trams Run at Night</b></p><p>They run."
    )

    assert [(each.headline, each.body) for each in reading.candidates] == [
        ("Mill Opens in Osh", "It is open."),
        ("Trams Run at Night", "They run."),
    ]


def test_text_in_pre_is_read_as_lines(read_html: ReadHtml) -> None:
    """A text file that a browser showed and saved."""
    reading = read_html("<pre>12 December 2025\n\nMill Opens in Osh\n\nIt is open, and\nit is full.</pre>")

    assert reading.date == date(2025, 12, 12)
    assert [(each.headline, each.body) for each in reading.candidates] == [
        ("Mill Opens in Osh", "It is open, and it is full.")
    ]


def test_a_raised_number_does_not_join_the_one_before_it(read_html: ReadHtml) -> None:
    """Ten to the sixth is not 106, a note's number is no digit of a price; what is no number stays."""
    table = "<table><tr><th>Area</th></tr><tr><td>5 m<sup>2</sup></td><td>$5<sup>1</sup></td></tr></table>"
    reading = read_html(
        "<h1>Mill Opens</h1><p>It makes 10<sup>6</sup> bags on the 5<sup>th</sup>, "
        "for $5<sup><a href='#1'>1</a></sup>, of CO<sub>2</sub>, 10<sup>-3</sup> and x<sup>[4]</sup>.</p>"
        + table
    )

    body = reading.candidates[0].body
    assert "It makes 10⁶ bags on the 5th, for $5¹, of CO₂, 10⁻³ and x[4]." in body
    assert "| 5 m² | $5¹ |" in body


def test_hidden_text_is_no_copy(read_html: ReadHtml) -> None:
    """What a reader did not see is in the report only."""
    reading = read_html("<h1>Mill</h1><p>Open.</p><p hidden>One</p><span style='display: none'>two</span>")

    assert reading.candidates[0].body == "Open."
    assert reading.removed == (Removed("One", "hidden text", 3), Removed("two", "hidden text", 4))


def test_the_main_part_is_the_page(read_html: ReadHtml) -> None:
    """Where a page says what its main part is, the rest is told, but for the date."""
    reading = read_html(
        "<div>Friday, 12 December 2025</div><div>Skip</div>"
        "<main><h2>Mill Opens</h2><p>It is.</p></main><p>More</p>"
    )

    assert reading.date == date(2025, 12, 12)
    assert [(each.headline, each.body) for each in reading.candidates] == [("Mill Opens", "It is.")]
    assert [part.text for part in reading.removed] == ["Skip", "More"]


def test_stories_in_a_list_are_stories(read_html: ReadHtml) -> None:
    """An item with a heading is no item."""
    reading = read_html(
        "<ul><li><h3>Mill Opens</h3><p>It is.</p></li><li><h3>Trams Run</h3><p>They do.</p></li></ul>"
    )

    assert [(each.headline, each.body) for each in reading.candidates] == [
        ("Mill Opens", "It is."),
        ("Trams Run", "They do."),
    ]


def test_a_caption_in_a_shortcode(read_html: ReadHtml) -> None:
    """Pages show them when a plugin is gone; typography has changed their quotation marks."""
    reading = read_html("<h1>Mill</h1><p>[caption id=”a” width=”9″] @Courier[/caption] It is open.</p>")

    assert reading.candidates[0].paragraphs == ("*Figure: @Courier*", "It is open.")


def test_addresses_that_lead_nowhere_are_text(read_html: ReadHtml) -> None:
    """Scripts, places on the page, files beside it."""
    links = "".join(
        f"<a href='{address}'>x</a> " for address in ("javascript:alert(1)", "#top", "/tag/osh", "file:///a")
    )

    assert read_html(f"<h1>Mill</h1><p>{links}</p>").candidates[0].body == "x x x x"


def test_words_between_the_items_of_a_list_are_no_code(read_html: ReadHtml) -> None:
    """They stand under the item that the list is in, set in as far as that."""
    story = read_html("<h1>Mill</h1><ul><li>a<ul>b<li>c</li></ul></li></ul>").candidates[0]

    assert story.body == "- a\n\n    b\n\n    - c"


def test_an_item_with_two_paragraphs_is_one_item(read_html: ReadHtml) -> None:
    """The second stands under the first."""
    story = read_html("<h1>Mill</h1><ul><li><p>a</p><p>b<br>c</p></li><li>d</li></ul>").candidates[0]

    assert story.body == "- a\n\n    b  \n    c\n\n- d"
    assert render(story.body).html.count("<li>") == 2
