"""A time by one city's clock, shown by all of them while it is chosen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.zones import CITIES, city_named
from newsdesk.gui.embargo.clocks import Clocks
from newsdesk.gui.embargo.dialog import EmbargoDialog

#: Saturday afternoon in Central Asia.
NOW = datetime(2026, 11, 28, 9, 10, 30, tzinfo=UTC)
Make = Callable[[datetime | None, str], EmbargoDialog]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Open the dialog with an embargo and a city's clock."""

    def open_(embargo: datetime | None, city: str) -> EmbargoDialog:
        dialog = EmbargoDialog("“Tunnel Opens”", embargo, city_named(city), FixedClock(NOW))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_


def wall(dialog: EmbargoDialog) -> list[str]:
    """Return what the clocks show, in the order of the cities."""
    return [each.text() for each in dialog.ui.clocks_place.findChildren(QLabel) if ":" in each.text()]


def put(dialog: EmbargoDialog, day: QDate, time: QTime) -> None:
    dialog.ui.date.setDate(day)
    dialog.ui.time.setTime(time)


def test_it_begins_with_tomorrow_morning_in_the_city(make: Make) -> None:
    """Or with the embargo that there is, by that city's clock; only that can be lifted."""
    fresh, held = make(None, "Bishkek"), make(NOW + timedelta(hours=5), "Tashkent")

    assert fresh.moment() == datetime(2026, 11, 29, 0, 0, tzinfo=UTC)
    assert not fresh.ui.lift.isVisible()
    assert held.ui.time.time() == QTime(19, 10)
    assert held.ui.lift.isVisible()


def test_six_clocks_follow_what_is_chosen(make: Make) -> None:
    """In the order of the cities, with the sentence for who cannot see them."""
    dialog = make(None, "Tashkent")

    put(dialog, QDate(2026, 11, 30), QTime(14, 0))

    assert wall(dialog) == ["14:00", "15:00", "14:00", "14:00", "14:00", "09:00"]
    assert dialog.ui.note.text() == "That is in 1 day 23 h."
    (clocks,) = dialog.findChildren(Clocks)
    assert clocks.accessibleName().startswith("Mon, 30 November 2026, 14:00 in Astana")


def test_another_city_means_the_same_words_by_its_clock(make: Make) -> None:
    """14:00 stays 14:00; the moment moves."""
    dialog = make(None, "Tashkent")
    put(dialog, QDate(2026, 11, 30), QTime(14, 0))

    dialog.ui.city.setCurrentText("Bishkek")

    assert dialog.moment() == datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    assert dialog.city == city_named("Bishkek")


@pytest.mark.parametrize(
    ("button", "moment"),
    [
        ("in_an_hour", datetime(2026, 11, 28, 10, 11, tzinfo=UTC)),
        ("midnight", datetime(2026, 11, 28, 18, 0, tzinfo=UTC)),
        ("morning", datetime(2026, 11, 29, 0, 0, tzinfo=UTC)),
    ],
)
def test_the_usual_times_are_one_key_away(make: Make, qtbot: QtBot, button: str, moment: datetime) -> None:
    """By the clock of the city: an hour to the whole minute, never less; its midnight; its morning."""
    dialog = make(None, "Bishkek")

    qtbot.keyClick(getattr(dialog.ui, button), Qt.Key.Key_Space)

    assert dialog.moment() == moment


def test_a_time_that_is_over_cannot_be_set(make: Make) -> None:
    """The words say why, and what to do."""
    dialog = make(None, "UTC")

    put(dialog, QDate(2026, 11, 28), QTime(9, 10))

    assert not dialog.ui.hold.isEnabled()
    assert dialog.ui.note.text() == "That is over already. Choose a time that is to come."


def test_enter_holds_and_escape_does_nothing(make: Make, qtbot: QtBot) -> None:
    """All of it by key; the moment comes in UTC."""
    dialog, other = make(None, "Tashkent"), make(None, "Tashkent")

    with qtbot.waitSignal(dialog.hold_wanted) as held:
        qtbot.keyClick(dialog.ui.time, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(other.hold_wanted):
        qtbot.keyClick(other, Qt.Key.Key_Escape)

    assert held.args == [datetime(2026, 11, 29, 1, 0, tzinfo=UTC)]
    assert held.args[0].tzinfo is UTC
    assert not dialog.isVisible()
    assert not other.isVisible()


def test_lifting_is_a_button_of_its_own(make: Make, qtbot: QtBot) -> None:
    """It closes the dialog as well."""
    dialog = make(NOW + timedelta(hours=1), "Tashkent")

    with qtbot.waitSignal(dialog.lift_wanted):
        qtbot.mouseClick(dialog.ui.lift, Qt.MouseButton.LeftButton)

    assert not dialog.isVisible()


def test_every_city_can_be_chosen(make: Make) -> None:
    """In the order in which the clocks hang."""
    dialog = make(None, "UTC")

    names = [dialog.ui.city.itemText(row) for row in range(dialog.ui.city.count())]

    assert names == [city.name for city in CITIES]


def test_day_and_time_can_be_typed_over(make: Make, qtbot: QtBot) -> None:
    """The day as soon as the dialog is open, the time also when all of it is selected."""
    dialog = make(None, "Bishkek")
    qtbot.waitUntil(dialog.ui.date.hasFocus)

    qtbot.keyClicks(dialog.ui.date, "30")
    dialog.ui.time.setFocus()
    qtbot.keyClick(dialog.ui.time, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.ui.time, "0915")

    assert dialog.ui.date.date() == QDate(2026, 11, 30)
    assert dialog.ui.time.time() == QTime(9, 15)
