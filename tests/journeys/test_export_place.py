"""Somebody else's bundle: looked into, and not replaced by an export unless somebody says so."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.gui.dialogs.export import ExportDialog
from tests.journeys.wool import TEXT

DAY = date(2025, 12, 12)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """The bundle of a reporter, on a stick."""
    field = Desk(Newsroom.create(tmp_path / "field", SystemClock(), "Timur", "Field desk"))
    made = field.editions.new(DAY, "", (field.stories.new(TEXT).value.uid,)).value
    field.publishing.export(made.uid, tmp_path / "stick", Silent(), "To the desk.")
    field.close()
    return tmp_path / "stick"


def test_a_bundle_of_another_desk_is_replaced_by_whoever_says_so(
    open_office: Callable[..., Office],
    handed_in: Path,
    wait_for: Callable[..., object],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """Whoever says no has the form as it was, and the bundle; the next export there asks no more."""
    office = open_office(tmp_path / "newsroom")
    made = office.desk.editions.new(DAY, "", (office.desk.stories.new(TEXT).value.uid,))
    office.announcer.announce(made.changes)
    qtbot.waitUntil(office.window.panes.edition.ui.export_edition.isEnabled)
    office.window.ui.export_edition.trigger()
    dialog = wait_for(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.ui.target.setText(str(handed_in))
    before = (handed_in / "bundle.json").read_bytes()

    def answer(words: str) -> None:
        qtbot.waitUntil(dialog.ui.export_now.isEnabled)
        dialog.ui.export_now.click()
        box = wait_for(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "“Field desk” wrote" in box.text()
        next(each for each in box.buttons() if each.text() == words).click()

    answer("Cancel")
    qtbot.waitUntil(lambda: dialog.ui.failure.text == ExportDialog.STOPPED)
    assert (handed_in / "bundle.json").read_bytes() == before

    answer("Replace it")
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page)
    dialog.reject()
    assert (handed_in / "bundle.json").read_bytes() != before
    assert office.desk.publishing.in_the_way(made.value, handed_in) == ""


def test_a_bundle_is_looked_into_from_the_menu(
    open_office: Callable[..., Office], handed_in: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    """One that is sound is called so; of another it is said what is wrong, and what names all of that."""
    office = open_office(tmp_path / "newsroom")
    verify, banner = office.sides.editions.verify, office.window.ui.banner
    pages = [handed_in / "index.html", handed_in / "feed.xml"]
    whole = [each.read_bytes() for each in pages]

    for each in pages:
        each.write_bytes(each.read_bytes() + b" ")
    verify(handed_in / "bundle.json")
    qtbot.waitUntil(banner.isVisible)
    assert banner.text.startswith("stick is not sound: ")
    assert banner.text.endswith(" And 1 more: “newsdesk verify” names them all.")

    for each, data in zip(pages, whole, strict=True):
        each.write_bytes(data)
    verify(handed_in / "bundle.json")
    qtbot.waitUntil(lambda: "stick is sound" in office.window.ui.status_bar.currentMessage())
    assert not banner.isVisible()
