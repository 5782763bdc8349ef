from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates.board import board, frozen, newest, ticker_line

MakeRate = Callable[..., Rate]

TODAY = date(2025, 11, 14)


def test_the_ticker_in_its_own_order(make_rate: MakeRate) -> None:
    """Five ticker lines become five rows in the ticker's order, with both values and the change.

    KGS 87.41 unchanged | KZT 520.8 unchanged | TJS 9.203 up | UZS ≈ 12,500 | TMT 3.500
    """
    printed = [
        ("TMT/USD", "0.28571", "0%"),
        ("UZS/USD", "0.00008", "0%"),
        ("TJS/USD", "0.10866", "0.18%"),
        ("KZT/USD", "0.00192", "-0%"),
        ("KGS/USD", "0.01144", "0%"),
    ]

    rows = board([make_rate(pair, value, change=change) for pair, value, change in printed], TODAY)

    assert [ticker_line(each) for each in rows] == [
        "KGS/USD 0.01144, unchanged",
        "KZT/USD 0.00192, unchanged",
        "TJS/USD 0.10866, up 0.18 percent",
        "UZS/USD 0.00008, unchanged",
        "TMT/USD 0.28571, unchanged",
    ]
    assert [each.local_per_dollar for each in rows] == ["87.41", "520.8", "9.203", "≈ 12,500", "3.500"]
    assert [each.name for each in rows[:2]] == ["Kyrgystani som", "Kazakhstani tenge"]
    assert [each.age for each in rows] == ["today"] * 5


def test_a_rough_row_says_how_rough(make_rate: MakeRate) -> None:
    """One digit is shown with the range it stands for, and marked as not to be converted from."""
    (row,) = board([make_rate("UZS/USD", "0.00008")], TODAY)

    assert row.rough
    assert "printed as 0.00008: anything from 11,765 to 13,333 to the dollar" in row.note


def test_a_line_of_zeros_does_not_bring_the_board_down(make_rate: MakeRate) -> None:
    """A page may print 0.00000; the row stands there with a dash and says so."""
    (row,) = board([make_rate("UZS/USD", "0.00000")], TODAY)

    assert (row.local_per_dollar, row.dollars_per_unit, row.rough) == ("–", "0.00000", True)
    assert "0.00000" in row.note


def test_a_banks_rate_keeps_the_banks_digits(make_rate: MakeRate) -> None:
    """Printed as soum to the dollar, all its digits are shown; the other side has four that count."""
    (row,) = board([make_rate("USD/UZS", "12194.21")], TODAY)

    assert (row.local_per_dollar, row.dollars_per_unit) == ("12,194.21", "0.00008201")
    assert row.note == "Official rate, The page, 14 November 2025."


def test_newest_day_wins_then_the_most_trusted(make_rate: MakeRate) -> None:
    """A later day beats everything; on the same day a bank beats a ticker, and an editor a bank."""
    old = make_rate("USD/KGS", "87.00", kind=RateKind.MANUAL, effective=TODAY - timedelta(1))
    ticker = make_rate("KGS/USD", "0.01144", fetched=datetime(2025, 11, 15, tzinfo=UTC))
    bank = make_rate("USD/KGS", "87.45")
    editor = make_rate("USD/KGS", "87.50", kind=RateKind.MANUAL)

    assert newest([old, ticker]) == (ticker,)
    assert newest([bank, ticker, old]) == (bank,)
    assert newest([bank, editor, ticker]) == (editor,)


def test_other_currencies_follow_and_crosses_stay_out(make_rate: MakeRate) -> None:
    """After the ticker's five the others come by code; a pair without the dollar has no row."""
    rates = [make_rate(each, "2") for each in ("USD/RUB", "EUR/USD", "USD/TMT", "EUR/KZT")]

    assert [each.currency for each in board(rates, TODAY)] == ["TMT", "EUR", "RUB"]


def test_change_is_seen_from_the_local_currency(make_rate: MakeRate) -> None:
    """More tenge to the dollar is a fall of the tenge, whether the change is printed or worked out."""
    day_before = make_rate("USD/KZT", "500.00", effective=TODAY - timedelta(1))
    printed, unprinted = make_rate("USD/KZT", "505.00", change="1%"), make_rate("USD/KZT", "505.00")

    assert board([printed], TODAY)[0].change.percent == "−0.99%"
    assert board([unprinted, day_before], TODAY)[0].change.percent == "−0.99%"
    assert board([unprinted], TODAY)[0].change.direction == "unknown"


def test_another_source_is_no_move(make_rate: MakeRate) -> None:
    """A change of source between two days is not shown as a change of the rate."""
    other = make_rate("USD/KZT", "500.00", effective=TODAY - timedelta(1), source="Another bank")

    row = board([make_rate("USD/KZT", "505.00"), other], TODAY)[0]

    assert row.change.direction == "unknown"
    assert ticker_line(row) == "KZT/USD 0.001980"


def test_a_peg_is_called_one(make_rate: MakeRate) -> None:
    """The manat's peg has no percentage, whatever it is compared with."""
    pegged = make_rate("USD/TMT", "3.5", kind=RateKind.PEG)
    before = make_rate("USD/TMT", "3.4", kind=RateKind.PEG, effective=TODAY - timedelta(1))

    (row,) = board([pegged, before], TODAY)

    assert ticker_line(row) == "TMT/USD 0.2857, peg"
    assert row.local_per_dollar == "3.5"


def test_the_frozen_rates_make_the_same_board(make_rate: MakeRate) -> None:
    """What an edition keeps is enough to make its board again: one rate a currency, its change with it."""
    days = [make_rate("USD/KZT", f"{500 + n}", effective=TODAY - timedelta(n)) for n in range(5)]

    assert board(frozen(days), TODAY) == board(days, TODAY)
    assert [(rate.value, rate.change) for rate in frozen(days)] == [("500", "−0.20%")]
