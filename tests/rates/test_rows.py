from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.rates.board import BoardRow, ticker_line
from newsdesk.rates.rows import board, frozen, row, standings
from newsdesk.rates.standing import Moment, Standing

MakeRate = Callable[..., Rate]

TODAY = date(2025, 11, 14)
NOW = Moment.on(TODAY)


def alone(rate: Rate, before: Rate | None = None) -> BoardRow:
    """The row of a rate that is against the dollar."""
    currency = rate.quote if rate.base == "USD" else rate.base
    return row(Standing(currency, (rate,)), NOW, Standing(currency, (before,)) if before else None)


def test_the_ticker_in_the_order_it_was_kept_in(make_rate: MakeRate) -> None:
    """Five ticker lines become five rows, with both values and the change.

    KGS 87.41 unchanged | KZT 520.8 unchanged | TJS 9.203 up | UZS ≈ 12,500 | TMT 3.500
    """
    printed = [
        ("KGS/USD", "0.01144", "0%"),
        ("KZT/USD", "0.00192", "-0%"),
        ("TJS/USD", "0.10866", "0.18%"),
        ("UZS/USD", "0.00008", "0%"),
        ("TMT/USD", "0.28571", "0%"),
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
    shown = alone(make_rate("UZS/USD", "0.00008"))

    assert shown.rough
    assert "printed as 0.00008: anything from 11,765 to 13,333 to the dollar" in shown.note


def test_a_line_of_zeros_does_not_bring_the_board_down(make_rate: MakeRate) -> None:
    """A page may print 0.00000; the row stands there with a dash and says so."""
    shown = alone(make_rate("UZS/USD", "0.00000"))

    assert (shown.local_per_dollar, shown.dollars_per_unit, shown.rough) == ("–", "0.00000", True)
    assert shown.dollars is None
    assert "0.00000" in shown.note


def test_a_banks_rate_keeps_the_banks_digits(make_rate: MakeRate) -> None:
    """Printed as soum to the dollar, all its digits are shown; the other side has four that count."""
    shown = alone(make_rate("USD/UZS", "12194.21"))

    assert (shown.local_per_dollar, shown.dollars_per_unit) == ("12,194.21", "0.00008201")
    assert shown.note == "Official rate, The page, 14 November 2025."


def test_change_is_seen_from_the_local_currency(make_rate: MakeRate) -> None:
    """More tenge to the dollar is a fall of the tenge, whether the change is printed or worked out."""
    day_before = make_rate("USD/KZT", "500.00", effective=TODAY - timedelta(1))
    printed, unprinted = make_rate("USD/KZT", "505.00", change="1%"), make_rate("USD/KZT", "505.00")

    assert alone(printed).change.percent == "−0.99%"
    assert alone(unprinted, day_before).change.percent == "−0.99%"
    assert alone(unprinted).change.direction == "unknown"


def test_the_days_compared_are_named_where_they_are_known(make_rate: MakeRate) -> None:
    """A percentage that the source printed is of days that it did not print."""
    before = make_rate("USD/KZT", "500.00", effective=TODAY - timedelta(3))

    assert alone(make_rate("USD/KZT", "505.00"), before).since == before.effective
    assert alone(make_rate("USD/KZT", "505.00", change="1%"), before).since is None
    assert alone(make_rate("USD/KZT", "505.00")).since is None


@pytest.mark.parametrize(("was", "now"), [("500", "500.001"), ("500.001", "500"), ("500", "500")])
def test_a_move_too_small_to_print_is_none(make_rate: MakeRate, was: str, now: str) -> None:
    """Never "-0%"."""
    shown = alone(make_rate("USD/KZT", now), make_rate("USD/KZT", was, effective=TODAY - timedelta(1)))

    assert (shown.change.percent, shown.change.words) == ("0%", "unchanged")


def test_a_peg_is_called_one(make_rate: MakeRate) -> None:
    """The manat's peg has no percentage, whatever it is compared with."""
    pegged = make_rate("USD/TMT", "3.5", kind=RateKind.PEG)
    before = make_rate("USD/TMT", "3.4", kind=RateKind.PEG, effective=TODAY - timedelta(1))

    shown = alone(pegged, before)

    assert ticker_line(shown) == "TMT/USD 0.2857, peg"
    assert (shown.local_per_dollar, shown.since) == ("3.5", None)


def test_a_crossed_row_is_worked_out(make_rate: MakeRate) -> None:
    """100 tenge in one table are 16 roubles and a dollar is 80: so a dollar is 500 tenge."""
    tenge, dollar = make_rate("KZT/RUB", "16", nominal="100"), make_rate("USD/RUB", "80")

    shown = row(Standing("KZT", (tenge, dollar)), NOW)

    assert (shown.local_per_dollar, shown.dollars_per_unit) == ("500.0", "0.002000")
    assert shown.used == (tenge, dollar)


def test_an_older_rate_says_so(make_rate: MakeRate) -> None:
    """In days, and in its source's own terms."""
    shown = alone(make_rate("USD/KZT", "520", source="NBK", effective=date(2025, 11, 11)))

    assert (shown.age, shown.state) == ("3 days old", AgeState.STALE)
    assert shown.dated.startswith("rate of Tuesday, 11 November 2025")


def test_a_rate_that_is_not_in_force_yet_is_told_of(make_rate: MakeRate) -> None:
    """It changes nothing in the row."""
    coming = Standing("KZT", (make_rate("USD/KZT", "521.30", effective=TODAY + timedelta(3)),))

    shown = row(Standing("KZT", (make_rate("USD/KZT", "520"),)), NOW, coming=coming)

    assert (shown.local_per_dollar, shown.coming) == ("520", "521.30 from 17 November 2025")


def test_the_frozen_rates_make_the_same_board(make_rate: MakeRate) -> None:
    """What an edition keeps is enough to make its board again: its rates, their change with them."""
    shown = alone(make_rate("USD/KZT", "500"), make_rate("USD/KZT", "501", effective=TODAY - timedelta(1)))

    (kept,) = frozen([shown])

    assert (kept.value, kept.change) == ("500", "−0.20%")
    assert board([kept], TODAY)[0].change == shown.change


#: A move of more than tenfold in a day is no rate.
values = st.integers(10**6, 10**7).map(lambda each: f"{each // 1000}.{each % 1000:03}")


@given(
    kept=st.lists(
        st.tuples(st.sampled_from(["KZT", "KGS", "RUB", "TJS"]), values, values, st.booleans()),
        unique_by=lambda each: each[0],
    ),
    dollar=values,
)
def test_any_frozen_board_is_made_again(
    make_rate: MakeRate, kept: list[tuple[str, str, str, bool]], dollar: str
) -> None:
    """Rows that share the rate of the dollar, and one of that very rate, keep it once; no row is added."""
    legs = [make_rate("USD/RUB", dollar, effective=TODAY - timedelta(back)) for back in (0, 1)]

    def standing(currency: str, value: str, back: int, *, crossed: bool) -> Standing:
        effective = TODAY - timedelta(back)
        if currency == "RUB":
            return Standing("RUB", (legs[back],))
        if crossed:
            return Standing(currency, (make_rate(f"{currency}/RUB", value, effective=effective), legs[back]))
        return Standing(currency, (make_rate(f"USD/{currency}", value, effective=effective),))

    rows = [
        row(standing(currency, now, 0, crossed=crossed), NOW, standing(currency, was, 1, crossed=crossed))
        for currency, now, was, crossed in kept
    ]
    made = board(frozen(rows), TODAY)

    assert len(frozen(rows)) == len(set(frozen(rows)))
    assert {(each.currency, each.dollars, each.source, each.effective) for each in made} == {
        (each.currency, each.dollars, each.source, each.effective) for each in rows
    }
    assert {each.currency: each.change for each in made} == {each.currency: each.change for each in rows}
    assert len(standings(frozen(rows))) == len(rows)
