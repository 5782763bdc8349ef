"""Steps of the desk: taken back as a whole, taken again, and refused where the world has moved on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput, Refused, WorldError
from newsdesk.domain.journal import SENT_OUT
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.domain.workflow import TRANSITIONS
from newsdesk.store.journal import Journal

MakeStory = Callable[..., str]


def states(desk: Desk, uids: tuple[str, ...]) -> list[Status]:
    return [desk.stories.get(uid).status for uid in uids]


def test_undo_and_redo(desk: Desk, story: MakeStory) -> None:
    """A step is taken back as a whole and can be taken again; the journal has all three."""
    one, two = story(), story()
    step = desk.workflow.act((one, two), "ready").step
    assert desk.workflow.undoable() == step

    undone = desk.workflow.undo(step.number)

    assert states(desk, (one, two)) == [Status.DRAFT, Status.DRAFT]
    assert undone.changes.stories == {one, two}
    assert desk.workflow.undoable() is None
    assert desk.workflow.redoable() == undone.step

    desk.workflow.redo(step.number)

    assert states(desk, (one, two)) == [Status.READY, Status.READY]
    assert [each.what for each in desk.workflow.journal(one)] == [
        "did “Mark 2 stories ready” again",
        "took back “Mark 2 stories ready”",
        "marked it ready",
        "started it",
    ]


def test_undo_refuses_where_somebody_went_on(desk: Desk, story: MakeStory) -> None:
    """The sentence names the story; the other one stays as well, and the newer step can still be undone."""
    one, two = story(headline="Snow in May"), story()
    step = desk.workflow.act((one, two), "ready").step
    newer = desk.workflow.act((one,), "publish").step

    with pytest.raises(
        Refused, match="“Mark 2 stories ready” cannot be taken back: “Snow in May” changed since"
    ):
        desk.workflow.undo(step.number)
    assert states(desk, (one, two)) == [Status.PUBLISHED, Status.READY]

    desk.workflow.undo(newer.number)
    desk.workflow.undo(step.number)
    assert states(desk, (one, two)) == [Status.DRAFT, Status.DRAFT]


def test_undo_leaves_alone_what_the_step_did_not_change(desk: Desk, story: MakeStory) -> None:
    """What was written since stays."""
    uid = story()
    step = desk.workflow.act((uid,), "ready").step
    written = desk.stories.get(uid).text.with_(body="It opened late.", keywords=("bridges",))
    desk.stories.save(uid, written)

    desk.workflow.undo(step.number)

    assert desk.stories.get(uid).text == written
    assert desk.stories.get(uid).status is Status.DRAFT


def test_what_is_out_cannot_be_taken_back(desk: Desk, story: MakeStory, clock: Any) -> None:
    """Once readers may have it, publishing is history; spiking it is not."""
    uid = story(Status.READY)
    step = desk.workflow.act((uid,), "publish").step
    clock.pass_(minutes=1)
    with desk.newsroom.archive.writing() as db:
        Journal(db).note(uid, f"{SENT_OUT} in the edition of 2025-12-12", "Aigul", clock.now())

    with pytest.raises(Refused, match="readers have had “A Bridge Opens” since"):
        desk.workflow.undo(step.number)

    spiked = desk.workflow.act((uid,), "spike").step
    desk.workflow.undo(spiked.number)
    assert desk.stories.get(uid).status is Status.PUBLISHED


def test_what_is_out_is_known_though_the_clock_was_set_back(
    desk: Desk, story: MakeStory, clock: Any, tmp_path: Path
) -> None:
    """What came first is what was written down first."""
    uid = story(Status.READY)
    step = desk.workflow.act((uid,), "publish").step
    clock.pass_(hours=-1)
    desk.publishing.export_selection(desk.publishing.selection((uid,)), tmp_path / "bundle", Silent())

    with pytest.raises(Refused, match="readers have had “A Bridge Opens” since"):
        desk.workflow.undo(step.number)


def test_what_went_out_before_the_clock_was_set_back_may_be_taken_back(
    desk: Desk, story: MakeStory, clock: Any, tmp_path: Path
) -> None:
    """It went out before it was published: readers were told nothing of that."""
    uid = story(Status.READY)
    desk.publishing.export_selection(desk.publishing.selection((uid,)), tmp_path / "bundle", Silent())
    clock.pass_(hours=-1)
    step = desk.workflow.act((uid,), "publish").step

    desk.workflow.undo(step.number)

    assert desk.stories.get(uid).status is Status.READY


def test_what_went_out_before_may_be_published_and_taken_back(
    desk: Desk, story: MakeStory, clock: Any
) -> None:
    """Only what went out after the step counts: an edition may hold stories that are not marked yet."""
    uid = story(Status.READY)
    with desk.newsroom.archive.writing() as db:
        Journal(db).note(uid, f"{SENT_OUT} in the edition of 2025-12-12", "Aigul", clock.now())
    clock.pass_(minutes=1)
    step = desk.workflow.act((uid,), "publish").step

    desk.workflow.undo(step.number)

    assert desk.stories.get(uid).status is Status.READY


def test_redo_refuses_where_the_text_has_changed(desk: Desk, story: MakeStory) -> None:
    """Readers must not be said to have a text that nobody stands behind any more."""
    uid = story(Status.READY)
    step = desk.workflow.act((uid,), "publish").step
    desk.workflow.undo(step.number)
    desk.stories.save(uid, desk.stories.get(uid).text.with_(body="It did not open."))

    with pytest.raises(Refused, match="the text of “A Bridge Opens” has changed since"):
        desk.workflow.redo(step.number)


def test_redo_asks_the_checklist_as_the_step_did(desk: Desk, story: MakeStory, clock: Any) -> None:
    """What was found meanwhile holds a story back: a note is no step, and ends no redoing."""
    noted, held = story(Status.READY), story(Status.READY)
    out = [desk.workflow.act((each,), "publish").step.number for each in (noted, held)]
    for number in out:
        desk.workflow.undo(number)
    desk.notes.add(noted, "Is that so? Call the ministry.")
    desk.embargo.set((held,), clock.now() + timedelta(days=1))

    with pytest.raises(Refused, match=r"cannot be done again: .*note.*“Mark published” asks for the reason"):
        desk.workflow.redo(out[0])
    with pytest.raises(Refused, match=r"cannot be done again: .*embargo"):
        desk.workflow.redo(out[1])

    assert states(desk, (noted, held)) == [Status.READY, Status.READY]


def test_a_step_is_undone_by_whom_the_table_names(desk: Desk, story: MakeStory) -> None:
    """Taking back is as much a decision as doing."""
    step = desk.workflow.act((story(Status.READY),), "publish").step
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", Role.REPORTER)

    with pytest.raises(Refused, match="“Mark published” is for an editor or a producer"):
        desk.workflow.undo(step.number)


def test_what_was_done_since_ends_the_redoing(desk: Desk, story: MakeStory, clock: Any) -> None:
    """What was taken back before that is not done again by the way; what was taken back after it is."""
    one, two, three = story(), story(), story()

    def do(uid: str) -> int:
        clock.pass_(minutes=1)
        return desk.workflow.act((uid,), "ready").step.number

    def undo(number: int) -> None:
        clock.pass_(minutes=1)
        desk.workflow.undo(number)

    undo(do(one))
    newer, newest = do(two), do(three)
    assert desk.workflow.redoable() is None
    undo(newest)
    undo(newer)

    again = []
    while step := desk.workflow.redoable():
        again.append(desk.workflow.redo(step.number).step.number)

    assert again == [newer, newest]


def test_a_step_that_was_taken_back_by_its_number_can_be_done_again(
    desk: Desk, story: MakeStory, clock: Any
) -> None:
    """Though a newer one stands."""
    older = desk.workflow.act((story(),), "ready").step
    clock.pass_(minutes=1)
    desk.workflow.act((story(),), "ready")
    clock.pass_(minutes=1)

    back = desk.workflow.undo(older.number).step

    assert desk.workflow.redoable() == back


def test_steps_that_are_not_there(desk: Desk, story: MakeStory) -> None:
    """Neither an unknown step nor one that is undone already can be taken back."""
    step = desk.workflow.act((story(),), "ready").step
    with pytest.raises(Refused, match="was not taken back"):
        desk.workflow.redo(step.number)
    desk.workflow.undo(step.number)

    with pytest.raises(Refused, match="is taken back already"):
        desk.workflow.undo(step.number)
    with pytest.raises(BadInput, match="no step 99"):
        desk.workflow.undo(99)


deeds = st.lists(
    st.tuples(
        st.sampled_from([*(way.action for way in TRANSITIONS), "tag", "untag", "countries"]),
        st.sets(st.integers(0, 3), min_size=1),
    ),
    max_size=12,
)


@given(deeds=deeds)
@settings(max_examples=40)
def test_undoing_everything_gives_the_start_and_redoing_the_end(deeds: list[tuple[str, set[int]]]) -> None:
    """Whatever was done, in whatever order, to whichever stories."""
    with TemporaryDirectory() as folder:
        desk = Desk(
            Newsroom.create(
                Path(folder, "n"), FixedClock(datetime(2025, 12, 12, tzinfo=UTC)), "Aigul", "The Courier"
            )
        )
        texts = (StoryText(f"Story {each}", body="It opened.", countries=("KG",)) for each in range(4))
        uids = tuple(desk.stories.new(text).value.uid for text in texts)
        start = [standing(desk.stories.get(each)) for each in uids]
        for deed, chosen in deeds:
            try_to(desk, deed, tuple(uids[each] for each in sorted(chosen)))
        end = [standing(desk.stories.get(each)) for each in uids]

        while step := desk.workflow.undoable():
            desk.workflow.undo(step.number)
        assert [standing(desk.stories.get(each)) for each in uids] == start
        while step := desk.workflow.redoable():
            desk.workflow.redo(step.number)
        assert [standing(desk.stories.get(each)) for each in uids] == end
        desk.close()


def standing(story: Story) -> tuple[object, ...]:
    out = bool(story.published_revision)
    return story.text, story.status, story.spiked_from, story.published, out


def try_to(desk: Desk, deed: str, uids: tuple[str, ...]) -> None:
    try:
        if deed == "tag":
            desk.workflow.set_tags(uids, add=("wool", "snow"))
        elif deed == "untag":
            desk.workflow.set_tags(uids, remove=("wool",))
        elif deed == "countries":
            desk.workflow.set_countries(uids, add=("KZ",), remove=("KG",))
        else:
            desk.workflow.act(uids, deed)
    except WorldError:
        pass
