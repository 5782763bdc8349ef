"""What is said about a story."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from newsdesk.domain.story import StorySummary
from newsdesk.gui.stories.facts import Facts

Make = Callable[..., StorySummary]
NOW = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)


def clock(when: datetime) -> str:
    """A time by this computer's clock."""
    return f"{when.astimezone():%H:%M}"


def test_what_is_missing_leaves_no_gap(facts: Facts, story: Make) -> None:
    """A story without country and byline has its length all the same."""
    assert facts.details(story(1, countries=(), byline="")) == "210 words"
    assert facts.details(story(1, byline="Asel")) == "KZ  ·  Asel  ·  210 words"
    assert facts.details(story(1, byline="אבי")) == "KZ  ·  \u2068אבי\u2069  ·  210 words"


def test_an_embargo_names_its_end(facts: Facts, story: Make) -> None:
    """With the day, unless it is today, and with the year, unless it is this one."""
    soon, later, far = (NOW + timedelta(days=days, minutes=5) for days in (0, 9, 374))

    assert facts.embargo(story(1, embargo=soon)) == f"until {clock(soon)}"
    assert facts.embargo(story(1, embargo=later)) == f"until 21 Dec {clock(later)}"
    assert facts.embargo(story(1, embargo=far)) == f"until 21 Dec 2026 {clock(far)}"


@pytest.mark.parametrize("embargo", [None, NOW, NOW - timedelta(days=1)])
def test_an_embargo_that_is_over_is_none(facts: Facts, story: Make, embargo: datetime | None) -> None:
    """The story may go out."""
    assert facts.embargo(story(1, embargo=embargo)) == ""
    assert "embargo" not in facts.aloud(story(1, embargo=embargo))


def test_what_is_to_be_merged_is_said(facts: Facts, story: Make) -> None:
    """In the row, in its tip and aloud."""
    assert facts.merging(story(1, merging=True)) == "to be merged"
    assert "to be merged" in facts.aloud(story(1, merging=True))
    assert "to be merged" in facts.tip(story(1, merging=True))
    assert "merged" not in facts.aloud(story(1)) + facts.tip(story(1)) + facts.merging(story(1))


def test_the_tip_has_what_the_row_cuts(facts: Facts, story: Make) -> None:
    """The exact time, the countries' names, the tags."""
    tip = facts.tip(story(3, countries=("KZ", "TJ"), keywords=("wool", "trade"), corrections=2))

    assert tip.splitlines() == [
        "Story 3",
        f"Updated 12 December 2025, {clock(NOW - timedelta(minutes=3))}",
        "2 corrections",
        "Kazakhstan, Tajikistan",
        "Tags: wool, trade",
    ]
