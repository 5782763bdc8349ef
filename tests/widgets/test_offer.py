"""A sentence that passes, with something to do about it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.offer import Offer


@pytest.fixture
def offer(qtbot: QtBot) -> Iterator[Offer]:
    """An offer that stands for longer than any test, beside a field that has the keyboard."""
    window = QWidget()
    row = QHBoxLayout(window)
    elsewhere = QLineEdit()
    made = Offer(600_000)
    row.addWidget(elsewhere)
    row.addWidget(made)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    elsewhere.setFocus()
    yield made
    # Whoever has only the offer would lose the window around it.
    window.close()


def button(offer: Offer) -> QToolButton:
    found = offer.findChild(QToolButton)
    assert found is not None
    return found


def test_it_is_done_once(qtbot: QtBot, offer: Offer) -> None:
    """And then gone."""
    done: list[int] = []
    offer.show_offer("Marked 2 stories ready.", "Undo", lambda: done.append(1))
    assert (offer.text, button(offer).text()) == ("Marked 2 stories ready.", "Undo")

    qtbot.mouseClick(button(offer), Qt.MouseButton.LeftButton)
    offer.accept()

    assert done == [1]
    assert not offer.isVisible()


def test_it_passes(qtbot: QtBot, offer: Offer) -> None:
    """Nobody has to take it away."""
    offer._timer.setInterval(40)
    offer.show_offer("Marked 2 stories ready.", "Undo", lambda: None)

    qtbot.waitUntil(lambda: not offer.isVisible())


def test_it_stays_while_the_keyboard_is_there(qtbot: QtBot, offer: Offer) -> None:
    """Who comes by Tab is not left with nothing."""
    offer.show_offer("Marked 2 stories ready.", "Undo", lambda: None)
    button(offer).setFocus()
    qtbot.waitUntil(button(offer).hasFocus)

    offer._timer.timeout.emit()

    assert offer.isVisible()


def test_a_newer_one_takes_its_place(offer: Offer) -> None:
    """What is done is what the button says."""
    done: list[str] = []
    offer.show_offer("One.", "Undo", lambda: done.append("one"))
    offer.show_offer("Two.", "Redo", lambda: done.append("two"))

    offer.accept()

    assert done == ["two"]


def test_its_button_makes_no_line_higher(offer: Offer) -> None:
    """Else the whole window would twitch whenever something is offered."""
    offer.show_offer("One.", "Undo", lambda: None)
    label = offer.findChild(QLabel)
    assert label is not None
    button(offer).setStyleSheet("padding: 9px")

    assert offer.sizeHint().height() == label.sizeHint().height()


def test_a_long_sentence_makes_no_window_wider(offer: Offer) -> None:
    """It is shortened, and whole for whoever points at it."""
    offer.show_offer("One.", "Undo", lambda: None)
    least = offer.minimumSizeHint().width()

    offer.show_offer("One story was merged. " * 40, "Undo", lambda: None)

    assert offer.minimumSizeHint().width() - least < 100
    assert offer.text == "One story was merged. " * 40
