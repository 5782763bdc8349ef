"""Stories come back as they went in; every text that stood is kept, in a chain."""

import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Revision, Status, Story, StoryText, Why, chain
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.revisions import Revisions
from newsdesk.store.shelf import Shelf
from newsdesk.store.standings import Standings
from newsdesk.store.stories import Rewrite, Stories
from tests.store.one_story import get, save

# One newsroom serves all examples of a test: each adds a story of its own.
one_newsroom = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

lines = st.text()
texts = st.builds(
    StoryText,
    headline=lines,
    standfirst=lines,
    body=lines,
    byline=lines,
    place=lines,
    source=lines,
    countries=st.lists(lines, max_size=4).map(tuple),
    keywords=st.lists(lines, max_size=4).map(tuple),
    language=lines,
)
halves = st.text(st.characters(categories=["Cs", "L", "Cc"]), min_size=1)
times = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001


def revisions(archive: Archive, uid: str) -> tuple[Revision, ...]:
    with archive.reading() as db:
        return Revisions(db).of(uid)


@one_newsroom
@given(
    text=texts,
    status=st.sampled_from(Status),
    spiked_from=st.none() | st.sampled_from(Status),
    created=times,
    updated=times,
    words=st.integers(0, 2**40),
)
def test_a_story_comes_back_as_it_went_in(
    archive: Archive,
    text: StoryText,
    status: Status,
    spiked_from: Status | None,
    created: datetime,
    updated: datetime,
    words: int,
) -> None:
    """Any text, in any script, with any control character; any list of keywords, also odd ones."""
    uid = str(uuid.uuid4())
    story = Story(uid, uid, text, status, created, updated, words, "", spiked_from)

    with archive.writing() as db:
        kept = Stories(db).add(story, "Aida", Why.NEW)

    assert get(archive, uid) == kept
    assert kept.text == text
    assert (kept.status, kept.spiked_from) == (status, spiked_from)
    assert (kept.created, kept.updated, kept.words) == (created, updated, words)
    assert kept.revision == chain("", text)


@one_newsroom
@given(half=halves)
def test_half_a_character_does_not_cost_the_rest(archive: Archive, now: datetime, half: str) -> None:
    """What no file can hold becomes U+FFFD, in texts and drafts, counts as unchanged, and is chained."""
    uid = str(uuid.uuid4())
    text = StoryText(headline=half, body=f"before {half} after", keywords=(half,))
    story = Story(uid, uid, text, Status.DRAFT, now, now, 3)

    with archive.writing() as db:
        kept = Stories(db).add(story, half, Why.NEW)
        Stories(db).keep_draft(uid, text, now, half)
        (draft,) = Stories(db).drafts()

    assert get(archive, uid) == kept
    assert draft.text == kept.text
    assert kept.text.body.startswith("before ")
    assert kept.text.body.endswith(" after")
    assert not save(archive, kept, text)
    assert revisions(archive, uid)[-1].digest == chain("", kept.text)


def test_a_pair_of_halves_is_a_character(archive: Archive, add: Callable[..., Story]) -> None:
    """Text from where characters are pairs of surrogates loses nothing."""
    add("one", StoryText(body="wheat \ud83c\udf3e"))

    assert get(archive, "one").text.body == "wheat 🌾"


def test_a_saved_text_is_a_revision_chained_to_the_one_before(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """Number, time, who, why, text and digest of each stand in order, and the story has the last."""
    first = add("one")
    second_text = first.text.with_(headline="Second", keywords=("wheat",))
    third_text = second_text.with_(body="Third.")

    assert save(archive, first, second_text, now + timedelta(minutes=1))
    assert save(archive, get(archive, "one"), third_text, now + timedelta(minutes=2), "third")

    one, two, three = revisions(archive, "one")
    assert one == Revision("one", 1, now, "Aida", Why.NEW, first.text, "", chain("", first.text))
    assert (two.number, two.who, two.why, two.text) == (2, "Bolot", Why.TYPING, second_text)
    assert (two.parent, three.parent) == (one.digest, two.digest)
    assert three.digest == chain(two.digest, third_text)
    story = get(archive, "one")
    assert (story.text, story.revision, story.slug) == (third_text, three.digest, "third")
    assert (story.updated, story.words) == (now + timedelta(minutes=2), 7)
    assert story.created == now


def test_the_text_that_stands_makes_no_revision(archive: Archive, add: Callable[..., Story]) -> None:
    """Saving it again changes nothing, also when whoever saves has an older story in hand."""
    old = add("one")
    new = old.text.with_(body="New.")
    save(archive, old, new)
    standing = get(archive, "one")

    assert not save(archive, standing, new, standing.updated + timedelta(hours=1), "other")
    assert not save(archive, old, new)

    assert get(archive, "one") == standing
    assert len(revisions(archive, "one")) == 2


def test_going_back_to_an_older_text_is_a_revision(archive: Archive, add: Callable[..., Story]) -> None:
    """It differs from the text that stands, even if whoever saves has not seen that."""
    old = add("one")
    save(archive, old, old.text.with_(body="New."))

    assert save(archive, old, old.text)

    assert get(archive, "one").text == old.text
    assert len(revisions(archive, "one")) == 3


def test_of_what_is_typed_one_draft_is_kept(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """The last one, with who and when; it changes neither the story nor its revisions."""
    story = add("one")
    for number in range(3):
        with archive.writing() as db:
            text = story.text.with_(body=f"Typing {number}")
            Stories(db).keep_draft("one", text, now + timedelta(seconds=number), f"Who {number}")

    with archive.reading() as db:
        (draft,) = Stories(db).drafts()
    assert (draft.story, draft.who, draft.at) == ("one", "Who 2", now + timedelta(seconds=2))
    assert draft.text.body == "Typing 2"
    assert get(archive, "one") == story
    assert len(revisions(archive, "one")) == 1


@pytest.mark.parametrize("body", ["Body of one.", "Something new."])
def test_saving_drops_that_storys_draft(
    archive: Archive, add: Callable[..., Story], now: datetime, body: str
) -> None:
    """Whether the text was new or the one that stood; other drafts stay, the oldest first."""
    stories = [add("one"), add("two"), add("three")]
    with archive.writing() as db:
        for age, story in enumerate(stories):
            Stories(db).keep_draft(story.uid, story.text, now - timedelta(hours=age), "Aida")

    save(archive, stories[0], stories[0].text.with_(body=body))

    with archive.reading() as db:
        assert [draft.story for draft in Stories(db).drafts()] == ["three", "two"]


def test_slugs_that_begin_alike(archive: Archive, add: Callable[..., Story]) -> None:
    """Of all the others and of none that only looks alike to LIKE."""
    for uid in ("wheat", "wheat-2", "wheaten", "whea_", "WHEAT", "what", "wheat😀"):
        add(uid)
    with archive.reading() as db:
        stories = Stories(db)

        assert stories.slugs("slug-wheat", "wheat-2") == {"slug-wheat", "slug-wheaten", "slug-wheat😀"}
        assert stories.slugs("slug-whea_", "") == {"slug-whea_"}
        assert stories.slugs("rice", "") == set()


def test_many_stories_in_the_order_asked_for(archive: Archive, add: Callable[..., Story]) -> None:
    """Unknown ones are left out, and there may be more than a query takes values."""
    one, two = add("one"), add("two")
    with archive.reading() as db:
        stories = Stories(db)

        assert stories.many(["two", "gone", "\ud800", "one"]) == (two, one)
        assert stories.many([]) == ()
        db.connection().setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 2000)
        assert stories.many(["two", *(f"gone-{number}" for number in range(5000)), "one"]) == (two, one)


def test_what_files_are_called_by(archive: Archive, add: Callable[..., Story]) -> None:
    """When each was made, its uid and its slug; nothing of who is not there."""
    stories = [add("one"), add("two")]

    with archive.reading() as db:
        found = Stories(db).slugs_of(["two", "gone", "one"])

    assert set(found) == {(each.created, each.uid, each.slug) for each in stories}


def test_no_story_is_none(archive: Archive) -> None:
    """An unknown uid is not an error here."""
    with archive.reading() as db:
        assert Stories(db).get("nobody") is None
        assert Revisions(db).of("nobody") == ()


def test_the_newest_come_first(archive: Archive, add: Callable[..., Story]) -> None:
    """The last that changed is the first, whatever the clock said."""
    first = add("one")
    add("two")
    add("three")
    save(archive, first, first.text.with_(body="Changed."))
    with archive.reading() as db:
        assert Shelf(db, first.updated).uids(Query(), Sort()) == ("one", "three", "two")


def test_stories_that_come_together_stay_in_their_order(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """The first of a page stands highest, above all that were there before."""
    add("before")
    with archive.writing() as db:
        stories = Stories(db)
        for uid, serial in zip(("top", "middle", "last"), stories.serials(3), strict=True):
            story = Story(uid, uid, StoryText(headline=uid), Status.DRAFT, now, now, 0)
            stories.add(story, "Aida", Why.IMPORT, serial)
    add("after")

    with archive.reading() as db:
        listed = Shelf(db, now).uids(Query(), Sort())
    assert listed == ("after", "top", "middle", "last", "before")


def test_summaries_come_in_the_order_asked_for(archive: Archive, add: Callable[..., Story]) -> None:
    """As an edition has them; what is not there is left out, and a spiked one is not."""
    add("one")
    add("two", status=Status.SPIKED)

    with archive.reading() as db:
        found = Stories(db).summaries_of(["two", "gone", "one"])

    assert [each.uid for each in found] == ["two", "one"]


def test_a_summary_shows_the_story(archive: Archive, add: Callable[..., Story]) -> None:
    """What a list shows is what the story says."""
    text = StoryText(headline="Wheat", byline="By Aida", countries=("KG", "KZ"), body="One two.")
    story = add("one", text, status=Status.READY)

    with archive.reading() as db:
        (summary,) = Stories(db).summaries_of(["one"])
        assert Shelf(db, story.updated).page(Query(), Sort(), 0, 2) == (summary,)

    assert (summary.uid, summary.slug, summary.headline) == (story.uid, story.slug, "Wheat")
    assert (summary.status, summary.countries, summary.byline) == (Status.READY, ("KG", "KZ"), "By Aida")
    assert (summary.words, summary.updated) == (2, story.updated)


def test_spiked_stories_are_listed_apart(archive: Archive, add: Callable[..., Story], now: datetime) -> None:
    """Among all they are not; by their status they are."""
    for status in Status:
        add(status.name, status=status)
    with archive.reading() as db:
        stories = Stories(db)

        listed = Shelf(db, now).uids(Query(), Sort())
        assert set(listed) == {each.name for each in Status if each is not Status.SPIKED}
        for status in Status:
            assert stories.uids(status) == (status.name,)


def test_a_standing_changes_nothing_else(archive: Archive, add: Callable[..., Story], now: datetime) -> None:
    """Text and revisions stay; the time moves, and a spiked story remembers where from."""
    story = add("one")
    later = now + timedelta(hours=1)

    with archive.writing() as db:
        standings = Standings(db)
        was = standings.of(["one", "nowhere"])["one"]
        standings.put({"one": was._replace(status=Status.SPIKED, spiked_from=Status.READY)}, later)
    spiked = get(archive, "one")
    with archive.writing() as db:
        Standings(db).put({"one": was}, later)

    assert (spiked.status, spiked.spiked_from, spiked.updated) == (Status.SPIKED, Status.READY, later)
    assert (spiked.text, spiked.revision) == (story.text, story.revision)
    assert get(archive, "one").spiked_from is None
    assert len(revisions(archive, "one")) == 1


def test_a_story_with_a_nul_is_sound(archive: Archive, add: Callable[..., Story]) -> None:
    """SQLite ends text at a NUL in some places; in ours, nothing is cut and the doctor agrees."""
    text = StoryText(headline="a\0b", body="before\0after", keywords=("k\0k",))
    add("one", text)

    assert get(archive, "one").text == text
    assert all(finding.ok for finding in examine(archive))


def test_many_texts_are_kept_at_once(archive: Archive, add: Callable[..., Story], now: datetime) -> None:
    """The last is the newest; one that has not changed is only no longer being typed."""
    stories = [add(uid, StoryText(body="Wool.")) for uid in ("one", "two", "three")]
    with archive.writing() as db:
        Stories(db).keep_draft("two", StoryText(body="Woo"), now, "Aida")
        same = Rewrite(stories[1], stories[1].text, "two", 1)
        dear = Rewrite(stories[2], StoryText(body="Wool is dear."), "dear", 3)
        cheap = Rewrite(stories[0], StoryText(body="Wool is cheap."), "cheap", 3)
        kept = Stories(db).save_all((same, dear, cheap), now, "Aida", Why.BULK)

        assert kept == ("three", "one")
        assert Stories(db).drafts() == ()
    newest = get(archive, "one")
    assert (newest.text.body, newest.slug, newest.words) == ("Wool is cheap.", "cheap", 3)
    first, second = revisions(archive, "one")
    assert (second.parent, second.digest, second.why) == (first.digest, newest.revision, Why.BULK)
    with archive.reading() as db:
        rows = db.execute_sql("SELECT uid FROM story ORDER BY serial").fetchall()
    assert rows == [("two",), ("three",), ("one",)]
