"""Old texts are let go, and nothing else: not a row, not the chain."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.store.tables import CorrectionRow, RevisionRow, StoryRow
from newsdesk.store.thinning import Thinning


@pytest.fixture
def story(archive: Archive, add: Callable[..., Story], now: datetime) -> Story:
    """A story begun ten days ago, typed at four times that day and twice today."""
    begun = now - timedelta(days=10)
    story = add("one", StoryText(headline="Snow", body="0"), at=begun)
    minutes = [10, 20, 30, 40, 10 * 24 * 60 - 30, 10 * 24 * 60]
    for number, minute in enumerate(minutes, start=1):
        with archive.writing() as db:
            text = story.text.with_(body=f"It snowed {number} times.")
            at = begun + timedelta(minutes=minute)
            Stories(db).save(story, text, "snow", 4, at, "Aida", Why.TYPING)
    return story


def thinned(archive: Archive, at: datetime) -> list[int]:
    """Thin the story; return the numbers of the revisions without a text."""
    with archive.writing() as db:
        Thinning(db, at, UTC).thin("one")
        return [each.number for each in Revisions(db).timeline("one", "Aida") if each.thinned]


def test_the_texts_of_a_day_give_way_to_its_newest(archive: Archive, story: Story, now: datetime) -> None:
    """Their rows stay, and tell how long the texts were."""
    assert thinned(archive, now) == [2, 3, 4]

    with archive.reading() as db:
        revisions = Revisions(db)
        assert [each.number for each in revisions.of("one")] == [1, 5, 6, 7]
        second = revisions.timeline("one", "")[1]
        assert (second.words, second.who, second.why) == (4, "Aida", Why.TYPING)
        assert revisions.text_of("one", second.digest) is None


def test_the_chain_still_holds(archive: Archive, story: Story, now: datetime) -> None:
    """The doctor finds nothing wrong, and finds a thinned revision's changed digest."""
    thinned(archive, now)
    assert all(each.ok for each in examine(archive))

    with archive.writing() as db:
        RevisionRow.update(text_digest="0" * 64).where(RevisionRow.number == 3).execute(db)

    (ill,) = [each for each in examine(archive) if not each.ok]
    assert "revision 3 is damaged" in ill.message


def test_thinning_twice_is_thinning_once(archive: Archive, story: Story, now: datetime) -> None:
    """The second time, nothing changes."""
    thinned(archive, now)

    with archive.writing() as db:
        assert Thinning(db, now, UTC).thin("one") == 0
        assert list(Thinning(db, now, UTC).plan()) == []


@pytest.mark.parametrize("reason", ["read", "published", "named", "corrected", "exported"])
def test_what_somebody_refers_to_stays(archive: Archive, story: Story, now: datetime, reason: str) -> None:
    """Each reason by itself keeps revision 3."""
    with archive.writing() as db:
        revisions = Revisions(db)
        digest = revisions.timeline("one", "")[2].digest
        key = StoryRow.select(StoryRow.id).where(StoryRow.uid == "one").scalar(db)
        if reason == "read":
            StoryRow.update(revision=digest).execute(db)
            revisions.mark_read("one", "Timur", now)
        elif reason == "published":
            StoryRow.update(published_revision=digest).execute(db)
        elif reason == "named":
            revisions.name("one", digest, "filed")
        elif reason == "exported":
            revisions.mark_out([("one", digest)], now)
        else:
            CorrectionRow.insert(
                uid="c",
                story=key,
                kind=CorrectionKind.CORRECTION.value,
                text="It snowed.",
                at=now,
                who="Aida",
                place=Place.TOP.value,
                before=digest,
                after="",
            ).execute(db)

    assert thinned(archive, now) == [2, 4]


def test_a_text_that_was_published_long_ago_stays(archive: Archive, story: Story, now: datetime) -> None:
    """Not only the one that readers have now."""
    with archive.writing() as db:
        past = Revisions(db).timeline("one", "")
        for number in (2, 6):
            StoryRow.update(published_revision=past[number].digest).execute(db)

    assert thinned(archive, now) == [2, 4]


def test_a_damaged_text_is_left_as_it_is(archive: Archive, story: Story, now: datetime) -> None:
    """What can still be read of it may be needed."""
    with archive.writing() as db:
        for number, text in ((2, '{"headline": "Snow"'), (3, '{"headline": "Rain"}')):
            RevisionRow.update(text=text).where(RevisionRow.number == number).execute(db)

    assert thinned(archive, now) == [4]


def test_a_story_that_nobody_touched_since_is_not_looked_at_again(
    archive: Archive, story: Story, now: datetime
) -> None:
    """Once it came under the last part of the rule; until then it is, day after day."""

    def planned(at: datetime) -> list[str]:
        with archive.reading() as db:
            return [uid for uid, _texts in Thinning(db, at, UTC).plan()]

    assert planned(now) == ["one"]
    with archive.writing() as db:
        Thinning(db, now + timedelta(days=5), UTC).note()
        assert Thinning(db, now, UTC).last == now + timedelta(days=5)
    assert planned(now + timedelta(days=9)) == ["one"]
    with archive.writing() as db:
        Thinning(db, now + timedelta(days=9), UTC).note()
    assert planned(now + timedelta(days=9)) == []
