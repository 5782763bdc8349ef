"""A story knows the page that it was made of, and a page the stories that are there."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from newsdesk.domain.story import Provenance, Status, Story, StoryText
from newsdesk.store.archive import Archive
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.stories import Stories
from tests.store.one_story import get, save


def capture(digest: str, day: date | None, taken: datetime) -> KeptCapture:
    return KeptCapture(digest, f"{digest}.txt", "utf-8", day, taken, b"")


def test_a_story_knows_the_page_it_came_from(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """The capture's digest, name and day, and the line."""
    day = date(2025, 12, 11)
    with archive.writing() as db:
        Captures(db).add(capture("page", day, now))
    provenance = Provenance("page", "page.txt", 12, day)

    add("one", provenance=provenance)

    assert get(archive, "one").provenance == provenance


@pytest.mark.parametrize("day", [date(2025, 12, 11), None])
def test_a_story_knows_the_page_that_another_desk_made_it_of(
    archive: Archive, add: Callable[..., Story], day: date | None
) -> None:
    """Though the page is not here; and it is known when the very page comes."""
    provenance = Provenance("page", "page “1”.txt", 12, day)

    add("one", StoryText("Wheat"), provenance=provenance)

    assert get(archive, "one").provenance == provenance
    with archive.reading() as db:
        assert Stories(db).has_copy("page", 12, "Rice", "")
        assert not Stories(db).has_copy("page", 13, "Rice", "")
        assert not Stories(db).has_copy("pag", 12, "Rice", "")


def test_the_stories_of_a_days_pages_come_in_the_pages_order(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """By page as taken in, then by line; other days' and spiked ones are left out."""
    day, other = date(2025, 12, 12), date(2025, 12, 11)
    with archive.writing() as db:
        for name, when in (("morning", day), ("evening", day), ("yesterday", other), ("undated", None)):
            Captures(db).add(capture(name, when, now))
    for name, line in (("evening", 3), ("morning", 20), ("yesterday", 1), ("morning", 4), ("undated", 1)):
        add(f"{name}-{line}", provenance=Provenance(name, f"{name}.txt", line))
    add("spiked", status=Status.SPIKED, provenance=Provenance("morning", "morning.txt", 1))
    add("typed")

    with archive.reading() as db:
        assert Stories(db).from_captures_of(day) == ("morning-4", "morning-20", "evening-3")
        assert Stories(db).from_captures_of(date(2020, 1, 1)) == ()


def test_a_copy_is_known_by_its_place_or_its_words(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """The same line of the same page, edited or not; or the same headline and body, wherever from."""
    with archive.writing() as db:
        Captures(db).add(capture("page", None, now))
    story = add("one", StoryText("Wheat", body="Up."), provenance=Provenance("page", "page.txt", 4))
    add("typed", StoryText("Rice", body="Down."))
    save(archive, story, story.text.with_(headline="Grain"))
    with archive.reading() as db:
        stories = Stories(db)

        assert stories.has_copy("page", 4, "Wheat", "Up.")
        assert stories.has_copy("other", 9, "Grain", "Up.")
        assert stories.has_copy("other", 9, "Rice", "Down.")
        assert not stories.has_copy("page", 5, "Wheat", "Up.")
        assert not stories.has_copy("other", 4, "Wheat", "Up.")
        assert not stories.has_copy("other", 9, "Rice", "Up.")
