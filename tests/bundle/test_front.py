"""Which story stands where on the front page, and what stands around them."""

import re
from dataclasses import replace
from typing import Any

import pytest

from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.pictures import Album, Originals
from newsdesk.bundle.strip import strip

NAME = f"media/ab/ab{'0' * 62}.jpg"


def edited(content: BundleContent, **fields: Any) -> BundleContent:
    """Return the same content in an edition that differs in these fields."""
    return replace(content, edition=replace(content.edition, **fields))


def seen(page: str) -> list[str]:
    """Return the headlines' first words, that of the lead in capitals, and the sections in brackets."""
    found = re.findall(
        r'<article class="(\w+)".*?<a href="stories/[^"]*">(\w+)|class="section">([^<]+)', page, re.DOTALL
    )
    return [f"[{name}]" if name else word.upper() if kind == "lead" else word for kind, word, name in found]


def test_the_lead_comes_first_from_wherever_it_stands(content: BundleContent, pages: Pages) -> None:
    """And it is in its section no more; a section that it leaves empty has no heading."""
    led = edited(content, lead=content.stories[2].uid)
    alone = edited(
        content,
        entries=content.edition.entries[:3],
        lead=content.stories[2].uid,
    )

    assert seen(pages.front(content)) == ["MOUNTAIN", "Пекари", "[Culture]", "Ауыл", "What"]
    assert seen(pages.front(led)) == ["АУЫЛ", "Mountain", "Пекари", "[Culture]", "What"]
    assert seen(pages.front(replace(alone, stories=content.stories[:3]))) == ["АУЫЛ", "Mountain", "Пекари"]


def test_ways_to_neighbours_follow_the_order_and_not_the_lead(content: BundleContent, pages: Pages) -> None:
    """Who reads on reads the edition through."""
    led = edited(content, lead=content.stories[2].uid)

    assert [pages.story(led, place, "").count("Before this") for place in range(4)] == [0, 1, 1, 1]


def test_an_edition_without_stories_is_a_page_all_the_same(content: BundleContent, pages: Pages) -> None:
    """The preview shows it while it is being made."""
    empty = replace(edited(content, entries=()), stories=())

    assert seen(pages.front(empty)) == []


def test_the_note_stands_in_paragraphs_under_the_title(content: BundleContent, pages: Pages) -> None:
    """As it was written; without one, no place is kept for it."""
    noted = pages.front(edited(content, note="Nowruz <is> near.\nVery.\n\n\nSee you."))

    assert '<div class="note">\n<p>Nowruz &lt;is&gt; near.\nVery.</p>\n<p>See you.</p>\n</div>' in noted
    assert 'class="note"' not in pages.front(content)


def test_the_strip_can_be_left_out(content: BundleContent, pages: Pages) -> None:
    """With its small print."""
    without = pages.front(edited(content, strip=False))

    assert "<table" not in without
    assert 'id="rates"' not in without


def test_the_strip_names_one_day_once(content: BundleContent) -> None:
    """And others by the currencies whose they are."""
    shown = strip(content.board)
    one_day = strip(content.board[:4])

    assert shown is not None
    assert one_day is not None
    assert shown.caption == "The US dollar, 14 March 2031; TMT: 12 March 2031"
    assert one_day.caption == "The US dollar, 14 March 2031"
    assert one_day.origins == ((("KGS", "KZT", "TJS", "UZS"), "Page ticker, 14 March 2031"),)
    assert strip(()) is None


@pytest.mark.parametrize("wanted", [True, False])
def test_a_storys_first_picture_stands_with_it_if_the_edition_wants_it(
    content: BundleContent, pages: Pages, wanted: bool
) -> None:
    """The lead's is loaded at once. Whose it is stands under it."""
    first, *others = content.stories
    body = f'It opened.\n\n![A <mill>]({NAME} "Aida & Co")\n\nAnd closed.'
    shown = replace(content, stories=(first._replace(text=first.text.with_(body=body)), *others))
    entries = (content.edition.entries[0]._replace(picture=wanted), *content.edition.entries[1:])
    pictured = edited(shown, entries=entries)

    page = pages.front(pictured, Album(Originals({NAME: (40, 30)}.get), pictured))

    image = f'<img alt="A &lt;mill&gt;" src="{NAME}" width="40" height="30" decoding="async">'
    figure = f'<figure class="picture">\n{image}\n<figcaption>Aida &amp; Co</figcaption>\n</figure>'
    assert (figure in page) is wanted
    assert page.count("<img") == page.count("<figcaption") == wanted


def test_a_picture_of_whom_nobody_says_has_no_line_for_it(content: BundleContent, pages: Pages) -> None:
    """An empty one would be read out."""
    first, *others = content.stories
    shown = replace(
        content, stories=(first._replace(text=first.text.with_(body=f"![A mill]({NAME})")), *others)
    )

    page = pages.front(shown, Album(Originals({NAME: (40, 30)}.get), shown))

    assert page.count("<figure") == 1
    assert "<figcaption" not in page
