"""Corrections are kept beside their story, in the order in which readers were told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.story import Story
from newsdesk.store.archive import Archive
from newsdesk.store.corrections import Corrections, read, written

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
FIRST = Correction("1", "a", CorrectionKind.CORRECTION, "It was ten.", NOW, "Aigul", Place.TOP, "b4", "af")
SECOND = FIRST._replace(uid="2", kind=CorrectionKind.UPDATE, at=NOW + timedelta(hours=1), place=Place.BOTTOM)
LETTERS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture
def stories(archive: Archive, add: Callable[..., Story]) -> Archive:
    """An archive with two stories."""
    add("a")
    add("b")
    return archive


def test_what_is_kept_comes_back_in_the_order_of_time(stories: Archive) -> None:
    """Every part of it, whichever was kept first."""
    with stories.writing() as db:
        Corrections(db).put("a", (SECOND, FIRST))

    with stories.reading() as db:
        assert Corrections(db).of("a") == (FIRST, SECOND)
        assert Corrections(db).get("2") == SECOND
        assert Corrections(db).of_many(("b", "a")) == {"a": (FIRST, SECOND)}


def test_what_is_put_takes_the_place_of_what_was(stories: Archive) -> None:
    """Of that story alone."""
    elsewhere = FIRST._replace(uid="3", story="b")
    with stories.writing() as db:
        Corrections(db).put("a", (FIRST, SECOND))
        Corrections(db).put("b", (elsewhere,))

        Corrections(db).put("a", (SECOND._replace(text="It was eleven."),))

        assert [each.text for each in Corrections(db).of("a")] == ["It was eleven."]
        assert Corrections(db).get("1") is None
        assert Corrections(db).of("b") == (elsewhere,)


def test_many_stories_are_asked_for_at_once(archive: Archive, add: Callable[..., Story]) -> None:
    """More of them than one query takes."""
    add("a")
    with archive.writing() as db:
        Corrections(db).put("a", (FIRST,))

        found = Corrections(db).of_many([*(f"no-{number}" for number in range(40_000)), "a"])

    assert found == {"a": (FIRST,)}


@given(LETTERS, st.sampled_from(CorrectionKind), st.sampled_from(Place))
def test_a_step_can_keep_a_correction_as_json(text: str, kind: CorrectionKind, place: Place) -> None:
    """And gives back the very same."""
    correction = FIRST._replace(text=text, kind=kind, place=place)

    assert read(written(correction)) == correction
