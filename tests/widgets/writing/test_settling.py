"""Much that changes at once is taken over by and by, and comes to the same."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.text.length import length
from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.writing import settling
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.headings import Headings
from newsdesk.widgets.writing.highlighter import MarkdownHighlighter
from newsdesk.widgets.writing.settling import Settling

COLORS = HighlightColors(*(f"#00000{place}" for place in range(1, 10)))
LINES = st.sampled_from(
    ["words", "*so", "on*", "## Head", "```", "", "- a", "> b", "===", "<b", "c>", "<!--", "-->", "| a | b |"]
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
#: Where something is put, how much of what stands there goes, what comes, how many slices pass then, and
#: whether the text is shown again after them.
EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30), TEXTS, st.integers(0, 3), st.booleans()), max_size=5
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few lines are much."""
    for name, lines in {"AT_ONCE": 3, "LEAST": 2, "MOST": 2}.items():
        monkeypatch.setattr(settling, name, lines)


@dataclass
class Desk:
    """A document with all that stands beside it."""

    document: QTextDocument
    settling: Settling

    @classmethod
    def make(cls, text: str = "") -> "Desk":
        document = QTextDocument()
        document.documentLayout()  # as in an editor; without one Qt does not tell of changes
        made = cls(document, Settling(document))
        made.settling.highlighter = MarkdownHighlighter(document, COLORS)
        QTextCursor(document).insertText(text)
        return made

    def settle(self) -> None:
        while self.settling.busy:
            QCoreApplication.processEvents()


def looks(document: QTextDocument) -> Iterator[tuple[str, dict[int, QTextCharFormat]]]:
    """Yield each line, and how each of its letters looks."""
    block = document.begin()
    while block.isValid():
        ranges = block.layout().formats()
        yield (
            block.text(),
            {
                at: QTextCharFormat(one.format)
                for one in ranges
                for at in range(one.start, one.start + one.length)
            },
        )
        block = block.next()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, EDITS, st.integers(0, 5))
def test_by_and_by_comes_to_the_same_as_at_once(
    qapp: object, text: str, edits: list[tuple[int, int, str, int, bool]], undos: int
) -> None:
    """Whatever is typed, taken out and taken back meanwhile: the same text, length and colours."""
    desk = Desk.make(text)
    cursor = QTextCursor(desk.document)
    for place, size, words, slices, again in edits:
        last = desk.document.characterCount() - 1
        cursor.setPosition(min(place, last))
        cursor.setPosition(min(place + size, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        assert desk.settling.tally.text == desk.document.toPlainText()
        for _ in range(slices):
            QCoreApplication.processEvents()
        if again:
            desk.settling.begin_again()
    for _ in range(undos):
        desk.document.undo()
    desk.settle()

    whole = desk.document.toPlainText()
    assert desk.settling.tally.text == whole
    assert desk.settling.tally.length == length(whole)
    at_once = QTextDocument(whole)
    MarkdownHighlighter(at_once, COLORS).rehighlight()
    assert list(looks(desk.document)) == list(looks(at_once))


def test_a_text_is_whole_before_it_has_settled(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """What is typed then is in it, and what is saved then is all of it; in the end its length is known."""
    text = "\n\n".join(["A *paragraph* of words."] * 100)
    edit.set_colors(COLORS)

    edit.open("wool", text)
    assert edit.settling
    QTest.keyClicks(edit, "Wool ")
    # A slice at a time: in the time between two looks of a wait all of them may pass.
    while edit.length.words <= 20:
        QCoreApplication.processEvents()
    QTest.keyClicks(edit, "and more. ")
    assert edit.settling
    assert edit.text() == f"Wool and more. {text}"

    with qtbot.waitSignal(edit.settled):
        pass
    assert edit.text() == f"Wool and more. {text}"
    assert edit.length == length(edit.text())


def test_a_text_that_was_left_settles_all_the_same(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """And tells nobody, for another one is shown."""
    edit.open("wool", "words\n" * 200)
    left = edit.document().findChild(Settling)
    assert left
    edit.open("trams", "Trams")

    with qtbot.assertNotEmitted(edit.settled):
        qtbot.waitUntil(lambda: not left.busy)
    edit.open("wool", "words\n" * 200)

    assert edit.length.words == 200


def test_a_text_that_is_shown_again_begins_at_its_top(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """Where Qt begins anew as well: to go on further down, it would lay out all above in one go."""
    edit.open("wool", "words\n" * 300)
    left = edit.document().findChild(Settling)
    assert left
    with qtbot.waitSignal(left.progressed):
        pass
    edit.open("trams", "Trams")
    edit.open("wool", "words\n" * 300)

    with qtbot.waitSignal(left.progressed) as told:
        pass

    assert told.args == [2, 301]


def is_laid_out(edit: MarkdownEdit) -> bool:
    """Whether every line of a text has its place on the screen."""
    document = edit.document()
    return all(document.findBlockByNumber(line).layout().lineCount() for line in range(document.blockCount()))


@pytest.mark.parametrize("change", ["typed", "taken back", "a line more", "elsewhere"])
def test_what_changes_in_a_text_shown_again_hides_none_of_it(
    qtbot: QtBot, edit: MarkdownEdit, change: str
) -> None:
    """Qt has laid out only its first lines by then, and after a change goes no further by itself."""
    text = "\n".join(["A paragraph of words, and then some more of them."] * 400)
    edit.set_colors(COLORS)
    edit.open("wool", text)
    QTest.keyClicks(edit, "A")
    qtbot.waitUntil(lambda: not edit.settling)
    edit.open("trams", "Trams")

    edit.open("wool", f"Elsewhere: A{text}" if change == "elsewhere" else f"A{text}")
    match change:
        case "typed":
            QTest.keyClicks(edit, "B")
        case "taken back":
            edit.undo()
        case "a line more":
            QTest.keyClick(edit, Qt.Key.Key_Return)

    assert not edit.settling
    assert edit.length == length(edit.text())
    qtbot.waitUntil(lambda: is_laid_out(edit))


@pytest.mark.parametrize("height", range(25, 60, 4))
def test_a_click_between_two_lines_is_near_them(edit: MarkdownEdit, height: int) -> None:
    """Also while most of the text is not laid out."""
    edit.open("wool", "words\n" * 20_000)

    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, height))

    assert edit.settling
    assert edit.textCursor().blockNumber() < 3


def test_what_is_in_view_is_known_before_it_was_painted(edit: MarkdownEdit) -> None:
    """From the first line on, and no further than the window is high."""
    edit.open("wool", "words\n" * 20_000)

    seen = [block.blockNumber() for block in edit.visible_blocks()]

    assert seen == list(range(len(seen)))
    assert 5 < len(seen) < 40


def test_headings_are_read_once_it_is_known_what_is_code(qtbot: QtBot, edit: MarkdownEdit) -> None:
    """A fence far above says so."""
    edit.set_colors(COLORS)
    headings = Headings(edit)
    edit.open("wool", "```\n" + "words\n" * 200 + "# Code\n```\n# Head")

    with qtbot.waitSignal(headings.changed) as changed:
        pass

    assert [each.words for each in changed.args[0]] == ["Head"]


def test_it_is_known_that_an_end_cannot_be_seen(edit: MarkdownEdit) -> None:
    """Qt lays out so many pixels and no more; all of the text is there nevertheless."""
    edit.load("words\n" * 100)
    seen = [not edit.ends_beyond_sight]
    edit.set_line_spacing(1_000_000)
    seen.append(not edit.ends_beyond_sight)

    assert seen == [True, False]
    assert edit.text() == "words\n" * 100
