"""The board against any currency, both ways round, with the line of the last days."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.rates.quoting import Quote
from newsdesk.domain.errors import BadInput, Refused

TODAY, A_DAY = date(2025, 12, 12), timedelta(days=1)

HEADING = "source,base,quote,nominal,value,kind,date"
Take = Callable[..., None]


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Take:
    """Return a function that takes in rows: source, pair, nominal, value, and how many days ago."""

    def take_(*rows: str) -> None:
        lines = [HEADING]
        for row in rows:
            source, pair, value, ago = row.split()
            base, quote = pair.split("/")
            day = TODAY - int(ago) * A_DAY
            lines.append(f"{source},{base},{quote},1,{value},official,{day}")
        path = tmp_path / "rates.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        desk.rates.take(path)

    return take_


def quote(desk: Desk, currency: str, base: str = "USD", days: int = 30) -> Quote:
    return next(each for each in desk.rates.quotes(base, days) if each.currency == currency)


def test_both_ways_round_and_their_own_changes(desk: Desk, take: Take) -> None:
    """The two changes are no mirror images: each is that of the figure it stands beside."""
    take("NBK USD/KZT 478.77 1", "NBK USD/KZT 475.09 0")

    tenge = quote(desk, "KZT")

    assert (tenge.per_base, tenge.in_base) == ("475.09", "0.002105")
    assert tenge.change().percent == "−0.77%"
    assert tenge.change(turned=True).percent == "+0.77%"
    assert tenge.moved == "the Kazakhstani tenge rose against the dollar"
    assert tenge.compared is not None
    assert (tenge.compared.since, tenge.compared.day) == (TODAY - A_DAY, TODAY)
    assert [each.value for each in tenge.trend] == [Fraction("478.77"), Fraction("475.09")]


def test_another_base_is_crossed_on_both_days(desk: Desk, take: Take) -> None:
    """A euro that rises makes the tenge's line rise where its dollar stood still."""
    take("NBK USD/KZT 500 1", "NBK USD/KZT 500 0", "ECB EUR/USD 1.10 1", "ECB EUR/USD 1.21 0")

    tenge = quote(desk, "KZT", "EUR")

    assert tenge.cost == 605
    assert tenge.per_base == "605.0"
    assert tenge.change().percent == "+10.00%"
    assert tenge.moved == "the Kazakhstani tenge fell against EUR"
    assert [each.value for each in tenge.trend] == [550, 605]


def test_the_base_has_no_row(desk: Desk, take: Take) -> None:
    """One tenge is one tenge."""
    take("NBK USD/KZT 500 0", "NBKR USD/KGS 87.45 0")

    assert [each.currency for each in desk.rates.quotes("KZT")] == ["KGS"]
    assert quote(desk, "KGS", "KZT").cost == Fraction("87.45") / 500


def test_a_peg_moves_against_everything_else(desk: Desk, take: Take) -> None:
    """Against the dollar it is a peg; against the euro it goes where the dollar goes."""
    take("ECB EUR/USD 1.10 1", "ECB EUR/USD 1.21 0", "Peg USD/TMT 3.5 0")
    assert quote(desk, "TMT").change().direction in {"peg", "unknown"}

    assert quote(desk, "TMT", "EUR").cost == Fraction("3.5") * Fraction("1.21")


def test_a_move_too_small_to_print_is_no_standstill(desk: Desk, take: Take) -> None:
    """Unchanged is what has not changed; the rest is less than a hundredth of a percent, and has no sign."""
    take("NBK USD/KZT 500.00 2", "NBK USD/KZT 500.00 1", "NBKR USD/KGS 87.4500 1", "NBKR USD/KGS 87.4501 0")

    assert quote(desk, "KZT").change().words == "unchanged"
    assert quote(desk, "KGS").change().percent == "<0.01%"
    assert quote(desk, "KGS").change(turned=True).words == "changed by less than 0.01 percent"


def test_the_trend_has_the_days_asked_for(desk: Desk, take: Take) -> None:
    """Seven days are seven days, whatever else is known."""
    take(*(f"NBK USD/KZT {500 + ago} {ago}" for ago in range(40)))

    assert len(quote(desk, "KZT", days=7).trend) == 8
    assert len(quote(desk, "KZT", days=30).trend) == 31


def test_a_base_that_nobody_knows_is_refused(desk: Desk, take: Take) -> None:
    """With a sentence, and no half a board."""
    take("NBK USD/KZT 500 0")

    with pytest.raises(Refused, match="no rate between GBP"):
        desk.rates.quotes("GBP")
    with pytest.raises(BadInput):
        desk.rates.quotes("pound")
