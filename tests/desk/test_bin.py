"""The bin is emptied by hand, and what was in it is still in a backup."""

from collections.abc import Callable
from datetime import date

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Role
from newsdesk.domain.story import StoryText
from newsdesk.text.query import parse

MakeStory = Callable[..., str]


def test_the_bin_is_emptied_and_a_backup_has_it_all(desk: Desk, story: MakeStory) -> None:
    """Stories, texts and places in editions are gone; the rest stays; a restore brings them back."""
    kept, gone = story(), story(headline="Wolves")
    edition = desk.editions.new(date(2025, 12, 12), "", (gone, kept)).value
    desk.workflow.act((gone,), "spike")

    done = desk.bin.empty()

    assert done.value.stories == 1
    assert done.changes.stories == {gone}
    assert done.changes.editions == {edition.uid}
    assert [each.story for each in desk.editions.get(edition.uid).entries] == [kept]
    assert desk.finding.count(parse("is:any wolves")) == 0
    assert all(each.ok for each in desk.upkeep.examine())
    with pytest.raises(BadInput, match="There is no story"):
        desk.stories.get(gone)
    desk.upkeep.restore(done.value.backup)
    assert desk.stories.get(gone).headline == "Wolves"


def test_some_of_the_bin(desk: Desk, story: MakeStory) -> None:
    """Only what is named goes."""
    one, two = story(), story()
    desk.workflow.act((one, two), "spike")

    assert desk.bin.empty((one,)).value.stories == 1

    assert desk.bin.count() == 1
    assert desk.stories.get(two)


def test_what_is_not_spiked_is_not_removed(desk: Desk, story: MakeStory) -> None:
    """One story that stands holds back all, and no backup is made for nothing."""
    one, two = story(), story(headline="Still here")
    desk.workflow.act((one,), "spike")

    with pytest.raises(Refused, match="“Still here” is draft, not spiked"):
        desk.bin.empty((one, two))

    assert desk.bin.count() == 1
    assert not list((desk.newsroom.folder / "backups").iterdir())


def test_an_empty_bin_is_said(desk: Desk) -> None:
    """There is nothing to do."""
    with pytest.raises(Refused, match="The bin is empty"):
        desk.bin.empty()


def test_who_may_not_spike_may_not_empty(desk: Desk, story: MakeStory) -> None:
    """The sentence says who may."""
    desk.workflow.act((story(),), "spike")
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role(desk.newsroom.who, Role.REPORTER)

    with pytest.raises(Refused, match="is for an editor; you are a reporter"):
        desk.bin.empty()


def test_a_step_of_a_story_that_is_gone_is_taken_back_for_the_others(desk: Desk, story: MakeStory) -> None:
    """What is left of it can be undone."""
    one, two = story(), story()
    step = desk.workflow.set_tags((one, two), ("grain",)).step
    desk.workflow.act((one,), "spike")
    desk.bin.empty()

    desk.workflow.undo(step.number)

    assert desk.stories.get(two).text == desk.stories.get(two).text.with_(keywords=())
    assert isinstance(desk.stories.get(two).text, StoryText)
