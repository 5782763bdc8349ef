"""The Atom feed as a reader that was written by others takes it: feedparser, which follows RFC 4287.

The W3C's validator can be had as no package.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newsdesk import assets
from newsdesk.bundle import BundleContent
from newsdesk.bundle.content import authors
from newsdesk.bundle.feeds import atom, feed_items
from newsdesk.bundle.sheets import Sheets
from newsdesk.text.render import render


def read(content: BundleContent) -> Any:
    """Return the feed of an edition as it is read; it is sound, and nothing in it had to be guessed at."""
    bodies = {story.uid: render(story.text.body).html for story in content.stories}
    feed = b"".join(atom(content, feed_items(content, bodies), Sheets(assets.format_folder())))
    found = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False)
    assert (found.version, found.get("bozo_exception")) == ("atom10", None)
    return found


def at(moment: struct_time) -> datetime:
    return datetime(*moment[:5], moment.tm_sec, tzinfo=UTC)


def test_a_reader_has_every_story(content: BundleContent) -> None:
    """What it is called, where it is, who wrote it, when, what it is about, and all of its text."""
    found = read(replace(content, base_url="https://news.example.com"))

    assert found.feed.title == content.newsroom
    for entry, story in zip(found.entries, content.stories, strict=True):
        assert entry.title == story.headline
        assert entry.id == f"urn:uuid:{story.uid}"
        assert entry.link == f"https://news.example.com/stories/{content.names[story.uid]}.html"
        assert at(entry.published_parsed) == content.published
        assert at(entry.updated_parsed) >= content.modified(story)
        # Where a story has no byline, it is the newsroom's as the whole feed is.
        assert [each.name for each in entry.get("authors", ())] == authors(story.text)
        assert {tag.term for tag in entry.get("tags", ())} >= set(story.text.keywords)
        [told] = entry.content
        assert told.type == "text/html"
        assert render(story.text.body).html[-40:].strip() in told.value


def test_a_reader_knows_the_languages(content: BundleContent) -> None:
    """Of each story, and of the edition's own words."""
    edition = replace(content.edition, title="Весна")

    found = read(replace(content, edition=edition))

    assert found.feed.title_detail.language == "en"
    assert found.feed.subtitle_detail.language == "ru"
    assert [entry.title_detail.language for entry in found.entries] == ["en", "ru", "kk", "en"]


def is_mended(text: str) -> bool:
    """Say whether the reader takes a text for UTF-8 that somebody read as Latin-1, and reads it anew."""
    with suppress(UnicodeError):
        return text.strip().encode("latin-1").decode() != text.strip()
    return False


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_story_says_is_read(content: BundleContent, text: str) -> None:
    """As one title of one entry."""
    story = content.stories[0]
    said = story._replace(text=story.text.with_(headline=text, standfirst=text, byline=text))
    edition = replace(content.edition, title=text, entries=content.edition.entries[:1])
    odd = replace(content, stories=(said,), edition=edition).legible()

    assume(not is_mended(odd.stories[0].headline))
    [entry] = read(odd).entries

    assert entry.title.split() == odd.stories[0].headline.split()
