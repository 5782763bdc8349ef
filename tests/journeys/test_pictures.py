"""Formatted text and pictures come into a story of the real window, and go out with it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.left_out import LeftOutDialog
from newsdesk.gui.pictures.dialog import PictureDialog
from newsdesk.text import figures
from newsdesk.text.figures import Figure
from newsdesk.widgets.writing.edit import MarkdownEdit

Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]

WORD = """<html><body><h1>Wool</h1><p class=MsoNormal>The <b>mill</b>&nbsp;in
<a href="https://example.com/osh?utm_source=mail">Osh</a><span> </span>opened.<o:p></o:p></p>
<p><img src="file:///C:/mill.png"></p></body></html>"""
MARKDOWN = "## Wool\n\nThe **mill** in [Osh](https://example.com/osh) opened."


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """The window with one story open, whose text is "Before" and "After"."""
    desk = Desk(Newsroom.create(tmp_path / "room", SystemClock(), "Aigul", "The desk"))
    desk.stories.new(StoryText(headline="A Mill Opens", body="Before\n\nAfter", byline="Aigul"))
    desk.close()
    office = open_office(tmp_path / "room")
    office.window.panes.stories.select_first() if hasattr(office.window.panes.stories, "select_first") else None
    qtbot.waitUntil(lambda: office.editor.story is not None)
    office.window.panes.editor.body.setFocus()
    return office


def body(office: Office) -> MarkdownEdit:
    return office.window.panes.editor.body


def copy(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def picture(path: Path) -> Path:
    """Write a photograph whose file names its maker and the place."""
    exif = Image.Exif()
    exif[0x013B] = "Aida Bekova"
    exif.get_ifd(0x8825)[1] = "N"
    Image.radial_gradient("L").convert("RGB").save(path, exif=exif)
    return path


def test_formatted_text_is_pasted_as_markdown_in_one_step(office: Office, wait_for: Wait) -> None:
    """In place of what is selected; what was left out is said, and listed on request."""
    edit = body(office)
    edit.mark(0, 6)
    copy("Wool The mill", WORD)

    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Paste))

    assert edit.text() == f"{MARKDOWN}\n\nAfter"
    offer = office.messages.offered
    assert "Pasted without a" not in offer.accessibleName()
    edit.undo()
    assert edit.text() == "Before\n\nAfter"


def test_plain_text_is_pasted_letter_by_letter(office: Office) -> None:
    """With its own key, whatever else is on the clipboard."""
    edit = body(office)
    copy("*The* mill", WORD)

    office.window.ui.paste_plain.trigger()

    assert edit.text() == "*The* millBefore\n\nAfter"
