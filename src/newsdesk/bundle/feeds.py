"""Feeds of an edition: what Atom and JSON Feed have in common, and JSON Feed itself."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsdesk.bundle import notices
from newsdesk.bundle.content import (
    BundleContent,
    authors,
    country_names,
    dateline,
    language,
    summary,
)
from newsdesk.bundle.pictures import rooted

#: Characters of a summary.
SUMMARY = 300


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed. ``id`` stays when it is corrected, ``modified`` (UTC) does not; ``html`` is safe."""

    id: str
    title: str
    path: str
    url: str
    published: datetime
    modified: datetime
    summary: str
    html: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


def feed_items(content: BundleContent, bodies: Mapping[str, str]) -> tuple[FeedItem, ...]:
    """Return the edition's stories for its feeds; ``bodies`` is their HTML by uid."""
    items = []
    for story in content.stories:
        text = story.text
        path = f"stories/{content.names[story.uid]}.html"
        items.append(
            FeedItem(
                id=f"urn:uuid:{story.uid}",
                title=story.headline,
                path=path,
                url=content.url(path),
                published=content.published,
                modified=content.modified(story),
                summary=summary(text, SUMMARY),
                html=notices.around(
                    with_dateline(rooted(bodies[story.uid], content.url("")), dateline(text)),
                    content.corrections.get(story.uid, ()),
                ),
                authors=tuple(authors(text)),
                tags=(*country_names(text), *text.keywords),
                language=language(text),
            )
        )
    return tuple(items)


def json_feed(content: BundleContent, items: tuple[FeedItem, ...]) -> dict[str, Any]:
    """Return the edition as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    newsroom = {"name": content.newsroom}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": content.newsroom,
        "description": content.edition.title,
        "home_page_url": content.url(""),
        "feed_url": content.url("feed.json"),
        "authors": [newsroom],
        "items": [
            _without_blanks(
                {
                    "id": item.id,
                    "url": item.url,
                    "title": item.title,
                    "summary": item.summary,
                    "content_html": item.html,
                    "date_published": item.published.isoformat(),
                    "date_modified": item.modified.isoformat(),
                    "authors": [{"name": name} for name in item.authors] or [newsroom],
                    "tags": list(item.tags),
                    "language": item.language,
                }
            )
            for item in items
        ],
    }
    return _without_blanks(feed)


def with_dateline(body: str, dateline: str) -> str:
    """Return a body's HTML with the dateline before its first words, for readers without the page's style."""
    if not dateline:
        return body
    said = html.escape(dateline, quote=False)
    if body.startswith("<p>"):
        return f"<p>{said}{body.removeprefix('<p>')}"
    return f"<p>{said.rstrip()}</p>\n{body}"


def _without_blanks(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", [])}
