"""A story's past, as people use it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.history import LONGEST_NAME
from newsdesk.desk.publishing import verify
from newsdesk.domain.changes import NOTHING
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText, Why
from newsdesk.text.compare import Kind
from tests.hand_clock import HandClock


@pytest.fixture
def uid(desk: Desk, clock: HandClock) -> str:
    """A story with three texts, an hour apart, on Thursday, and one on Friday."""
    clock.at = datetime(2025, 12, 11, 6, 0, tzinfo=UTC)
    uid = desk.stories.new(StoryText(headline="Snow", body="It snowed.")).value.uid
    for body in ("It snowed all day.", "It snowed all night."):
        clock.pass_(hours=1)
        desk.stories.save(uid, StoryText(headline="Snow", body=body))
    clock.at = datetime(2025, 12, 12, 6, 0, tzinfo=UTC)
    desk.stories.save(uid, StoryText(headline="Snow in May", body="It rained."))
    return uid


def test_the_timeline_is_newest_first(desk: Desk, uid: str) -> None:
    """As history is told."""
    assert [each.number for each in desk.history.timeline(uid)] == [4, 3, 2, 1]
    with pytest.raises(BadInput, match="no story nobody"):
        desk.history.timeline("nobody")


def test_a_revision_is_named_by_number_or_digest(desk: Desk, uid: str) -> None:
    """The first letters of the digest will do."""
    second = desk.history.timeline(uid)[2]

    assert desk.history.find(uid, "2") == second
    assert desk.history.find(uid, second.digest[:8].upper()) == second
    with pytest.raises(BadInput, match="“9” is no revision of this story, whose newest is number 4"):
        desk.history.find(uid, "9")


def test_restoring_is_a_new_revision(desk: Desk, uid: str, clock: HandClock) -> None:
    """What stood until then is a checkpoint, and restoring that takes it back."""
    thursday, friday = desk.history.find(uid, "3"), desk.history.find(uid, "4")
    clock.pass_(hours=1)

    changes = desk.history.restore(uid, thursday.digest).changes

    newest, before, *_older = desk.history.timeline(uid)
    assert changes.stories == {uid}
    assert desk.stories.get(uid).text == StoryText(headline="Snow", body="It snowed all night.")
    assert desk.stories.get(uid).slug == "snow"
    assert (newest.number, newest.why, newest.who) == (5, Why.RESTORE, "Aigul")
    assert (before.digest, before.label) == (friday.digest, "before restore")
    desk.history.restore(uid, friday.digest)
    assert desk.stories.get(uid).text.headline == "Snow in May"
    assert all(each.ok for each in desk.upkeep.examine() if each.check == "revisions")


def test_restoring_is_a_step_like_any_other(desk: Desk, uid: str, clock: HandClock) -> None:
    """It is taken back and done again; once somebody has written on, it is not."""
    today = desk.stories.get(uid).text
    step = desk.history.restore(uid, desk.history.find(uid, "2").digest).value
    restored = desk.stories.get(uid).text
    assert step == desk.workflow.undoable()
    assert step is not None
    assert step.label == "Restore revision 2 of “Snow”"
    clock.pass_(minutes=1)

    desk.workflow.undo(step.number)
    assert desk.stories.get(uid).text == today
    desk.workflow.redo(step.number)
    assert desk.stories.get(uid).text == restored

    desk.stories.keep_draft(uid, restored.with_(body="Written on."))
    with pytest.raises(Refused, match="changed since"):
        desk.workflow.undo(step.number)


def test_what_is_being_typed_when_a_text_is_restored_is_a_revision(desk: Desk, uid: str) -> None:
    """It is what stood before, and what taking the restore back brings."""
    typed = desk.stories.get(uid).text.with_(body="Half a sen")
    desk.stories.keep_draft(uid, typed)

    step = desk.history.restore(uid, desk.history.find(uid, "2").digest).value

    assert step is not None
    desk.workflow.undo(step.number)
    assert desk.stories.get(uid).text == typed


def test_restoring_what_stands_changes_nothing(desk: Desk, uid: str) -> None:
    """No revision, no name."""
    before = desk.history.timeline(uid)

    assert desk.history.restore(uid, before[0].digest) == (None, NOTHING)
    assert desk.history.timeline(uid) == before


def test_an_edition_hears_of_a_restored_text(desk: Desk, uid: str, clock: HandClock) -> None:
    """It is shown there as well."""
    edition = desk.editions.new(clock.now().date(), "", (uid,)).value

    assert desk.history.restore(uid, desk.history.find(uid, "1").digest).changes.editions == {edition.uid}


def test_two_texts_are_compared(desk: Desk, uid: str) -> None:
    """In words, and as pages."""
    one, two = (desk.history.find(uid, number).digest for number in ("2", "3"))

    found = desk.history.compare(uid, one, two)
    html = desk.history.compare_pages(uid, one, two)

    assert [(run.kind, run.text) for run in found.changed[0].runs] == [
        (Kind.SAME, "It snowed all "),
        (Kind.REMOVED, "day"),
        (Kind.ADDED, "night"),
        (Kind.SAME, "."),
    ]
    assert html == "<h1>Snow</h1>\n<p>It snowed all <del>day</del><ins>night</ins>.</p>"


def test_the_standing_text_gets_a_name(desk: Desk, uid: str) -> None:
    """On one line; another takes its place."""
    desk.history.checkpoint(uid, "filed")
    changes = desk.history.checkpoint(uid, "  before\n legal ")

    assert desk.history.timeline(uid)[0].label == "before legal"
    assert changes.stories == {uid}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" ", "A checkpoint needs a name"), ("x" * 81, f"has 81 of at most {LONGEST_NAME} characters")],
)
def test_what_is_no_name_is_refused(desk: Desk, uid: str, name: str, sentence: str) -> None:
    """With the limit and the value."""
    with pytest.raises(BadInput, match=sentence):
        desk.history.checkpoint(uid, name)


def test_changes_since_it_was_read(desk: Desk, uid: str) -> None:
    """By whoever is at the desk."""
    with pytest.raises(Refused, match="“Snow in May” has not been read by you before"):
        desk.history.since_read(uid)
    desk.history.mark_read(uid)
    with pytest.raises(Refused, match="has not changed since you last read it"):
        desk.history.since_read(uid)
    desk.stories.save(uid, StoryText(headline="Snow in June"))

    old, new = desk.history.since_read(uid)

    assert desk.history.find(uid, old).number == 4
    assert desk.history.find(uid, new).number == 5


def test_changes_since_it_was_published(desk: Desk, uid: str) -> None:
    """From the text that readers have to the one that stands."""
    with pytest.raises(Refused, match="has not been published yet"):
        desk.history.since_published(uid)
    desk.workflow.act((uid,), "edit")
    desk.workflow.act((uid,), "ready", override="It must.")
    desk.workflow.act((uid,), "publish", override="It must.")
    with pytest.raises(Refused, match="has not changed since it was published"):
        desk.history.since_published(uid)
    desk.stories.save(uid, StoryText(headline="Snow in June"))

    old, new = desk.history.since_published(uid)

    assert (desk.history.find(uid, old).number, desk.history.find(uid, new).number) == (4, 5)
    assert desk.history.find(uid, "4").went_out is not None


def test_a_desk_action_leaves_checkpoints(desk: Desk, uid: str) -> None:
    """Done to one story or to many, and taken back: the text that stood before is kept for ever each time."""
    step = desk.workflow.set_tags((uid,), add=("weather",)).step
    desk.workflow.undo(step.number)

    back, done, before, *_ = desk.history.timeline(uid)
    assert (back.why, done.why) == (Why.UNDO, Why.BULK)
    assert (done.label, before.label) == ("before a desk action", "before a desk action")


def test_thinned_texts_are_refused_with_the_reason(desk: Desk, uid: str, clock: HandClock) -> None:
    """They can be seen to have been there, and not be restored, compared or named."""
    clock.pass_(days=30)
    assert desk.history.thin(dry_run=True).revisions == 1
    gone = desk.history.thin()

    assert (gone.stories, gone.revisions) == (1, 1)
    past = desk.history.find(uid, "2")
    assert past.thinned
    newest = desk.history.find(uid, "4").digest
    for ask in (
        lambda: desk.history.restore(uid, past.digest),
        lambda: desk.history.compare(uid, past.digest, newest),
        lambda: desk.history.name(uid, past.digest, "filed"),
    ):
        with pytest.raises(Refused, match="The text of revision 2 was thinned out"):
            ask()
    assert desk.history.thin() == desk.history.thin(dry_run=True)


def test_thinning_is_due_once_a_day(desk: Desk, uid: str, clock: HandClock) -> None:
    """And again the next day, even if nothing is to be done."""
    clock.pass_(days=30)
    assert desk.history.due_for_thinning() == (uid,)
    desk.history.thin_these((uid,))
    desk.history.note_thinned()

    assert desk.history.due_for_thinning() is None
    clock.pass_(days=1)
    assert desk.history.due_for_thinning() == ()


@settings(max_examples=20)  # each is a newsroom of its own
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["type", "back", "name", "thin"]), st.integers(0, 9)), max_size=12
    )
)
def test_whatever_is_done_no_text_stands_that_is_in_no_revision(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And the chain holds, whatever was restored, named and thinned in between."""
    folder = tmp_path_factory.mktemp("past") / "newsroom"
    clock = HandClock(datetime(2025, 12, 1, 6, 0, tzinfo=UTC))
    desk = Desk(Newsroom.create(folder, clock, "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText(headline="Snow")).value.uid
    for do, number in steps:
        clock.at += timedelta(hours=number)
        past = desk.history.timeline(uid)
        kept = [each for each in past if not each.thinned]
        if do == "type":
            desk.stories.save(uid, StoryText(headline="Snow", body=f"{number} days"))
        elif do == "back":
            desk.history.restore(uid, kept[number % len(kept)].digest)
        elif do == "name":
            desk.history.name(uid, kept[number % len(kept)].digest, f"name {number}")
        else:
            clock.at += timedelta(days=number)
            desk.history.thin()

    newest = desk.history.timeline(uid)[0]
    assert desk.history.text_of(uid, newest.digest) == desk.stories.get(uid).text
    assert all(each.ok for each in desk.upkeep.examine() if each.check == "revisions")
    desk.close()


def test_a_bundle_carries_the_texts_that_are_left(
    desk: Desk, uid: str, clock: HandClock, tmp_path: Path
) -> None:
    """Another desk takes it in; and what went out is kept for ever here."""
    clock.pass_(days=30)
    desk.history.checkpoint(uid, "filed")
    desk.history.thin()
    edition = desk.editions.new(clock.now().date(), "", (uid,)).value
    desk.publishing.export(edition.uid, tmp_path / "bundle", Silent(), "It must.")

    received = desk.intake.read_bundle(tmp_path / "bundle")

    assert verify(tmp_path / "bundle") == ()
    (revisions,) = received.revisions.values()
    assert [(each.number, each.label) for each in revisions] == [(1, ""), (3, ""), (4, "filed")]
    assert desk.history.timeline(uid)[0].went_out == clock.now()
