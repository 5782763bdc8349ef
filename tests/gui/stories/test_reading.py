"""What the list asks of the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Sort, SortKey
from newsdesk.domain.story import StoryText
from newsdesk.gui.stories import reading
from newsdesk.gui.stories.pages import PAGE
from newsdesk.gui.stories.ranges import Range
from newsdesk.gui.stories.reading import Question, Sight
from newsdesk.text.query import parse

ALL = Question(parse(""), Sort())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk", SystemClock(), "Aigul", may_start=True).desk
    yield desk
    desk.close()


def add(desk: Desk, *headlines: str) -> tuple[str, ...]:
    """Add stories and return their uids."""
    return tuple(desk.stories.new(StoryText(headline=each, body="Snow.")).value.uid for each in headlines)


def test_the_rest_of_an_answer_finds_a_story_far_down(desk: Desk) -> None:
    """With the page that it stands on; the newest is first."""
    uids = add(desk, *(str(number) for number in range(PAGE + 20)))

    answer = reading.rest(desk, ALL, Sight(opened=uids[-1], wanted=uids[3]))

    assert (answer.count, answer.row, answer.wanted) == (PAGE + 20, 0, PAGE + 16)
    assert list(answer.pages) == [1]
    assert [story.uid for story in answer.pages[1]] == list(reversed(uids[:20]))
    assert len(reading.page(desk.finding, ALL, 0)) == PAGE
    assert reading.page(desk.finding, ALL, 2) == ()


def test_a_wanted_story_may_be_elsewhere(desk: Desk) -> None:
    """In the newsroom, but not among what is asked for; one that never was is nowhere."""
    [uid] = add(desk, "Snow")
    ready = Question(parse("status:ready"), Sort())

    assert reading.rest(desk, ready, Sight(wanted=uid)).elsewhere
    assert not reading.rest(desk, ALL, Sight(wanted=uid)).elsewhere
    assert not reading.rest(desk, ready, Sight(wanted="nobody")).elsewhere


def test_marks_are_found_again_wherever_they_are(desk: Desk) -> None:
    """In another order, with one of them gone."""
    first, second, third, fourth = add(desk, "A", "B", "C", "D")
    desk.workflow.act((second,), "spike")
    by_headline = Question(parse(""), Sort(SortKey.HEADLINE, descending=False))

    sight = Sight(0, 9, opened=third, marked=(fourth, second, third, first))
    answer = reading.again(desk, by_headline, sight)

    assert answer.count == 3
    assert (answer.row, answer.marks) == (1, (Range(0, 2),))
    assert answer.uids == (first, third, fourth)
    assert not answer.gone


def test_a_single_mark_stays_where_it_is_though_another_story_is_open(desk: Desk) -> None:
    """A click with Ctrl takes the mark from the story that it opens: a step is about the one that has it."""
    first, _second, third = add(desk, "A", "B", "C")

    answer = reading.again(desk, ALL, Sight(opened=third, marked=(first,)))

    assert (answer.row, answer.marks, answer.uids) == (0, (Range(2, 2),), (first,))


def test_a_story_in_the_bin_is_gone_unless_the_bin_is_shown(desk: Desk) -> None:
    """So that the next one can be opened."""
    first, _second = add(desk, "A", "B")
    sight = Sight(0, 9, opened=first, marked=(first,))
    assert not reading.again(desk, ALL, sight).gone

    desk.workflow.act((first,), "spike")

    answer = reading.again(desk, ALL, sight)
    assert (answer.gone, answer.row, answer.marks, answer.uids) == (True, -1, (), ())
    assert not reading.again(desk, Question(parse("status:spiked"), Sort()), sight).gone


def test_a_story_that_a_search_leaves_out_is_not_gone(desk: Desk) -> None:
    """Somebody is writing it, and must not be taken away from it."""
    [uid] = add(desk, "Snow")

    assert not reading.again(desk, Question(parse("wool"), Sort()), Sight(opened=uid)).gone


def test_whose_rows_they_are(desk: Desk) -> None:
    """Of any rows, without their pages."""
    uids = add(desk, *"abcdef")[::-1]

    assert reading.marked(desk.finding, ALL, (Range(0, 1), Range(4, 5))) == (*uids[:2], *uids[4:])
