"""The copy desk over a newsroom's stories."""

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Cancelled
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText


def test_findings_are_of_the_stories_asked_for(desk: Desk) -> None:
    """Named stories only; without names all, but for spiked ones. Nothing is changed."""
    first, second, spiked = (
        desk.stories.new(StoryText(headline=each, body="Text.[/vc_row]", byline="Asel")).value
        for each in ("One", "Two", "Three")
    )
    clean = desk.stories.new(StoryText(headline="Four", body="Text.", byline="Asel", countries=("KG",))).value
    desk.workflow.act((spiked.uid,), "spike")
    before = desk.finding.rows(Query(), Sort())

    named = desk.copy.check((second.uid,))
    every = desk.copy.check()

    assert {each.uid for each in named} == {second.uid}
    assert {each.uid for each in every} == {first.uid, second.uid}
    assert desk.copy.check((clean.uid,)) == ()
    assert desk.finding.rows(Query(), Sort()) == before


def test_a_story_that_is_not_there_cannot_be_checked(desk: Desk) -> None:
    """It is named, whatever the others lack."""
    there = desk.stories.new(StoryText(headline="One")).value

    with pytest.raises(BadInput, match="There is no story gone"):
        desk.copy.check((there.uid, "gone"))


def test_a_check_of_all_stories_can_be_watched_and_stopped(desk: Desk) -> None:
    """It takes a minute where there are a hundred thousand."""
    for number in range(3):
        desk.stories.new(StoryText(headline=f"Story {number}"))
    seen: list[tuple[int, int]] = []

    class Watcher:
        def step(self, done: int, total: int, what: str) -> None:
            seen.append((done, total))
            if what:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.copy.check(reporter=Watcher())

    assert seen == [(0, 3)]
