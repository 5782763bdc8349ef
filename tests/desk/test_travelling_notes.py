"""Notes that travel: to the other desk with the story and back, and never to readers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.changes import NOTHING
from newsdesk.domain.findings import Severity
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status
from tests.desk.two_desks import Send
from tests.hand_clock import HandClock

BODY = "A mill in Karakol presses fleece. It takes in forty tonnes.\n\nTwelve women work there.\n"
STAYS = "Who owns it? Ask Bermet."
TRAVELS = "Ask Асель: are they forty?"


@pytest.fixture
def uid(desk: Desk, story: Callable[..., str]) -> str:
    """A story with a note that stays, and one on a passage that travels."""
    uid = story(Status.READY, body=BODY)
    desk.notes.add(uid, STAYS)
    desk.notes.add(uid, TRAVELS, desk.notes.anchor(uid, "forty tonnes"), travels=True)
    return uid


def texts(desk: Desk, uid: str) -> list[str]:
    return [each.text for each in desk.notes.of(uid)]


def test_only_a_note_that_travels_goes_along(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Whole, on its passage; and the same bundle again adds none."""
    assert send(desk, other_desk, uid).changes

    travelling = desk.notes.of(uid)[1]
    assert other_desk.notes.of(uid) == (travelling,)
    assert send(desk, other_desk, uid).changes == NOTHING
    assert other_desk.notes.of(uid) == (travelling,)
    assert not any(TRAVELS in each.what for each in other_desk.workflow.journal(uid))


def test_no_file_for_readers_has_a_word_of_a_note(desk: Desk, uid: str, tmp_path: Path) -> None:
    """Not a page, not a feed, not the data: the one that travels is in the source, the other nowhere."""
    out = tmp_path / "out"
    desk.publishing.export_selection(desk.publishing.selection((uid,)), out, Silent(), "To a desk.")

    for words, anywhere in ((TRAVELS, True), (STAYS, False)):
        # However a format escapes letters, these words stay as they are in all of them.
        plain = ("Ask", "are they forty") if anywhere else ("Who owns it", "Bermet")
        found = {
            path.relative_to(out).parts[0]
            for path in out.rglob("*")
            if path.is_file() and any(each.encode() in path.read_bytes() for each in plain)
        }
        assert found == ({"source"} if anywhere else set()), words


def test_what_goes_along_does_not_hold_it_back(desk: Desk, uid: str) -> None:
    """It is for the next desk to see to. A note that stays does, and so do both for readers."""

    def errors() -> list[str]:
        found = desk.publishing.checklist(desk.publishing.selection((uid,)))
        return [each.message for each in found if each.severity is Severity.ERROR]

    (one,) = errors()
    desk.notes.resolve(desk.notes.of(uid)[0].uid)

    assert one.startswith("1 note to the desk")
    assert errors() == []
    assert "1 note to the desk" in next(
        each.message for each in desk.copy.check((uid,)) if each.rule == "note-open"
    )


def test_the_later_word_on_a_note_holds(
    desk: Desk, other_desk: Desk, uid: str, send: Send, clock: HandClock
) -> None:
    """One desk put it in other words, the other saw to it: both have both, whoever sends first."""
    send(desk, other_desk, uid)
    note = desk.notes.of(uid)[1].uid
    desk.notes.change(note, "Are they fifty?")
    clock.pass_(minutes=1)
    other_desk.notes.resolve(note)

    send(desk, other_desk, uid)
    send(other_desk, desk, uid)

    assert other_desk.notes.of(uid)[0] == desk.notes.of(uid)[1]
    met = desk.notes.of(uid)[1]
    assert (met.text, met.resolved_by) == ("Are they fifty?", "Timur")
    desk.notes.reopen(note)
    send(desk, other_desk, uid)
    assert other_desk.notes.of(uid)[0].resolved is None


def test_a_note_that_is_gone_stays_gone(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Unless whoever took it away puts it back."""
    send(desk, other_desk, uid)
    gone = other_desk.notes.remove(other_desk.notes.of(uid)[0].uid).value

    assert send(desk, other_desk, uid).changes == NOTHING
    assert texts(other_desk, uid) == []

    other_desk.notes.put_back(gone)
    desk.notes.change(gone.uid, "Are they fifty?")
    send(desk, other_desk, uid)
    assert texts(other_desk, uid) == ["Are they fifty?"]


def test_a_note_goes_where_it_was_written(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """What was taken away there is taken away here; put back there it comes back."""
    send(desk, other_desk, uid)
    note = desk.notes.of(uid)[1]
    desk.notes.remove(note.uid)

    done = send(desk, other_desk, uid)

    assert texts(other_desk, uid) == []
    assert done.changes.stories == {uid}
    assert "received notes" in other_desk.workflow.journal(uid)[0].what
    assert send(desk, other_desk, uid).changes == NOTHING
    desk.notes.put_back(note)
    send(desk, other_desk, uid)
    assert texts(other_desk, uid) == [TRAVELS]
    assert send(desk, other_desk, uid).changes == NOTHING


def test_a_note_that_was_answered_stays(
    desk: Desk, other_desk: Desk, uid: str, send: Send, clock: HandClock
) -> None:
    """Whoever took it away had not seen what was said of it here; it is told of that in turn."""
    send(desk, other_desk, uid)
    note = desk.notes.of(uid)[1].uid
    desk.notes.remove(note)
    clock.pass_(minutes=1)
    other_desk.notes.change(note, "Forty, says Асель.")

    assert send(desk, other_desk, uid).changes == NOTHING

    assert texts(other_desk, uid) == ["Forty, says Асель."]
    send(other_desk, desk, uid)
    assert texts(desk, uid) == [STAYS, "Forty, says Асель."]


def test_a_note_from_elsewhere_that_is_taken_away_stays_with_those_who_wrote_it(
    desk: Desk, other_desk: Desk, uid: str, send: Send
) -> None:
    """It is theirs; a third desk that had it through this one is told nothing either."""
    send(desk, other_desk, uid)
    other_desk.notes.remove(desk.notes.of(uid)[1].uid)

    assert send(other_desk, desk, uid).changes == NOTHING

    assert texts(desk, uid) == [STAYS, TRAVELS]


def test_that_a_note_is_gone_goes_on_to_a_third_desk(
    desk: Desk, other_desk: Desk, uid: str, send: Send, tmp_path: Path, clock: HandClock
) -> None:
    """By way of the second, as the note came."""
    third = Desk(Newsroom.create(tmp_path / "third", clock, "Meerim", "The Herald"))
    for one, other in ((desk, other_desk), (other_desk, third)):
        send(one, other, uid)
    assert texts(third, uid) == [TRAVELS]
    desk.notes.remove(desk.notes.of(uid)[1].uid)

    for one, other in ((desk, other_desk), (other_desk, third)):
        send(one, other, uid)

    assert texts(third, uid) == []
    third.close()


def test_a_note_finds_its_passage_in_the_text_here(
    desk: Desk, other_desk: Desk, uid: str, send: Send
) -> None:
    """Which was written on, as theirs was, and merged."""
    first = desk.notes.of(uid)[1]
    desk.notes.change(first.uid, travels=False)
    send(desk, other_desk, uid)
    text = other_desk.stories.get(uid).text
    other_desk.stories.save(uid, text.with_(body=f"It snowed.\n\n{text.body}"))
    desk.stories.save(uid, text.with_(body=text.body.replace("women", "men")))
    desk.notes.change(first.uid, travels=True)

    send(desk, other_desk, uid)

    (note,) = other_desk.notes.of(uid)
    assert other_desk.stories.get(uid).text.body[note.anchor.start :].startswith("forty tonnes")


def test_a_note_can_stay_after_all(desk: Desk, other_desk: Desk, uid: str, send: Send) -> None:
    """Said twice it is one change."""
    note = desk.notes.of(uid)[1].uid

    assert desk.notes.change(note, travels=False)
    assert desk.notes.change(note, travels=False) == NOTHING

    send(desk, other_desk, uid)
    assert texts(other_desk, uid) == []
