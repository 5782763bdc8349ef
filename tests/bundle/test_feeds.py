"""Feeds and data for machines say what the pages say, in the forms that machines expect."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk import assets
from newsdesk.bundle import BundleContent
from newsdesk.bundle import data as bundle_data
from newsdesk.bundle.feeds import (
    Entry,
    FeedItem,
    atom,
    atom_entry,
    feed_items,
    json_entry,
    json_feed,
    stamped,
    with_dateline,
)
from newsdesk.bundle.sheets import Sheets, of_formats
from newsdesk.text.characters import legal
from newsdesk.text.render import render

FIRST = datetime(2031, 3, 14, 6, 40, tzinfo=UTC)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def bodies(content: BundleContent) -> dict[str, str]:
    """The stories' HTML by uid."""
    return {story.uid: render(story.text.body).html for story in content.stories}


def atom_of(content: BundleContent, bodies: dict[str, str]) -> bytes:
    return b"".join(atom(content, feed_items(content, bodies), Sheets(assets.format_folder())))


def json_of(content: BundleContent, bodies: dict[str, str]) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(b"".join(json_feed(content, feed_items(content, bodies))))
    return feed


def entry_texts(feed: bytes, name: str) -> list[str | None]:
    """Return the text of an element of each entry."""
    return [entry.findtext(f"a:{name}", None, ATOM) for entry in ET.fromstring(feed).findall("a:entry", ATOM)]


def test_atom_has_every_story_in_full(content: BundleContent, bodies: dict[str, str]) -> None:
    """In order, with the dateline run into the first paragraph."""
    feed = atom_of(content, bodies)

    assert entry_texts(feed, "title") == [story.text.headline for story in content.stories]
    first = entry_texts(feed, "content")[0]
    assert first == bodies[content.stories[0].uid].replace("<p>", "<p>BALYKCHY (NDK) — ", 1)


def test_atom_ids_outlive_a_correction_and_its_times_do_not(
    content: BundleContent, bodies: dict[str, str]
) -> None:
    """RFC 4287: id for ever, published once, updated with each change."""
    feed = atom_of(content, bodies)

    assert entry_texts(feed, "id") == [f"urn:uuid:{story.uid}" for story in content.stories]
    assert set(entry_texts(feed, "published")) == {"2031-03-14T00:00:00+00:00"}
    assert len(set(entry_texts(feed, "updated"))) == len(content.stories)


def test_atom_links_are_absolute_where_the_address_is_known(
    content: BundleContent, bodies: dict[str, str]
) -> None:
    """Else they are relative, as everything in a bundle."""
    published = replace(content, base_url="https://news.example.com")

    there, here = (
        [link.get("href") for link in ET.fromstring(atom_of(each, bodies)).iter(f"{{{ATOM['a']}}}link")]
        for each in (published, content)
    )

    name = content.names[content.stories[0].uid]
    assert there[:3] == [
        "https://news.example.com/",
        "https://news.example.com/feed.xml",
        f"https://news.example.com/stories/{name}.html",
    ]
    assert here[:2] == ["index.html", f"stories/{name}.html"]


def test_json_feed(content: BundleContent, bodies: dict[str, str]) -> None:
    """Version 1.1 by its rules: string ids, RFC 3339 times, authors as a list, nothing empty."""
    published = replace(content, base_url="https://news.example.com")

    feed = json_of(published, bodies)

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://news.example.com/feed.json"
    for item, story in zip(feed["items"], content.stories, strict=True):
        assert item["id"] == f"urn:uuid:{story.uid}"
        assert item["title"] == story.text.headline
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert item["authors"]
        assert "" not in item.values()
    assert feed["items"][0]["authors"] == [{"name": "Aigul Sadykova"}, {"name": "Timur Kim"}]
    assert feed["items"][0]["tags"] == ["Kyrgyzstan", "railways", "bridges & tunnels"]
    assert feed["items"][3]["authors"] == [{"name": "The Steppe Courier"}]


def changes(content: BundleContent, bodies: dict[str, str]) -> list[tuple[str, datetime]]:
    """Return id and time of the last change of each entry of the Atom feed."""
    feed = atom_of(content, bodies)
    times = (datetime.fromisoformat(each or "") for each in entry_texts(feed, "updated"))
    return [(each or "", time) for each, time in zip(entry_texts(feed, "id"), times, strict=True)]


def test_a_correction_moves_the_time_and_keeps_the_name(
    content: BundleContent, bodies: dict[str, str]
) -> None:
    """Of its story alone."""
    first, *others = content.stories
    corrected = first._replace(updated=first.updated + timedelta(seconds=1))

    before, after = (
        changes(each, bodies) for each in (content, replace(content, stories=(corrected, *others)))
    )

    assert [name for name, _at in before] == [name for name, _at in after]
    assert after[0][1] > before[0][1]
    assert after[1:] == before[1:]


def test_no_two_stories_of_a_feed_changed_at_once(content: BundleContent, bodies: dict[str, str]) -> None:
    """Readers put them in order by it: those of one second stand as in the edition, the first as newest."""
    moment = content.stories[0].updated
    same = tuple(story._replace(updated=moment) for story in content.stories)

    times = [at for _name, at in changes(replace(content, stories=same), bodies)]

    assert all(newer > older for newer, older in pairwise(times))
    assert {at.replace(microsecond=0) for at in times} == {moment.replace(microsecond=0)}


def test_a_feed_is_as_new_as_the_newest_in_it(content: BundleContent, bodies: dict[str, str]) -> None:
    """Also where a story was corrected after the edition was put together."""
    late = content.edition.updated + timedelta(days=1)
    first, *others = content.stories
    corrected = replace(content, stories=(first._replace(updated=late), *others))

    assert (
        ET.fromstring(atom_of(corrected, bodies)).findtext("a:updated", None, ATOM)
        == late.replace(microsecond=0).isoformat()
    )


def test_an_item_without_a_text_is_an_item(content: BundleContent, bodies: dict[str, str]) -> None:
    """JSON Feed asks for one, if only of nothing."""
    story = content.stories[3]
    bare = replace(content, stories=(story._replace(text=story.text.with_(body="")),))

    [item] = json.loads(b"".join(json_feed(bare, feed_items(bare, {story.uid: ""}))))["items"]

    assert item["content_html"] == ""


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>Words.</p>", "<p>A &lt;B — Words.</p>"),
        ("<h2>Head</h2>", "<p>A &lt;B —</p>\n<h2>Head</h2>"),
        ("", "<p>A &lt;B —</p>\n"),
    ],
)
def test_a_dateline_runs_into_the_first_paragraph(body: str, html: str) -> None:
    """Or stands alone where there is none."""
    assert with_dateline(body, "A <B — ") == html
    assert with_dateline(body, "") == body


def test_ninjs_has_the_shape_of_version_3(content: BundleContent, bodies: dict[str, str]) -> None:
    """Only fields that IPTC's schema knows, each of the type that it asks for."""
    texts = {"uri", "type", "representationType", "pubStatus", "version", "firstCreated", "versionCreated"}
    texts |= {"language", "title", "slugline", "by", "located", "edNote", "embargoedUntil"}
    lists: dict[str, set[str]] = {
        "headlines": {"role", "contentType", "value"},
        "descriptions": {"role", "contentType", "value"},
        "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
        "places": {"name", "rel", "literal"},
        "subjects": {"name", "rel"},
        "infoSources": {"name", "role"},
        "associations": {"name", "uri", "type", "descriptions"},
    }
    for story in content.stories:
        item: dict[str, Any] = json.loads(json.dumps(bundle_data.ninjs(content, story, bodies[story.uid])))

        assert item.keys() <= texts | lists.keys() | {"standard"}
        assert all(isinstance(item[name], str) for name in texts & item.keys())
        for name, fields in lists.items():
            assert all(entry.keys() == fields for entry in item.get(name, []))
        assert item["standard"]["version"] == "3.0"
        assert item["uri"] == f"urn:uuid:{story.uid}"
        assert all(body["charCount"] == len(body["value"]) for body in item["bodies"])


def test_ninjs_tells_of_a_storys_pictures(content: BundleContent) -> None:
    """Each once, with what is seen in it and what is said of it; where it can be had, how large it is."""
    body = (
        '<figure><img alt="A mill" src="%smedia/a.jpg" width="4" height="3"><figcaption>It <em>turns</em>.'
        '</figcaption></figure><p><img alt="" src="%smedia/b.png"><img alt="A mill" src="%smedia/a.jpg"></p>'
    )
    root = "https://example.com/"

    here = bundle_data.ninjs(content, content.stories[0], body.replace("%s", ""))["associations"]
    there = bundle_data.ninjs(replace(content, base_url=root), content.stories[0], body.replace("%s", root))[
        "associations"
    ]

    assert [each["name"] for each in here] == ["A mill", "b.png"]
    assert {each["role"]: each["value"] for each in here[0]["descriptions"]} == {
        "alt": "A mill",
        "caption": "It turns.",
    }
    assert "renditions" not in here[0]
    assert [each["uri"] for each in here] == [each["uri"] for each in there]
    assert there[0]["renditions"] == [
        {
            "name": "main",
            "href": "https://example.com/media/a.jpg",
            "contentType": "image/jpeg",
            "width": 4,
            "height": 3,
        }
    ]


def test_ninjs_tells_a_correction(content: BundleContent, bodies: dict[str, str]) -> None:
    """A new version of the same item, with a note for the desks that took the first."""
    item = bundle_data.ninjs(content, content.stories[2], bodies[content.stories[2].uid])

    assert item["edNote"] == "Corrected."
    assert item["version"] == content.stories[2].revision
    assert item["infoSources"] == [{"name": "NDK", "role": "source"}]


def test_ninjs_carries_an_embargo(content: BundleContent, bodies: dict[str, str]) -> None:
    """In UTC, as RFC 3339 writes it; and nothing where there is none."""
    held, free = (bundle_data.ninjs(content, content.stories[at], "") for at in (3, 0))

    assert held["embargoedUntil"] == "2031-03-14T08:40:00+00:00"
    assert "embargoedUntil" not in free


def test_ninjs_says_a_notice_where_it_is_published_and_where_machines_look(
    content: BundleContent, bodies: dict[str, str]
) -> None:
    """In both bodies, above or below; among the descriptions with its kind as role; never in the note."""
    story = content.stories[2]
    above, below = content.corrections[story.uid]

    item = bundle_data.ninjs(content, story, bodies[story.uid])

    page, plain = (body["value"] for body in item["bodies"])
    assert [(each["role"], each["value"]) for each in item["descriptions"][1:]] == [
        ("editor’s note", above.text),
        ("correction", below.text),
    ]
    assert plain.startswith(f"Editor’s note (05:40 UTC, 14 March 2031): {above.text}\n\n")
    assert plain.endswith(f"\n\nCorrection (05:42 UTC, 14 March 2031): {below.text}")
    assert page.startswith('<p><strong lang="en">Editor’s note (05:40 UTC, 14 March 2031):</strong> Бұл')
    assert below.text not in item["edNote"]


def test_a_notice_stands_in_the_feeds_too(content: BundleContent, bodies: dict[str, str]) -> None:
    """Whoever reads only there is told as well; its text is text."""
    entry = entry_texts(atom_of(content, bodies), "content")[2] or ""
    feed = json_of(content, bodies)["items"][2]["content_html"]

    assert entry == feed
    assert "Айдың &lt;суреті&gt; &amp; күні" in feed
    assert feed.index("Editor’s note") < feed.index("Оқушылар") < feed.index("Correction")


def test_frozen_rates_are_as_their_sources_printed_them(content: BundleContent) -> None:
    """Digits, change and all; and the board that was made of them, as of the edition's day."""
    found = bundle_data.rates(content)

    assert found["rates"][1] == {
        "pair": "KZT/USD",
        "source": "Page ticker",
        "base": "KZT",
        "quote": "USD",
        "nominal": "1",
        "value": "0.00192",
        "change": "-0%",
        "kind": "ticker",
        "effective": "2031-03-14",
        "fetched": "2031-03-14T05:40:00+00:00",
        "digest": "",
        "name": "Page ticker",
        "terms": None,
    }
    assert [row["currency"] for row in found["board"]] == ["KGS", "KZT", "TJS", "UZS", "TMT"]


def test_a_banks_rates_say_how_it_wants_to_be_named(content: BundleContent) -> None:
    """Its whole name, and the line that its terms ask for."""
    rate = content.edition.rates[0]._replace(source="NBT")
    found = bundle_data.rates(replace(content, edition=replace(content.edition, rates=(rate,))))

    assert (found["rates"][0]["name"], found["rates"][0]["terms"]) == (
        "National Bank of Tajikistan",
        "National Bank of Tajikistan, www.nbt.tj",
    )


def test_the_card_says_what_why_and_where(content: BundleContent) -> None:
    """null where there is nothing to say."""
    card = bundle_data.card(
        replace(content, base_url="https://news.example.com", override="The editor said so")
    )

    assert (card["format"], card["version"], card["edition"]) == ("newsdesk-bundle", 1, content.edition.uid)
    assert (card["base_url"], card["override"]) == ("https://news.example.com", "The editor said so")
    assert card["generated"] == "2031-03-14T06:40:00+00:00"
    assert bundle_data.card(content)["override"] is None


@pytest.mark.parametrize("feed", [partial(atom, sheets=Sheets(assets.format_folder())), json_feed])
def test_an_entry_that_stands_somewhere_is_not_made_again(
    content: BundleContent, bodies: dict[str, str], feed: Callable[..., Iterator[bytes]]
) -> None:
    """The feed is the same, and nobody asks for its text."""
    there: dict[str, bytes] = {}

    def made(entry: Entry, make: Callable[[], bytes]) -> bytes:
        return there.setdefault(entry.story.uid, make())

    first = b"".join(feed(content, feed_items(content, bodies), again=made))
    again = b"".join(
        feed(content, feed_items(content, {}), again=lambda entry, _make: there[entry.story.uid])
    )

    assert again == first == b"".join(feed(content, feed_items(content, bodies)))


@given(words=st.text(), first=st.datetimes(timezones=st.just(UTC)), then=st.datetimes(timezones=st.just(UTC)))
@example("<updated>2031-03-14T06:40:00+00:00</updated>", FIRST, FIRST + timedelta(microseconds=1))
@example('", "date_modified": "2031-03-14T06:40:00+00:00"', FIRST, FIRST + timedelta(days=1))
def test_an_entry_is_given_another_time(words: str, first: datetime, then: datetime) -> None:
    """It is the one that would be made at that time, whatever its story says."""
    said = legal(words)
    item = FeedItem("id", said, "a.html", "", first, first, said, said, (said,), (said,), "en")
    late = item._replace(modified=then)

    of_atom, of_json = atom_entry(item, of_formats()), json_entry(item, "The Post")

    times = first.isoformat(), then.isoformat()
    assert stamped("feed.xml", of_atom, *times) == atom_entry(late, of_formats())
    assert stamped("feed.json", of_json, *times) == json_entry(late, "The Post")
