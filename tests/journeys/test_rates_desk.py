"""A week of the rates desk: offline for four days, back with trouble, a brief, a mended story, an edition."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from benchmarks.bank import Bank, Server
from benchmarks.banks import HOMES, Region, region
from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.cli import Program, run
from newsdesk.domain.pins import read_pins
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.rates.held_dialog import HeldDialog
from newsdesk.gui.rates.renewal_dialog import RenewalDialog

Wait = Callable[[type[QDialog]], QDialog]
Newsdesk = Callable[..., Any]

MONDAY, FRIDAY = date(2025, 12, 8), date(2025, 12, 12)
NOWHERE = "http://127.0.0.1:9"

STORY = """# A Fine in Almaty

He was fined 20,000 tenge ($60), and a dollar is {{rate KZT}}.

{{rates table KZT TMT}}
"""


@dataclass
class HandClock:
    """Stands at noon of a day that the journey comes to."""

    day: date = MONDAY

    def now(self) -> datetime:
        """Return the time it stands at."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def banks(no_proxy: None) -> Iterator[tuple[Server, Region]]:
    """The banks of a region, whatever proxies there are; what a dollar costs can be checked by hand."""
    with region(MONDAY) as (server, made):
        for days in range(-30, 10):
            made.slips["nbk", "USD", MONDAY + timedelta(days)] = f"{500 + days}.0000"
        yield server, made


@pytest.fixture
def newsdesk(tmp_path: Path, clock: HandClock, capsys: pytest.CaptureFixture[str]) -> Newsdesk:
    """Run a verb as a shell would, at the clock's time; return its exit code and its document."""
    program = Program(
        open_desk=lambda folder, may_start: open_desk(folder, clock, "Aigul", may_start=may_start).desk,
        open_window=lambda _folder: 0,
        usual_folder=tmp_path / "nowhere",
        own=tmp_path / "own",
        clock=clock,
    )

    def verb(*arguments: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = run(program, ("--newsroom", str(tmp_path / "room"), *arguments, "--json"))
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else said.err

    return verb


@dataclass
class Editor:
    """What an editor does at the window."""

    office: Office
    wait_for: Wait
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until all that was asked for is answered."""
        self.qtbot.waitUntil(lambda: self.office.background.pending == 0)

    def update(self) -> None:
        """Ask the banks from the menu."""
        with self.qtbot.waitSignal(self.office.rates_room.updates.ended):
            self.office.window.ui.rates_update.trigger()
        self.settle()

    def said(self) -> str:
        """Return what the band across the window says, "" if it is not there."""
        banner = self.office.window.ui.banner
        return banner.text if banner.isVisible() else ""

    def open(self, uid: str) -> None:
        """Open a story."""
        self.office.stories.show_story(uid)
        self.qtbot.waitUntil(lambda: self.office.editor.uid == uid)
        self.settle()

    def sources(self) -> dict[str, tuple[str, date]]:
        """Return whose rate the board shows of each currency, and of when."""
        return {each.currency: (each.source, each.effective) for each in self.office.desk.rates.board()}

    def reject_held(self, currency: str, why: str) -> None:
        """Reject what waits of a currency."""
        self.office.window.ui.rates_held.trigger()
        held = self.wait_for(HeldDialog)
        assert isinstance(held, HeldDialog)
        self.settle()
        held.choose(currency)
        held.ui.reason.setText(why)
        held.ui.reject_rate.click()
        self.settle()
        held.close()

    def renew(self) -> None:
        """Bring the rates of the open story up to date, once what would change was shown."""
        self.office.window.ui.renew_rates.trigger()
        self.wait_for(RenewalDialog).accept()
        self.settle()

    def make_edition(self, day: date) -> None:
        """Make an edition of all that is ready."""
        self.office.sides.editions.ask_for_new()
        asked = self.wait_for(NewEditionDialog)
        assert isinstance(asked, NewEditionDialog)
        asked.ui.date.setDate(QDate(day.year, day.month, day.day))
        self.settle()
        asked.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        self.qtbot.waitUntil(lambda: self.office.sides.editions.shown is not None)
        self.settle()

    def export(self, out: Path) -> None:
        """Export the edition that is shown."""
        self.office.window.ui.export_edition.trigger()
        export = self.wait_for(ExportDialog)
        assert isinstance(export, ExportDialog)
        export.ui.target.setText(str(out))
        self.qtbot.waitUntil(export.ui.export_now.isEnabled)
        export.ui.export_now.click()
        self.qtbot.waitUntil(lambda: export.ui.pages.currentWidget() is export.ui.done_page)
        export.close()


@pytest.fixture
def at_desk(
    open_office: Callable[..., Office], wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> Callable[..., Editor]:
    """Return a function that opens the window at the clock's time."""
    return lambda clock: Editor(open_office(tmp_path / "room", clock), wait_for, qtbot)


def start(newsdesk: Newsdesk, server: Server, tmp_path: Path) -> str:
    """Ask the banks on Monday, and take in a story; return its uid."""
    newsdesk("rates", "update", "--source", "peg")
    newsdesk("rates", "sources", *(f"--set={key}={server.address}/{key}" for key in HOMES))
    assert newsdesk("rates", "update")[0] == 0
    copy = tmp_path / "fine.md"
    copy.write_text(STORY)
    return str(newsdesk("import", str(copy))[1]["files"][0]["stories"][0]["uid"])


def files(bundle: Path) -> dict[str, bytes]:
    return {str(path.relative_to(bundle)): path.read_bytes() for path in bundle.rglob("*") if path.is_file()}


def be_offline_until_friday(editor: Editor) -> None:
    """The last rates stay, with their day; it is a badge, and nothing is filed on them."""
    editor.update()

    assert editor.office.window.panes.rates.ui.offline.isVisible()
    assert editor.said() == ""
    assert editor.sources()["KZT"] == ("NBK", MONDAY)
    editor.office.window.ui.rates_brief.trigger()
    editor.settle()
    assert "of 8 December 2025, and a newer one should be there" in editor.said()


def be_online_again(editor: Editor) -> None:
    """One bank is down, and another one stands in for it; one has slipped, and holds the brief."""
    editor.update()

    assert not editor.office.window.panes.rates.ui.offline.isVisible()
    assert editor.sources()["KZT"] == ("NBK", FRIDAY)
    assert editor.sources()["TJS"] == ("CBR", FRIDAY)
    editor.office.window.ui.rates_brief.trigger()
    editor.settle()
    assert "a rate is held: 1 USD = 97.0000 KGS of 12 December 2025 (NBKR)" in editor.said()


def file_brief(editor: Editor) -> str:
    """Look at what is held, and then file it; return its uid."""
    editor.reject_held("KGS", "A slip: the others say 88")
    text = editor.office.window.panes.editor.text
    editor.office.window.ui.rates_brief.trigger()
    editor.qtbot.waitUntil(lambda: "Against the Dollar" in text().headline)

    assert "The Kazakh tenge fell 0.20 percent against the dollar, to 504 from 503 on 11" in text().body
    assert "by the official rate of the Bank of Russia for 12 December 2025" in text().body
    pinned = {rate.source for pin in read_pins(text().pins) for rate in pin.rates}
    assert pinned == {"NBK", "CBU", "CBR", "Peg"}
    return editor.office.editor.uid


def mend(editor: Editor, uid: str) -> None:
    """Find the conversion that is wrong and re-rate it; let the rate in the text be today's."""
    desk, text = editor.office.desk, editor.office.window.panes.editor.text
    editor.open(uid)
    (found,) = (each for each in desk.copy.check((uid,)) if each.rule == "conversion")
    assert "$60" in found.message
    assert "a dollar is 500 tenge to the dollar" in desk.preview.render(text()).html

    editor.qtbot.waitUntil(lambda: editor.office.backroom.amounts.reader is not None)
    editor.office.window.ui.rerate_conversions.trigger()
    editor.qtbot.waitUntil(lambda: "20,000 tenge ($40)" in text().body)
    editor.renew()

    assert "a dollar is 504 tenge to the dollar" in desk.preview.render(text()).html
    assert not [each for each in desk.copy.check((uid,)) if each.rule in {"conversion", "rate-code"}]


def test_a_week_of_the_rates_desk(
    newsdesk: Newsdesk,
    banks: tuple[Server, Region],
    clock: HandClock,
    at_desk: Callable[..., Editor],
    tmp_path: Path,
) -> None:
    """What was known when it was written, and by whose word, is in the edition; later rates change none."""
    server, made = banks
    uid = start(newsdesk, server, tmp_path)

    clock.day = made.day = FRIDAY
    newsdesk("rates", "sources", *(f"--set={key}={NOWHERE}/{key}" for key in HOMES))
    editor = at_desk(clock)
    be_offline_until_friday(editor)
    for key in HOMES:
        editor.office.desk.rates.set_address(key, f"{server.address}/{key}")
    made.faults["nbt"] = Bank.answers["/500"]
    made.slips["nbkr", "USD", FRIDAY] = "97.0000"
    be_online_again(editor)
    brief = file_brief(editor)
    mend(editor, uid)
    for each in (uid, brief):
        editor.office.desk.workflow.act((each,), "ready")
    editor.make_edition(FRIDAY)
    editor.export(tmp_path / "first")
    editor.office.window.close()

    clock.day = made.day = FRIDAY + timedelta(3)
    made.faults.clear()
    newsdesk("rates", "update")
    assert newsdesk("verify", str(tmp_path / "first"))[1]["ok"]
    assert newsdesk("export", FRIDAY.isoformat(), str(tmp_path / "again"))[0] == 0
    first = files(tmp_path / "first")
    assert files(tmp_path / "again") == first
    rates = {each["pair"]: each for each in json.loads(first["data/rates.json"])["rates"]}
    assert rates["USD/KZT"]["value"] == "504.0000"
    assert rates["USD/KZT"]["terms"] == "National Bank of Kazakhstan, nationalbank.kz"
    assert b"CBR: Bank of Russia, cbr.ru." in first["index.html"]
    story = first["stories/a-fine-in-almaty.html"]
    assert b"fined 20,000 tenge ($40), and a dollar is 504 tenge to the dollar." in story
