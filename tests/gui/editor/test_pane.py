"""The pane of the open story: what is done in one story's fields stays among them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain.story import StoryText
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.panels.story_form import StoryForm

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(qtbot: QtBot) -> EditorPane:
    pane = EditorPane(StoryForm())
    qtbot.addWidget(pane)
    return pane


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline", "place", "source"])
def test_undo_in_a_field_never_goes_into_another_story(pane: EditorPane, field: str) -> None:
    """Also where the same stands in both, such as a byline: what was typed was typed in the other one."""
    widget: QWidget = getattr(pane.form.ui, field)
    pane.show_story(StoryText(), "wool")
    QTest.keyClicks(widget, "By Aida")
    pane.show_story(StoryText().with_(**{field: "By Aida"}), "trams")

    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL)

    assert pane.form.fields()[field] == "By Aida"


@pytest.mark.parametrize("field", ["headline", "byline"])
def test_nor_does_doing_it_again(pane: EditorPane, field: str) -> None:
    """Two empty fields are alike as well."""
    widget: QWidget = getattr(pane.form.ui, field)
    pane.show_story(StoryText(), "wool")
    QTest.keyClicks(widget, "By Aida")
    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL)
    pane.show_story(StoryText(), "trams")

    QTest.keyClick(widget, Qt.Key.Key_Z, CONTROL | SHIFT)

    assert pane.form.fields()[field] == ""
