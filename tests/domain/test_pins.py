"""A pin is a line that says what was converted at which rates, and it is read back as it was written."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.pins import Pin, PinnedRate, read_pin, read_pins
from newsdesk.domain.rates import Rate, RateKind

RATE = Rate(
    "CBU",
    "USD",
    "UZS",
    "12194.21",
    RateKind.OFFICIAL,
    date(2026, 4, 1),
    datetime(2026, 4, 1, 9, 0, tzinfo=UTC),
)
PIN = Pin("40bn UZS", "$3.3 million", (PinnedRate.of(RATE),), "2 digits")

#: What comes out of a pin as it went in: words on one line, without the marks between the pieces.
words = st.lists(st.text(st.characters(categories=["L", "N", "S", "Po"], exclude_characters="|;="))).map(
    lambda each: " ".join(" ".join(each).split())
)
rates = st.builds(
    PinnedRate,
    source=words.filter(bool),
    kind=st.sampled_from(RateKind),
    effective=st.dates(),
    nominal=st.sampled_from(["1", "100", "10000"]),
    base=st.sampled_from(["USD", "KZT"]),
    value=st.decimals("0.0001", "99999", places=4).map(str),
    quote=st.sampled_from(["UZS", "RUB"]),
)


def test_a_pin_is_a_line_that_people_can_read() -> None:
    """What was written, what it became, at which rate, how rounded."""
    assert str(PIN) == "40bn UZS = $3.3 million | CBU official 2026-04-01: 1 USD = 12194.21 UZS | 2 digits"


@given(st.builds(Pin, words, words, st.lists(rates, max_size=3).map(tuple), words))
def test_what_is_written_is_read_back(pin: Pin) -> None:
    """To the letter."""
    assert read_pin(str(pin)) == pin


@given(st.text(), st.text())
def test_whatever_is_written_stays_one_line_that_is_read(amount: str, result: str) -> None:
    """No text of a story can break a pin; writing what was read changes nothing more."""
    line = str(Pin(amount, result, (PinnedRate.of(RATE),), ""))

    pin = read_pin(line)

    assert pin is not None
    assert str(pin) == line
    assert pin.rates == PIN.rates


@given(st.text())
def test_a_line_that_is_no_pin_is_passed_over(line: str) -> None:
    """Whatever a bundle brings, nothing is raised."""
    pins = read_pins([line, str(PIN), line])

    assert PIN in pins


def test_a_rate_of_an_unknown_kind_is_no_rate() -> None:
    """It may be from a newer version; a day that is none is none."""
    assert read_pin(str(PIN).replace("official", "whispered")) is None
    assert read_pin(str(PIN).replace("2026-04-01", "2026-02-31")) is None
