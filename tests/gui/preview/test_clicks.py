"""Clicks in the page: blocks, links, and the wrong moment."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.text.rendered import Block
from tests.gui.preview.given import TEXTS, Ask, Click, Opened, Page, Story

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_click_tells_the_line(qtbot: QtBot, opened: Opened, ask: Ask, click: Click, story: Story) -> None:
    """Clicking a block gives its first line, by the blocks as they are now."""
    pane = opened(story("<p>a</p>", "<p>b</p>", "<p>c</p>"))
    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story("<p>a</p>", "<p>b</p>", "<p id='x'>new</p>", "<p>c</p>"))

    with qtbot.waitSignal(pane.text_clicked) as clicked:
        click("#x")

    assert clicked.args[0] == 5
    assert str(ask("location.href")).startswith("newsdesk://preview/")


@pytest.mark.parametrize("target", ["", "_blank"])
@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_a_link_is_reported_and_not_followed(
    qtbot: QtBot, opened: Opened, ask: Ask, click: Click, story: Story, target: str, button: Qt.MouseButton
) -> None:
    """The page stays; the address is told once, however it was clicked."""
    pane = opened(story(f'<p><a href="https://example.org/x" target="{target}">link</a></p>'))
    lines: list[int] = []
    pane.text_clicked.connect(lambda line, _words: lines.append(line))

    with qtbot.waitSignal(pane.link_clicked) as clicked:
        click("a", button)

    assert clicked.args[0].toString() == "https://example.org/x"
    assert ask(TEXTS) != ""
    assert lines == []


def test_a_footnote_can_be_followed_in_the_page(
    qtbot: QtBot, opened: Opened, ask: Ask, click: Click, story: Story
) -> None:
    """A link within the page scrolls there, and updates go on as before."""
    blocks = (
        *story('<p><a href="#note">1</a></p>'),
        *story(*["<p>A line in between.</p>"] * 60),
        Block(99, '<p id="note">A note.</p>'),
    )
    pane = opened(blocks)

    click("a")

    qtbot.waitUntil(lambda: bool(ask("scrollY > 1000")))
    with qtbot.waitSignal(pane.updated):
        pane.update_blocks((*blocks[:-1], Block(99, "changed")))
    assert str(ask(TEXTS)).endswith("|changed")


def test_a_click_while_the_next_story_loads_does_not_stop_it(
    qtbot: QtBot, opened: Opened, ask: Ask, click: Click, whole_page: Page, story: Story
) -> None:
    """Someone clicks in the story that is just going; the next one comes all the same."""
    first, second = story("<p>first</p>"), story("second")
    pane = opened(first)
    with qtbot.waitSignal(pane.text_clicked):
        click("p")

    assert pane._view
    click_there = partial(QTest.mouseClick, pane._view.focusProxy(), LEFT, NO_KEY, QPoint(20, 90))

    for blocks in (first, second) * 5:
        QTimer.singleShot(0, partial(pane.show_page, whole_page(blocks), blocks))
        QTimer.singleShot(0, click_there)
        with qtbot.waitSignal(pane.updated):
            pass

    assert ask(TEXTS) == "second"
