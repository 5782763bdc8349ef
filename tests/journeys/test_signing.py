"""Two desks: one makes a key and sends, the other is asked once, and stops at another key."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.signing.dialog import SigningDialog
from newsdesk.gui.signing.new_signer import NewSignerDialog

LEFT = Qt.MouseButton.LeftButton
SNOW = StoryText(headline="Snow", body="Text.", byline="Aida Bekova", countries=("KG",))
Wait = Callable[[type[Any]], Any]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This computer's own folder, fresh for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Desk]:
    """A desk on another computer."""
    desk = Desk(
        Newsroom.create(tmp_path / "field", SystemClock(), "Timur", "Field"), tmp_path / "field’s own"
    )
    yield desk
    desk.close()


def sent(desk: Desk, out: Path) -> Path:
    """Write a bundle of a new story."""
    uid = desk.stories.new(SNOW.with_(headline=out.stem)).value.uid
    desk.workflow.act((uid,), "ready")
    desk.publishing.export_selection(desk.publishing.selection((uid,)), out, Silent())
    return out


def said(office: Office) -> str:
    return office.window.ui.status_bar.currentMessage()


def test_a_new_desk_is_asked_about_once_and_a_changed_key_stops(
    open_office: Callable[..., Office],
    wait_for: Wait,
    qtbot: QtBot,
    field: Desk,
    tmp_path: Path,
) -> None:
    """Leave it, trust it, take in the next without a question; and then somebody else with its name."""
    field.keys.make("Field")
    one, two = sent(field, tmp_path / "one.zip"), sent(field, tmp_path / "two.zip")
    field.keys.make("Field", replace=True)
    other = sent(field, tmp_path / "three.zip")
    office = open_office(tmp_path / "desk")
    office.backroom.intake.take_files([one])
    qtbot.mouseClick(wait_for(NewSignerDialog).ui.leave, LEFT)
    assert office.stories.count == 0
    assert said(office).startswith("one.zip was left. Nothing of it was taken in")

    office.backroom.intake.take_files([one, two])
    qtbot.mouseClick(wait_for(NewSignerDialog).ui.trust, LEFT)
    qtbot.waitUntil(lambda: office.stories.count == 2)
    assert "Field" in (tmp_path / "desk" / "allowed_signers").read_text("utf-8")
    qtbot.waitUntil(lambda: "signed by “Field”, which is trusted here" in said(office))

    office.backroom.intake.take_files([other])
    qtbot.waitUntil(lambda: "known by another key" in office.window.ui.banner.text)
    assert office.stories.count == 2


def test_what_a_bundle_says_of_itself_stands_until_it_is_read(
    open_office: Callable[..., Office], qtbot: QtBot, field: Desk, tmp_path: Path
) -> None:
    """A bundle in a folder is chosen by its card; its stories are new, and went out before they should."""
    uid = field.stories.new(SNOW).value.uid
    field.workflow.act((uid,), "ready")
    field.embargo.set((uid,), SystemClock().now() + timedelta(days=2))
    field.publishing.export_selection(
        field.publishing.selection((uid,)), tmp_path / "early", Silent(), "The desk knows."
    )
    office = open_office(tmp_path / "desk")

    office.backroom.intake.take_files([tmp_path / "early" / "bundle.json"])

    qtbot.waitUntil(lambda: office.stories.count == 1)
    qtbot.waitUntil(office.window.ui.banner.isVisible)
    said_for_good = office.window.ui.banner.text
    assert "early: It was let out before its checklist was clear: “The desk knows.”" in said_for_good
    assert "“Snow” is not to be published before" in said_for_good


def test_a_key_is_made_on_the_way_out(
    open_office: Callable[..., Office], wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """From the dialog of the export, which then says who signs, and that it was signed."""
    office = open_office(tmp_path / "desk")
    desk = office.desk
    uid = desk.stories.new(SNOW).value.uid
    desk.workflow.act((uid,), "ready")
    desk.editions.new(SystemClock().now().date(), "", (uid,))
    office.sides.editions.refresh()
    qtbot.waitUntil(lambda: office.sides.editions.shown is not None)

    office.sides.editions.export_shown()
    export = wait_for(ExportDialog)
    assert "Not signed" in export.ui.signed_as.text()
    qtbot.mouseClick(export.ui.signing_keys, LEFT)
    keys = wait_for(SigningDialog)
    keys.ui.name.setText("The Courier")
    qtbot.mouseClick(keys.ui.make, LEFT)
    qtbot.waitUntil(lambda: keys.ui.own.currentWidget() is keys.ui.with_key)
    qtbot.mouseClick(keys.ui.close, LEFT)
    qtbot.waitUntil(lambda: export.ui.signed_as.text() == "Signed as “The Courier”")

    qtbot.waitUntil(export.ui.export_now.isEnabled)
    qtbot.mouseClick(export.ui.export_now, LEFT)
    qtbot.waitUntil(export.ui.done_page.isVisible)
    assert "signed as “The Courier”" in export.ui.done_words.text()
    assert list((tmp_path / "desk" / "exports").glob("*/manifest-sha256.txt.sig"))
    export.reject()


def test_the_menu_opens_the_keys(
    open_office: Callable[..., Office], wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """And what fails is said there."""
    office = open_office(tmp_path / "desk")
    office.window.ui.signing_keys.trigger()
    dialog = wait_for(SigningDialog)

    dialog.trust_wanted.emit(tmp_path / "nothing")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.ui.notice.text)
    dialog.reject()
