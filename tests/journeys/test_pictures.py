"""Formatted text and pictures come into a story of the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.left_out import LeftOutDialog
from newsdesk.gui.pictures.dialog import PictureDialog
from newsdesk.text import figures
from newsdesk.widgets.writing.edit import MarkdownEdit

Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]

WORD = """<html><body><h1>Wool</h1><p class=MsoNormal>The <b>mill</b>&nbsp;in
<a href="https://example.com/osh?utm_source=mail">Osh</a><span> </span>opened.<o:p></o:p></p>
<p><img src="file:///C:/mill.png"></p></body></html>"""
MARKDOWN = "## Wool\n\nThe **mill** in [Osh](https://example.com/osh) opened."
#: So much of it that it is read in a process of its own.
MUCH = "<html><body>" + "<p>The <b>mill</b> opened.</p>" * 1000 + "</body></html>"


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """The window with a story open whose text is "Before" and "After", and another story."""
    desk = Desk(Newsroom.create(tmp_path / "room", SystemClock(), "Aigul", "The desk"))
    desk.stories.new(StoryText(headline="Night Trams", body="They run."))
    uid = desk.stories.new(StoryText(headline="A Mill Opens", body="Before\n\nAfter")).value.uid
    desk.close()
    office = open_office(tmp_path / "room")
    office.editor.open(uid)
    qtbot.waitUntil(lambda: body(office).text() == "Before\n\nAfter")
    body(office).setFocus()
    return office


def body(office: Office) -> MarkdownEdit:
    return office.window.panes.editor.body


def copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def paste(office: Office, data: QMimeData) -> None:
    """Put something on the clipboard and press the keys."""
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(body(office), QKeySequence(QKeySequence.StandardKey.Paste))


def drop(office: Office, data: QMimeData) -> None:
    """Let something fall on the text."""
    edit = body(office)
    event = QDropEvent(
        QPointF(edit.cursorRect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    edit.dropEvent(event)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def photograph(path: Path) -> Path:
    """Write a picture whose file names its maker."""
    exif = Image.Exif()
    exif[0x013B] = "Aida Bekova"
    Image.radial_gradient("L").convert("RGB").save(path, exif=exif)
    return path


def answer(dialog: QDialog, alt: str) -> None:
    assert isinstance(dialog, PictureDialog)
    dialog.ui.alt.setPlainText(alt)
    dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def said(office: Office) -> str:
    """Return what the band over the window says."""
    return " ".join(each.text() for each in office.window.ui.banner.findChildren(QLabel))


def test_formatted_text_is_pasted_as_markdown_in_one_step(office: Office, wait_for: Wait) -> None:
    """In place of what is selected; what was left out is said, and listed on request."""
    body(office).mark(0, 6)

    paste(office, copied("Wool The mill", WORD))

    assert body(office).text() == f"{MARKDOWN}\n\nAfter"
    assert office.messages.offered.text == "Pasted without 1 address mark that counts visitors and 1 picture."
    office.messages.offered.accept()
    listed = wait_for(LeftOutDialog)
    assert isinstance(listed, LeftOutDialog)
    (first, second) = (listed.ui.parts.topLevelItem(row) for row in (0, 1))
    assert first is not None
    assert second is not None
    assert (first.text(0), first.text(1)) == ("Address mark that counts visitors", "utm_source=mail")
    assert second.text(0) == "Picture"
    listed.close()

    office.messages.offer("Pasted without 1 address mark that counts visitors and 1 picture.", "", int)
    body(office).undo()
    assert body(office).text() == "Before\n\nAfter"
    assert office.messages.offered.isHidden()


def test_a_pasted_table_stands_in_line(office: Office) -> None:
    """At once, and not only when somebody types in it; unless that is switched off."""
    rows = "<tr><th>Place</th><th>Som</th></tr><tr><td>Osh</td><td>1,200</td></tr>"
    html = copied("Place Som", f"<table>{rows}</table>")
    paste(office, html)
    assert body(office).text().startswith("| Place | Som   |\n| ----- | ----- |\n| Osh   | 1,200 |\n")

    body(office).undo()
    office.choices.change(align_tables=False)
    paste(office, html)
    assert "| Osh | 1,200 |" in body(office).text()


def test_much_is_read_aside_and_pasted_where_it_was_asked_for(office: Office, qtbot: QtBot) -> None:
    """The caret stays where it was put meanwhile, and what was typed there too."""
    edit = body(office)
    edit.mark(0, 6)

    paste(office, copied("The mill", MUCH))
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "wards")

    qtbot.waitUntil(lambda: "opened" in edit.text())
    assert edit.text() == "\n\n".join(["The **mill** opened."] * 1000) + "\n\nAfterwards"
    assert edit.textCursor().atEnd()
    edit.undo()
    assert edit.text() == "Before\n\nAfterwards"


def test_much_is_not_pasted_into_another_story(office: Office, qtbot: QtBot) -> None:
    """Somebody went on before it was read: a sentence says so."""
    paste(office, copied("The mill", MUCH))

    listed = (office.window.panes.stories.model.story(row) for row in (0, 1))
    (other,) = (each.uid for each in listed if each is not None and each.uid != office.editor.uid)
    office.editor.open(other)

    qtbot.waitUntil(lambda: "Paste it again" in said(office))
    assert body(office).text() == "They run."


@pytest.mark.parametrize("selected", [True, False])
@pytest.mark.parametrize("tracker", ["", "?utm_source=mail"])
def test_an_address_on_words_is_a_link(office: Office, selected: bool, tracker: str) -> None:
    """Though the browser brings HTML with it; alone it is the address. Trackers go from both."""
    address = f"https://example.com/a{tracker}"
    body(office).mark(0, 6 if selected else 0)

    paste(office, copied(address, f"<a href='{address}'>{address}</a>"))

    made = "[Before](https://example.com/a)" if selected else "https://example.com/aBefore"
    assert body(office).text() == f"{made}\n\nAfter"
    told = "Pasted without 1 address mark that counts visitors." if tracker else ""
    assert office.messages.offered.text == told


@pytest.mark.parametrize(
    "html",
    ["<div style=\"font-family: 'Droid Sans Mono', monospace;\"><div># Not</div></div>", "<pre>x</pre>"],
)
def test_what_a_programmer_copies_stays_letter_by_letter(office: Office, html: str) -> None:
    """And what is pasted into code does."""
    edit = body(office)
    edit.replace_text("```\n\n```" if "pre" in html else "")
    edit.go_to_line(2 if "pre" in html else 1)

    paste(office, copied("# Wool *x*", html))

    assert "# Wool *x*" in edit.text().split("\n")


def test_plain_text_is_pasted_letter_by_letter(office: Office) -> None:
    """With a key of its own, whatever else is on the clipboard."""
    QGuiApplication.clipboard().setMimeData(copied("*The* mill", WORD))

    office.window.ui.paste_plain.trigger()

    assert body(office).text() == "*The* millBefore\n\nAfter"


def test_a_dropped_picture_is_asked_about_and_kept(
    office: Office, wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its file's words stand in the form; then it stands in the text, in the folder and in the margin."""
    edit = body(office)
    edit.mark(0, 0)

    drop(office, files(photograph(tmp_path / "mill.jpg")))
    dialog = wait_for(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    assert dialog.words().credit == "Aida Bekova"
    assert dialog.ui.facts.text() == "256 × 256 pixels, 0.0 MB"
    answer(dialog, "A mill [old]")

    qtbot.waitUntil(lambda: "media/" in edit.text())
    above, line, below = edit.text().split("\n\n")
    figure = figures.read(line)
    assert figure is not None
    assert (above, below, figure.alt, figure.credit) == ("Before", "After", "A mill [old]", "Aida Bekova")
    assert (tmp_path / "room" / figure.path).is_file()
    qtbot.waitUntil(lambda: bool(margin(office)) and not margin(office)[0].icon().isNull())
    assert margin(office)[0].accessibleName() == "Picture: A mill [old]"

    edit.undo()
    assert edit.text() == "Before\n\nAfter"
    qtbot.waitUntil(lambda: not margin(office))


def margin(office: Office) -> list[QToolButton]:
    """Return the pictures that are seen beside the text."""
    return [each for each in body(office).findChildren(QToolButton, "margin_picture") if each.isVisible()]


def test_pixels_are_pasted_as_a_picture(office: Office, wait_for: Wait, qtbot: QtBot) -> None:
    """A browser copies them with HTML around."""
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = copied(html="<img src='https://example.com/a.png'>")
    data.setImageData(image)

    paste(office, data)
    answer(wait_for(PictureDialog), "Red")

    qtbot.waitUntil(lambda: "![Red](media/" in body(office).text())


def test_a_cancelled_picture_is_nowhere(office: Office, wait_for: Wait, qtbot: QtBot, tmp_path: Path) -> None:
    """Of two that are dropped, the other is asked about all the same."""
    drop(office, files(photograph(tmp_path / "a.jpg"), photograph(tmp_path / "b.jpg")))

    first = wait_for(PictureDialog)
    first.reject()
    qtbot.waitUntil(lambda: not first.isVisible())
    wait_for(PictureDialog).reject()

    assert body(office).text() == "Before\n\nAfter"
    assert not list((tmp_path / "room" / "media").iterdir())


def test_what_is_said_of_a_picture_is_changed(
    office: Office, wait_for: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    """By the key on its caption, as one step to undo."""
    edit = body(office)
    drop(office, files(photograph(tmp_path / "mill.jpg")))
    answer(wait_for(PictureDialog), "A mill")
    qtbot.waitUntil(lambda: "media/" in edit.text())
    before = edit.text()
    edit.mark(before.index("media/"), before.index("media/"))
    qtbot.waitUntil(lambda: not any(isinstance(each, PictureDialog) for each in office.window.children()))

    office.window.ui.picture.trigger()
    dialog = wait_for(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    assert dialog.words().alt == "A mill"
    answer(dialog, "Another mill")

    assert edit.text() == before.replace("A mill", "Another mill")
    edit.undo()
    assert edit.text() == before


def test_what_is_no_picture_is_said(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """In the band, and the text stays as it is."""
    drawing = tmp_path / "plan.svg"
    drawing.write_text("<svg><script>alert(1)</script></svg>")

    drop(office, files(drawing))

    qtbot.waitUntil(lambda: "with a script in it" in said(office))
    assert body(office).text() == "Before\n\nAfter"


def test_a_text_that_is_only_looked_at_takes_nothing(office: Office, tmp_path: Path) -> None:
    """Neither words nor pictures."""
    body(office).setReadOnly(True)

    assert not body(office).canInsertFromMimeData(files(photograph(tmp_path / "a.jpg")))
    paste(office, copied("x", WORD))

    assert body(office).text() == "Before\n\nAfter"


def test_pictures_are_chosen_where_the_last_ones_were(office: Office, wait_for: Wait, tmp_path: Path) -> None:
    """Also after the program was closed; a folder that is gone is not looked for."""
    folder = tmp_path / "cards"
    folder.mkdir()
    path = photograph(folder / "mill.jpg")
    office.window.ui.picture.trigger()
    chooser = wait_for(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    wait_for(PictureDialog).close()
    assert office.choices.now.picture_folder == str(folder)

    office.window.ui.picture.trigger()

    again = wait_for(QFileDialog)
    assert isinstance(again, QFileDialog)
    assert Path(again.directory().absolutePath()) == folder
    again.close()


def test_pictures_are_chosen_at_home_where_no_folder_is_for_them(
    office: Office, wait_for: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not there would stand where the file's name goes."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    office.window.ui.picture.trigger()

    chooser = wait_for(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert Path(chooser.directory().absolutePath()) == tmp_path
    name = chooser.findChild(QLineEdit)
    assert name is not None
    assert not name.text()
    chooser.close()
