"""Sitemaps: where search engines find an edition's pages, and which of them are news."""

from datetime import timedelta
from typing import Any

from newsdesk.bundle.content import BundleContent, language
from newsdesk.bundle.sheets import Sheets
from newsdesk.domain.story import Story

#: Google takes so many pages in a news sitemap, and none that is older:
#: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
MOST_NEWS = 1000
NEWS_DAYS = timedelta(days=1)


def sitemap(content: BundleContent, sheets: Sheets) -> bytes:
    """Return the front page and every story as a sitemap (https://www.sitemaps.org/protocol.html)."""
    stories = [
        (content.url(f"stories/{content.names[story.uid]}.html"), content.modified(story).isoformat())
        for story in content.heads
    ]
    front = (content.url(""), content.changed.isoformat())
    return sheets.fill("sitemap.xml", pages=[front, *stories])


def news(content: BundleContent) -> tuple[Story, ...]:
    """Return the stories that are news: first published on the edition's day or the day before.

    Counted from the edition's day, so that the same edition is the same bytes tomorrow.
    """
    fresh = [story for story in content.heads if content.first_out(story) >= content.published - NEWS_DAYS]
    return tuple(fresh[:MOST_NEWS])


def news_sitemap(content: BundleContent, sheets: Sheets) -> bytes:
    """Return the stories that are news as Google's news sitemap."""
    return sheets.fill(
        "news-sitemap.xml",
        newsroom=content.newsroom,
        pages=[_news(content, story) for story in news(content)],
    )


def _news(content: BundleContent, story: Story) -> dict[str, Any]:
    spoken = language(story.text)
    return {
        "url": content.url(f"stories/{content.names[story.uid]}.html"),
        "language": "en" if spoken == "und" else spoken.partition("-")[0].lower(),
        "published": content.first_out(story).isoformat(),
        "title": story.headline,
    }
