"""Who stands by while a text is written: asked in turn, and only where something may be written."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from newsdesk.widgets.writing.edit import MarkdownEdit


def select(edit: MarkdownEdit, start: int, end: int) -> None:
    """Select between two places, in UTF-16."""
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def paste(edit: MarkdownEdit, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


class Shouter:
    """A help that makes an exclamation mark of a full stop, if it is let; it remembers what it was asked."""

    def __init__(self, edit: MarkdownEdit, asked: list[str], name: str, *, takes: bool) -> None:
        self._edit, self._asked, self._name, self._takes = edit, asked, name, takes

    def press(self, event: QKeyEvent) -> bool:
        self._asked.append(self._name)
        if self._takes and event.text() == ".":
            self._edit.textCursor().insertText("!")
            return True
        return False


def test_a_help_is_asked_before_the_editor_and_in_its_turn(edit: MarkdownEdit) -> None:
    """The first that takes a key is the last that hears of it; the others go on to the editor."""
    asked: list[str] = []
    edit.load("")
    edit.add_help(Shouter(edit, asked, "first", takes=False))
    edit.add_help(Shouter(edit, asked, "second", takes=True))
    edit.add_help(Shouter(edit, asked, "third", takes=True))

    QTest.keyClicks(edit, "a.")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert edit.text() == "a!\n"
    assert asked == ["first", "second", "third", "first", "second", "first", "second", "third"]


def test_no_help_is_asked_where_nothing_may_be_written(edit: MarkdownEdit) -> None:
    """Keys move the caret, and that is all."""
    asked: list[str] = []
    edit.load("text")
    edit.add_help(Shouter(edit, asked, "one", takes=True))
    edit.setReadOnly(True)

    QTest.keyClicks(edit, ".")
    QTest.keyClick(edit, Qt.Key.Key_End)

    assert (edit.text(), asked, edit.textCursor().position()) == ("text", [], 4)


class Stapler:
    """Wants whatever has HTML, and puts its length into the text."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit

    def wants(self, source: QMimeData) -> bool:
        return source.hasHtml()

    def take(self, source: QMimeData) -> None:
        self._edit.textCursor().insertText(f"[{len(source.html())} of HTML]")


def test_a_paster_gets_what_it_wants_and_no_more(edit: MarkdownEdit) -> None:
    """Pasted or dropped; plain text is pasted as ever."""
    edit.load("")
    edit.paster = Stapler(edit)
    rich, plain, picture = QMimeData(), QMimeData(), QMimeData()
    rich.setHtml("<b>x</b>")
    plain.setText("plain")
    picture.setUrls([QUrl.fromLocalFile("/tmp/picture.jpg")])
    assert edit.canInsertFromMimeData(rich)
    assert not edit.canInsertFromMimeData(picture)

    paste(edit, rich)
    paste(edit, plain)

    assert edit.text() == "[8 of HTML]plain"


def ask_for_menu(edit: MarkdownEdit, reason: QContextMenuEvent.Reason, place: QPoint) -> QMenu:
    """Ask for the context menu and return it."""
    at = edit.viewport().mapToGlobal(place)
    QApplication.sendEvent(edit.viewport(), QContextMenuEvent(reason, place, at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_is_offered_to_whoever_has_something_for_that_place(edit: MarkdownEdit) -> None:
    """By the mouse it is the place of the click, by the key that of the caret, counted as Qt does."""
    edit.load("😀 one two")
    select(edit, 7, 7)
    places: list[int] = []

    def offer(menu: QMenu, place: int) -> None:
        places.append(place)
        menu.addAction("Something for here")

    edit.menu_wanted.connect(offer)
    cursor = edit.textCursor()
    cursor.setPosition(3)

    by_key = ask_for_menu(edit, QContextMenuEvent.Reason.Keyboard, QPoint(1, 1))
    assert by_key.actions()[-1].text() == "Something for here"
    by_key.close()
    by_mouse = ask_for_menu(edit, QContextMenuEvent.Reason.Mouse, edit.cursorRect(cursor).center())
    by_mouse.close()

    assert places == [7, 3]
