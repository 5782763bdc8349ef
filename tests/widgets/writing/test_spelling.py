"""Marks under misspelt words: in view, after the caret has left, moving with the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.widgets.colors import LayerColors
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.field import FieldEdit
from newsdesk.widgets.writing.plain import PlainEdit
from newsdesk.widgets.writing.spelling import SpellingMarks
from newsdesk.widgets.writing.spelling_round import SpellingRound
from newsdesk.widgets.writing.verdicts import Verdicts

WRONG = {"goverment", "writen"}


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    edit = MarkdownEdit()
    qtbot.addWidget(edit)
    edit.resize(500, 300)
    with qtbot.waitExposed(edit):
        edit.show()
    return edit


@pytest.fixture
def asked() -> list[str]:
    """All words that were asked about, as often as they were."""
    return []


@pytest.fixture
def verdicts(edit: MarkdownEdit, asked: list[str]) -> Verdicts:
    """Verdicts that come at once."""
    verdicts = Verdicts(edit)

    def judge(words: frozenset[str]) -> None:
        asked.extend(words)
        verdicts.learn(words, words & WRONG)

    verdicts.words_wanted.connect(judge, Qt.ConnectionType.QueuedConnection)
    return verdicts


@pytest.fixture
def marks(edit: MarkdownEdit, verdicts: Verdicts) -> SpellingMarks:
    marks = SpellingMarks(edit, verdicts)
    marks.turn(on=True)
    return marks


@pytest.fixture
def rounds(marks: SpellingMarks) -> SpellingRound:
    """The way through the text alone."""
    return SpellingRound([marks], marks)


def marked(edit: PlainEdit) -> list[str]:
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def lines(edit: PlainEdit) -> list[str]:
    """Return the colours of the lines under words."""
    return [each.format.underlineColor().name() for each in edit.extraSelections()]


def test_misspelt_words_are_marked(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """Where they stand, an emoji before them or not; not in code."""
    edit.load("The \U0001f33e goverment `goverment` has writen.")

    qtbot.waitUntil(lambda: marked(edit) == ["goverment", "writen"])


def test_a_word_is_marked_once_it_is_left(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """And not while it is typed, nor when the caret comes back to change it."""
    QTest.keyClicks(edit, "a goverment")
    qtbot.waitUntil(lambda: not marks.pending)
    assert marked(edit) == []

    QTest.keyClick(edit, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])

    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: marked(edit) == [])


def test_a_click_on_a_marked_word_leaves_its_mark(
    edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot
) -> None:
    """Only typing in it takes the mark away."""
    edit.load("a goverment here")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])

    cursor = edit.textCursor()
    cursor.setPosition(5)
    edit.setTextCursor(cursor)
    qtbot.waitUntil(lambda: not marks.pending)

    assert marked(edit) == ["goverment"]


def test_a_word_is_asked_about_once(
    edit: MarkdownEdit, marks: SpellingMarks, asked: list[str], qtbot: QtBot
) -> None:
    """However often it stands there, and whatever is edited."""
    edit.load("mill mill mill\n\nmill writen")
    qtbot.waitUntil(lambda: marked(edit) == ["writen"])

    QTest.keyClicks(edit, "mill ")
    qtbot.waitUntil(lambda: not marks.pending)

    assert sorted(asked) == ["mill", "writen"]


def test_only_what_is_in_view_is_marked(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """A long text costs no more than a short one; scrolling brings the others."""
    edit.load("\n".join(["a goverment"] * 500 + ["has writen"]))
    qtbot.waitUntil(lambda: bool(marked(edit)))
    assert len(marked(edit)) < 50

    edit.moveCursor(QTextCursor.MoveOperation.End)

    qtbot.waitUntil(lambda: marked(edit)[-1:] == ["writen"])


@pytest.mark.usefixtures("marks")
def test_words_of_ones_own_are_right(edit: MarkdownEdit, verdicts: Verdicts, qtbot: QtBot) -> None:
    """Without asking again; and wrong again when they are taken away."""
    edit.load("a goverment has writen")
    qtbot.waitUntil(lambda: len(marked(edit)) == 2)

    verdicts.set_own(frozenset({"goverment"}))
    qtbot.waitUntil(lambda: marked(edit) == ["writen"])
    verdicts.set_own(frozenset())
    qtbot.waitUntil(lambda: len(marked(edit)) == 2)


def test_turned_off_nothing_is_marked(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """Nor offered."""
    edit.load("a goverment")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])
    assert marks.misspelt_at(4) is not None

    marks.turn(on=False)

    assert marked(edit) == []
    assert marks.misspelt_at(4) is None


@pytest.mark.usefixtures("marks")
def test_other_dictionaries_are_asked_anew(
    edit: MarkdownEdit, verdicts: Verdicts, asked: list[str], qtbot: QtBot
) -> None:
    """What was wrong may be right now."""
    edit.load("writen")
    qtbot.waitUntil(lambda: asked == ["writen"])

    verdicts.forget()

    qtbot.waitUntil(lambda: asked == ["writen", "writen"])


def test_the_next_one_comes_after_the_caret_and_then_the_first(
    edit: MarkdownEdit, rounds: SpellingRound, qtbot: QtBot
) -> None:
    """Through a text of any length, round and round."""
    edit.load("has writen\n" + "a mill\n" * 300 + "The goverment and a goverment")

    def selections() -> Iterator[tuple[str, int]]:
        for _ in range(4):
            with qtbot.waitSignal(rounds.ended):
                rounds.go_on()
            yield edit.textCursor().selectedText(), edit.textCursor().blockNumber()

    assert list(selections()) == [("writen", 0), ("goverment", 301), ("goverment", 301), ("writen", 0)]


def test_one_before_the_caret_in_its_own_line_is_found_last(
    edit: MarkdownEdit, marks: SpellingMarks, rounds: SpellingRound, qtbot: QtBot
) -> None:
    """The search ends where it began."""
    edit.load("a goverment here")
    edit.moveCursor(QTextCursor.MoveOperation.End)

    with qtbot.waitSignal(rounds.ended) as told:
        rounds.go_on()

    assert told.args == [marks]
    assert edit.textCursor().selectedText() == "goverment"


def test_without_any_there_is_no_next_one(edit: MarkdownEdit, rounds: SpellingRound, qtbot: QtBot) -> None:
    """The caret stays."""
    edit.load("a mill")

    with qtbot.waitSignal(rounds.ended) as told:
        rounds.go_on()

    assert told.args == [None]
    assert not edit.textCursor().hasSelection()


def test_all_of_the_text_is_read_by_and_by(
    edit: MarkdownEdit, marks: SpellingMarks, asked: list[str], qtbot: QtBot
) -> None:
    """What is out of view is judged before anybody sees it."""
    edit.load("a mill\n" * 400 + "writen")

    marks.read_on()

    qtbot.waitUntil(lambda: "writen" in asked)


def test_another_text_has_marks_of_its_own(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """The editor shows another document, and the first again."""
    edit.open("one", "a goverment")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])

    edit.open("two", "has writen")
    qtbot.waitUntil(lambda: marked(edit) == ["writen"])
    edit.open("one", "a goverment")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])


def test_other_colours_are_worn_at_once(edit: MarkdownEdit, marks: SpellingMarks, qtbot: QtBot) -> None:
    """By the marks that are there, and by those that come."""
    edit.load("a goverment")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"])

    edit.layers.set_colors(LayerColors.on_paper()._replace(misspelt="#ff00ff"))

    assert lines(edit) == ["#ff00ff"]
    edit.load("has writen")
    qtbot.waitUntil(lambda: marked(edit) == ["writen"])
    assert lines(edit) == ["#ff00ff"]
    marks.turn(on=False)
    assert marked(edit) == []


def test_the_way_leads_through_all_fields(
    edit: MarkdownEdit, marks: SpellingMarks, verdicts: Verdicts, qtbot: QtBot
) -> None:
    """From where the keyboard is on, and past the last to the first; each has its marks."""
    headline = FieldEdit()
    qtbot.addWidget(headline)
    with qtbot.waitExposed(headline):
        headline.show()
    above = SpellingMarks(headline, verdicts)
    above.turn(on=True)
    headline.load("A goverment")
    edit.load("has writen")
    rounds = SpellingRound([above, marks])
    qtbot.waitUntil(lambda: marked(headline) == ["goverment"])

    def found() -> Iterator[SpellingMarks | None]:
        for _ in range(3):
            with qtbot.waitSignal(rounds.ended) as told:
                rounds.go_on()
            assert told.args is not None
            field = told.args[0]
            field.edit.activateWindow()
            field.edit.setFocus()
            qtbot.waitUntil(field.edit.hasFocus)
            yield field

    assert list(found()) == [marks, above, marks]
