"""Links out of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.controllers.links import LinkOpener
from newsdesk.gui.writing.choices import Choices


class Browser(QObject):
    """Takes the addresses that would go to the user's own."""

    opened = Signal(QUrl)

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Take an address."""
        self.addresses.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Stand in for the browser."""
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type] # the stubs want bytes
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def choices() -> Choices:
    """What is chosen."""
    return Choices()


@pytest.fixture
def opener(qtbot: QtBot, choices: Choices) -> Iterator[LinkOpener]:
    """Somebody who opens links, and the widget he asks over."""
    parent = QWidget()
    qtbot.addWidget(parent)
    yield LinkOpener(parent, choices)
    assert parent is not None


def question(opener: LinkOpener) -> QMessageBox:
    """Return what is being asked."""
    asked = opener._widget.findChild(QMessageBox)
    assert isinstance(asked, QMessageBox)
    return asked


def test_nothing_opens_before_it_was_asked(opener: LinkOpener, browser: Browser) -> None:
    """The address is in the question, as text; a no is a no."""
    opener.open(QUrl("https://example.org/<b>a"))
    asked = question(opener)
    assert "example.org/" in asked.informativeText()

    asked.button(QMessageBox.StandardButton.Cancel).click()

    assert browser.addresses == []


def test_a_yes_opens_it_and_the_next_is_asked_again(opener: LinkOpener, browser: Browser) -> None:
    """Unless somebody says otherwise."""
    opener.open(QUrl("https://example.org/a"))
    question(opener).button(QMessageBox.StandardButton.Open).click()

    assert browser.addresses == ["https://example.org/a"]
    assert opener._choices.now.ask_before_links is True


def test_whoever_says_so_is_not_asked_again(opener: LinkOpener, browser: Browser, choices: Choices) -> None:
    """The next link opens at once, and it is kept with the other choices."""
    opener.open(QUrl("https://example.org/a"))
    asked = question(opener)
    asked.checkBox().setChecked(True)
    asked.button(QMessageBox.StandardButton.Open).click()

    opener.open(QUrl("https://example.org/b"))

    assert browser.addresses == ["https://example.org/a", "https://example.org/b"]
    assert choices.now.ask_before_links is False
