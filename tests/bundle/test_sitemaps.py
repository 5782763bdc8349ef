"""Sitemaps lead to every page, say no more than is true, and keep to the search engines' rules."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from newsdesk import assets
from newsdesk.bundle import BundleContent
from newsdesk.bundle.sheets import Sheets
from newsdesk.bundle.sitemaps import MOST_NEWS, news, news_sitemap, sitemap
from newsdesk.domain.edition import Entry

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(assets.format_folder())


@pytest.fixture
def published(content: BundleContent) -> BundleContent:
    """The edition with an address."""
    return replace(content, base_url="https://news.example.com/2031")


def test_a_sitemap_leads_to_every_page(published: BundleContent, sheets: Sheets) -> None:
    """The front page by its address, the stories by theirs, each with its last change."""
    root = ET.fromstring(sitemap(published, sheets))

    names = [published.names[story.uid] for story in published.stories]
    assert root.tag == f"{SITE}urlset"
    assert [each.findtext(f"{SITE}loc") for each in root] == [
        "https://news.example.com/2031/",
        *(f"https://news.example.com/2031/stories/{name}.html" for name in names),
    ]
    assert {child.tag for each in root for child in each} == {f"{SITE}loc", f"{SITE}lastmod"}
    changed = [datetime.fromisoformat(each.findtext(f"{SITE}lastmod") or "") for each in root]
    assert changed[0] == published.changed == max(changed)
    assert changed[1:] == [published.modified(story) for story in published.stories]


def test_news_says_who_when_and_what(published: BundleContent, sheets: Sheets) -> None:
    """Publication with its language, date and title, in the order that Google asks for."""
    root = ET.fromstring(news_sitemap(published, sheets))

    items = [each.find(f"{NEWS}news") for each in root]
    assert [each.findtext(f"{NEWS}title") for each in items if each is not None] == [
        story.headline for story in published.stories
    ]
    first = items[1]
    assert first is not None
    assert [child.tag for child in first] == [
        f"{NEWS}publication",
        f"{NEWS}publication_date",
        f"{NEWS}title",
    ]
    assert first.findtext(f"{NEWS}publication/{NEWS}name") == "The Steppe Courier"
    assert first.findtext(f"{NEWS}publication/{NEWS}language") == "ru"
    assert first.findtext(f"{NEWS}publication_date") == "2031-03-14T00:00:00+00:00"


@pytest.mark.parametrize(("spoken", "named"), [("kk-Cyrl", "kk"), ("EN", "en"), ("?", "en")])
def test_a_language_is_two_or_three_letters(
    published: BundleContent, sheets: Sheets, spoken: str, named: str
) -> None:
    """However exactly a story says it; English where it says none."""
    story = published.stories[0]
    said = replace(published, stories=(story._replace(text=story.text.with_(language=spoken)),))

    language = ET.fromstring(news_sitemap(said, sheets)).find(f".//{NEWS}language")

    assert language is not None
    assert language.text == named


def test_what_is_older_than_two_days_is_no_news(published: BundleContent) -> None:
    """Counted from the edition's day to the day that readers were first given the story."""
    first, second, third, fourth = published.stories
    ages = {first.uid: 2, second.uid: 1, third.uid: 0}
    stories = tuple(
        each._replace(published=published.published - timedelta(days=ages[each.uid]) + timedelta(hours=9))
        if each.uid in ages
        else each
        for each in published.stories
    )

    assert [each.uid for each in news(replace(published, stories=stories))] == [
        second.uid,
        third.uid,
        fourth.uid,
    ]


def test_news_are_a_thousand_at_most(published: BundleContent) -> None:
    """The first ones of the edition."""
    story = published.stories[0]
    many = tuple(story._replace(uid=str(UUID(int=number))) for number in range(MOST_NEWS + 5))
    entries = tuple(Entry(each.uid) for each in many)

    found = news(replace(published, stories=many, edition=replace(published.edition, entries=entries)))

    assert found == many[:MOST_NEWS]
