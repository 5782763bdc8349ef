"""Stories go from desk to desk and back: what one side changed goes forward, what both did comes together."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.intake import TakenIn
from newsdesk.domain.changes import NOTHING, Done
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.notes import Anchor
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status, StoryText, Why
from newsdesk.store.texts import check_texts

ONE = "The mill in Karakol presses fleece, and sells it in Bishkek."
TWO = "It has twelve workers, most of them women."
THREE = "The wool comes from the high pastures above the lake."
BODY = f"{ONE}\n\n{TWO}\n\n{THREE}\n"
MILL = StoryText(headline="A Mill Opens", body=BODY, byline="Aida Bekova", countries=("KG",))

Send = Callable[..., Done[TakenIn]]


@pytest.fixture
def send(tmp_path: Path, clock: Any) -> Send:
    """Return a function that sends stories from one desk to another, in a bundle."""
    numbers = count(1)

    def send(sender: Desk, receiver: Desk, *uids: str) -> Done[TakenIn]:
        path = tmp_path / f"bundle-{next(numbers)}.zip"
        sender.publishing.export_selection(sender.publishing.selection(uids), path, Silent())
        clock.pass_(minutes=1)
        return receiver.intake.receive(receiver.intake.read_bundle(path))

    return send


@pytest.fixture
def uid(desk: Desk, other_desk: Desk, send: Send, clock: Any) -> str:
    """A story that both desks have."""
    made = desk.stories.new(MILL).value.uid
    clock.pass_(minutes=1)
    send(desk, other_desk, made)
    return made


def edit(desk: Desk, uid: str, old: str, new: str) -> None:
    """Put other words in a story's body."""
    text = desk.stories.get(uid).text
    assert old in text.body
    desk.stories.save(uid, text.with_(body=text.body.replace(old, new)))


def body(desk: Desk, uid: str) -> str:
    return desk.stories.get(uid).text.body


def sound(*desks: Desk) -> bool:
    """Say whether every story of these desks is as its revisions say."""
    found: list[str] = []
    for each in desks:
        with each.newsroom.archive.reading() as db:
            found += check_texts(db, 0, 100).ill
    return not found


def test_a_new_story_comes_with_its_past(desk: Desk, other_desk: Desk, send: Send, clock: Any) -> None:
    """Every text of it with its time, author, reason and digest: later merges find what both knew."""
    uid = desk.stories.new(MILL).value.uid
    clock.pass_(minutes=5)
    edit(desk, uid, "twelve", "thirteen")
    desk.history.checkpoint(uid, "before legal")

    done = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.stories] == [uid]
    assert done.value.step is None
    assert other_desk.stories.revisions(uid) == desk.stories.revisions(uid)
    assert other_desk.stories.get(uid).revision == desk.stories.get(uid).revision
    assert sound(desk, other_desk)


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
    before = other_desk.stories.revisions(uid), other_desk.workflow.journal(uid)

    done = send(desk, other_desk, uid)

    assert (done.value.arrived, done.value.duplicates, done.changes) == ((), 1, NOTHING)
    assert (other_desk.stories.revisions(uid), other_desk.workflow.journal(uid)) == before


def test_what_only_they_changed_goes_forward(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """The story stands as it came, with all that was between; a step takes it back, and again."""
    edit(desk, uid, "twelve", "thirteen")
    edit(desk, uid, "thirteen", "fourteen")

    done = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.forward] == [uid]
    assert done.changes.stories == {uid}
    assert other_desk.stories.get(uid).text == desk.stories.get(uid).text
    assert [each.digest for each in other_desk.stories.revisions(uid)] == [
        each.digest for each in desk.stories.revisions(uid)
    ]
    assert done.value.step is not None
    other_desk.workflow.undo(done.value.step.number)
    assert body(other_desk, uid) == BODY
    other_desk.workflow.redo(done.value.step.number)
    assert "fourteen" in body(other_desk, uid)
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
    desk: Desk, other_desk: Desk, uid: str, tmp_path: Path, clock: Any
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
    newest = [each.stories.revisions(uid)[-1].identity for each in (desk, other_desk)]
    assert newest[0] == newest[1]


def test_what_is_being_typed_takes_part(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """The words of a draft that was not saved yet are merged like any other."""
    edit(desk, uid, "Karakol", "Naryn")
    other_desk.stories.keep_draft(uid, MILL.with_(body=BODY.replace("the lake", "Issyk-Kul")))

    send(desk, other_desk, uid)

    assert body(other_desk, uid) == BODY.replace("Karakol", "Naryn").replace("the lake", "Issyk-Kul")
    assert other_desk.stories.recover().value == ()


def test_one_paragraph_waits_for_an_editor(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Nothing of the text is changed, theirs is kept, and the same bundle again adds nothing."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    before = other_desk.stories.get(uid)

    done = send(desk, other_desk, uid)
    again = send(desk, other_desk, uid)

    assert [each.uid for each in done.value.conflicts] == [uid]
    assert [each.uid for each in again.value.conflicts] == [uid]
    assert (done.changes.stories, again.changes) == (frozenset({uid}), NOTHING)
    assert other_desk.stories.get(uid) == before
    (case,) = other_desk.merges.all()
    assert case.pending.text == desk.stories.get(uid).text
    assert (case.pending.base, case.pending.desk) == (MILL, "The Courier")
    assert other_desk.merges.stories() == {uid}


def test_something_newer_takes_the_place_of_what_waits(
    desk: Desk, other_desk: Desk, uid: str, send: Send
) -> None:
    """Only their last word is to be decided on; when they have merged, nothing is."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    send(desk, other_desk, uid)
    edit(desk, uid, "Naryn", "Talas")

    send(desk, other_desk, uid)

    (case,) = other_desk.merges.all()
    assert case.pending.text == desk.stories.get(uid).text
    send(other_desk, desk, uid)
    theirs = desk.merges.case(uid)
    desk.merges.resolve(theirs, theirs.undecided.text([theirs.story.text.body]))
    send(desk, other_desk, uid)
    assert other_desk.merges.all() == ()
    assert other_desk.stories.get(uid).text == desk.stories.get(uid).text


def test_three_desks_each_wait_for_their_turn(
    desk: Desk, other_desk: Desk, uid: str, send: Send, tmp_path: Path, clock: Any
) -> None:
    """What two others sent is decided one after the other."""
    third = Desk(Newsroom.create(tmp_path / "third", clock, "Bolot", "The Herald"))
    send(desk, third, uid)
    edit(desk, uid, "Karakol", "Naryn")
    edit(third, uid, "Karakol", "Talas")
    edit(other_desk, uid, "Karakol", "Osh")

    send(desk, other_desk, uid)
    send(third, other_desk, uid)
    third.close()

    assert [each.pending.desk for each in other_desk.merges.all()] == ["The Courier", "The Herald"]


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


def test_the_later_embargo_holds(desk: Desk, other_desk: Desk, uid: str, send: Send, clock: Any) -> None:
    """Of two desks one may have promised more than the other."""
    until = clock.now() + timedelta(days=2)
    desk.embargo.set((uid,), until)
    edit(desk, uid, "twelve", "thirteen")
    path = desk.newsroom.folder / "out.zip"
    desk.publishing.export_selection(desk.publishing.selection((uid,)), path, Silent(), "Only to a desk.")

    other_desk.intake.receive(other_desk.intake.read_bundle(path))

    assert other_desk.stories.get(uid).embargo == until


def test_what_goes_to_another_desk_and_out_again_is_the_same_bytes(
    desk: Desk, other_desk: Desk, send: Send, tmp_path: Path, clock: Any
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


def test_what_was_changed_meanwhile_is_not_merged(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Whoever decides has seen another text; nothing is changed, and the merge waits on."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    send(desk, other_desk, uid)
    case = other_desk.merges.case(uid)
    edit(other_desk, uid, "twelve", "thirteen")

    with pytest.raises(Refused, match="was changed meanwhile"):
        other_desk.merges.resolve(case, case.pending.text)

    again = other_desk.merges.case(uid)
    step = other_desk.merges.resolve(again, again.pending.text).step
    with pytest.raises(Refused, match="was decided meanwhile"):
        other_desk.merges.resolve(again, again.pending.text)
    with pytest.raises(BadInput, match="No merge waits"):
        other_desk.merges.case(uid)
    other_desk.workflow.undo(step.number)
    assert body(other_desk, uid) == BODY.replace("Karakol", "Osh").replace("twelve", "thirteen")


def test_taking_all_of_theirs_is_their_revision(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """So neither desk has anything to send then."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    send(desk, other_desk, uid)
    case = other_desk.merges.case(uid)

    other_desk.merges.resolve(case, case.pending.text)

    newest = [each.stories.revisions(uid)[-1].identity for each in (desk, other_desk)]
    assert newest[0] == newest[1]
    assert send(other_desk, desk, uid).changes == NOTHING
    assert sound(other_desk)
