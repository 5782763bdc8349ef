"""What is known of a story's past without its texts, and what is noted about it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Stories
from newsdesk.store.tables import RevisionRow, StoryRow


@pytest.fixture
def story(archive: Archive, add: Callable[..., Story], now: datetime) -> Story:
    """A story with three texts, an hour apart."""
    story = add("one", StoryText(headline="Snow", body="It snowed."))
    for hours, body in ((1, "It snowed all day."), (2, "It snowed all day and night.")):
        with archive.writing() as db:
            text = story.text.with_(body=body)
            at = now + timedelta(hours=hours)
            Stories(db).save(story, text, "snow", len(body.split()), at, "Timur", Why.TYPING)
    return story


def timeline(archive: Archive, who: str = "Aida") -> tuple[PastText, ...]:
    with archive.reading() as db:
        return Revisions(db).timeline("one", who)


def test_a_timeline_says_all_but_the_texts(archive: Archive, story: Story, now: datetime) -> None:
    """Oldest first, with who, when, why, and how long each was."""
    first, _second, third = timeline(archive)

    assert (first.number, first.at, first.who, first.why) == (1, now, "Aida", Why.NEW)
    assert (third.number, third.who, third.why, third.words) == (3, "Timur", Why.TYPING, 6)
    assert first.digest == story.revision
    assert not any((third.label, third.thinned, third.went_out, third.read))


def test_words_that_were_never_counted_are_counted_when_asked_for(archive: Archive, story: Story) -> None:
    """A revision from before that was kept has its length all the same."""
    with archive.writing() as db:
        RevisionRow.update(words=None).execute(db)

    assert [each.words for each in timeline(archive)] == [2, 4, 6]


def test_a_text_is_found_by_its_digest(archive: Archive, story: Story) -> None:
    """In its own story only."""
    with archive.reading() as db:
        assert Revisions(db).text_of("one", story.revision) == story.text
        assert Revisions(db).text_of("two", story.revision) is None
        assert Revisions(db).text_of("one", "0" * 64) is None


def test_the_standing_text_is_secured_under_a_name(archive: Archive, story: Story) -> None:
    """But keeps the name that somebody gave it."""
    with archive.writing() as db:
        revisions = Revisions(db)
        revisions.secure(("one",), "before restore")
        revisions.name("one", story.revision, "before legal")
        revisions.secure(("one",), "before merge")

    assert [each.label for each in timeline(archive)] == ["before legal", "", "before restore"]


def test_another_story_keeps_its_names(archive: Archive, story: Story, add: Callable[..., Story]) -> None:
    """Two stories that begin with the same text have the same digest."""
    twin = add("two", story.text)
    assert twin.revision == story.revision

    with archive.writing() as db:
        Revisions(db).name("one", story.revision, "filed")
        Revisions(db).mark_out([("one", story.revision)], story.updated)
        (past,) = Revisions(db).timeline("two", "")

    assert (past.label, past.went_out) == ("", None)


def test_each_reader_has_a_mark_of_their_own(archive: Archive, story: Story, now: datetime) -> None:
    """And it moves on."""
    with archive.writing() as db:
        Revisions(db).mark_read("one", "Aida", now)
        RevisionRow.select().execute(db)

    assert [each.read for each in timeline(archive)] == [False, False, True]
    assert not any(each.read for each in timeline(archive, "Timur"))


def test_what_is_published_is_marked_whoever_publishes_it(
    archive: Archive, story: Story, now: datetime
) -> None:
    """The table itself sees to it; the first time counts."""
    newest = timeline(archive)[-1].digest
    for digest, at in ((story.revision, now), (newest, now + timedelta(days=1)), (story.revision, now)):
        with archive.writing() as db:
            changed = {"published_revision": digest, "updated": at}
            StoryRow.update(**changed).where(StoryRow.uid == "one").execute(db)

    assert [each.went_out for each in timeline(archive)] == [now, None, now + timedelta(days=1)]


def test_what_was_exported_is_marked_once(archive: Archive, story: Story, now: datetime) -> None:
    """The first time is remembered."""
    with archive.writing() as db:
        for days in (0, 1):
            Revisions(db).mark_out([("one", story.revision)], now + timedelta(days=days))

    assert timeline(archive)[0].went_out == now
