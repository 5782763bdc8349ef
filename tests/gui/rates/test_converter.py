"""A converter with two fields: whichever is typed in, the other follows."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.gui.rates.converter import Converter
from newsdesk.rates.convert import Cross
from newsdesk.rates.standing import Standing
from newsdesk.rates.words import Rounding

SOUM = Rate(
    *("CBU", "USD", "UZS", "12194.21", RateKind.OFFICIAL),
    date(2025, 11, 14),
    datetime(2025, 11, 14, 12, tzinfo=UTC),
)
CROSS = Cross(1 / Fraction("12194.21"), (Standing("UZS", (SOUM,)),))


@pytest.fixture
def converter(qtbot: QtBot) -> Converter:
    shown = Converter()
    qtbot.addWidget(shown)
    shown.set_currencies(("USD", "EUR", "UZS"), "UZS", "USD")
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_cross(("UZS", "USD"), CROSS, Rounding())
    return shown


def write(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_second_field_follows_the_first(converter: Converter) -> None:
    """At every letter, in any way that copy writes an amount, and it says at which rate."""
    write(converter.ui.first, "40bn")

    assert converter.ui.second.text() == "3,280,245"
    assert converter.ui.told.text() == (
        "40 billion UZS is about $3.28 million, at 12,194.21 UZS to the dollar (CBU, 14 November 2025)."
    )
    assert converter.accessibleDescription() == converter.ui.told.text()


def test_it_is_said_as_the_house_rounds(converter: Converter) -> None:
    """By its rules for conversions; the field has its six digits all the same."""
    write(converter.ui.first, "40bn")

    converter.show_cross(("UZS", "USD"), CROSS, Rounding(2, 5))

    assert converter.ui.told.text().startswith("40 billion UZS is about $3.2802 million, at")
    assert converter.ui.second.text() == "3,280,245"


def test_the_first_follows_the_second(converter: Converter) -> None:
    """Typed back, nothing creeps in: the rate is exact."""
    write(converter.ui.second, "1")

    assert converter.ui.first.text() == "12,194.2"

    write(converter.ui.second, "1,000,000")
    assert converter.ui.first.text() == "12,194,210,000"


def test_another_rate_converts_what_was_typed_last(converter: Converter) -> None:
    """The other way round if that was the second field."""
    write(converter.ui.second, "2")

    converter.show_cross(("UZS", "USD"), Cross(Fraction(1, 10), CROSS.legs), Rounding())

    assert (converter.ui.first.text(), converter.ui.second.text()) == ("20", "2")


def test_swapping_asks_for_the_other_rate(qtbot: QtBot, converter: Converter) -> None:
    """What was typed stays, in the other currency."""
    with qtbot.waitSignal(converter.wanted) as asked:
        converter.ui.swap.click()

    assert asked.args == ["USD", "UZS"]
    assert converter.pair == ("USD", "UZS")


def test_a_currency_is_chosen_by_key(qtbot: QtBot, converter: Converter) -> None:
    """And its rate asked for."""
    converter.ui.first_currency.setFocus()

    with qtbot.waitSignal(converter.wanted) as asked:
        QTest.keyClick(converter.ui.first_currency, Qt.Key.Key_Up)

    assert asked.args == ["EUR", "USD"]


def test_a_rate_that_is_too_rough_converts_nothing(converter: Converter) -> None:
    """It says why, and leaves no figure standing that could be taken for one."""
    converter.show_refusal(("UZS", "USD"), "The only UZS rate is too rough to convert from.")

    assert converter.ui.second.text() == ""
    assert converter.ui.told.text() == "The only UZS rate is too rough to convert from."


def test_an_answer_about_another_pair_is_passed_over(converter: Converter) -> None:
    """It came too late."""
    write(converter.ui.first, "40bn")

    converter.show_refusal(("EUR", "USD"), "No.")
    converter.show_cross(("EUR", "USD"), Cross(Fraction(1), ()), Rounding())

    assert converter.ui.second.text() == "3,280,245"


@pytest.mark.parametrize(("typed", "told"), [("", ""), ("soup", "“soup UZS” is not an amount of money.")])
def test_what_is_no_amount_is_said(converter: Converter, typed: str, told: str) -> None:
    """An empty field says nothing; nonsense is named."""
    write(converter.ui.first, typed or " ")

    assert converter.ui.second.text() == ""
    assert converter.ui.told.text().startswith(told)
    assert bool(converter.ui.told.text()) == bool(told)


def test_one_currency_is_itself(converter: Converter) -> None:
    """No rate is named where none was needed."""
    converter.choose("USD", "USD")
    converter.show_cross(("USD", "USD"), Cross(Fraction(1), ()), Rounding())

    write(converter.ui.first, "5")

    assert converter.ui.second.text() == "5"
    assert converter.ui.told.text() == "$5 is about $5."


def test_new_currencies_leave_the_choice(converter: Converter) -> None:
    """What was chosen stays where it can, and else the usual one comes."""
    converter.choose("EUR", "USD")

    converter.set_currencies(("USD", "EUR", "KZT"), "KZT", "USD")
    assert converter.pair == ("EUR", "USD")

    converter.set_currencies(("USD", "KZT"), "KZT", "USD")
    assert converter.pair == ("KZT", "USD")


def test_nothing_is_worked_out_at_the_rate_of_another_pair(converter: Converter) -> None:
    """Until the rate is there: what stands in the fields would be soums with the name of euros."""
    converter.choose("EUR", "USD")
    write(converter.ui.first, "40bn")

    assert converter.ui.second.text() == ""
    assert converter.ui.told.text() == ""

    converter.choose("UZS", "USD")
    converter.show_cross(("UZS", "USD"), CROSS, Rounding())

    assert converter.ui.second.text() == "3,280,245"
