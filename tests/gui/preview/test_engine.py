"""Where the web engine does not run, or dies, the pane says so and the program goes on."""

import os
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.text.process import NICE
from tests.gui.preview.given import TEXTS, Ask, Make, Opened, Page, Story


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no root here")
def test_where_the_engine_would_end_the_program_the_pane_says_so(
    make_pane: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root without a word about the sandbox: a sentence instead of the end."""
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.delenv("QTWEBENGINE_CHROMIUM_FLAGS", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    pane = make_pane()

    pane.start()
    pane.show_page("<p>x</p>", ())

    assert pane.ui.message.text().startswith("The preview does not run for the administrator (root).")
    assert pane.ui.sheets.currentWidget() is pane.ui.message_sheet


def test_without_the_engines_own_program_the_pane_says_so(
    make_pane: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The engine would end the program over it."""
    monkeypatch.setenv("QTWEBENGINEPROCESS_PATH", str(tmp_path / "nothing"))
    pane = make_pane()

    pane.start()

    assert "is not installed" in pane.ui.message.text()
    assert not pane.is_ready


def test_a_process_that_dies_comes_back_by_itself_once(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """The page is there again as it was last told; a second death so soon waits for somebody."""
    pane = opened(story("a", "b"))
    assert pane._view
    page = pane._view.locked_page

    with qtbot.waitSignal(page.died):
        os.kill(page.renderProcessPid(), signal.SIGKILL)
    assert "comes back" in pane.ui.message.text()
    pane.update_blocks(story("a", "typed meanwhile"))
    with qtbot.waitSignal(pane.updated):
        pass
    assert ask(TEXTS) == "a|typed meanwhile"

    with qtbot.waitSignal(page.died):
        os.kill(page.renderProcessPid(), signal.SIGKILL)
    assert "Your text is safe" in pane.ui.message.text()
    pane.expect()
    assert not pane._slow.isActive()  # else it would be said that a page is on its way
    with qtbot.waitSignal(pane.updated):
        pane.ui.again.click()
    assert ask(TEXTS) == "a|typed meanwhile"


def test_whoever_writes_keeps_the_keyboard_when_the_page_comes_back(
    qtbot: QtBot, make_pane: Make, story: Story, whole_page: Page
) -> None:
    """The next letter goes where the last one went."""
    window, text, pane = QWidget(), QLineEdit(), make_pane()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(text)
    layout.addWidget(pane)
    with qtbot.waitExposed(window):
        window.show()
    text.setFocus()
    pane.start()
    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(story("a")), story("a"))
    assert pane._view

    with qtbot.waitSignal(pane.returned):
        os.kill(pane._view.locked_page.renderProcessPid(), signal.SIGKILL)

    assert window.focusWidget() is text


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are classes there")
def test_the_pages_process_gives_way_to_the_window(opened: Opened, story: Story) -> None:
    """Nobody's next key waits for a long page that is laid out."""
    pane = opened(story("a"))
    assert pane._view

    urgency = os.getpriority(os.PRIO_PROCESS, pane._view.locked_page.renderProcessPid())

    assert urgency == min(19, os.getpriority(os.PRIO_PROCESS, 0) + NICE)
