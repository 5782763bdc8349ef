"""The web producer asks for what the site takes in, and finds it chosen the next day."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.formats import USUAL_FORMATS, Format, Outlets
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.export import ExportDialog

SNOW = StoryText(headline="Snow in May", body="It fell.", byline="Aida Bekova", countries=("KG",))
Wait = Callable[[type[Any]], Any]


def asked(office: Office, wait_for: Wait, qtbot: QtBot) -> ExportDialog:
    """Return the export's window, once all is known that it asks for."""
    office.window.ui.export_edition.trigger()
    dialog = wait_for(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(dialog.ui.export_now.isEnabled)
    return dialog


def tick(qtbot: QtBot, *boxes: QCheckBox) -> None:
    for box in boxes:
        qtbot.keyClick(box, Qt.Key.Key_Space)


def test_formats_are_chosen_once(
    open_office: Callable[..., Office], wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """A wrong address is said and nothing is written; then all is there, and stays chosen."""
    office = open_office(tmp_path / "newsroom")
    uid = office.desk.stories.new(SNOW).value.uid
    office.desk.workflow.act((uid,), "ready")
    done = office.desk.editions.new(office.desk.newsroom.clock.now().date(), uids=[uid])
    office.announcer.announce(done.changes)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    dialog = asked(office, wait_for, qtbot)
    dialog.ui.target.setText(str(tmp_path / "out"))
    tick(qtbot, dialog.ui.epub, dialog.ui.wxr)

    dialog.ui.address.setText("ftp://example.com")
    dialog.ui.export_now.click()
    qtbot.waitUntil(dialog.ui.failure.isVisible)
    assert "is no web address" in dialog.ui.failure.text
    assert office.desk.outlets.chosen() == Outlets()

    dialog.ui.address.setText("news.example.com/today")
    dialog.ui.export_now.click()
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page)
    dialog.reject()

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"edition.epub", "wordpress.xml", "sitemap.xml", "feed.xml"} <= names
    again = asked(office, wait_for, qtbot)
    assert again.ui.epub.isChecked()
    assert again.ui.address.text() == "https://news.example.com/today"
    assert office.desk.outlets.chosen().formats == USUAL_FORMATS | {Format.EPUB, Format.WXR}
    again.reject()
