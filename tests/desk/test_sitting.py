"""What is typed is kept without overwriting what changed meanwhile."""

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.sitting import Kept, Sitting
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.story import Story, StoryText, Why

ONE, TWO = "The mill presses fleece.", "Twelve women work there."
TEXT = StoryText("Wool", body=f"{ONE}\n\n{TWO}\n", byline="Aigul")


@pytest.fixture
def story(desk: Desk) -> Story:
    return desk.stories.new(TEXT).value


@pytest.fixture
def sitting(desk: Desk, story: Story) -> Sitting:
    return desk.sit_down(story)


def with_body(old: str, new: str, text: StoryText = TEXT) -> StoryText:
    assert old in text.body
    return text.with_(body=text.body.replace(old, new))


def test_what_is_typed_is_a_revision(desk: Desk, story: Story, sitting: Sitting) -> None:
    """After a copy, which is gone then; the same again is none."""
    typed = with_body("Twelve", "Thirteen")

    assert sitting.copy(typed) == Kept()
    assert sitting.keep(typed) == Kept(Changes(frozenset({story.uid})))
    assert sitting.keep(typed) == Kept()

    assert [each.why for each in desk.stories.revisions(story.uid)] == [Why.NEW, Why.TYPING]
    assert desk.stories.recover().changes == NOTHING


@pytest.mark.parametrize("copied", [True, False])
def test_what_changed_meanwhile_stays(desk: Desk, story: Story, sitting: Sitting, *, copied: bool) -> None:
    """However often is kept before the window has seen it: the change is in the text once."""
    desk.stories.save(story.uid, with_body("mill", "new mill"))
    typed = with_body("Twelve", "Thirteen")

    first = (sitting.copy if copied else sitting.keep)(typed)
    second = sitting.keep(with_body("women", "old women", typed))

    assert (first.merged, second.merged) == (True, True)
    assert "both" in second.sentence
    body = desk.stories.get(story.uid).text.body
    assert body == "The new mill presses fleece.\n\nThirteen old women work there.\n"
    assert desk.stories.recover().changes == NOTHING


def test_a_copy_that_became_a_revision_is_no_other_text(desk: Desk, story: Story, sitting: Sitting) -> None:
    """A step keeps the copy first; what is typed on in the same paragraph is no conflict with it."""
    typed = with_body("Twelve", "Thirteen")
    sitting.copy(typed)
    desk.workflow.set_tags((story.uid,), add=("wool",))

    kept = sitting.keep(with_body("women", "old women", typed))

    assert (kept.merged, kept.contested) == (True, ())
    after = desk.stories.get(story.uid).text
    assert after.body == f"{ONE}\n\nThirteen old women work there.\n"
    assert after.keywords == ("wool",)


def test_where_both_touch_the_same_both_stand(desk: Desk, story: Story, sitting: Sitting) -> None:
    """In the text one after the other; of a field what was typed, and the other is in the history."""
    other = with_body("Twelve", "Eleven").with_(headline="Wool Sells", byline="Asel")
    desk.stories.save(story.uid, other)

    kept = sitting.keep(with_body("Twelve", "Thirteen").with_(headline="Wool Is Sold"))

    after = desk.stories.get(story.uid).text
    assert kept.contested == ("Headline", "Text")
    assert "one after the other" in kept.sentence
    assert "Of the headline what you typed stands" in kept.sentence
    assert after.body == f"{ONE}\n\nThirteen women work there.\n\nEleven women work there.\n"
    assert (after.headline, after.byline) == ("Wool Is Sold", "Asel")
    assert [each.text for each in desk.stories.revisions(story.uid)][1] == other
