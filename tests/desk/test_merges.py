"""What two desks wrote in one paragraph waits for an editor, who decides once."""

from pathlib import Path
from typing import Any

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.changes import NOTHING
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.query import Query, Sort
from newsdesk.text.query import parse
from tests.desk.past import revisions_of
from tests.desk.two_desks import BODY, MILL, Send, body, edit, sound


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


def test_what_waits_is_marked_in_lists_and_found(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Until it is decided on."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    other_desk.stories.new(MILL)

    def found() -> list[tuple[str, bool]]:
        rows = other_desk.finding.rows(parse("is:merging"), Sort())
        return [(each.uid, each.merging) for each in rows]

    assert found() == []
    send(desk, other_desk, uid)
    assert found() == [(uid, True)]
    assert [each.merging for each in other_desk.finding.rows(Query(), Sort())].count(True) == 1
    assert other_desk.finding.folders().merging.count == 1
    case = other_desk.merges.case(uid)
    other_desk.merges.resolve(case, case.pending.text)
    assert found() == []


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


def test_what_a_decision_that_is_taken_back_was_about_waits_again(
    desk: Desk, other_desk: Desk, uid: str, send: Send
) -> None:
    """It was in no list then, and the same bundle again was known: their words were to be seen nowhere."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    send(desk, other_desk, uid)
    before = other_desk.stories.get(uid).text
    first = other_desk.merges.case(uid)
    step = other_desk.merges.resolve(first, first.pending.text).step

    other_desk.workflow.undo(step.number)

    again = other_desk.merges.case(uid)
    assert again.texts == first.texts
    assert other_desk.stories.get(uid).text == before
    # It is there already, and to come once more decides nothing.
    send(desk, other_desk, uid)
    assert [each.texts for each in other_desk.merges.all()] == [first.texts]
    other_desk.workflow.redo(step.number)
    assert other_desk.merges.all() == ()
    assert other_desk.stories.get(uid).text == first.pending.text
    other_desk.workflow.undo(step.number)

    again = other_desk.merges.case(uid)
    other_desk.merges.resolve(again, again.undecided.text([BODY.replace("Karakol", "Naryn and Osh")]))
    assert other_desk.merges.all() == ()
    send(other_desk, desk, uid)
    assert desk.stories.get(uid).text == other_desk.stories.get(uid).text
    assert sound(desk, other_desk)


def test_what_waits_again_does_so_until_it_is_decided(
    desk: Desk, other_desk: Desk, uid: str, send: Send, clock: Any, tmp_path: Path
) -> None:
    """Though a third desk, which had all of it, sends words of its own."""
    edit(desk, uid, "Karakol", "Naryn")
    edit(other_desk, uid, "Karakol", "Osh")
    send(desk, other_desk, uid)
    case = other_desk.merges.case(uid)
    step = other_desk.merges.resolve(case, case.pending.text).step
    other_desk.workflow.undo(step.number)
    third = Desk(Newsroom.create(tmp_path / "third", clock, "Bolot", "The Herald"))
    send(other_desk, third, uid)
    third.stories.save(uid, third.stories.get(uid).text.with_(standfirst="A mill opens."))

    send(third, other_desk, uid)
    third.close()

    assert other_desk.stories.get(uid).text.standfirst == "A mill opens."
    assert [each.pending.text for each in other_desk.merges.all()] == [case.pending.text]


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

    newest = [revisions_of(each, uid)[-1].identity for each in (desk, other_desk)]
    assert newest[0] == newest[1]
    assert send(other_desk, desk, uid).changes == NOTHING
    assert sound(other_desk)
