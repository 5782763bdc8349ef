"""The columns of compact rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QStandardItemModel
from PySide6.QtWidgets import QMenu, QTableView
from pytestqt.qtbot import QtBot

from newsdesk.domain.query import Sort, SortKey
from newsdesk.domain.story import StorySummary
from newsdesk.gui.colors import LIGHT
from newsdesk.gui.stories.columns import EXTRA, KEYS, TITLES, WIDTHS, Column, usual_sort
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.theme import style_sheet

Make = Callable[..., StorySummary]


def click(panel: StoryListPanel, column: Column, qtbot: QtBot) -> None:
    """Click a column's title."""
    header = panel.ui.list.horizontalHeader()
    place = header.rect().center()
    place.setX(header.sectionViewportPosition(column) + 12)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def title(panel: StoryListPanel, column: Column) -> QImage:
    """A column's title as it is drawn."""
    header = panel.ui.list.horizontalHeader()
    place = header.rect()
    place.setLeft(header.sectionViewportPosition(column))
    place.setWidth(header.sectionSize(column))
    return header.viewport().grab(place).toImage()


def test_a_click_sorts_and_another_turns_the_order(panel: StoryListPanel, qtbot: QtBot) -> None:
    """The first click gives the order that is wanted more often."""
    panel.resize(800, 400)
    panel.set_compact(True)
    orders: list[Sort] = []
    panel.query_changed.connect(lambda: orders.append(panel.sort))

    for column in (Column.HEADLINE, Column.HEADLINE, Column.WORDS):
        click(panel, column, qtbot)

    assert orders == [
        Sort(SortKey.HEADLINE, descending=False),
        Sort(SortKey.HEADLINE, descending=True),
        Sort(SortKey.WORDS, descending=True),
    ]
    assert panel.ui.sort_button.text() == "Words ↓"


def test_the_headline_takes_the_room_there_is(panel: StoryListPanel) -> None:
    """The columns fill a wide list; in a narrow one the headline keeps enough to be read."""
    panel.set_compact(True)
    view = panel.ui.list
    for width in (900, 1200):
        panel.resize(width, 400)
        assert view.horizontalHeader().length() == view.viewport().width()

    panel.resize(300, 400)

    assert view.columnWidth(Column.HEADLINE) == WIDTHS[Column.HEADLINE]


def test_roomy_rows_have_one_column_as_wide_as_the_list(panel: StoryListPanel) -> None:
    """Also after compact ones."""
    panel.set_compact(True)
    panel.set_compact(False)
    view = panel.ui.list

    assert [column for column in Column if not view.isColumnHidden(column)] == [Column.HEADLINE]
    assert view.columnWidth(Column.HEADLINE) == view.viewport().width()
    assert not view.horizontalHeader().isVisible()


def test_the_columns_are_as_they_were_left(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Hidden, moved and resized; also when roomy rows are shown when the day ends."""
    panel.set_compact(True)
    header = panel.ui.list.horizontalHeader()
    header.moveSection(header.visualIndex(Column.UPDATED), 1)
    header.resizeSection(Column.BYLINE, 77)
    header.setSectionHidden(Column.WORDS, True)
    panel.set_compact(False)
    left = panel.state()

    again = StoryListPanel(panel.model)
    qtbot.addWidget(again)
    again.restore(left)
    again.set_compact(True)

    header = again.ui.list.horizontalHeader()
    assert header.visualIndex(Column.UPDATED) == 1
    assert header.sectionSize(Column.BYLINE) == 77
    assert header.isSectionHidden(Column.WORDS)


def test_columns_can_be_hidden_from_a_menu_and_the_headline_cannot(panel: StoryListPanel) -> None:
    """The menu of the order has them too, for the keyboard."""
    panel.set_compact(True)
    menu = QMenu(panel)
    panel.header.add_to(menu)
    actions = {action.text(): action for action in menu.actions()}

    actions["Byline"].trigger()

    assert panel.ui.list.isColumnHidden(Column.BYLINE)
    assert "Headline" not in actions
    assert actions["Words"].isChecked()
    assert not actions["Byline"].isChecked()


def test_damaged_columns_are_as_good_as_none(panel: StoryListPanel) -> None:
    """The usual ones are shown."""
    panel.header.columns = b"nonsense"
    panel.set_compact(True)

    assert {column for column in Column if panel.ui.list.isColumnHidden(column)} == EXTRA


def test_columns_that_are_new_stay_hidden_where_others_were_arranged(panel: StoryListPanel) -> None:
    """Who updates the program finds the columns as they were left, and no others."""
    older = QTableView()
    older.setModel(QStandardItemModel(0, 6))
    older.horizontalHeader().resizeSection(Column.BYLINE, 77)

    panel.header.columns = bytes(older.horizontalHeader().saveState().data())
    panel.set_compact(True)

    assert {column for column in Column if panel.ui.list.isColumnHidden(column)} == EXTRA
    assert panel.ui.list.columnWidth(Column.BYLINE) == 77


@pytest.mark.parametrize(("column", "order"), [(Column.STANDFIRST, "↑"), (Column.CORRECTIONS, "↓")])
def test_a_column_that_was_hidden_sorts_once_it_is_shown(
    panel: StoryListPanel, qtbot: QtBot, column: Column, order: str
) -> None:
    """By its header like every other."""
    panel.resize(1400, 400)
    panel.set_compact(True)
    menu = QMenu(panel)
    panel.header.add_to(menu)
    next(action for action in menu.actions() if action.text() == TITLES[column]).trigger()

    click(panel, column, qtbot)

    assert panel.ui.sort_button.text() == f"{TITLES[column]} {order}"
    assert panel.sort == usual_sort(KEYS[column])


@pytest.mark.parametrize("column", [Column.WORDS, Column.UPDATED])
@pytest.mark.parametrize("descending", [False, True])
def test_the_arrow_of_an_order_covers_no_letter(
    panel: StoryListPanel, column: Column, *, descending: bool
) -> None:
    """Also where a title stands on the right, and has no room beside it."""
    panel.setStyleSheet(style_sheet(LIGHT))
    panel.resize(1000, 400)
    panel.set_compact(True)
    panel.header.show_sort(usual_sort(SortKey.HEADLINE))
    bare = title(panel, column)

    panel.header.show_sort(Sort(KEYS[column], descending))

    sorted_by = title(panel, column)
    places = [(x, y) for x in range(bare.width()) for y in range(bare.height())]
    letters = [place for place in places if bare.pixel(*place) != bare.pixel(0, 0)]
    assert letters
    assert [place for place in letters if sorted_by.pixel(*place) != bare.pixel(*place)] == []
    assert sorted_by != bare


def test_the_menu_of_orders_ticks_the_one_there_is(panel: StoryListPanel) -> None:
    """Choosing it again changes nothing; its other end turns it round."""
    menu = panel.ui.sort_button.menu()
    menu.aboutToShow.emit()
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    [oldest] = [action for action in menu.actions() if action.text() == "Oldest first"]

    oldest.trigger()

    assert ticked == ["Updated", "Newest first"]
    assert panel.sort == Sort(SortKey.UPDATED, descending=False)
