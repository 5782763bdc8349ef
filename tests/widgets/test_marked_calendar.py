from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.widgets.marked_calendar import MarkedCalendar

DAY = date(2025, 12, 12)


@pytest.fixture
def calendar(qtbot: QtBot) -> MarkedCalendar:
    """December 2025."""
    made = MarkedCalendar()
    qtbot.addWidget(made)
    made.go_to(DAY)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_return_on_a_day_chooses_it(qtbot: QtBot, calendar: MarkedCalendar) -> None:
    """Arrows go there."""
    days = calendar.findChild(QTableView)
    assert isinstance(days, QTableView)
    qtbot.keyClick(days, Qt.Key.Key_Right)

    with qtbot.waitSignal(calendar.day_chosen) as told:
        qtbot.keyClick(days, Qt.Key.Key_Return)

    assert told.args == [date(2025, 12, 13)]


def test_a_letter_asks_for_no_date(qtbot: QtBot, calendar: MarkedCalendar) -> None:
    """Who holds the last of Ctrl+Shift+D a little longer stays on the day."""
    days = calendar.findChild(QTableView)
    assert isinstance(days, QTableView)

    qtbot.keyClick(days, Qt.Key.Key_D)

    assert not any(each.isVisible() for each in calendar.findChildren(QLabel))
    assert calendar.day() == DAY


def test_another_month_is_told_with_the_days_around_it(qtbot: QtBot, calendar: MarkedCalendar) -> None:
    """Those that are seen of the months before and after."""
    with qtbot.waitSignal(calendar.month_shown) as told:
        calendar.showNextMonth()

    first, last = told.args or [DAY, DAY]
    assert first <= date(2025, 12, 29)
    assert last >= date(2026, 2, 8)


def test_a_sign_changes_what_is_seen_of_a_day(qtbot: QtBot, calendar: MarkedCalendar) -> None:
    """And going away it leaves nothing behind."""
    before = calendar.grab().toImage()

    calendar.show_signs({date(2025, 12, 10): "●"})
    marked = calendar.grab().toImage()
    calendar.show_signs({})

    assert marked != before
    assert calendar.grab().toImage() == before


def test_the_ways_to_other_months_have_names(calendar: MarkedCalendar) -> None:
    """A screen reader says more than “button”."""
    names = {each.accessibleName() for each in calendar.findChildren(QToolButton)}

    assert {"Month before", "Month after"} <= names
