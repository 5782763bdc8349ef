"""Links out of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMessageBox

from newsdesk.gui.controllers.links import LinkOpener
from newsdesk.gui.messages import Messages
from newsdesk.gui.window import MainWindow
from newsdesk.gui.writing.choices import Choices
from tests.handed_out import HandedOut, handed_out


@pytest.fixture
def browser() -> Iterator[HandedOut]:
    """Stand in for the browser."""
    with handed_out("https") as browser:
        yield browser


def addresses(browser: HandedOut) -> list[str]:
    """Return what was opened."""
    return [url.toString() for url in browser.urls]


@pytest.fixture
def choices() -> Choices:
    """What is chosen."""
    return Choices()


@pytest.fixture
def opener(window: MainWindow, choices: Choices) -> LinkOpener:
    """Return somebody who opens links."""
    return LinkOpener(window, choices, Messages(window))


def question(opener: LinkOpener) -> QMessageBox:
    """Return what is being asked."""
    asked = opener._widget.findChild(QMessageBox)
    assert isinstance(asked, QMessageBox)
    return asked


def test_nothing_opens_before_it_was_asked(opener: LinkOpener, browser: HandedOut) -> None:
    """The address is in the question, as text; a no is a no."""
    opener.open(QUrl("https://example.org/<b>a"))
    asked = question(opener)
    assert "example.org/" in asked.informativeText()

    asked.button(QMessageBox.StandardButton.Cancel).click()

    assert addresses(browser) == []


def test_a_yes_opens_it_and_the_next_is_asked_again(opener: LinkOpener, browser: HandedOut) -> None:
    """Unless somebody says otherwise."""
    opener.open(QUrl("https://example.org/a"))
    question(opener).button(QMessageBox.StandardButton.Open).click()

    assert addresses(browser) == ["https://example.org/a"]
    assert opener._choices.now.ask_before_links is True


def test_whoever_says_so_is_not_asked_again(opener: LinkOpener, browser: HandedOut, choices: Choices) -> None:
    """The next link opens at once, and it is kept with the other choices."""
    opener.open(QUrl("https://example.org/a"))
    asked = question(opener)
    asked.checkBox().setChecked(True)
    asked.button(QMessageBox.StandardButton.Open).click()

    opener.open(QUrl("https://example.org/b"))

    assert addresses(browser) == ["https://example.org/a", "https://example.org/b"]
    assert choices.now.ask_before_links is False
