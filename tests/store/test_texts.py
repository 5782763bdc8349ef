"""Every text is held against its digest, some stories at a time."""

from collections.abc import Callable
from datetime import datetime

from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories
from newsdesk.store.texts import check_texts


def all_ill(archive: Archive) -> tuple[str, ...]:
    with archive.reading() as db:
        return check_texts(db, 0, 1000).ill


def test_texts_are_checked_some_at_a_time(archive: Archive, add: Callable[..., Story]) -> None:
    """Each story once, whatever the parts; the last part says that it is the last."""
    for number in range(7):
        add(f"story-{number}")
    with archive.writing() as db:
        db.execute_sql("UPDATE revision SET digest = '' WHERE story_id = 5")

    after: int | None = 0
    parts = []
    while after is not None:
        with archive.reading() as db:
            parts.append(check_texts(db, after, 3))
        after = parts[-1].last

    assert [part.stories for part in parts] == [3, 3, 1]
    assert [part.ill for part in parts] == [(), ("“Headline of story-4” (revision 1 is damaged)",), ()]


def test_a_thinned_revision_is_as_good_as_its_text(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """Its digest is kept, and checked like any other."""
    story = add("one")
    with archive.writing() as db:
        Stories(db).save(story, StoryText(body="Second."), "one", 1, now, "Aida", Why.TYPING)
        db.execute_sql(
            "UPDATE revision SET text = '', text_digest = ? WHERE number = 1", (story.text.digest(),)
        )
    assert all_ill(archive) == ()

    with archive.writing() as db:
        db.execute_sql("UPDATE revision SET text_digest = 'a' WHERE number = 1")

    assert all_ill(archive) == ("“Untitled story” (revision 1 is damaged)",)
