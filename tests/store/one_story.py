"""Get and save one story, each in a transaction of its own."""

from datetime import datetime

from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories


def get(archive: Archive, uid: str) -> Story:
    """Return a story that must be there."""
    with archive.reading() as db:
        story = Stories(db).get(uid)
    assert story is not None
    return story


def save(
    archive: Archive, story: Story, text: StoryText, at: datetime | None = None, slug: str | None = None
) -> bool:
    """Save a text as the story's, typed by Bolot, and say whether it was another than the one that stood."""
    with archive.writing() as db:
        return Stories(db).save(story, text, slug or story.slug, 7, at or story.updated, "Bolot", Why.TYPING)
