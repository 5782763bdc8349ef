"""An export is sent to where somebody else's bundle is."""

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
