from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from newsdesk.domain.rates import RateKind
from newsdesk.rates import quotes
from newsdesk.rates.sources import peg

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "value"), [(date(2026, 11, 23), "3.5"), (date(2015, 1, 1), "3.5"), (date(2014, 12, 31), "2.85")]
)
def test_manat_has_the_peg_of_its_day(on: date, value: str) -> None:
    """3.5 to the dollar since 2015, 2.85 before: a story of 2014 is not converted at today's."""
    [rate] = peg.rates(on, NOW)

    assert (rate.pair, rate.value, rate.kind, rate.effective) == ("USD/TMT", value, RateKind.PEG, on)
    assert quotes.dollars(rate) == 1 / Fraction(value)


def test_before_the_new_manat_there_is_no_peg() -> None:
    """2008 had another manat, five thousand to the new one."""
    assert peg.rates(date(2008, 12, 31), NOW) == ()
    assert peg.peg_of("KGS", date(2026, 11, 23)) is None
