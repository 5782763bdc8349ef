from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.desk.sent import EditionDay
from newsdesk.domain.edition import EditionName
from newsdesk.gui.editions.calendar import EditionCalendar

DAY = date(2025, 12, 12)
LEFT = Qt.MouseButton.LeftButton
AT = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
OUT = EditionDay(EditionName("fri", DAY, "Friday"), 6, 2, AT, changed=True)


@pytest.fixture
def calendar(qtbot: QtBot) -> EditionCalendar:
    """December 2025, with one edition."""
    made = EditionCalendar(DAY, date(2025, 12, 24))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show_days((OUT,))
    return made


def test_a_day_says_how_its_edition_stands(calendar: EditionCalendar) -> None:
    """In words, for whoever does not see the sign."""
    said = calendar.ui.facts.text()

    assert said.startswith("Friday, 12 December 2025: “Friday”, 6 stories; went out ")
    assert said.endswith("(2 times in all), and changed since.")


def test_a_day_without_one_offers_to_make_it(qtbot: QtBot, calendar: EditionCalendar) -> None:
    """The button says what it would do."""
    calendar.ui.days.go_to(date(2025, 12, 13))
    assert calendar.ui.facts.text() == "Saturday, 13 December 2025: no edition."
    assert calendar.ui.go.text() == "&Make an edition…"

    with qtbot.waitSignal(calendar.new_wanted) as asked:
        qtbot.mouseClick(calendar.ui.go, LEFT)

    assert asked.args == [date(2025, 12, 13)]


def test_a_day_that_has_one_leads_to_it(qtbot: QtBot, calendar: EditionCalendar) -> None:
    """By the day itself as by the button."""
    with qtbot.waitSignal(calendar.edition_wanted) as asked:
        calendar.ui.days.day_chosen.emit(DAY)

    assert asked.args == ["fri"]
    assert calendar.isHidden()


def test_a_newsroom_in_use_is_only_looked_at(qtbot: QtBot) -> None:
    """No edition is made from there."""
    made = EditionCalendar(DAY, DAY, writable=False)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)

    with qtbot.assertNotEmitted(made.new_wanted):
        made.ui.days.day_chosen.emit(DAY)
    assert not made.ui.go.isEnabled()


def test_the_month_that_is_shown_is_asked_for(qtbot: QtBot, calendar: EditionCalendar) -> None:
    """At first, and with every other; today is one button away."""
    with qtbot.waitSignal(calendar.days_wanted):
        calendar.show()
    with qtbot.waitSignal(calendar.days_wanted) as asked:
        calendar.ui.days.showNextMonth()
    assert (asked.args or [DAY])[0] <= date(2026, 1, 1)

    qtbot.mouseClick(calendar.ui.today, LEFT)

    assert calendar.ui.days.day() == date(2025, 12, 24)
