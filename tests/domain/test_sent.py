"""What is different since an edition went out is said by name, and as little of it as can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.sent import Kind, Sent, SentRate, SentStory, differences, moved
from newsdesk.domain.story import Status

WOOL = SentStory("w", "Wool", Status.READY, "1", "r1")
RAIL = SentStory("r", "Rail", Status.READY, "2", "r2")
FILM = SentStory("f", "Film", Status.READY, "3", "r3", section="Culture")
RATE = SentRate("USD", "KZT", "520", "1", "Bank", "2025-12-12")
THEN = Sent("Friday", "", "w", True, (WOOL, RAIL, FILM), (RATE,))


def said(now: Sent) -> list[str]:
    return [each.sentence for each in differences(THEN, now)]


@pytest.mark.parametrize(
    ("now", "sentences"),
    [
        (THEN, []),
        (THEN._replace(title="Late"), ["It is called “Late” now."]),
        (THEN._replace(title=""), ["It has no title any more."]),
        (THEN._replace(note="Snow."), ["The note was added."]),
        (THEN._replace(lead="r"), ["“Rail” leads now."]),
        (THEN._replace(strip=False), ["The strip of rates is not shown now."]),
        (THEN._replace(rates=(RATE._replace(value="521"),)), ["Other rates: USD/KZT."]),
        (THEN._replace(stories=(WOOL, FILM)), ["“Rail” was taken out."]),
        (THEN._replace(stories=(RAIL, WOOL, FILM)), ["“Rail” stands in another place."]),
        (
            THEN._replace(stories=(WOOL, RAIL._replace(section="Culture"), FILM)),
            ["“Rail” stands under “Culture” now."],
        ),
        (
            THEN._replace(stories=(WOOL, RAIL, FILM._replace(section="Arts"))),
            ["The section “Culture” is called “Arts” now."],
        ),
        (
            THEN._replace(stories=(WOOL, RAIL._replace(text="9", headline="Rails"), FILM)),
            ["The text of “Rails” was changed."],
        ),
        (
            THEN._replace(stories=(WOOL, RAIL._replace(status=Status.PUBLISHED), FILM)),
            ["“Rail” is published now; it was ready."],
        ),
        (
            THEN._replace(stories=(WOOL, RAIL._replace(corrections=("c",)), FILM)),
            ["Readers are told what was wrong with “Rail”."],
        ),
        (
            THEN._replace(stories=(WOOL, RAIL._replace(picture=False), FILM)),
            ["“Rail” stands without its picture now."],
        ),
        (
            THEN._replace(stories=(SentStory("n", "New", Status.READY, "4", "r4"), *THEN.stories)),
            ["“New” was added."],
        ),
    ],
)
def test_each_difference_is_a_sentence(now: Sent, sentences: list[str]) -> None:
    """One change, one sentence; what only moved down because of it is not named."""
    assert said(now) == [*sentences]


def test_a_difference_leads_to_its_story() -> None:
    """So that a window can open it."""
    (found,) = differences(THEN, THEN._replace(stories=(WOOL, RAIL._replace(text="9"), FILM)))

    assert (found.kind, found.story) == (Kind.TEXT, "r")


@given(st.permutations("abcdefg"))
def test_as_few_as_can_be_are_said_to_have_moved(now: list[str]) -> None:
    """What is left in place is in the old order, and one story moved is one story moved."""
    then = "abcdefg"
    stirred = moved(then, now)

    left = [each for each in now if each not in stirred]
    assert left == sorted(left)
    once = [*now[1:], now[0]]
    assert len(moved(now, once)) == 1
