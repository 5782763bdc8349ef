"""Whether anything typed was left behind by a program that ended badly."""

from collections.abc import Callable
from datetime import datetime

from newsdesk.domain.story import Story, StoryText
from newsdesk.store.archive import Archive
from newsdesk.store.keepsake import keep
from newsdesk.store.leftovers import any_left
from newsdesk.store.stories import Draft, Stories


def test_nothing_is_left_of_a_day_that_ended_well(archive: Archive) -> None:
    """An empty newsroom has nothing to recover."""
    with archive.reading() as db:
        assert not any_left(db, archive.folder)


def test_a_draft_is_left(archive: Archive, add: Callable[..., Story], now: datetime) -> None:
    """What was typed and got no revision stands in the file."""
    text = add("one").text

    with archive.writing() as db:
        Stories(db).keep_draft("one", text.with_(body="typing"), now, "Aida")
        assert any_left(db, archive.folder)


def test_a_text_beside_the_file_is_left(archive: Archive, now: datetime) -> None:
    """So is what could not go into it any more."""
    keep(archive.folder, [Draft("one", now, "Aida", StoryText("Snow"))], now)

    with archive.reading() as db:
        assert any_left(db, archive.folder)
