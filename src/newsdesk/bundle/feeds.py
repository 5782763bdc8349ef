"""Feeds of an edition, Atom and JSON Feed, story by story: together these may be an archive."""

import html
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from newsdesk.bundle import documents, notices
from newsdesk.bundle.content import (
    BundleContent,
    authors,
    country_names,
    dateline,
    language,
)
from newsdesk.bundle.format_files import FEED, FEED_JSON
from newsdesk.bundle.pictures import rooted
from newsdesk.bundle.sheets import Sheets
from newsdesk.bundle.spoken import spoken
from newsdesk.bundle.tellings import Telling, telling
from newsdesk.domain.story import Story

#: Where an entry says when its story was modified last. It stands like this nowhere else, whatever a story
#: says: its quotes and brackets are escaped.
_STAMPS = {FEED: "<updated>{}</updated>", FEED_JSON: '"date_modified": "{}"'}


class FeedItem(NamedTuple):
    """A story in a feed. ``id`` stays when it is corrected, ``modified`` (UTC) does not; ``html`` is safe.

    No two of a feed were modified at the same time: readers put them in order by it.
    """

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


class Entry(NamedTuple):
    """A story that is to stand in a feed: when it was modified, as there, and what makes the item of it."""

    story: Story
    modified: datetime
    item: Callable[[], FeedItem]


#: What returns an entry's bytes: those that ``make`` makes, or the same ones from where they stand already.
Again = Callable[[Entry, Callable[[], bytes]], bytes]


def anew(_entry: Entry, make: Callable[[], bytes]) -> bytes:
    """Have an entry made."""
    return make()


def feed_items(
    content: BundleContent, bodies: Mapping[str, str], told: Callable[[Story], Telling] | None = None
) -> Iterator[Entry]:
    """Yield the edition's stories for its feeds.

    ``bodies`` is their HTML by uid; ``told`` is what is said of each, where that is known already.
    """

    def item(place: int, changed: datetime) -> FeedItem:
        story = content.stories[place]
        summary = (told(story) if told else telling(story.text)).summary
        return feed_item(content, story, bodies[story.uid], changed, summary)

    modified = _apart([content.modified(story) for story in content.heads])
    for place, (story, changed) in enumerate(zip(content.heads, modified, strict=True)):
        yield Entry(story, changed, partial(item, place, changed))


def feed_item(content: BundleContent, story: Story, body: str, modified: datetime, summary: str) -> FeedItem:
    """Return a story as a feed has it; ``body`` is its safe HTML."""
    text = story.text
    path = f"stories/{content.names[story.uid]}.html"
    return FeedItem(
        id=f"urn:uuid:{story.uid}",
        title=story.headline,
        path=path,
        url=content.url(path),
        published=content.published,
        modified=modified,
        summary=summary,
        html=notices.around(
            with_dateline(rooted(body, content.url("")), dateline(text)),
            content.corrections.get(story.uid, ()),
        ),
        authors=tuple(authors(text)),
        tags=tuple(filter(str.strip, (*country_names(text), *text.keywords))),
        language=language(text),
    )


def atom(
    content: BundleContent, items: Iterable[Entry], sheets: Sheets, again: Again = anew
) -> Iterator[bytes]:
    """Yield the edition as an Atom 1.0 feed (RFC 4287), a story at a time."""

    def filled(entry: Entry) -> bytes:
        return atom_entry(entry.item(), sheets)

    entries = (again(each, partial(filled, each)) for each in items)
    return sheets.around(entries, "atom.xml", content=content, languages=spoken(content))


def atom_entry(item: FeedItem, sheets: Sheets) -> bytes:
    """Return a story as it stands in an Atom feed."""
    return sheets.fill("atom-entry.xml", **item._asdict())


def json_feed(content: BundleContent, items: Iterable[Entry], again: Again = anew) -> Iterator[bytes]:
    """Yield the edition as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), a story at a time."""
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": content.newsroom,
        "description": content.edition.title,
        "home_page_url": content.url(""),
        "feed_url": content.url("feed.json"),
        "authors": [{"name": content.newsroom}],
    }
    head = documents.line(_without_blanks(about)).removesuffix("}")
    yield f'{head}, "items": ['.encode()

    def written(entry: Entry) -> bytes:
        return json_entry(entry.item(), content.newsroom)

    last = len(content.stories) - 1
    for number, entry in enumerate(items):
        # Behind it, so that the entry begins where the piece does.
        yield again(entry, partial(written, entry)) + (b", " if number < last else b"")
    yield b"]}\n"


def json_entry(item: FeedItem, newsroom: str) -> bytes:
    """Return a story as it stands in a JSON Feed; one by nobody is by the ``newsroom``."""
    told = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.modified.isoformat(),
        "authors": [{"name": name} for name in item.authors or (newsroom,)],
        "tags": list(item.tags),
        "language": item.language,
    }
    return documents.line(_without_blanks(told)).encode()


def stamped(feed: str, entry: bytes, was: str, at: str) -> bytes:
    """Return an entry of that feed, with ``at`` where the story ``was`` modified then (ISO 8601)."""
    if was == at:
        return entry
    return entry.replace(_STAMPS[feed].format(was).encode(), _STAMPS[feed].format(at).encode(), 1)


def with_dateline(body: str, dateline: str) -> str:
    """Return a body's HTML with the dateline before its first words, for readers without the page's style."""
    if not dateline:
        return body
    said = html.escape(dateline, quote=False)
    if body.startswith("<p>"):
        return f"<p>{said}{body.removeprefix('<p>')}"
    return f"<p>{said.rstrip()}</p>\n{body}"


def _apart(times: Sequence[datetime]) -> list[datetime]:
    """Return whole seconds with what tells those apart that are equal: the first of them is the newest.

    A few millionths more are far below what a second correction takes, so that time never goes back.
    """
    behind: Counter[datetime] = Counter()
    apart = []
    for time in reversed(times):
        apart.append(time + timedelta(microseconds=behind[time]))
        behind[time] += 1
    return apart[::-1]


def _without_blanks(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, but not the text: an item without one is none."""
    return {name: value for name, value in fields.items() if value not in ("", []) or name == "content_html"}
