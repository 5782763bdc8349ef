"""Rates: taken in whole or not at all, newest first on the board, converted from where fine enough."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused

RATES = """date,base,quote,value,source,kind
2025-12-11,USD,KZT,500,Bank,official
2025-12-12,USD,KZT,520,Bank,official
2025-12-12,USD,KGS,80,Bank,official
"""


@pytest.fixture
def rates(tmp_path: Path) -> Path:
    path = tmp_path / "rates.csv"
    path.write_text(RATES)
    return path


def test_a_file_is_taken_in_once(desk: Desk, rates: Path) -> None:
    """The same file again changes nothing."""
    first, second = desk.rates.take(rates), desk.rates.take(rates)

    assert [each.value for each in first.value] == ["500", "520", "80"]
    assert first.changes.rates
    assert not second.changes
    assert len(desk.rates.known()) == 3


def test_one_bad_line_and_nothing_is_taken_in(desk: Desk, rates: Path) -> None:
    """The sentence names the line."""
    rates.write_text(RATES + "2025-12-12,USD,TJS,much,Bank,official\n")

    with pytest.raises(BadInput, match="line 5"):
        desk.rates.take(rates)

    assert desk.rates.known() == ()


def test_what_is_known_by_a_day(desk: Desk, rates: Path) -> None:
    """Later rates are left out; the newest of a currency is the one that counts."""
    desk.rates.take(rates)

    assert [each.value for each in desk.rates.known(date(2025, 12, 11))] == ["500"]
    assert {each.pair: each.value for each in desk.rates.newest()} == {"USD/KZT": "520", "USD/KGS": "80"}
    assert [(row.currency, row.age) for row in desk.rates.board()] == [("KGS", "today"), ("KZT", "today")]


def test_converting_takes_the_newest_rate_by_the_day(desk: Desk, rates: Path) -> None:
    """Today's unless a day is named, and the answer says which."""
    desk.rates.take(rates)

    today = desk.rates.convert("52m KZT", "usd")
    before = desk.rates.convert("52m KZT", "USD", date(2025, 12, 11))

    assert (today.result.value, today.result.currency) == (Decimal(100_000), "USD")
    assert [each.value for each in today.used] == ["520"]
    assert before.result.value == Decimal(104_000)
    assert [each.effective for each in before.used] == [date(2025, 12, 11)]


def test_converting_between_two_currencies_uses_both_rates(desk: Desk, rates: Path) -> None:
    """By way of the dollar."""
    desk.rates.take(rates)

    done = desk.rates.convert("80 KGS", "KZT")

    assert done.result.value == Decimal(520)
    assert {each.pair for each in done.used} == {"USD/KGS", "USD/KZT"}


def test_a_rough_ticker_is_never_converted_from(desk: Desk, page: Path) -> None:
    """0.00008 has one significant digit."""
    desk.intake.take(desk.intake.read(page))

    with pytest.raises(Refused, match="too rough"):
        desk.rates.convert("40bn UZS", "USD")


@pytest.mark.parametrize(
    ("amount", "to", "day", "error", "words"),
    [
        ("a lot of KZT", "USD", None, BadInput, "not an amount"),
        ("40", "USD", None, BadInput, "no currency"),
        ("40 KZT", "US", None, BadInput, "no currency code"),
        ("40 KZT", "ДОЛ", None, BadInput, "no currency code"),
        ("40 KZT", "EUR", None, Refused, "no rate between EUR"),
        ("40 KZT", "USD", date(2025, 12, 10), Refused, "10 December 2025"),
    ],
)
def test_what_cannot_be_converted_is_said(
    desk: Desk, rates: Path, amount: str, to: str, day: date | None, error: type[Exception], words: str
) -> None:
    """No number is ever guessed."""
    desk.rates.take(rates)

    with pytest.raises(error, match=words):
        desk.rates.convert(amount, to, day)
