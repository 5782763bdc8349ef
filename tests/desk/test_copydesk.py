"""The copy desk over a newsroom's stories."""

from newsdesk.desk import Desk
from newsdesk.domain.story import StoryText


def test_findings_are_of_the_stories_asked_for(desk: Desk) -> None:
    """Named stories only; without names all, but for spiked ones. Nothing is changed."""
    first, second, spiked = (
        desk.stories.new(StoryText(headline=each, body="Text.[/vc_row]", byline="Asel")).value
        for each in ("One", "Two", "Three")
    )
    clean = desk.stories.new(StoryText(headline="Four", body="Text.", byline="Asel", countries=("KG",))).value
    desk.workflow.act((spiked.uid,), "spike")
    before = desk.stories.list()

    named = desk.copy.check((second.uid,))
    every = desk.copy.check()

    assert {each.uid for each in named} == {second.uid}
    assert {each.uid for each in every} == {first.uid, second.uid}
    assert desk.copy.check((clean.uid,)) == ()
    assert desk.stories.list() == before
