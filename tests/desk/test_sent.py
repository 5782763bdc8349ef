"""What went out of an edition is kept, and what is different since is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.publishing import verify
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry, Export
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.sent import Sent
from newsdesk.domain.story import Status, StoryText
from newsdesk.store.editions import Editions
from tests.full_disk import pile_up
from tests.hand_clock import HandClock

DAY = date(2025, 12, 12)


@pytest.fixture
def edition(desk: Desk) -> Edition:
    """An edition of two stories."""
    texts = (StoryText(name, body="Text.", byline="A. B.", countries=("KZ",)) for name in ("Wool", "Rail"))
    return desk.editions.new(DAY, "Friday", [desk.stories.new(text).value.uid for text in texts]).value


@pytest.fixture
def send(desk: Desk, edition: Edition, tmp_path: Path) -> Callable[[], None]:
    def sent() -> None:
        desk.publishing.export(edition.uid, tmp_path / "out", Silent(), "It is late.")

    return sent


def said(desk: Desk, edition: Edition, number: int = -1) -> list[str]:
    since = desk.sent.since(edition.uid, number)
    assert since is not None
    return [each.sentence for each in since.differences]


def went_out(desk: Desk, edition: Edition) -> Sent:
    with desk.newsroom.archive.reading() as db:
        sent = Editions(db).sent(edition.uid)
    assert sent is not None
    return sent


def test_an_edition_that_never_went_out(desk: Desk, edition: Edition) -> None:
    """There is nothing to compare it with."""
    assert desk.sent.since(edition.uid) is None
    assert desk.sent.exports(edition.uid) == ()


def test_right_after_an_export_nothing_is_different(
    desk: Desk, edition: Edition, send: Callable[[], None], tmp_path: Path
) -> None:
    """And the export says when, where, by whom, and why in spite of the checklist."""
    desk.workflow.act((edition.entries[0].story,), "spike")

    send()

    assert said(desk, edition) == []
    (export,) = desk.sent.exports(edition.uid)
    assert (export.path, export.who, export.override) == (str(tmp_path / "out"), "Aigul", "It is late.")


def test_where_it_went_is_known_from_any_folder(
    desk: Desk, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell says it from the folder that it is in, and the window asks for it from another."""
    monkeypatch.chdir(tmp_path)

    desk.publishing.export(edition.uid, Path("out"), Silent(), "It is late.")

    assert [each.path for each in desk.sent.exports(edition.uid)] == [str(tmp_path / "out")]


def test_what_went_out_again_is_what_would_go_out_for_the_first_time(
    desk: Desk, edition: Edition, send: Callable[[], None]
) -> None:
    """Of a story that is the same revision, its status and corrections are those of today."""
    wool, rail = (entry.story for entry in edition.entries)
    for way in ("ready", "publish"):
        desk.workflow.act((rail,), way, "It is late.")
    send()
    desk.stories.save(wool, StoryText("Wool Is Dear", body="Another.", byline="A. B.", countries=("KZ",)))
    desk.corrections.add(rail, CorrectionKind.CORRECTION, "It was a bus.", Place.TOP, "It is late.")
    send()
    again = went_out(desk, edition)

    with desk.newsroom.archive.writing() as db:
        db.execute_sql("UPDATE export SET sent = '[1]'")  # which nobody can read
    send()

    assert went_out(desk, edition) == again
    assert [each.headline for each in again.stories] == ["Wool Is Dear", "Rail"]
    assert [each.status for each in again.stories] == [Status.DRAFT, Status.CORRECTED]
    assert [len(each.corrections) for each in again.stories] == [0, 1]


def test_what_is_different_is_said_by_name(
    desk: Desk, edition: Edition, send: Callable[[], None], tmp_path: Path
) -> None:
    """Of the layout, the texts, and the rates."""
    send()
    wool, rail = (entry.story for entry in edition.entries)
    desk.stories.save(wool, StoryText("Wool", body="Another.", byline="A. B.", countries=("KZ",)))
    desk.makeup.place(edition.uid, [rail], "Transport")
    desk.makeup.write_note(edition.uid, "Snow.")
    rates = tmp_path / "rates.csv"
    rates.write_text("date,base,quote,value,kind,source\n2025-12-12,USD,KZT,520.15,official,Bank\n")
    desk.rates.take(rates)
    desk.makeup.freeze_rates(edition.uid)

    assert said(desk, edition) == [
        "The note was added.",
        "Other rates: USD/KZT.",
        "The text of “Wool” was changed.",
        "“Rail” stands under “Transport” now.",
    ]


def test_a_text_that_is_as_it_was_is_not_different(
    desk: Desk, edition: Edition, send: Callable[[], None]
) -> None:
    """However often it was another in between."""
    send()
    uid = edition.entries[0].story
    old = desk.stories.get(uid).text

    desk.stories.save(uid, old.with_(body="Another."))
    desk.stories.save(uid, old)

    assert said(desk, edition) == []


def test_each_export_can_be_asked_about(desk: Desk, edition: Edition, send: Callable[[], None]) -> None:
    """The first, the last, and none that is not there."""
    send()
    desk.makeup.name(edition.uid, "Late")
    send()

    assert said(desk, edition, 0) == ["It is called “Late” now."]
    assert said(desk, edition, 1) == said(desk, edition) == []
    with pytest.raises(BadInput, match="no export 3: the edition went out 2 times"):
        desk.sent.since(edition.uid, 2)


def test_what_an_older_newsdesk_sent_is_not_known(desk: Desk, edition: Edition) -> None:
    """It is said, and nothing is guessed."""
    with desk.newsroom.archive.writing() as db:
        Editions(db).add_export(Export(edition.uid, edition.created, "/old", "ab" * 32))

    since = desk.sent.since(edition.uid)

    assert since is not None
    assert (since.known, since.differences) == (False, ())


def test_a_month_of_editions(desk: Desk, edition: Edition, send: Callable[[], None]) -> None:
    """Which days have one, which went out, which are different since."""
    later = desk.editions.new(date(2025, 12, 31), "", []).value
    desk.editions.new(date(2026, 1, 1), "", [])
    send()
    desk.makeup.arrange(edition.uid, [Entry(edition.entries[1].story), edition.entries[0]])

    first, last = desk.sent.days(date(2025, 12, 1), date(2025, 12, 31))

    assert (first.edition.title, first.stories, first.exports, first.changed) == ("Friday", 2, 1, True)
    assert first.out is not None
    assert (last.edition.uid, last.stories, last.exports, last.changed) == (later.uid, 0, 0, False)


class _At(Silent):
    """Does something once, where the work is at its last part."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do = do

    def step(self, done: int, total: int, what: str) -> None:
        if what == "Putting it in its place":
            self._do()


def test_what_could_not_be_noted_is_said_to_be_out(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """Whoever deletes an edition while it goes out: the bundle stands where it is, and that is said."""
    out = tmp_path / "out"

    with pytest.raises(Refused, match=r"and whole, but .* This edition is not there any more"):
        desk.publishing.export(edition.uid, out, _At(lambda: desk.editions.delete(edition.uid)))

    assert verify(out) == ()


def test_a_full_disk_does_not_hide_what_went_out(small_disk: Path, tmp_path: Path, clock: HandClock) -> None:
    """The newsroom's disk may be full where the bundle's is not: it was said that nothing was saved."""
    desk = Desk(Newsroom.create(small_disk / "newsroom", clock, "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText("Snow in May", body="It snowed.", byline="A. B.")).value.uid
    chosen, full = desk.publishing.selection((uid,)), _At(lambda: pile_up(small_disk / "ballast"))

    with pytest.raises(Refused, match=r"and whole, but .* The disk is full") as told:
        desk.publishing.export_selection(chosen, tmp_path / "out", full)

    assert str(tmp_path / "out") in str(told.value)
    assert verify(tmp_path / "out") == ()
    desk.close()
