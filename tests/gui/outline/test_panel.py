"""The tab of headings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.gui.outline.panel import OutlinePanel
from newsdesk.widgets.writing.headings import Heading

HEADINGS = (Heading(2, 2, "One"), Heading(6, 3, "Deep"), Heading(9, 2, "Two"))


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    """One with three headings."""
    panel = OutlinePanel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_headings(HEADINGS)
    return panel


def test_headings_are_indented_by_their_level(panel: OutlinePanel) -> None:
    """The highest stands at the edge; the level is heard."""
    rows = [panel.model.index(row) for row in range(3)]

    assert [row.data().strip() for row in rows] == ["One", "Deep", "Two"]
    assert [row.data()[:1].isspace() for row in rows] == [False, True, False]
    assert rows[1].data(Qt.ItemDataRole.AccessibleTextRole) == "Deep, heading 3"


def test_return_and_a_click_go_to_a_heading(panel: OutlinePanel, qtbot: QtBot) -> None:
    """By its place among them."""
    panel.mark(0)
    QTest.keyClick(panel.ui.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.heading_wanted) as told:
        QTest.keyClick(panel.ui.list, Qt.Key.Key_Return)
    assert told.args == [1]

    place = panel.ui.list.visualRect(panel.model.index(2)).center()
    with qtbot.waitSignal(panel.heading_wanted) as told:
        QTest.mouseClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_the_mark_stays_while_words_change(panel: OutlinePanel) -> None:
    """And when one more heading comes."""
    panel.mark(1)

    panel.show_headings((HEADINGS[0], Heading(6, 3, "Deeper"), HEADINGS[2]))
    assert panel.chosen == 1
    panel.show_headings((*HEADINGS, Heading(20, 2, "Three")))

    assert panel.chosen == 1


def test_sections_are_moved_by_buttons(panel: OutlinePanel, qtbot: QtBot) -> None:
    """The one that is marked; without a mark there is nothing to move."""
    panel.mark(-1)
    assert not panel.ui.up.isEnabled()

    panel.mark(2)
    with qtbot.waitSignal(panel.move_wanted) as told:
        panel.ui.up.click()

    assert told.args == [2, True]


def test_without_headings_a_sentence_says_so(panel: OutlinePanel) -> None:
    """Instead of an empty list."""
    panel.show_headings(())

    assert panel.ui.empty.isVisible()
    assert not panel.ui.down.isEnabled()
