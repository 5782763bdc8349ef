"""Tab goes through the story from its headline to its text, and then on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.panels.story_form import StoryForm


def test_tab_leaves_the_text_for_what_comes_after_it(qtbot: QtBot) -> None:
    """And not for the headline, where the next letters would take the place of what stands there."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    pane, after = EditorPane(StoryForm(64)), QLineEdit()
    row.addWidget(pane)
    row.addWidget(after)
    pane.ui.pages.setCurrentWidget(pane.ui.writing)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    pane.body.setFocus()
    qtbot.waitUntil(pane.body.hasFocus)

    qtbot.keyClick(pane.body, Qt.Key.Key_Tab)

    assert after.hasFocus()
