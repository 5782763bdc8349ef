"""The banks asked from the real window: one press, by itself, one down, nobody there, one rate held."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from benchmarks.bank import Bank, Server
from benchmarks.banks import HOMES, Region, region
from newsdesk.app.office import Office
from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.desk.rates.keeping import keep_tables
from newsdesk.domain.changes import Changes
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.rate_sources import Outcome
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.gui.panels import rates_model as columns
from newsdesk.gui.rates.earlier_dialog import EarlierDialog
from newsdesk.gui.rates.held_dialog import HeldDialog
from newsdesk.gui.rates.schedule import Schedule
from newsdesk.gui.rates.sources_dialog import SourcesDialog
from newsdesk.store.rates import Rates
from tests.journeys.board import order, shown

pytestmark = pytest.mark.usefixtures("no_proxy")

Open = Callable[..., Office]

TODAY = date(2025, 12, 12)
NOW = datetime(2025, 12, 12, 12, tzinfo=UTC)


@pytest.fixture
def office(open_office: Open, tmp_path: Path) -> Office:
    return open_office(tmp_path / "room", FixedClock(NOW))


@pytest.fixture
def banks(office: Office) -> Iterator[tuple[Server, Region]]:
    """The banks of a region on this machine, which the newsroom asks from now on."""
    with region(TODAY) as running:
        for key in HOMES:
            office.desk.rates.set_address(key, f"{running[0].address}/{key}")
        yield running


def test_the_banks_are_asked_and_the_board_shows_their_rates(
    qtbot: QtBot, office: Office, banks: tuple[Server, Region]
) -> None:
    """One press; the panel says when they answered."""
    panel = office.window.panes.rates

    with qtbot.waitSignal(office.rates_room.updates.ended) as ended:
        panel.ui.update.click()
        assert panel.ui.update.accessibleName() == "Stop asking for rates"
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert order(office) == ["KGS", "KZT", "TJS", "UZS", "TMT"]
    assert ended.args[0].startswith("7 sources asked")
    assert panel.ui.state.text().startswith("Updated ")
    assert not panel.ui.offline.isVisible()
    assert panel.ui.update.accessibleName() == "Update the rates now"


def test_earlier_rates_are_fetched_and_charted(
    qtbot: QtBot, office: Office, banks: tuple[Server, Region], settled: Callable[[], None]
) -> None:
    """The menu asks from which day on; the panel stops it, whatever the bank does; next time all comes."""
    updates, panel = office.rates_room.updates, office.window.panes.rates
    since = date(2025, 11, 3)
    for each in ("nbkr", "nbt", "cbr", "ecb", "cbu"):
        office.desk.rates.ask(each, asked=False)

    def fetch() -> None:
        office.window.ui.rates_earlier.trigger()
        (dialog,) = office.window.findChildren(EarlierDialog)
        dialog.ui.since.setDate(QDate(2025, 11, 3))
        dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        qtbot.waitUntil(lambda: not office.window.findChildren(EarlierDialog))

    banks[1].faults["nbk"] = Bank.answers["/silent"]
    with qtbot.waitSignal(updates.ended) as stopped:
        fetch()
        qtbot.waitUntil(lambda: bool(banks[0].asked))
        panel.ui.update.click()
    settled()
    assert stopped.args == ["Stopped before anybody answered."]
    del banks[1].faults["nbk"]
    with qtbot.waitSignal(updates.ended):
        fetch()
    settled()

    tenge = office.desk.rates.history("KZT", since, TODAY).points
    assert (tenge[0].day, len(tenge)) == (since, 29)


def test_one_bank_down_is_told_and_nobody_there_is_offline(
    qtbot: QtBot, office: Office, banks: tuple[Server, Region], settled: Callable[[], None]
) -> None:
    """The last rates stay; it is a badge, and no band across the window."""
    server, made = banks
    updates, panel = office.rates_room.updates, office.window.panes.rates
    made.faults["nbkr"] = lambda bank: bank.send(200, b"<html>no</html>")

    with qtbot.waitSignal(updates.ended):
        updates.update()
    settled()
    assert "NBKR" in panel.ui.state.text()
    for key in HOMES:
        office.desk.rates.set_address(key, "http://127.0.0.1:9")
    del server

    with qtbot.waitSignal(updates.ended) as ended:
        updates.update()
    settled()

    assert ended.args == ["Offline: no source could be reached. The last rates stay."]
    assert panel.ui.offline.isVisible()
    assert not office.window.ui.banner.isVisible()
    assert "KZT" in order(office)


def test_by_itself_only_if_somebody_wants_it(
    qtbot: QtBot, office: Office, banks: tuple[Server, Region], settled: Callable[[], None]
) -> None:
    """Off is off; hourly asks when an hour has gone by, and not before."""
    server, _ = banks
    updates = office.rates_room.updates
    updates._look()
    settled()
    assert server.asked == []

    dialog = updates.show_sources()
    settled()
    with qtbot.waitSignal(updates.ended):
        dialog.ui.schedule.setFocus()
        QTest.keyClick(dialog.ui.schedule, Qt.Key.Key_Down)
    settled()
    asked = len(server.asked)
    assert asked > 0
    assert office.rate_memory.now.schedule is Schedule.HOURLY

    updates._look()
    settled()
    assert len(server.asked) == asked
    dialog.reject()


def states(office: Office) -> dict[str, Outcome | None]:
    return {each.key: each.state and each.state.outcome for each in office.desk.rates.sources()}


@pytest.mark.parametrize(
    ("silent", "told"),
    [("cbr", "Stopped before anybody answered."), ("nbk", "1 source asked, ")],
)
def test_a_round_is_stopped(
    qtbot: QtBot,
    office: Office,
    banks: tuple[Server, Region],
    settled: Callable[[], None],
    silent: str,
    told: str,
) -> None:
    """Nobody waits for a bank that says nothing, and nothing is kept of it; what came before stays."""
    server, made = banks
    updates, panel = office.rates_room.updates, office.window.panes.rates
    made.faults[silent] = Bank.silent
    updates.update()
    qtbot.waitUntil(lambda: any(f"/{silent}" in each.path for each in server.asked))

    with qtbot.waitSignal(updates.ended) as ended:
        panel.ui.update.click()
    settled()

    assert ended.args[0].startswith(told)
    assert states(office)[silent] is None
    assert states(office)["cbr"] is (None if silent == "cbr" else Outcome.RATES)
    assert panel.ui.update.accessibleName() == "Update the rates now"


def test_what_was_stopped_does_not_begin_again_by_itself(
    qtbot: QtBot, office: Office, banks: tuple[Server, Region], settled: Callable[[], None]
) -> None:
    """Whoever stopped it did not mean for a minute; the next hour it is asked for again."""
    server, made = banks
    updates = office.rates_room.updates
    made.faults["cbr"] = Bank.silent
    office.rate_memory.turn(schedule=Schedule.HOURLY)
    updates._look()
    qtbot.waitUntil(lambda: len(server.asked) == 1)
    with qtbot.waitSignal(updates.ended):
        updates.stop()
    settled()

    updates._look()
    settled()

    assert len(server.asked) == 1
    assert office.window.panes.rates.ui.update.accessibleName() == "Update the rates now"


def test_closing_waits_for_no_bank(
    qtbot: QtBot, office: Office, open_office: Open, banks: tuple[Server, Region]
) -> None:
    """One that says nothing is not waited for till it is given up: nothing of it is there the next time."""
    server, made = banks
    made.faults["cbr"] = Bank.silent
    office.rates_room.updates.update()
    qtbot.waitUntil(lambda: len(server.asked) == 1)

    office.window.close()

    again = open_office(office.desk.newsroom.folder, FixedClock(NOW))
    assert states(again)["cbr"] is None


def test_a_source_is_asked_elsewhere_or_not_at_all(
    qtbot: QtBot, office: Office, settled: Callable[[], None]
) -> None:
    """The list of sources changes the newsroom, and shows what is so now."""
    dialog = office.rates_room.updates.show_sources()
    settled()
    assert isinstance(dialog, SourcesDialog)

    QTest.keyClicks(dialog.ui.address, "ftp://bank")
    QTest.keyClick(dialog.ui.address, Qt.Key.Key_Return)
    settled()
    qtbot.waitUntil(dialog.ui.refusal.isVisible)
    dialog.ui.address.clear()
    QTest.keyClicks(dialog.ui.address, "http://127.0.0.1:9/nbk")
    QTest.keyClick(dialog.ui.address, Qt.Key.Key_Return)
    settled()
    qtbot.waitUntil(lambda: office.desk.rates.sources()[0].address == "http://127.0.0.1:9/nbk")

    dialog.ui.sources.setFocus()
    QTest.keyClick(dialog.ui.sources, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not office.desk.rates.sources()[0].asked)
    settled()
    ticked = dialog.ui.sources.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(ticked) is Qt.CheckState.Unchecked
    dialog.reject()


def test_a_held_rate_is_told_and_decided_on(
    qtbot: QtBot,
    office: Office,
    banks: tuple[Server, Region],
    settled: Callable[[], None],
    wait_for: Callable[..., HeldDialog],
) -> None:
    """The band leads to it; accepted with a word why, it is on the board and the band is gone."""
    _, made = banks
    made.slips["cbu", "USD", TODAY] = "13900.00"
    with qtbot.waitSignal(office.rates_room.updates.ended):
        office.rates_room.updates.update()
    settled()
    qtbot.waitUntil(office.window.ui.banner.isVisible)
    before = shown(office, "UZS", columns.LEAD)
    assert before != "13,900.00"

    office.window.ui.banner.action_wanted.emit()
    dialog = wait_for(HeldDialog)
    settled()
    dialog.choose("UZS")
    QTest.keyClicks(dialog.ui.reason, "confirmed by telephone")
    dialog.ui.accept_rate.click()
    settled()

    qtbot.waitUntil(lambda: shown(office, "UZS", columns.LEAD) == "13,900.00")
    assert office.desk.rates.decided()[0].why == "confirmed by telephone"
    dialog.reject()
    qtbot.waitUntil(lambda: not office.window.ui.banner.isVisible())


def hold_a_som(office: Office) -> int:
    """Let a rate be kept that is no rate of yesterday's; return the key of what is held."""
    for day, value in ((TODAY - timedelta(days=1), "87.45"), (TODAY, "97.00")):
        rate = Rate("NBKR", "USD", "KGS", value, RateKind.OFFICIAL, day, NOW)
        with office.desk.newsroom.archive.writing() as db:
            keep_tables(Rates(db), (rate,), NOW)
    (held,) = office.desk.rates.held()
    return held.key


def test_what_waits_is_said_from_the_start(
    qtbot: QtBot, office: Office, open_office: Open, tmp_path: Path
) -> None:
    """Tomorrow's window says it as well, until somebody has decided, whoever that is."""
    key = hold_a_som(office)
    office.window.close()

    again = open_office(tmp_path / "room", FixedClock(NOW))
    qtbot.waitUntil(again.window.ui.banner.isVisible)
    assert "1 USD = 97.00 KGS of 12 December 2025 (NBKR)" in again.window.ui.banner.text

    again.window.ui.banner.dismiss()
    again.announcer.announce(Changes(rates=True))
    qtbot.waitUntil(lambda: again.background.pending == 0)
    assert not again.window.ui.banner.isVisible()

    again.desk.rates.reject(key, "A slip")
    again.window.close()
    third = open_office(tmp_path / "room", FixedClock(NOW))
    third.rates_room.decisions.look()
    qtbot.waitUntil(lambda: third.background.pending == 0, timeout=20_000)
    assert not third.window.ui.banner.isVisible()


def test_an_answer_that_was_overtaken_says_nothing(
    qtbot: QtBot, office: Office, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow look finds a rate that waits; it is told when that has been decided, and the band stays away."""
    key, read = hold_a_som(office), office.desk.rates.held
    gate, found = threading.Event(), threading.Event()

    def slowly() -> tuple[HeldRate, ...]:
        answer = read()
        found.set()
        gate.wait(60)
        return answer

    monkeypatch.setattr(office.desk.rates, "held", slowly)
    office.rates_room.decisions.tell_held()
    qtbot.waitUntil(found.is_set)
    monkeypatch.undo()
    office.announcer.announce(office.desk.rates.reject(key, "A slip").changes)
    qtbot.waitUntil(lambda: office.background.pending == 1)
    gate.set()
    settled()

    assert not office.window.ui.banner.isVisible()
