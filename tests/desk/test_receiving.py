"""Stories go from desk to desk and back: what one side changed goes forward, what both did comes together."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.changes import NOTHING
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.notes import Anchor
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status, Why
from tests.desk.past import revisions_of
from tests.desk.two_desks import BODY, MILL, Send, body, edit, sound
from tests.hand_clock import HandClock


def test_a_new_story_comes_with_its_past(desk: Desk, other_desk: Desk, send: Send, clock: HandClock) -> None:
    """Every text of it with its time, author, reason and digest: later merges find what both knew."""
    uid = desk.stories.new(MILL).value.uid
    clock.pass_(minutes=5)
    edit(desk, uid, "twelve", "thirteen")
    desk.history.checkpoint(uid, "before legal")

    done = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.stories] == [uid]
    assert done.value.step is None
    assert revisions_of(other_desk, uid) == revisions_of(desk, uid)
    assert other_desk.stories.get(uid).revision == desk.stories.get(uid).revision
    assert sound(desk, other_desk)


def test_a_story_comes_with_the_page_that_it_was_made_of(
    desk: Desk, other_desk: Desk, send: Send, tmp_path: Path
) -> None:
    """Which page, and where in it; the page itself stays. Taken in here as well, it makes nothing new."""
    page = desk.intake.read_data(b"Wool Finds Buyers\n\nThe mill in Karakol presses fleece.", "page.txt")
    uid = desk.intake.take(page).value.stories[0].uid

    send(desk, other_desk, uid)
    send(other_desk, desk, uid)

    made_of = other_desk.stories.get(uid).provenance
    assert made_of is not None
    assert made_of == desk.stories.get(uid).provenance
    assert (made_of.name, made_of.capture) == ("page.txt", page.reading.digest)
    again = other_desk.intake.read_data(page.data, "page.txt")
    assert (again.known, again.there) == (False, frozenset({0}))
    assert other_desk.intake.take(again).value.stories == ()


def test_a_story_that_was_here_learns_what_page_it_was_made_of(
    desk: Desk, other_desk: Desk, send: Send
) -> None:
    """It came from an older Newsdesk, which did not say; with the next newer text it is known here too."""
    page = desk.intake.read_data(b"Wool\n\nThe mill takes in 5,000 som a day, they say.", "page.txt")
    uid = desk.intake.take(page).value.stories[0].uid
    send(desk, other_desk, uid)
    with other_desk.newsroom.archive.writing() as db:
        db.execute_sql("UPDATE story SET page = '[]', line = NULL")
    edit(desk, uid, "5,000", "6,000")

    send(desk, other_desk, uid)

    assert desk.stories.get(uid).provenance is not None
    assert other_desk.stories.get(uid).provenance == desk.stories.get(uid).provenance


def test_what_is_published_there_is_known_by_its_text_here(
    desk: Desk, other_desk: Desk, send: Send, story: Callable[..., str]
) -> None:
    """Even where it was written on since, the text that readers have came with it."""
    uid = story(Status.PUBLISHED, body=BODY)
    edit(desk, uid, "twelve", "thirteen")

    send(desk, other_desk, uid)

    before, after = other_desk.history.since_published(uid)
    assert other_desk.history.compare(uid, before, after).added == 1


def test_taking_in_twice_changes_nothing(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Neither a text nor a line of the journal."""
    before = revisions_of(other_desk, uid), other_desk.workflow.journal(uid)

    done = send(desk, other_desk, uid)

    assert (done.value.arrived, done.value.duplicates, done.changes) == ((), 1, NOTHING)
    assert (revisions_of(other_desk, uid), other_desk.workflow.journal(uid)) == before


def test_what_only_they_changed_goes_forward(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """The story stands as it came, with all that was between; a step takes it back, and again."""
    edit(desk, uid, "twelve", "thirteen")
    edit(desk, uid, "thirteen", "fourteen")

    done = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.forward] == [uid]
    assert done.changes.stories == {uid}
    assert other_desk.stories.get(uid).text == desk.stories.get(uid).text
    assert [each.digest for each in revisions_of(other_desk, uid)] == [
        each.digest for each in revisions_of(desk, uid)
    ]
    assert done.value.step is not None
    other_desk.workflow.undo(done.value.step.number)
    assert body(other_desk, uid) == BODY
    other_desk.workflow.redo(done.value.step.number)
    assert "fourteen" in body(other_desk, uid)
    assert sound(other_desk)


@pytest.mark.parametrize("places", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_new_stories_come_with_those_that_go_forward(
    desk: Desk, other_desk: Desk, uid: str, send: Send, places: tuple[int, ...]
) -> None:
    """In whatever order: each is a change of its own, and of the new ones the first stands highest."""
    edit(desk, uid, "twelve", "thirteen")
    fresh = [desk.stories.new(MILL.with_(headline=each)).value.uid for each in ("One", "Two")]
    uids = [(uid, *fresh)[at] for at in places]

    taken = send(desk, other_desk, *uids).value

    assert [each.uid for each in taken.stories] == [each for each in uids if each != uid]
    assert [each.uid for each in taken.forward] == [uid]
    rows = other_desk.finding.rows(Query(), Sort())
    assert [each.uid for each in rows if each.uid != uid] == [each for each in uids if each != uid]
    assert sound(other_desk)


def test_what_only_we_changed_stays(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """An old bundle does no harm, and says so."""
    edit(other_desk, uid, "twelve", "thirteen")

    done = send(desk, other_desk, uid)

    assert (done.value.arrived, done.value.duplicates, done.changes) == ((), 1, NOTHING)
    assert "thirteen" in body(other_desk, uid)
    (remark,) = done.value.reading.remarks
    assert "has been changed here since" in remark


def test_different_paragraphs_are_merged(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Both changes are in the text, the one that stood is kept by name, and one step takes it back."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "the lake", "Issyk-Kul")

    done = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.merged] == [uid]
    assert body(other_desk, uid) == BODY.replace("Karakol", "Naryn").replace("the lake", "Issyk-Kul")
    past = other_desk.history.timeline(uid)
    assert [(each.why, each.label) for each in past[:3]] == [
        (Why.MERGE, ""),
        (Why.TYPING, ""),
        (Why.TYPING, "before merge"),
    ]
    assert sound(other_desk)
    assert done.value.step is not None
    other_desk.workflow.undo(done.value.step.number)
    assert body(other_desk, uid) == BODY.replace("the lake", "Issyk-Kul")


def test_a_merge_goes_back_as_a_newer_text(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """The desk that did not merge has nothing to merge."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "the lake", "Issyk-Kul")
    send(desk, other_desk, uid)

    done = send(other_desk, desk, uid)

    assert [each.uid for each in done.value.forward] == [uid]
    assert desk.stories.get(uid).text == other_desk.stories.get(uid).text
    assert send(desk, other_desk, uid).changes == NOTHING
    assert sound(desk, other_desk)


def test_two_desks_that_merge_the_same_have_the_same(
    desk: Desk, other_desk: Desk, uid: str, tmp_path: Path, clock: HandClock
) -> None:
    """Bundles that crossed on their way need no third: it is one merge, whoever made it."""
    edit(desk, uid, "Karakol", "Naryn")
    desk.stories.save(uid, desk.stories.get(uid).text.with_(countries=("KG", "KZ")))
    edit(other_desk, uid, "the lake", "Issyk-Kul")
    other_desk.stories.save(uid, other_desk.stories.get(uid).text.with_(countries=("KG", "UZ")))
    for each in (desk, other_desk):
        path = tmp_path / f"from {each.newsroom.name}.zip"
        each.publishing.export_selection(each.publishing.selection((uid,)), path, Silent())
    clock.pass_(minutes=1)

    for each, sender in ((desk, other_desk), (other_desk, desk)):
        bundle = each.intake.read_bundle(tmp_path / f"from {sender.newsroom.name}.zip")
        assert each.intake.receive(bundle).value.merged

    assert desk.stories.get(uid).text == other_desk.stories.get(uid).text
    newest = [revisions_of(each, uid)[-1].identity for each in (desk, other_desk)]
    assert newest[0] == newest[1]


def test_what_is_being_typed_takes_part(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """The words of a draft that was not saved yet are merged like any other."""
    edit(desk, uid, "Karakol", "Naryn")
    other_desk.stories.keep_draft(uid, MILL.with_(body=BODY.replace("the lake", "Issyk-Kul")))

    send(desk, other_desk, uid)

    assert body(other_desk, uid) == BODY.replace("Karakol", "Naryn").replace("the lake", "Issyk-Kul")
    assert other_desk.stories.recover().value == ()


def test_notes_stay_at_their_passage(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """A merge moves them along like any other change."""
    other_desk.notes.add(uid, "Is that so?", Anchor("body", "twelve workers", BODY.index("twelve workers")))
    edit(desk, uid, "The mill in Karakol", "The large new mill in Karakol")
    edit(other_desk, uid, "the lake", "Issyk-Kul")

    send(desk, other_desk, uid)

    (note,) = other_desk.notes.of(uid)
    assert body(other_desk, uid)[note.anchor.start :].startswith("twelve workers")


def test_corrections_come_along(desk: Desk, other_desk: Desk, send: Send, story: Callable[..., str]) -> None:
    """New ones are added, and a step takes them back with the text; the same bundle adds none again."""
    uid = story(Status.PUBLISHED, body=BODY)
    send(desk, other_desk, uid)
    edit(desk, uid, "twelve", "thirteen")
    desk.corrections.add(uid, CorrectionKind.CORRECTION, "There are thirteen workers.", Place.TOP)

    done = send(desk, other_desk, uid)
    send(desk, other_desk, uid)

    assert other_desk.corrections.of(uid) == desk.corrections.of(uid)
    (said,) = other_desk.corrections.of(uid)
    assert other_desk.corrections.difference(said) is not None
    assert done.value.step is not None
    other_desk.workflow.undo(done.value.step.number)
    assert other_desk.corrections.of(uid) == ()


def test_a_correction_alone_comes_along(
    desk: Desk, other_desk: Desk, send: Send, story: Callable[..., str]
) -> None:
    """Readers may have to be told something though no word of the story changed."""
    uid = story(Status.PUBLISHED, body=BODY)
    send(desk, other_desk, uid)
    desk.corrections.add(uid, CorrectionKind.EDITORS_NOTE, "We asked twice.", Place.TOP)

    done = send(desk, other_desk, uid)

    assert [each.text for each in other_desk.corrections.of(uid)] == ["We asked twice."]
    assert (done.value.arrived, done.changes.stories) == ((), frozenset({uid}))


def test_the_later_embargo_holds(
    desk: Desk, other_desk: Desk, uid: str, send: Send, clock: HandClock
) -> None:
    """Of two desks one may have promised more than the other."""
    until = clock.now() + timedelta(days=2)
    desk.embargo.set((uid,), until)
    edit(desk, uid, "twelve", "thirteen")

    send(desk, other_desk, uid)

    assert other_desk.stories.get(uid).embargo == until


def test_what_goes_to_another_desk_and_out_again_is_the_same_bytes(
    desk: Desk, other_desk: Desk, send: Send, tmp_path: Path, clock: HandClock
) -> None:
    """Nothing of a story is lost or added on the way."""
    uid = desk.stories.new(MILL).value.uid
    clock.pass_(minutes=7)
    edit(desk, uid, "twelve", "thirteen")
    edition = desk.publishing.selection((uid,))
    desk.publishing.export_selection(edition, tmp_path / "a", Silent())
    other_desk.intake.receive(other_desk.intake.read_bundle(tmp_path / "a"))
    other_desk.publishing.export_selection(edition, tmp_path / "b", Silent())

    names = sorted(
        path.relative_to(tmp_path / "a").as_posix() for path in (tmp_path / "a/source").rglob("*.*")
    )
    assert names
    for name in names:
        assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes()
