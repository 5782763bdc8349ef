"""Readers are told what was wrong, beside what was changed."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status, StoryText
from newsdesk.domain.workflow import HeldBack
from tests.hand_clock import HandClock

TEXT = StoryText("Bridge Opens", body="It opened on Monday.", byline="Aigul", countries=("KG",))
NOTICE = "An earlier version of this story misstated the day. It was Tuesday."


@pytest.fixture
def published(desk: Desk) -> str:
    """The uid of a story that readers have."""
    uid = desk.stories.new(TEXT).value.uid
    desk.workflow.act((uid,), "ready")
    desk.workflow.act((uid,), "publish")
    return uid


def _mend(desk: Desk, uid: str) -> None:
    desk.stories.save(uid, TEXT.with_(body="It opened on Tuesday."))


def test_a_correction_marks_a_published_story_corrected_in_one_step(
    desk: Desk, published: str, clock: HandClock
) -> None:
    """It knows what readers had, what they have now, who told them and when."""
    before = desk.stories.get(published).revision
    _mend(desk, published)

    desk.corrections.add(published, CorrectionKind.CORRECTION, f"  {NOTICE}\n", Place.BOTTOM)

    (said,) = desk.corrections.of(published)
    story = desk.stories.get(published)
    assert (said.kind, said.text, said.place) == (CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    assert (said.who, said.at) == ("Aigul", clock.at)
    assert (said.before, said.after) == (before, story.revision)
    assert (story.status, story.published_revision) == (Status.CORRECTED, story.revision)
    assert desk.finding.rows(Query(), Sort())[0].corrections == 1


def test_a_correction_is_taken_back_as_a_whole_and_done_again(desk: Desk, published: str) -> None:
    """Notice, state and what counts as published go together."""
    before = desk.stories.get(published)
    done = desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.TOP)
    said = desk.corrections.of(published)

    desk.workflow.undo(done.step.number)

    assert desk.corrections.of(published) == ()
    assert desk.stories.get(published).status is before.status
    desk.workflow.redo(done.step.number)
    assert desk.corrections.of(published) == said
    assert desk.stories.get(published).status is Status.CORRECTED


def test_what_is_being_typed_is_what_puts_it_right(desk: Desk, published: str) -> None:
    """The extra copy of it becomes a revision first."""
    desk.stories.keep_draft(published, TEXT.with_(body="It opened on Tuesday."))

    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)

    (said,) = desk.corrections.of(published)
    assert said.after == desk.stories.get(published).revision != said.before


def test_a_story_that_nobody_has_read_is_not_corrected(desk: Desk) -> None:
    """Its text is changed instead."""
    uid = desk.stories.new(TEXT).value.uid

    with pytest.raises(Refused, match="“Bridge Opens” has not been published"):
        desk.corrections.add(uid, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    with pytest.raises(Refused, match="has not been published"):
        desk.corrections.since_published(uid)

    assert desk.corrections.of(uid) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" \n", "has no text yet"),
        (f"It was {'very ' * 200}long.", "has 1012 of 1000 characters. Shorten it"),
        ("It misstated [what was wrong].", "still says “\\[what was wrong\\]”"),
        ("In fact, [what is right].", "still says “\\[what is right\\]”"),
    ],
)
def test_a_notice_that_says_nothing_is_refused(desk: Desk, published: str, text: str, why: str) -> None:
    """With what is missing; the story stays published."""
    with pytest.raises(BadInput, match=why):
        desk.corrections.add(published, CorrectionKind.CORRECTION, text, Place.BOTTOM)

    assert desk.stories.get(published).status is Status.PUBLISHED


def test_the_checklist_holds_a_correction_back_unless_somebody_says_why(desk: Desk, published: str) -> None:
    """As it does everything that readers get: all of it, or nothing."""
    desk.stories.save(published, TEXT.with_(body=""))

    with pytest.raises(HeldBack, match="no text"):
        desk.corrections.add(published, CorrectionKind.EDITORS_NOTE, NOTICE, Place.TOP)
    assert desk.corrections.of(published) == ()
    desk.corrections.add(published, CorrectionKind.EDITORS_NOTE, NOTICE, Place.TOP, "By a court’s order")

    assert desk.stories.get(published).status is Status.CORRECTED
    assert any("By a court’s order" in each.what for each in desk.workflow.journal(published))


def test_corrections_stand_in_the_order_in_which_readers_were_told(
    desk: Desk, published: str, clock: HandClock
) -> None:
    """The newest last; a second one begins where the first ended."""
    _mend(desk, published)
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    clock.pass_(hours=1)
    desk.stories.save(published, TEXT.with_(body="It opened on Tuesday, and closed."))
    desk.corrections.add(published, CorrectionKind.UPDATE, "It has closed since.", Place.TOP)

    first, second = desk.corrections.of(published)

    assert (first.kind, second.kind) == (CorrectionKind.CORRECTION, CorrectionKind.UPDATE)
    assert second.before == first.after


def test_a_correction_is_changed_and_removed_with_a_line_in_the_journal(desk: Desk, published: str) -> None:
    """Its time and author stay; the story stays corrected; each can be taken back."""
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    (before,) = desk.corrections.of(published)

    desk.corrections.change(before.uid, CorrectionKind.CLARIFICATION, "It was Tuesday.", Place.TOP)
    (after,) = desk.corrections.of(published)
    removed = desk.corrections.remove(before.uid)

    assert (after.uid, after.at, after.who) == (before.uid, before.at, before.who)
    assert (after.kind, after.text, after.place) == (
        CorrectionKind.CLARIFICATION,
        "It was Tuesday.",
        Place.TOP,
    )
    assert desk.corrections.of(published) == ()
    assert desk.stories.get(published).status is Status.CORRECTED
    assert [each.what for each in desk.workflow.journal(published)[:2]] == [
        "took back a clarification: “It was Tuesday.”",
        "changed what readers are told (clarification): “It was Tuesday.”",
    ]
    desk.workflow.undo(removed.step.number)
    assert desk.corrections.of(published) == (after,)


def test_a_reporter_takes_back_no_correction_either(desk: Desk, published: str) -> None:
    """Nor puts it in other words: whoever may not tell readers may not untell them."""
    desk.corrections.add(published, CorrectionKind.CORRECTION, "It was ten.", Place.TOP)
    said = desk.corrections.of(published)
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", Role.REPORTER)

    with pytest.raises(Refused, match="is for an editor to say; you are a reporter"):
        desk.corrections.remove(said[0].uid)
    with pytest.raises(Refused, match="is for an editor to say"):
        desk.corrections.change(said[0].uid, CorrectionKind.UPDATE, "It was eleven.", Place.TOP)

    assert desk.corrections.of(published) == said


def test_a_reporter_gets_round_that_by_no_undo(desk: Desk, published: str) -> None:
    """To take such a step back, or to do it again, is to say what readers are told."""
    desk.workflow.act((published,), "spike")
    added = desk.corrections.add(published, CorrectionKind.CORRECTION, "It was ten.", Place.TOP).step
    (said,) = desk.corrections.of(published)
    removed = desk.corrections.remove(said.uid).step
    desk.workflow.undo(removed.number)
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", Role.REPORTER)

    with pytest.raises(Refused, match="is for an editor to say; you are a reporter"):
        desk.workflow.redo(removed.number)
    with pytest.raises(Refused, match="is for an editor to say"):
        desk.workflow.undo(added.number)

    assert desk.corrections.of(published) == (said,)


def test_nothing_is_done_about_a_correction_that_is_gone_or_says_that_already(
    desk: Desk, published: str
) -> None:
    """One sentence for each."""
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    (said,) = desk.corrections.of(published)

    with pytest.raises(Refused, match="says that already"):
        desk.corrections.change(said.uid, said.kind, f"{said.text} ", said.place)
    with pytest.raises(BadInput, match="not there any more"):
        desk.corrections.change("x", said.kind, "Other words.", said.place)
    with pytest.raises(BadInput, match="not there any more"):
        desk.corrections.remove("x")


def test_what_changed_is_shown_since_publication_and_for_each_correction(desk: Desk, published: str) -> None:
    """Word by word; since the last correction, nothing has."""
    _mend(desk, published)
    since = desk.corrections.since_published(published)
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    (said,) = desk.corrections.of(published)

    about, now = desk.corrections.difference(said), desk.corrections.since_published(published)

    assert since is not None
    assert since == about
    assert [(each.name, each.old, each.new) for each in since.changed] == [
        ("body", "It opened on Monday.", "It opened on Tuesday.")
    ]
    assert now is not None
    assert now.changed == ()


def test_a_spiked_story_keeps_its_notices_and_its_state(desk: Desk, published: str) -> None:
    """Readers have it all the same, so they can be told."""
    desk.workflow.act((published,), "spike")

    desk.corrections.add(published, CorrectionKind.EDITORS_NOTE, "It was withdrawn.", Place.TOP)

    assert desk.stories.get(published).status is Status.SPIKED
    assert len(desk.corrections.of(published)) == 1


def test_corrections_go_with_the_story_to_another_desk(
    desk: Desk, published: str, other_desk: Desk, tmp_path: Path
) -> None:
    """The next desk goes on from there: it has the text that readers have."""
    _mend(desk, published)
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.BOTTOM)
    edition = desk.editions.new(date(2025, 12, 12), uids=(published,)).value
    desk.publishing.export(edition.uid, tmp_path / "out", Silent())

    other_desk.intake.receive(other_desk.intake.read_bundle(tmp_path / "out"))

    assert other_desk.corrections.of(published) == desk.corrections.of(published)
    since = other_desk.corrections.since_published(published)
    assert since is not None
    assert since.changed == ()


def test_the_preview_shows_the_notice_in_its_place(desk: Desk, published: str) -> None:
    """Where readers will find it."""
    desk.corrections.add(published, CorrectionKind.CORRECTION, NOTICE, Place.TOP)

    page = desk.preview.page(desk.stories.get(published))

    assert page.html.index(NOTICE) < page.html.index('id="story-body"')
    assert page.corrections == desk.corrections.of(published)
