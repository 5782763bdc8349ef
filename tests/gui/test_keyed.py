"""Sentences that name keys."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.gui.keyed import KeyedWords, follow_keys

WORDS = "Choose a story, or start one[ with {new_story}]. Old texts are in History[ ({history})]."


@pytest.fixture
def ui(qtbot: QtBot) -> SimpleNamespace:
    """Two actions with keys."""
    del qtbot
    ui = SimpleNamespace(new_story=QAction(), history=QAction())
    ui.new_story.setShortcut("Ctrl+N")
    ui.history.setShortcut("Ctrl+H")
    return ui


@pytest.fixture
def label(qtbot: QtBot) -> QLabel:
    label = QLabel(WORDS)
    qtbot.addWidget(label)
    return label


def test_a_sentence_follows_the_keys(ui: SimpleNamespace, label: QLabel) -> None:
    """Those of each action that it names; one without keys is not named."""
    follow_keys(ui, label)
    assert label.text() == "Choose a story, or start one with Ctrl+N. Old texts are in History (Ctrl+H)."

    ui.new_story.setShortcut("F5")
    ui.history.setShortcut("")

    assert label.text() == "Choose a story, or start one with F5. Old texts are in History."


def test_a_button_has_them_in_its_tool_tip(ui: SimpleNamespace, qtbot: QtBot) -> None:
    """What stands on it stays."""
    button = QPushButton("[{history}]")
    qtbot.addWidget(button)
    button.setToolTip("The one before[ ({history})]")

    follow_keys(ui, button)

    assert (button.text(), button.toolTip()) == ("[{history}]", "The one before (Ctrl+H)")


def test_nothing_is_said_twice(ui: SimpleNamespace, label: QLabel) -> None:
    """An action that only turns grey has the keys that it had."""
    said: list[str] = []
    KeyedWords(label, ui, "[{history}]", said.append)

    ui.history.setEnabled(False)

    assert said == ["Ctrl+H"]


def test_who_is_gone_hears_nothing(ui: SimpleNamespace, qtbot: QtBot) -> None:
    """The actions live longer than a bar or a dialog."""
    owner, said = QObject(), list[str]()
    KeyedWords(owner, ui, "[{history}]", said.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()

    ui.history.setShortcut("F6")

    assert said == ["Ctrl+H"]
