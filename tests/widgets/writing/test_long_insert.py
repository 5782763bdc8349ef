"""A very long text is put in by and by."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.text.length import length
from newsdesk.widgets.writing import settling, sheet_edit
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.long_insert import LONGEST, broken

LONG = "\n\n".join(f"Paragraph {each} of *many*, with an emoji 😀." for each in range(300))


@pytest.fixture
def edit(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MarkdownEdit:
    """An editor to which a few pages are much."""
    monkeypatch.setattr(sheet_edit, "LONG", len(LONG))
    monkeypatch.setattr(settling, "MOST", 50)
    widget = MarkdownEdit()
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.load("before after")
    cursor = widget.textCursor()
    cursor.setPosition(7)
    widget.setTextCursor(cursor)
    return widget


def paste(edit: MarkdownEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_window_goes_on_while_a_long_text_is_pasted(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """It is all there in the end, and is one step to undo; the user's edit is told once, at the end."""
    turns: list[int] = []
    told: list[str] = []
    beat = QTimer(edit)
    beat.timeout.connect(lambda: turns.append(len(turns)))
    edit.text_edited.connect(lambda: told.append(edit.text()))
    beat.start(0)

    with qtbot.waitSignal(edit.insert_ended):
        paste(edit, LONG)
        assert edit.inserting

    assert len(turns) > 5
    assert told == [f"before {LONG}after"]
    assert edit.length == length(edit.text())
    QTest.keyClicks(edit, "!")
    assert edit.text() == f"before {LONG}!after"
    edit.undo()
    edit.undo()
    assert edit.text() == "before after"


def test_what_is_typed_meanwhile_comes_behind_it(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Letters, keys that mean something, what an input method gives: in order, and all can be undone."""
    with qtbot.waitSignal(edit.insert_ended):
        paste(edit, LONG)
        QTest.keyClicks(edit, " and tramx")
        QTest.keyClick(edit, Qt.Key.Key_Backspace)
        composed = QInputMethodEvent()
        composed.setCommitString("ң")
        QCoreApplication.sendEvent(edit, composed)
        QTest.keyClicks(edit, " ")
        while_it_was_put_in = edit.text()

    assert while_it_was_put_in == f"before {LONG}after"
    assert edit.text() == f"before {LONG} and tramң after"
    while edit.text() != "before after":
        edit.undo()


def test_what_was_typed_meanwhile_is_the_last_step(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """So it is taken back before the long text is."""
    with qtbot.waitSignal(edit.insert_ended) as ended:
        paste(edit, LONG)
        QTest.keyClicks(edit, "trams")
        QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert ended.args == [True]
    assert edit.text() == f"before {LONG}after"


def test_what_was_typed_stays_if_the_long_text_does_not(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Nor does it take the place of what was selected."""
    edit.selectAll()
    paste(edit, LONG)
    QTest.keyClicks(edit, " x")

    with qtbot.waitSignal(edit.insert_ended):
        QTest.keyClick(edit, Qt.Key.Key_Escape)

    assert edit.text() == "before after x"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Z])
def test_pasting_can_be_stopped(qtbot: QtBot, edit: MarkdownEdit, key: Qt.Key) -> None:
    """By Escape or by what takes a step back."""
    control = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier
    paste(edit, LONG)
    with qtbot.waitSignal(edit.inserted):
        pass

    with qtbot.waitSignal(edit.insert_ended) as ended:
        QTest.keyClick(edit, key, control)

    assert ended.args == [False]
    assert edit.text() == "before after"
    QTest.keyClicks(edit, "x")
    assert edit.text() == "before xafter"


def test_another_text_never_gets_what_was_pasted_into_one(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Half a paste is taken back when its text is left."""
    edit.open("wool", "Wool")
    paste(edit, LONG)

    edit.open("trams", "Trams")
    edit.open("wool", "Wool")

    assert edit.text() == "Wool"
    assert not edit.inserting


def test_only_lines_beyond_all_measure_are_broken() -> None:
    """At a space, which in Markdown reads the same; a line without one stays whole."""
    long, unbroken = "word " * LONGEST, "x" * (3 * LONGEST)

    assert max(map(len, broken(long).split("\n"))) <= LONGEST
    assert broken(long).split() == long.split()
    assert broken(unbroken) == unbroken
    assert broken("a short line\n" * LONGEST) == "a short line\n" * LONGEST


def test_a_long_text_of_few_lines_is_pasted_at_once(edit: MarkdownEdit) -> None:
    """There is nothing to wait for."""
    paste(edit, "word " * len(LONG))

    assert not edit.inserting
    assert edit.text() == f"before {'word ' * len(LONG)}after"
    QTest.keyClicks(edit, "!")
    assert edit.text() == f"before {'word ' * len(LONG)}!after"


def test_short_texts_are_pasted_at_once(edit: MarkdownEdit) -> None:
    """Nearly all of them."""
    paste(edit, "a few lines\n" * 100)

    assert not edit.inserting
    assert edit.text() == "before " + "a few lines\n" * 100 + "after"
