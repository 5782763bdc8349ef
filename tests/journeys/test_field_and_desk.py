"""A reporter in the field and the desk at home exchange a story for weeks, and an edition of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status
from newsdesk.gui.merging.dialog import MergeDialog
from newsdesk.gui.merging.edition_dialog import EditionMergeDialog
from newsdesk.gui.merging.overview import MergesDialog
from newsdesk.store.texts import check_texts
from tests.journeys.wool import TEXT, type_over

Open = Callable[..., Office]
Wait = Callable[..., Any]
DAY = date(2025, 12, 12)


@pytest.fixture
def office(open_office: Open, tmp_path: Path) -> Office:
    """The desk at home, in its window."""
    return open_office(tmp_path / "newsroom")


@pytest.fixture
def field(tmp_path: Path) -> Desk:
    """The reporter's newsroom, on another computer."""
    return Desk(Newsroom.create(tmp_path / "field", SystemClock(), "Timur", "Field desk"))


def edit(desk: Desk, uid: str, old: str, new: str) -> None:
    text = desk.stories.get(uid).text
    assert old in text.body
    desk.stories.save(uid, text.with_(body=text.body.replace(old, new)))


@dataclass
class Exchange:
    """The two of them, and what goes to and fro: the story ``uid``, and the edition it stands in."""

    office: Office
    field: Desk
    qtbot: QtBot
    settled: Callable[[], None]
    folder: Path
    uid: str = ""
    numbers: Iterator[int] = dataclass_field(default_factory=count)

    @property
    def home(self) -> Desk:
        return self.office.desk

    @property
    def body(self) -> str:
        return self.office.window.panes.editor.body.toPlainText()

    def _send(self, sender: Desk) -> Path:
        path = self.folder / f"{next(self.numbers)}.zip"
        sender.publishing.export(sender.editions.on(DAY).uid, path, Silent(), "To a desk.")
        return path

    def hand_in(self) -> None:
        """Send what the field has, and take it in through the window."""
        self.office.backroom.intake.take_files([self._send(self.field)])
        self.settled()

    def send_out(self) -> None:
        """Send what the desk at home has, and take it in in the field."""
        self.office.editor.finish()
        self.settled()
        self.field.intake.receive(self.field.intake.read_bundle(self._send(self.home)))

    def type_over(self, old: str, new: str) -> None:
        type_over(self.office.window.panes.editor.body, old, new)

    def wait_for_words(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.body)


@pytest.fixture
def exchange(
    office: Office, field: Desk, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> Exchange:
    return Exchange(office, field, qtbot, settled, tmp_path)


def test_five_exchanges(exchange: Exchange, wait_for: Wait) -> None:
    """Handed in, edited, merged, decided on, corrected: at the end both have the same, and all of it."""
    hand_in_and_edit(exchange)
    write_at_once(exchange)
    decide_on_a_passage(exchange, wait_for)
    decide_on_the_edition(exchange, wait_for)
    publish_and_correct(exchange)

    home, field, uid = exchange.home, exchange.field, exchange.uid
    assert home.stories.get(uid).text == field.stories.get(uid).text
    assert home.stories.get(uid).text.body == (
        "The mill in Naryn presses and dyes fleece by night.\n\nThirteen women work there.\n\n"
        "Wool is dear again this year.\n"
    )
    assert home.stories.get(uid).status is Status.CORRECTED
    assert home.editions.on(DAY).layout == field.editions.on(DAY).layout
    seen_to = [[(each.text, each.resolved) for each in desk.notes.of(uid)] for desk in (home, field)]
    assert seen_to[0] == seen_to[1]
    for each in (home, field):
        assert (each.merges.all(), each.edition_merges.all()) == ((), ())
        with each.newsroom.archive.reading() as db:
            assert not check_texts(db, 0, 100).ill
    field.close()


def hand_in_and_edit(exchange: Exchange) -> None:
    """A new story comes with its edition and a note; it is edited, and the note seen to."""
    field, home, office = exchange.field, exchange.home, exchange.office
    exchange.uid = uid = field.stories.new(TEXT).value.uid
    field.editions.new(DAY, "Wool", [uid])
    field.notes.add(uid, "Twelve, or thirteen?", field.notes.anchor(uid, "Twelve women"), travels=True)
    exchange.hand_in()
    office.stories.show_story(uid)
    exchange.qtbot.waitUntil(lambda: office.editor.uid == uid)
    exchange.settled()
    assert home.editions.on(DAY).title == "Wool"

    exchange.type_over("Twelve women", "Thirteen women")
    (note,) = home.notes.of(uid)
    home.notes.resolve(note.uid)
    exchange.send_out()

    assert "Thirteen women" in field.stories.get(uid).text.body
    assert field.notes.of(uid)[0].resolved is not None


def write_at_once(exchange: Exchange) -> None:
    """Both write, and both lay the edition out, in different places."""
    field, home = exchange.field, exchange.home
    edit(field, exchange.uid, "dear this year", "dear again this year")
    field.makeup.write_note(field.editions.on(DAY).uid, "It snowed.")
    exchange.type_over("Karakol", "Naryn")
    home.makeup.name(home.editions.on(DAY).uid, "Wool and snow")

    exchange.hand_in()

    exchange.wait_for_words("dear again")
    assert "Naryn" in exchange.body
    assert (home.editions.on(DAY).title, home.editions.on(DAY).note) == ("Wool and snow", "It snowed.")
    exchange.send_out()


def decide_on_a_passage(exchange: Exchange, wait_for: Wait) -> None:
    """Both write in one passage, and an editor decides."""
    band = exchange.office.backroom.merges.band
    edit(exchange.field, exchange.uid, "presses fleece", "presses and dyes fleece")
    exchange.type_over("fleece.", "fleece by night.")

    exchange.hand_in()
    exchange.qtbot.waitUntil(band.isVisible)
    band.ui.decide.click()
    dialog = wait_for(MergeDialog)
    dialog.ui.take_proposal.click()
    dialog.ui.merge.click()

    exchange.wait_for_words("presses and dyes fleece by night")
    exchange.send_out()


def decide_on_the_edition(exchange: Exchange, wait_for: Wait) -> None:
    """Both name the edition, and an editor takes the other's name."""
    field, home = exchange.field, exchange.home
    field.makeup.name(field.editions.on(DAY).uid, "Dyed wool")
    home.makeup.name(home.editions.on(DAY).uid, "Wool by night")

    exchange.hand_in()
    assert home.editions.on(DAY).title == "Wool by night"
    band = exchange.office.window.ui.banner
    assert "laid out anew here and there" in band.text
    exchange.office.window.ui.merges.trigger()
    wait_for(MergesDialog).ui.decide.click()
    wait_for(EditionMergeDialog).ui.take_theirs.click()

    exchange.qtbot.waitUntil(lambda: home.editions.on(DAY).title == "Dyed wool")
    # What was to be decided is not asked for any more.
    exchange.qtbot.waitUntil(lambda: not band.isVisible() or "laid out anew" not in band.text)
    exchange.send_out()


def publish_and_correct(exchange: Exchange) -> None:
    """It is out, and readers are told what was wrong; the desk in the field knows then."""
    home, uid = exchange.home, exchange.uid
    home.workflow.act((uid,), "ready", "It is late.")
    home.workflow.act((uid,), "publish", "It is late.")
    home.corrections.add(uid, CorrectionKind.CORRECTION, "Thirteen women, not twelve.", Place.TOP, "Late.")

    exchange.send_out()

    assert [each.text for each in exchange.field.corrections.of(uid)] == ["Thirteen women, not twelve."]
    exchange.hand_in()
