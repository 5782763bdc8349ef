"""What is typed is kept without overwriting what changed meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from peewee import IntegrityError

from newsdesk.desk import Desk
from newsdesk.desk.sitting import Kept, Sitting
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.story import Story, StoryText, Why
from tests.desk.past import revisions_of
from tests.desk.two_desks import sound

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


@contextmanager
def nothing_commits(desk: Desk) -> Iterator[None]:
    """Let transactions that keep a text fail when they end, which is when a full disk is found."""
    with desk.newsroom.archive.writing() as db:
        db.execute_sql("CREATE TABLE lost (id REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED)")
        for table in ("draft", "revision"):
            made = f"CREATE TRIGGER lost_{table} AFTER INSERT ON {table}"
            db.execute_sql(f"{made} BEGIN INSERT INTO lost VALUES (-1); END")
    yield
    with desk.newsroom.archive.writing() as db:
        for table in ("draft", "revision"):
            db.execute_sql(f"DROP TRIGGER lost_{table}")
        db.execute_sql("DROP TABLE lost")


def test_what_is_typed_is_a_revision(desk: Desk, story: Story, sitting: Sitting) -> None:
    """After a copy, which is gone then; the same again is none."""
    typed = with_body("Twelve", "Thirteen")

    assert sitting.copy(typed) == Kept()
    assert sitting.keep(typed) == Kept(Changes(frozenset({story.uid})))
    assert sitting.keep(typed) == Kept()

    assert [each.why for each in revisions_of(desk, story.uid)] == [Why.NEW, Why.TYPING]
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


@pytest.mark.parametrize("changed", [True, False])
def test_what_could_not_be_kept_is_kept_once_there_is_room(
    desk: Desk, story: Story, sitting: Sitting, *, changed: bool
) -> None:
    """All of it, however often it was tried: only what is on the disk has been kept."""
    if changed:
        desk.stories.save(story.uid, with_body("mill", "new mill"))
    typed = with_body("Twelve", "Thirteen")
    with nothing_commits(desk):
        for keep in (sitting.copy, sitting.keep, sitting.copy, sitting.keep):
            with pytest.raises(IntegrityError):
                keep(typed)

    kept = sitting.keep(with_body("women", "old women", typed))

    assert (kept.merged, kept.contested) == (changed, ())
    body = desk.stories.get(story.uid).text.body
    assert body == f"The {'new ' * changed}mill presses fleece.\n\nThirteen old women work there.\n"


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


def test_where_both_touch_the_same_a_merge_waits(desk: Desk, story: Story, sitting: Sitting) -> None:
    """What was typed stands, with all that is clear; the other is in the history, and proposed."""
    other = with_body("Twelve", "Eleven").with_(headline="Wool Sells", byline="Asel")
    desk.stories.save(story.uid, other)

    kept = sitting.keep(with_body("Twelve", "Thirteen").with_(headline="Wool Is Sold"))

    after = desk.stories.get(story.uid).text
    assert kept.contested == ("Headline", "Text")
    assert "in the same place (headline and text). What you typed stands" in kept.sentence
    assert after.body == f"{ONE}\n\nThirteen women work there.\n"
    assert (after.headline, after.byline) == ("Wool Is Sold", "Asel")
    assert [each.text for each in revisions_of(desk, story.uid)][1] == other
    (case,) = desk.merges.all()
    assert case.pending.sender == "“Aigul”"
    assert [(each.label, each.mine.strip(), each.theirs.strip()) for each in case.undecided.conflicts] == [
        ("Headline", "Wool Is Sold", "Wool Sells"),
        ("Text", "Thirteen women work there.", "Eleven women work there."),
    ]
    assert "waits for an editor" in desk.workflow.journal(story.uid)[0].what


def test_what_is_typed_against_the_same_change_waits_once(desk: Desk, story: Story, sitting: Sitting) -> None:
    """A copy is kept in the middle of it: the body is contested first, and then the headline too."""
    desk.stories.save(story.uid, with_body("Twelve", "Eleven").with_(headline="Wool Sells"))
    typed = with_body("Twelve", "Thirteen")

    assert sitting.copy(typed).contested == ("Text",)
    assert sitting.keep(typed.with_(headline="Wool Is Sold")).contested == ("Headline",)

    (case,) = desk.merges.all()
    assert [each.label for each in case.undecided.conflicts] == ["Headline", "Text"]
    desk.stories.save(story.uid, case.story.text.with_(headline="Wool!"))
    sitting.keep(typed.with_(headline="Wool?"))
    assert len(desk.merges.all()) == 2


def test_a_merge_of_what_was_typed_is_decided_like_any_other(
    desk: Desk, story: Story, sitting: Sitting
) -> None:
    """Nothing waits then, every revision is sound, and the step can be taken back."""
    desk.stories.save(story.uid, with_body("Twelve", "Eleven"))
    typed = with_body("Twelve", "Thirteen")
    sitting.keep(typed)
    assert sitting.keep(with_body("Thirteen women", "Thirteen old women", typed)).contested == ()
    case = desk.merges.case(story.uid)

    done = desk.merges.resolve(case, case.undecided.text([each.theirs for each in case.undecided.conflicts]))

    assert desk.merges.all() == ()
    assert desk.stories.get(story.uid).text.body == f"{ONE}\n\nEleven women work there.\n"
    assert sound(desk)
    desk.workflow.undo(done.step.number)
    assert desk.stories.get(story.uid).text.body == f"{ONE}\n\nThirteen old women work there.\n"
    assert sound(desk)
