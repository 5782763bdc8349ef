from collections.abc import Callable
from datetime import date

import pytest

from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates.sanity import held, slips

MakeRate = Callable[..., Rate]
Table = Callable[..., list[Rate]]


@pytest.fixture
def table(make_rate: MakeRate) -> Table:
    """Return a function that makes a bank's table: what so many units cost it, on a day of November 2025."""

    def make(home: str, on: int = 14, source: str = "A bank", **values: str) -> list[Rate]:
        known = {"source": source, "kind": RateKind.OFFICIAL, "effective": date(2025, 11, on)}
        return [make_rate(f"{base}/{home}", value, **known) for base, value in values.items()]

    return make


def test_quiet_day_holds_nothing(table: Table) -> None:
    """Small moves, a peg that is rounded, a check that is a little off: all good."""
    held_back = held(
        table("UZS", USD="12710.55", KZT="24.86", TMT="3631.59"),
        table("UZS", on=13, USD="12650.10", KZT="24.71", TMT="3614.31"),
        table("RUB", source="Check", USD="80.1234", UZS="0.00630", KZT="0.1559"),
    )

    assert held_back == ()


def test_manat_that_breaks_its_peg_is_held_and_nothing_else(table: Table) -> None:
    """A slip as it has happened: the manat at 3.02 to the dollar for a day, the others right."""
    [caught] = held(table("UZS", USD="12190.00", KGS="139.40", TMT="4036.40"), [], [])

    assert caught.rate.base == "TMT"
    assert caught.why == "TMT is pegged at 3.5 to the dollar, and this comes to 3.020."


def test_manat_of_the_market_is_not_off_its_peg(table: Table) -> None:
    """Services print 3.51 as they always have."""
    assert held(table("TMT", USD="3.51"), [], []) == ()


@pytest.mark.parametrize(
    ("value", "is_held"), [("84.00", False), ("84.10", True), ("76.00", False), ("75.90", True)]
)
def test_move_above_five_per_cent_in_a_day_is_held(table: Table, value: str, is_held: bool) -> None:
    """Up and down; five itself is not above five."""
    found = held(table("KGS", USD=value), table("KGS", on=13, USD="80.00"), [])

    assert [each.rate.value for each in found] == ([value] if is_held else [])


def test_longer_pause_allows_a_longer_move_up_to_a_fifth(table: Table) -> None:
    """Three days may bring 12 percent together; nothing brings 25 unseen."""
    before = table("KGS", on=11, USD="80.00")

    assert held(table("KGS", USD="89.60"), before, []) == ()
    [caught] = held(table("KGS", USD="100.00"), before, [])
    assert caught.why == "USD/KGS has moved by 25 percent since 11 November 2025."


def test_new_nominal_is_no_move(make_rate: MakeRate) -> None:
    """The rial for a thousand yesterday, for ten thousand today: the same rate."""
    before = make_rate("IRR/KZT", "0.40", nominal="1000", effective=date(2025, 11, 13))
    today = make_rate("IRR/KZT", "4.01", nominal="10000")

    assert held([today], [before], []) == ()


def test_step_of_the_last_digit_is_no_move(table: Table) -> None:
    """From 0.09 to 0.10 is eleven percent, and no more than the next number there is."""
    assert held(table("UZS", IRR="0.10"), table("UZS", on=13, IRR="0.09"), []) == ()


def test_rate_far_from_the_cross_check_is_held(table: Table) -> None:
    """Four percent away from what another bank has for the day; one that it lacks is not judged."""
    check = table("RUB", source="Check", USD="80.00", KZT="0.1600")

    found = held(table("KZT", USD="520.00", KGS="5.85"), [], check)

    assert [each.rate.base for each in found] == ["USD"]
    assert found[0].why == "KZT is 3.8 percent away from what Check has."


def test_an_odd_dollar_holds_no_row_but_its_own(table: Table) -> None:
    """By it all others are off their pegs and far from the check; they are right all the same."""
    check = table("RUB", source="Check", USD="80.00", UZS="0.006292", KZT="0.1564", EUR="93")
    rows = {"KZT": "24.86", "TMT": "3631.59", "EUR": "14780.00"}

    [caught] = held(table("UZS", USD="13900.00", **rows), table("UZS", on=13, USD="12710.55", **rows), check)

    assert caught.rate.base == "USD"
    assert caught.why == "USD/UZS has moved by 9.4 percent since 13 November 2025."


def test_money_that_falls_holds_its_dollar_and_not_all_its_table(table: Table) -> None:
    """All rows of the bank moved by a tenth: one of them is to be looked at; and one that moved by itself."""
    before = table("UZS", on=13, USD="12000", EUR="14000", KZT="24", TMT="3428.57", CNY="1700")

    found = held(table("UZS", USD="13200", EUR="15400", KZT="26.4", TMT="3771.43", CNY="2057"), before, [])

    assert [each.rate.base for each in found] == ["USD", "CNY"]
    assert found[1].why == "CNY/UZS has moved by 21 percent since 13 November 2025."


def test_old_cross_check_says_nothing(table: Table) -> None:
    """A check of a week ago is no check."""
    check = table("RUB", on=7, source="Check", USD="80.00", KZT="0.1600")

    assert held(table("KZT", USD="530.00"), [], check) == ()


def test_table_that_lost_rows_is_held_whole(table: Table) -> None:
    """A quarter of the rows missing is a cut table; one of five is a currency that went."""
    before = table("KGS", on=13, USD="88", EUR="101", CNY="12.4", KZT="0.17", RUB="1.09")

    assert held(table("KGS", USD="88", EUR="101", CNY="12.4", KZT="0.17"), before, []) == ()
    found = held(table("KGS", USD="88", EUR="101", CNY="12.4"), before, [])
    assert [each.rate.base for each in found] == ["USD", "EUR", "CNY"]
    assert found[0].why == "A bank sent 3 rates for 14 November 2025, and 5 the time before."


def test_coarse_print_is_not_taken_for_a_distance(table: Table) -> None:
    """Two digits of the soum may be 3.9 percent off the check, and still say the same."""
    check = table("RUB", source="Check", USD="80.00", UZS="0.0063")

    assert held(table("KGS", USD="88.00", UZS="0.0072"), [], check) == ()


@pytest.mark.parametrize(
    ("values", "caught"),
    [
        (("500", "501", "502"), []),
        (("500", "350", "501"), [15]),
        (("500", "700", "705"), []),
        (("500", "700", "520", "519"), [15]),
        (("500", "700"), []),
        ((), []),
    ],
)
def test_of_old_days_only_what_was_taken_back_is_a_slip(
    table: Table, values: tuple[str, ...], caught: list[int]
) -> None:
    """A devaluation stays, and is history; the last rate of all has nothing yet to be told by."""
    days = [table("KZT", on=14 + later, USD=value)[0] for later, value in enumerate(values)]

    found = slips(days)

    assert [each.rate.effective.day for each in found] == caught
    assert all("and is back where it was by 16 November 2025." in each.why for each in found)
