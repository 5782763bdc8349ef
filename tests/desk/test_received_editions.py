"""An edition goes from desk to desk and back: how it is laid out comes along, and nothing is overwritten."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.intake import TakenIn
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.merges import Fate
from newsdesk.domain.pictures import PictureWords
from newsdesk.domain.progress import Silent
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status
from newsdesk.store.rates import Rates
from newsdesk.text.conflicts import Take
from tests.desk.two_desks import Send

DAY = date(2025, 12, 12)


@pytest.fixture
def uids(desk: Desk, story: Callable[..., str]) -> list[str]:
    """Stories of an edition that only the first desk has."""
    uids = [story(Status.READY, headline=f"Story {number}") for number in range(4)]
    edition = desk.editions.new(DAY, "Winter", uids).value
    desk.makeup.place(edition.uid, uids[2:], "Money")
    desk.makeup.write_note(edition.uid, "It snowed.")
    desk.makeup.lead(edition.uid, uids[1])
    desk.makeup.show_pictures(edition.uid, uids[:1], shown=False)
    desk.makeup.show_strip(edition.uid, shown=False)
    return uids


def of(desk: Desk) -> Edition:
    return desk.editions.on(DAY)


def fate(done: Done[TakenIn]) -> Fate | None:
    return done.value.edition.fate if done.value.edition else None


def order(desk: Desk, uids: list[str]) -> list[int]:
    """Return the day's stories by their numbers."""
    return [uids.index(entry.story) for entry in of(desk).entries]


def test_a_new_edition_is_made_as_it_came(desk: Desk, other_desk: Desk, uids: list[str], send: Send) -> None:
    """Order, sections, title, note, lead, pictures, strip, its rates; and twice it is once."""
    done = send(desk, other_desk)

    assert fate(done) is Fate.NEW
    assert of(other_desk) == of(desk)
    assert of(other_desk).entries[0] == Entry(uids[0], "", picture=False)
    assert done.changes.editions == {of(desk).uid}
    assert done.value.edition is not None
    assert done.value.edition.sentence == f"The edition of {day(DAY)} is here now."
    assert send(desk, other_desk).changes == NOTHING


def test_an_edition_that_goes_on_from_an_empty_newsroom_is_the_same_bytes(
    desk: Desk, uids: list[str], tmp_path: Path, clock: Any
) -> None:
    """Every file of it, with all that a story and an edition can have."""
    page = desk.intake.read_data(b"Wool\n\nThe mill takes in 5,000 som a day, they say.\n\nSo.", "page.txt")
    uids.append(desk.intake.take(page).value.stories[0].uid)
    rate = Rate("NBKR", "USD", "KGS", "87.45", RateKind.OFFICIAL, DAY, clock.now(), change="0.1%")
    with desk.newsroom.archive.writing() as db:
        Rates(db).add([rate])
    text = desk.stories.get(uids[0]).text
    body = f"{text.body}\n\nA dollar was {{{{rate KGS}}}} that day.\n"
    desk.stories.save(uids[0], text.with_(body=body, keywords=("wool",)))
    picture = BytesIO()
    Image.new("RGB", (900, 600), "red").save(picture, "JPEG")
    words = PictureWords("A mill by a river", "The mill in *Osh*", "Aida Bekova")
    desk.pictures.add(uids[0], desk.pictures.read_data(picture.getvalue(), "mill.jpg"), words)
    desk.history.checkpoint(uids[0], "before legal")
    desk.workflow.act(uids[1:2], "publish")
    desk.corrections.add(uids[1], CorrectionKind.CORRECTION, "It opens on Friday.", Place.TOP)
    note = desk.notes.add(
        uids[0], "Who says so?", desk.notes.anchor(uids[0], "It opened"), travels=True
    ).value
    desk.notes.change(note.uid, "Who said so?")
    desk.notes.resolve(note.uid)
    desk.embargo.set(uids[2:3], clock.now() + timedelta(days=3))
    desk.makeup.place(of(desk).uid, uids[4:], "Money")
    desk.makeup.freeze_rates(of(desk).uid)
    clock.pass_(minutes=1)

    desk.publishing.export(of(desk).uid, tmp_path / "a", Silent(), "To a desk.")
    empty = Desk(Newsroom.create(tmp_path / "empty", clock, "Timur", desk.newsroom.name))
    empty.intake.receive(empty.intake.read_bundle(tmp_path / "a"))
    clock.pass_(days=2)
    empty.publishing.export(of(empty).uid, tmp_path / "b", Silent(), "To a desk.")
    empty.close()

    first, second = _files(tmp_path / "a"), _files(tmp_path / "b")
    assert sorted(second) == sorted(first)
    assert [name for name, data in first.items() if second[name] != data] == []
    source = b"".join(data for name, data in first.items() if name.startswith("source/"))
    for there in (
        "Who said so?",
        "before legal",
        "It opens on Friday.",
        "page.txt",
        "pins",
        "embargo",
        "media/",
    ):
        assert there.encode() in source


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_selection_is_no_edition(desk: Desk, other_desk: Desk, uids: list[str], tmp_path: Path) -> None:
    """Its stories come in, and that is all."""
    desk.publishing.export_selection(desk.publishing.selection(uids[:2]), tmp_path / "some", Silent())

    done = other_desk.intake.receive(other_desk.intake.read_bundle(tmp_path / "some"))

    assert (fate(done), other_desk.editions.all()) == (None, ())


def test_what_only_they_laid_out_goes_forward(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """As one step, which takes it back; what is sent back is known then."""
    send(desk, other_desk)
    before = of(other_desk).layout
    desk.makeup.name(of(desk).uid, "Deep winter")
    desk.makeup.take_out(of(desk).uid, uids[:1])

    done = send(desk, other_desk)

    assert fate(done) is Fate.FORWARD
    assert of(other_desk) == of(desk)
    assert fate(send(other_desk, desk)) is Fate.KNOWN
    assert done.value.step is not None
    other_desk.workflow.undo(done.value.step.number)
    assert of(other_desk).layout == before


def test_what_only_we_laid_out_stays(desk: Desk, other_desk: Desk, uids: list[str], send: Send) -> None:
    """However often the old one comes; then it goes forward there."""
    send(desk, other_desk)
    other_desk.makeup.name(of(other_desk).uid, "Ours")

    assert (fate(send(desk, other_desk)), of(other_desk).title) == (Fate.KNOWN, "Ours")
    assert (fate(send(other_desk, desk)), of(desk).title) == (Fate.FORWARD, "Ours")


def test_what_was_and_is_again_goes_forward(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """A desk that goes back to an old title means it."""
    for title in ("Winter", "Deep winter", "Winter"):
        if title != of(desk).title:
            desk.makeup.name(of(desk).uid, title)
        send(desk, other_desk)

    assert of(other_desk).title == "Winter"


def test_different_places_are_merged(desk: Desk, other_desk: Desk, uids: list[str], send: Send) -> None:
    """Both desks come to the same, whoever merges, and neither has anything to send then."""
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Deep winter")
    desk.makeup.place(of(desk).uid, uids[:1], "Money")
    other_desk.makeup.take_out(of(other_desk).uid, uids[1:2])
    other_desk.makeup.write_note(of(other_desk).uid, "It snows.")

    done = send(desk, other_desk)

    assert fate(done) is Fate.MERGED
    merged = of(other_desk)
    assert (merged.title, merged.note) == ("Deep winter", "It snows.")
    assert order(other_desk, uids) == [2, 3, 0]
    assert {entry.section for entry in merged.entries} == {"Money"}
    assert fate(send(other_desk, desk)) is Fate.FORWARD
    assert of(desk).layout == merged.layout
    assert fate(send(desk, other_desk)) is Fate.KNOWN


def test_bundles_that_cross_need_no_third(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send, tmp_path: Path, clock: Any
) -> None:
    """Two desks that merge the same two have one and the same edition."""
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Deep winter")
    other_desk.makeup.write_note(of(other_desk).uid, "It snows.")
    for each in (desk, other_desk):
        each.publishing.export(of(each).uid, tmp_path / each.newsroom.name, Silent())
    clock.pass_(minutes=1)

    for each, sender in ((desk, other_desk), (other_desk, desk)):
        bundle = each.intake.read_bundle(tmp_path / sender.newsroom.name)
        assert fate(each.intake.receive(bundle)) is Fate.MERGED

    assert of(desk).layout == of(other_desk).layout
    assert fate(send(desk, other_desk)) is Fate.KNOWN


@pytest.mark.parametrize(
    ("take", "title", "note"),
    [
        (Take.MINE, "Ours", "It snows."),
        (Take.THEIRS, "Theirs", "It snowed."),
        (Take.BOTH, "Ours", "It snows."),
    ],
)
def test_what_both_laid_out_waits_for_an_editor(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send, take: Take, title: str, note: str
) -> None:
    """It is left as it is, and the same bundle adds nothing; what is decided is known at both desks then."""
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Theirs")
    desk.makeup.take_out(of(desk).uid, uids[3:])
    other_desk.makeup.name(of(other_desk).uid, "Ours")
    other_desk.makeup.write_note(of(other_desk).uid, "It snows.")
    before = of(other_desk)

    done, again = send(desk, other_desk), send(desk, other_desk)

    assert (fate(done), fate(again)) == (Fate.CONFLICT, Fate.CONFLICT)
    assert (done.changes, again.changes) == (Changes(editions=frozenset({before.uid})), NOTHING)
    assert of(other_desk) == before
    assert done.value.edition is not None
    assert "not alike" in done.value.edition.sentence
    assert other_desk.edition_merges.editions() == {before.uid}
    (case,) = other_desk.edition_merges.all()
    assert case.merged.contested == ("title",)
    step = other_desk.edition_merges.resolve(case, take).step
    assert (of(other_desk).title, of(other_desk).note) == (title, note)
    assert order(other_desk, uids) == ([0, 1, 2, 3] if take is Take.MINE else [0, 1, 2])
    assert (other_desk.edition_merges.all(), other_desk.edition_merges.editions()) == ((), frozenset())
    assert fate(send(other_desk, desk)) in {Fate.FORWARD, Fate.KNOWN}
    assert of(desk).layout == of(other_desk).layout
    other_desk.workflow.undo(step.number)
    assert of(other_desk).layout == before.layout


@pytest.mark.parametrize(
    "spoil",
    [
        "theirs = '{\"uid'",
        "theirs = replace(theirs, '2025', '2O25')",
        "theirs = X'00'",
        "past = '[1'",
        "past = '{}'",
        "past = '[]'",
        "at = 'noon'",
    ],
)
def test_what_waits_and_cannot_be_read_is_said_and_everything_else_goes_on(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send, spoil: str
) -> None:
    """The doctor finds it, other merges can be decided on, and the same bundle brings it again."""
    send(desk, other_desk)
    for each, title in ((desk, "Theirs"), (other_desk, "Ours")):
        each.makeup.name(of(each).uid, title)
    send(desk, other_desk)
    assert other_desk.edition_merges.trouble() == ""
    with other_desk.newsroom.archive.writing() as db:
        db.execute_sql(f"UPDATE edition_merge SET {spoil}")

    assert other_desk.edition_merges.all() == ()
    assert "cannot be read any more. Take in again" in other_desk.edition_merges.trouble()
    (ill,) = [each for each in other_desk.upkeep.examine() if each.check == "waiting"]
    assert (ill.ok, "cannot be read any more" in ill.message) == (False, True)
    with pytest.raises(BadInput, match="waits for anybody"):
        other_desk.edition_merges.case(DAY)
    assert other_desk.makeup.write_note(of(other_desk).uid, "It snows.")

    send(desk, other_desk)
    assert len(other_desk.edition_merges.all()) == 1
    assert other_desk.edition_merges.trouble() == ""


def test_another_edition_of_the_day_is_a_choice(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """Its stories come in, ours is as it was; once decided, the two are one that goes to and fro."""
    ours = other_desk.editions.new(DAY, "Ours", ()).value

    done = send(desk, other_desk)

    assert (fate(done), of(other_desk)) == (Fate.CONFLICT, ours)
    assert done.value.edition is not None
    assert "another edition" in done.value.edition.sentence
    assert len(done.value.stories) == 4
    case = other_desk.edition_merges.case(DAY)
    other_desk.edition_merges.resolve(case, Take.BOTH)
    assert (of(other_desk).uid, of(other_desk).title) == (ours.uid, "Ours")
    assert order(other_desk, uids) == [0, 1, 2, 3]
    assert fate(send(other_desk, desk)) is Fate.FORWARD
    desk.makeup.name(of(desk).uid, "One")
    assert fate(send(desk, other_desk)) is Fate.FORWARD
    assert of(other_desk).title == "One"


def test_what_was_changed_meanwhile_is_not_decided(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """Whoever decides has seen something else; nothing is changed, and it waits on."""
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Theirs")
    other_desk.makeup.name(of(other_desk).uid, "Ours")
    send(desk, other_desk)
    case = other_desk.edition_merges.case(DAY)
    other_desk.makeup.write_note(of(other_desk).uid, "It snows.")

    with pytest.raises(Refused, match="was changed meanwhile"):
        other_desk.edition_merges.resolve(case, Take.THEIRS)
    with pytest.raises(BadInput, match="nothing proposed"):
        other_desk.edition_merges.resolve(case, Take.PROPOSAL)
    other_desk.edition_merges.resolve(other_desk.edition_merges.case(DAY), Take.THEIRS)

    with pytest.raises(Refused, match="decided on meanwhile"):
        other_desk.edition_merges.resolve(case, Take.MINE)
    with pytest.raises(BadInput, match="No edition of 2025-12-12 waits"):
        other_desk.edition_merges.case(DAY)
    assert of(other_desk).layout == of(desk).layout


def test_something_newer_takes_the_place_of_what_waits(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """And when they have brought the two together, nothing is left to decide."""
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Theirs")
    other_desk.makeup.name(of(other_desk).uid, "Ours")
    send(desk, other_desk)
    desk.makeup.name(of(desk).uid, "Theirs, again")
    send(desk, other_desk)
    (case,) = other_desk.edition_merges.all()
    assert case.theirs.title == "Theirs, again"

    send(other_desk, desk)
    desk.edition_merges.resolve(desk.edition_merges.case(DAY), Take.MINE)

    assert fate(send(desk, other_desk)) is Fate.FORWARD
    assert other_desk.edition_merges.all() == ()
    assert of(other_desk).title == "Theirs, again"


def test_an_edition_without_one_of_its_stories_is_whole(
    desk: Desk, other_desk: Desk, uids: list[str], send: Send
) -> None:
    """A story of it that no desk has any more has no place in it here."""
    send(desk, other_desk)
    desk.makeup.take_out(of(desk).uid, uids[1:])

    assert fate(send(desk, other_desk)) is Fate.FORWARD
    assert order(other_desk, uids) == [0]
    assert of(other_desk).leading == uids[0]
