"""The band with a message."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.widgets.banner import Banner, BannerKind


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    widget = Banner()
    qtbot.addWidget(widget)
    return widget


def button(banner: Banner) -> QPushButton:
    found = banner.findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


def close(banner: Banner) -> QToolButton:
    found = banner.findChild(QToolButton)
    assert isinstance(found, QToolButton)
    return found


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    """And then says it, with its kind for the style sheet."""
    assert banner.isHidden()

    banner.show_message(BannerKind.ERROR, "Not saved since 14:02.")

    assert banner.isVisible()
    assert banner.text == "Not saved since 14:02."
    assert banner.kind is BannerKind.ERROR
    assert banner.property("kind") == "error"
    assert banner.accessibleName() == "Not saved since 14:02."


def test_an_action_has_a_button(qtbot: QtBot, banner: Banner) -> None:
    """Only where there is one; pressing it leaves the message."""
    banner.show_message(BannerKind.INFO, "Read only.")
    assert not button(banner).isVisible()

    banner.show_message(BannerKind.WARNING, "Not saved.", "Save a copy…")
    with qtbot.waitSignal(banner.action_wanted):
        QTest.mouseClick(button(banner), Qt.MouseButton.LeftButton)

    assert button(banner).text() == "Save a copy…"
    assert banner.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_can_be_dismissed(qtbot: QtBot, banner: Banner, *, by_key: bool) -> None:
    """By its button, which a screen reader can name, or with Escape."""
    banner.show_message(BannerKind.INFO, "Read only.")
    assert close(banner).accessibleName() == "Dismiss"

    with qtbot.waitSignal(banner.dismissed):
        if by_key:
            QTest.keyClick(close(banner), Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(close(banner), Qt.MouseButton.LeftButton)

    assert banner.isHidden()


def test_the_same_message_is_read_aloud_once(qtbot: QtBot) -> None:
    """Saving is tried every few seconds; nobody wants to hear of it every time."""

    class Recorded(Banner):
        def _announce(self) -> None:
            super()._announce()
            said.append(self.text)

    said: list[str] = []
    banner = Recorded()
    qtbot.addWidget(banner)

    for text in ("Not saved.", "Not saved.", "Saved.", "Not saved."):
        banner.show_message(BannerKind.ERROR, text)
    banner.hide()
    banner.show_message(BannerKind.ERROR, "Not saved.")

    assert said == ["Not saved.", "Saved.", "Not saved.", "Not saved."]


def test_hiding_it_is_not_dismissing_it(qtbot: QtBot, banner: Banner) -> None:
    """The program takes back what holds no longer."""
    banner.show_message(BannerKind.INFO, "Read only.")

    with qtbot.assertNotEmitted(banner.dismissed):
        banner.hide()


def test_markup_in_a_message_is_text(banner: Banner) -> None:
    """A file's name may look like a tag."""
    banner.show_message(BannerKind.ERROR, "<b>page</b>.txt is empty.")

    assert banner.text == "<b>page</b>.txt is empty."
    assert banner.sizeHint().height() < 60
