"""Editions are made, given the newest rates, taken in and deleted as steps that can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Step
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status
from newsdesk.text.conflicts import Take
from tests.desk.two_desks import Send
from tests.hand_clock import HandClock

DAY = date(2025, 12, 12)


@pytest.fixture
def uids(story: Callable[..., str]) -> list[str]:
    return [story(Status.READY, headline=f"Story {number}") for number in range(3)]


@pytest.fixture
def edition(desk: Desk, uids: list[str]) -> Edition:
    """The day's, with a section, its rates, and all that is said of it."""
    rates_of(desk, {"USD,KGS": "87.45"})
    made = desk.editions.new(DAY, "Winter", uids).value
    desk.makeup.begin_section(made.uid, "Money", uids[1])
    desk.makeup.write_note(made.uid, "It snowed.")
    return desk.editions.get(made.uid)


def rates_of(desk: Desk, values: Mapping[str, str], day: date = DAY) -> None:
    """Let a desk have rates, each under "base,quote"."""
    file = desk.newsroom.folder / "rates.csv"
    lines = [f"{day},{pair},{value},official,Bank" for pair, value in values.items()]
    file.write_text("\n".join(["date,base,quote,value,kind,source", *lines]))
    desk.rates.take(file)


def last(desk: Desk) -> Step:
    step = desk.workflow.undoable()
    assert step is not None
    return step


def rates(edition: Edition) -> set[tuple[str, str]]:
    return {(rate.quote, rate.value) for rate in edition.rates}


def whole(desk: Desk, uid: str) -> tuple[object, ...]:
    """Return all that there is of an edition, but for when it was changed last."""
    edition = replace(desk.editions.get(uid), updated=desk.newsroom.clock.now())
    return edition, desk.sent.exports(uid), desk.edition_merges.all()


def test_making_one_can_be_taken_back_and_done_again(desk: Desk, edition: Edition) -> None:
    """Then it is as it was made; the stories stay all the while."""
    for _ in range(2):
        desk.workflow.undo(last(desk).number)
    as_made = desk.editions.get(edition.uid)
    made = last(desk)

    assert made.label == f"Make the edition of {day(DAY)}"
    assert desk.workflow.undo(made.number).changes.editions == {edition.uid}
    assert desk.editions.all() == ()
    desk.workflow.redo(made.number)

    assert desk.editions.get(edition.uid) == as_made


def test_what_was_made_and_changed_since_is_not_unmade(desk: Desk, edition: Edition) -> None:
    """The steps on it come first."""
    (made,) = [each for each in desk.workflow.steps() if each.label.startswith("Make")]

    with pytest.raises(Refused, match="the edition changed since"):
        desk.workflow.undo(made.number)

    assert desk.editions.get(edition.uid) == edition


def test_what_went_out_is_not_unmade(desk: Desk, uids: list[str], tmp_path: Path) -> None:
    """It takes somebody who says so to delete it."""
    made = desk.editions.new(DAY, uids=uids).value
    desk.publishing.export(made.uid, tmp_path / "out", Silent())

    with pytest.raises(Refused, match="the edition went out since"):
        desk.workflow.undo(last(desk).number)


def test_newer_rates_are_a_step(desk: Desk, edition: Edition) -> None:
    """Taken back, the edition has those from before; and again."""
    rates_of(desk, {"USD,KGS": "87.60", "USD,KZT": "520.15"})
    before = rates(edition)

    step = desk.makeup.freeze_rates(edition.uid).step
    after = rates(desk.editions.get(edition.uid))

    assert step.label == f"Freeze the newest rates into the edition of {day(DAY)}"
    desk.workflow.undo(step.number)
    assert rates(desk.editions.get(edition.uid)) == before == {("KGS", "87.45")}
    desk.workflow.redo(step.number)
    assert rates(desk.editions.get(edition.uid)) == after == {("KGS", "87.60"), ("KZT", "520.15")}


def test_a_deleted_edition_comes_back_whole(
    desk: Desk, other_desk: Desk, edition: Edition, uids: list[str], send: Send
) -> None:
    """With its sections, rates, exports, its past at other desks, and what waits of it."""
    send(desk, other_desk)
    for each, title in ((desk, "Frost"), (other_desk, "Ice")):
        each.makeup.name(each.editions.on(DAY).uid, title)
    send(other_desk, desk)
    before = whole(desk, edition.uid)
    exported = Path(desk.sent.exports(edition.uid)[0].path)

    done = desk.editions.delete(edition.uid)

    assert done.step.label == f"Delete the edition of {day(DAY)}"
    assert done.changes.editions == {edition.uid}
    assert desk.editions.all() == ()
    assert desk.edition_merges.all() == ()
    assert exported.exists()
    assert {each.uid for each in map(desk.stories.get, uids)} == set(uids)
    assert desk.workflow.journal(uids[0])[0].what == f"deleted the edition of {day(DAY)} that it was in"

    desk.workflow.undo(done.step.number)

    assert whole(desk, edition.uid) == before
    assert desk.sent.since(edition.uid) is not None
    desk.edition_merges.resolve(desk.edition_merges.case(DAY), Take.THEIRS)
    assert desk.editions.get(edition.uid).title == "Ice"
    assert send(desk, other_desk).value.edition is not None
    assert other_desk.edition_merges.all() == ()


def test_a_deleted_edition_can_be_deleted_again(desk: Desk, edition: Edition) -> None:
    """Taken back and done again, as often as somebody likes."""
    step = desk.editions.delete(edition.uid).step
    for _ in range(2):
        desk.workflow.undo(step.number)
        assert desk.editions.get(edition.uid).entries == edition.entries
        desk.workflow.redo(step.number)
        assert desk.editions.all() == ()


def test_a_deleted_edition_does_not_come_back_beside_another(desk: Desk, edition: Edition) -> None:
    """There is one a day; nor without a story that was thrown away since."""
    step = desk.editions.delete(edition.uid).step
    desk.editions.new(DAY, uids=[])

    with pytest.raises(Refused, match="there is another edition of that day by now"):
        desk.workflow.undo(step.number)

    desk.workflow.undo(last(desk).number)
    desk.workflow.act([edition.entries[0].story], "spike")
    desk.bin.empty()
    with pytest.raises(Refused, match="a story of the edition is not there any more"):
        desk.workflow.undo(step.number)


def test_what_is_not_there_cannot_be_deleted(desk: Desk, edition: Edition) -> None:
    """Whoever was second is told."""
    desk.editions.delete(edition.uid)

    with pytest.raises(BadInput, match="not there any more"):
        desk.editions.delete(edition.uid)


def test_what_came_with_other_rates_is_taken_back_with_them(
    desk: Desk, other_desk: Desk, edition: Edition, send: Send, clock: HandClock
) -> None:
    """As it was laid out here, and with the rates that were frozen here; and again as it came."""
    send(desk, other_desk)
    here = other_desk.editions.on(DAY)
    rates_of(desk, {"USD,KGS": "88.10"})
    desk.makeup.freeze_rates(edition.uid)
    desk.makeup.name(edition.uid, "Frost")

    step = send(desk, other_desk).value.step
    came = other_desk.editions.on(DAY)
    assert step is not None
    assert (came.title, rates(came)) == ("Frost", {("KGS", "88.10")})
    other_desk.workflow.undo(step.number)

    assert other_desk.editions.on(DAY).standing == here.standing
    assert rates(other_desk.editions.on(DAY)) == {("KGS", "87.45")}
    other_desk.workflow.redo(step.number)
    assert other_desk.editions.on(DAY).standing == came.standing
