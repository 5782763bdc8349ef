"""Text and page side by side: whoever is scrolled leads."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsdesk.gui.controllers.together import ScrollTogether
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.writing.choices import Choices
from newsdesk.text.render import render
from newsdesk.widgets.writing.edit import MarkdownEdit
from tests.gui.preview.given import Ask, Page

PARAGRAPHS = 40
TEXT = "\n\n".join(
    f"Paragraph {number}: " + "prices in the bazaar rose. " * 12 for number in range(PARAGRAPHS)
)
#: A paragraph of many lines in the text, and a few in the page, so that percents would lead astray.
TEXT = TEXT.replace("Paragraph 7:", "Paragraph 7:" + "\n- item" * 60 + "\n\nAfter:")


@pytest.fixture
def edit(qtbot: QtBot, pane: PreviewPane, whole_page: Page) -> Iterator[MarkdownEdit]:
    """A text beside its page, with the two scrolling together."""
    desk, text = QWidget(), MarkdownEdit()
    row = QHBoxLayout(desk)
    row.addWidget(text)
    row.addWidget(pane)
    desk.resize(1000, 500)
    text.load(TEXT)
    blocks = render(TEXT).blocks
    with qtbot.waitSignal(pane.updated):
        desk.show()
        pane.show_page(whole_page(blocks), blocks)
    yield text
    pane.setParent(None)
    delete(desk)


@pytest.fixture
def choices(edit: MarkdownEdit, pane: PreviewPane) -> Choices:
    """What is chosen, where the two heed it."""
    chosen = Choices()
    ScrollTogether(edit, pane, chosen)
    return chosen


def put_caret(edit: MarkdownEdit, words: str) -> float:
    """Put the caret before some words, in the middle of the view; return its height on the screen."""
    cursor = edit.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    edit.setTextCursor(cursor)
    edit.verticalScrollBar().setValue(
        edit.verticalScrollBar().value() + edit.cursorRect().top() - edit.viewport().height() // 2
    )
    return float(edit.viewport().mapToGlobal(QPoint(0, edit.cursorRect().top())).y())


def height_in_page(ask: Ask, pane: PreviewPane, words: str) -> float:
    """Return how far down the screen the page's paragraph with these words begins."""
    top = ask(
        "[...document.querySelectorAll('.block')]"
        f".find(block => block.textContent.includes('{words}')).getBoundingClientRect().top"
    )
    return pane.page().mapToGlobal(QPoint(0, 0)).y() + float(str(top))


@pytest.mark.parametrize("number", [5, 20, 33])
def test_the_paragraph_of_the_caret_stands_at_the_same_height(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, pane: PreviewPane, ask: Ask, number: int
) -> None:
    """Wherever in the text, and however much longer one side is."""
    words = f"Paragraph {number}:"

    height = put_caret(edit, words)

    qtbot.waitUntil(lambda: abs(height_in_page(ask, pane, words) - height) < 2)


def test_a_page_whose_process_died_comes_back_to_the_caret(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, pane: PreviewPane, ask: Ask
) -> None:
    """By itself: nobody has to move first."""
    height = put_caret(edit, "Paragraph 20:")
    qtbot.waitUntil(lambda: abs(height_in_page(ask, pane, "Paragraph 20:") - height) < 2)
    assert pane._view

    with qtbot.waitSignal(pane.returned):
        os.kill(pane._view.locked_page.renderProcessPid(), signal.SIGKILL)

    qtbot.waitUntil(lambda: abs(height_in_page(ask, pane, "Paragraph 20:") - height) < 2)


def test_the_end_of_the_text_is_the_end_of_the_page(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, ask: Ask
) -> None:
    """Scrolled with the caret out of view, both begin and end together."""
    bar = edit.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: ask("scrollY + innerHeight >= document.documentElement.scrollHeight - 2") is True)

    edit.moveCursor(QTextCursor.MoveOperation.End)
    bar.setValue(0)

    qtbot.waitUntil(lambda: ask("scrollY") == 0)


def test_whoever_scrolls_the_page_moves_the_text(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, pane: PreviewPane, ask: Ask
) -> None:
    """To the same paragraph; and the page stays where it was scrolled to."""
    ask("document.dispatchEvent(new Event('wheel')); scrollTo(0, 3000)")

    qtbot.waitUntil(lambda: edit.verticalScrollBar().value() > 0)
    seen = edit.cursorForPosition(QPoint(0, 0)).block()
    while "Paragraph" not in seen.text():
        seen = seen.next()
    words = seen.text().split(":")[0] + ":"
    top = edit.viewport().mapToGlobal(QPoint(0, edit.cursorRect(QTextCursor(seen)).top())).y()
    assert abs(height_in_page(ask, pane, words) - top) < 60
    assert ask("new Promise(done => setTimeout(done, 60)); scrollY") == 3000


def test_it_can_be_switched_off(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, pane: PreviewPane, ask: Ask
) -> None:
    """Then neither side takes notice of the other."""
    choices.change(follow_scroll=False)

    put_caret(edit, "Paragraph 30:")
    ask("document.dispatchEvent(new Event('wheel')); scrollTo(0, 500)")
    value = edit.verticalScrollBar().value()
    with qtbot.waitSignal(pane.scrolled):
        ask("scrollTo(0, 600)")

    assert ask("scrollY") == 600
    assert edit.verticalScrollBar().value() == value


def test_typing_does_not_let_the_page_lead(
    qtbot: QtBot, edit: MarkdownEdit, choices: Choices, pane: PreviewPane, ask: Ask
) -> None:
    """A paragraph above grows, the page moves by itself, and the text stays where the caret is."""
    put_caret(edit, "Paragraph 20:")
    value = edit.verticalScrollBar().value()
    QTest.keyClicks(edit, "Word ")
    blocks = render(edit.text().replace("Paragraph 2:", "Paragraph 2: " + "more words here " * 100)).blocks

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(blocks)

    assert ask("new Promise(done => setTimeout(done, 60)); 1") == 1
    assert edit.verticalScrollBar().value() == value
