"""One editor for many texts: each keeps its history, its caret and its length."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.text.length import length
from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing import marks, sheet_edit, sheets
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.layers import Layer

Ink = Callable[[str], HighlightColors]


def undo(edit: MarkdownEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_goes_on_where_it_was_and_never_into_another_text(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """However often one goes to and fro; showing a text is no edit."""
    edit.open("wool", "Wool.")
    QTest.keyClicks(edit, "A")
    with qtbot.assertNotEmitted(edit.text_edited):
        edit.open("trams", "Trams.")
    assert not edit.document().isUndoAvailable()
    QTest.keyClicks(edit, "B")
    edit.open("wool", "AWool.")
    QTest.keyClicks(edit, "C")

    undo(edit)
    undo(edit)
    undo(edit)
    assert edit.text() == "Wool."
    edit.open("trams", "BTrams.")
    undo(edit)

    assert edit.text() == "Trams."


def test_what_became_of_a_text_elsewhere_is_one_step(edit: MarkdownEdit) -> None:
    """It is undone first, and what was typed before it can be undone after it."""
    edit.open("wool", "Wool is cheap.")
    QTest.keyClicks(edit, "A ")
    edit.open("trams", "")

    edit.open("wool", "A Wool is dear. And soft.")

    undo(edit)
    assert edit.text() == "A Wool is cheap."
    undo(edit)
    assert edit.text() == "Wool is cheap."


def test_caret_selection_and_view_are_where_they_were(edit: MarkdownEdit) -> None:
    """In a text that was open before; in a new one they are at its beginning."""
    long = "\n".join(f"line {each}" for each in range(300))
    edit.open("long", long)
    edit.mark(1500, 1504)
    place = edit.verticalScrollBar().value()

    edit.open("short", "one")
    assert (edit.textCursor().position(), edit.verticalScrollBar().value()) == (0, 0)
    edit.open("long", long)

    assert (edit.textCursor().anchor(), edit.textCursor().position()) == (1500, 1504)
    assert edit.verticalScrollBar().value() == place > 0


@pytest.mark.parametrize(
    "now",
    [
        "New above.\n\nWool is dear.\n\nTrams run.",
        "Wool is dear.\n\nTrams run.\n\nNew below.",
        "New above.\n\nWool is dear.\n\nBetween.\n\nTrams run.",
        "Wool is very dear.\n\nTrams run.",
        "Trams run.",
    ],
)
def test_the_caret_is_at_its_words_though_others_came_elsewhere(edit: MarkdownEdit, now: str) -> None:
    """Who goes on to write there does not write into the midst of another word."""
    edit.open("wool", "Gone.\n\nWool is dear.\n\nTrams run.")
    edit.mark(28, 28)  # before "run"
    edit.open("trams", "")

    edit.open("wool", now)
    QTest.keyClicks(edit, "no more ")

    assert edit.text() == now.replace("Trams ", "Trams no more ")


def test_a_text_that_is_shown_with_other_spacing_has_its_caret(edit: MarkdownEdit) -> None:
    """Spacing is chosen while another text is open."""
    edit.open("wool", "Wool is dear.")
    edit.mark(4, 8)
    edit.open("trams", "")
    edit.set_line_spacing(180)

    edit.open("wool", "Wool is dear.")

    assert (edit.textCursor().anchor(), edit.textCursor().position()) == (4, 8)


@pytest.fixture
def left_far_down(edit: MarkdownEdit, monkeypatch: pytest.MonkeyPatch) -> MarkdownEdit:
    """An editor that shows a long text again which was left with its last words selected."""
    monkeypatch.setattr(sheet_edit, "FAR", 1_000)
    edit.open("long", LONG)
    edit.mark(len(LONG) - 8, len(LONG))
    edit.open("short", "one")
    edit.open("long", LONG)
    return edit


LONG = "\n".join(f"line {each}" for each in range(900))


def place(edit: MarkdownEdit) -> tuple[int, int]:
    return edit.textCursor().anchor(), edit.textCursor().position()


def test_far_down_nobody_waits_for_the_caret(qtbot: QtBot, left_far_down: MarkdownEdit) -> None:
    """The beginning is shown until all above is laid out; who leaves before that has moved nothing."""
    assert place(left_far_down) == (0, 0)
    left_far_down.open("short", "one")
    left_far_down.open("long", LONG)

    qtbot.waitUntil(lambda: place(left_far_down) == (len(LONG) - 8, len(LONG)))

    assert left_far_down.verticalScrollBar().value() > 0


def test_what_is_typed_before_the_caret_is_back_stands_where_it_was(left_far_down: MarkdownEdit) -> None:
    """The first key brings it back at once."""
    QTest.keyClicks(left_far_down, "end")

    assert left_far_down.text() == f"{LONG[:-8]}end"


def test_who_goes_elsewhere_before_the_caret_is_back_stays_there(
    qtbot: QtBot, left_far_down: MarkdownEdit
) -> None:
    """The place that was chosen last holds."""
    left_far_down.go_to_line(3)

    last = left_far_down.document().lastBlock()
    qtbot.waitUntil(lambda: last.layout().lineCount() > 0)
    qtbot.wait(0)

    assert left_far_down.textCursor().blockNumber() == 2


def test_what_was_shown_over_one_text_is_not_shown_over_another(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Whoever showed it hears that there is another one."""
    edit.open("wool", "Wool is cheap.")
    found = QTextEdit.ExtraSelection()
    found.cursor = QTextCursor(edit.document())
    found.format.setBackground(QColor("red"))
    edit.layers.show(Layer.FOUND, [found])
    edit.passages.place({"a": (0, 4)})

    with qtbot.waitSignal(edit.sheet_changed):
        edit.open("trams", "Trams.")

    assert edit.extraSelections() == []
    assert not edit.passages.go_to("a")


def test_changes_are_told_of_the_text_that_is_shown(edit: MarkdownEdit) -> None:
    """And of no other, whichever document it is in."""
    told: list[tuple[int, int, int]] = []
    edit.open("wool", "Wool")
    edit.open("trams", "Trams")
    edit.open("wool", "Wool")
    edit.contents_changed.connect(lambda *change: told.append(change))

    QTest.keyClicks(edit, "A")

    assert told == [(0, 0, 1)]


def test_each_text_has_its_colours_its_air_and_its_letters(edit: MarkdownEdit, ink: Ink) -> None:
    """Those that hold now, whatever held when it was open last."""
    edit.set_colors(ink("#777777"))
    edit.open("wool", "*Wool*")
    edit.open("trams", "Trams")
    edit.set_colors(ink("#222222"))
    edit.set_line_spacing(180)
    edit.set_text_size(20)

    edit.open("wool", "*Wool*")

    block = edit.document().begin()
    assert block.layout().formats()[0].format.foreground().color() == QColor("#222222")
    assert block.blockFormat().lineHeight() == 180
    assert edit.document().defaultFont().pointSizeF() == 20


def test_only_so_many_texts_are_kept(edit: MarkdownEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were used last; what is let go is read anew, and is the same but for its history."""
    monkeypatch.setattr(sheets, "SHEETS", 2)
    edit.open("a", "a")
    QTest.keyClicks(edit, "1")
    for name in "bcd":
        edit.open(name, name)

    edit.open("a", "1a")

    assert edit.text() == "1a"
    assert not edit.document().isUndoAvailable()
    edit.open("d", "d")


def test_long_texts_are_let_go_earlier(edit: MarkdownEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    """But never the one that is shown, nor the one before it."""
    monkeypatch.setattr(sheets, "CHARACTERS", 10)
    for name in "abc":
        edit.open(name, name * 50)
        QTest.keyClicks(edit, "1")

    edit.open("b", "1" + "b" * 50)
    assert edit.document().isUndoAvailable()
    edit.open("a", "1" + "a" * 50)
    assert not edit.document().isUndoAvailable()


def test_other_lines_leave_all_that_can_be_undone_and_done_again(edit: MarkdownEdit) -> None:
    """Step by step, where it was, in both directions."""
    edit.load("Wool 😀\n\nis cheap.")
    QTest.keyClicks(edit, "Red ")
    edit.change(marks.toggle_bold)
    QTest.keyClick(edit, Qt.Key.Key_End)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    texts = history(edit)
    edit.undo()

    edit.set_line_spacing(200)

    assert edit.document().isRedoAvailable()
    edit.redo()
    assert history(edit) == texts
    assert {edit.document().findBlockByNumber(each).blockFormat().lineHeight() for each in range(4)} == {200}


def history(edit: MarkdownEdit) -> Sequence[str]:
    """Return the text and what it was before each step; they are done again afterwards."""
    texts = [edit.text()]
    while edit.document().isUndoAvailable():
        edit.undo()
        texts.append(edit.text())
    for _ in texts[1:]:
        edit.redo()
    return texts


KEYS = st.lists(st.sampled_from(["a", " ", "*", "\n", "😀", "undo", "cut", "bold"]), max_size=12)


@given(st.text("ab \n😀", max_size=12), KEYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_survives_other_lines(edit: MarkdownEdit, text: str, keys: list[str]) -> None:
    """Whatever was done, and taken back, and taken out of the middle."""
    edit.set_line_spacing(135)
    edit.load(text)
    for key in keys:
        if key == "undo":
            edit.undo()
        elif key == "cut":
            edit.textCursor().deletePreviousChar()
        elif key == "bold":
            edit.change(marks.toggle_bold)
        else:
            edit.textCursor().insertText(key)
    before = history(edit)

    edit.set_line_spacing(150)

    assert history(edit) == before
    assert edit.length == length(edit.text())
