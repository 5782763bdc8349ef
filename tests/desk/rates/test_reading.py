"""Rates: taken in whole or not at all, the best on the board, converted from where fine enough."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from newsdesk.copydesk.money.rating import HouseStyle
from newsdesk.desk import Desk
from newsdesk.desk.rates.alerting import as_move
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.rates.words import Rounding
from newsdesk.store.feeds import Feeds

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
    assert desk.rates.currencies() == ("KGS", "KZT")


def test_what_a_service_sent_is_taken_in_as_its_own(desk: Desk, tmp_path: Path) -> None:
    """Its bytes are kept, and its rates by its name and terms; the same file again changes nothing."""
    path = tmp_path / "latest.json"
    noon = int(datetime(2025, 12, 11, 12, tzinfo=UTC).timestamp())
    path.write_text(json.dumps({"timestamp": noon, "base": "USD", "rates": {"KZT": 518.25, "KGS": 87.45}}))

    first, second = desk.rates.take(path), desk.rates.take(path)

    assert {(each.source, each.quote, each.value) for each in first.value} == {
        ("OXR", "KZT", "518.25"),
        ("OXR", "KGS", "87.45"),
    }
    assert (first.changes.rates, bool(second.changes)) == (True, False)
    assert [row.source for row in desk.rates.board(currencies=["KZT"])] == ["OXR"]
    with desk.newsroom.archive.reading() as db:
        assert Feeds(db).payload(first.value[0].digest) == path.read_bytes()


def test_a_saved_table_that_looks_odd_is_held(desk: Desk, tmp_path: Path) -> None:
    """By a file no slip gets past the editors that would not get past them by itself."""
    path = tmp_path / "table.json"
    table = [{"Ccy": "USD", "Nominal": "1", "Rate": "12000.00", "Date": "11.12.2025"}]
    path.write_text(json.dumps(table))
    desk.rates.take(path)
    path.write_text(json.dumps([table[0] | {"Rate": "21000.00", "Date": "12.12.2025"}]))

    desk.rates.take(path)

    assert [each.rate.value for each in desk.rates.held()] == ["21000.00"]
    assert [row.effective for row in desk.rates.board(currencies=["UZS"])] == [date(2025, 12, 11)]


def test_one_bad_line_and_nothing_is_taken_in(desk: Desk, rates: Path) -> None:
    """The sentence names the line."""
    rates.write_text(RATES + "2025-12-12,USD,TJS,much,Bank,official\n")

    with pytest.raises(BadInput, match="line 5"):
        desk.rates.take(rates)

    assert desk.rates.board() == ()


def test_what_is_known_of_a_day(desk: Desk, rates: Path) -> None:
    """Later rates are left out; the newest of a currency by the day is the one that counts."""
    desk.rates.take(rates)

    before = desk.rates.board(date(2025, 12, 11))
    now = desk.rates.board()

    assert [(row.currency, row.local_per_dollar) for row in before] == [("KZT", "500")]
    assert [(row.currency, row.local_per_dollar, row.age) for row in now] == [
        ("KGS", "80", "today"),
        ("KZT", "520", "today"),
    ]
    assert [row.since for row in now] == [None, date(2025, 12, 11)]


def test_a_rate_of_tomorrow_is_told_of_and_not_used(desk: Desk, rates: Path) -> None:
    """A bank sets it the day before; until then the one of today is in force."""
    rates.write_text(RATES + "2025-12-13,USD,KZT,530,Bank,official\n")
    desk.rates.take(rates)

    (row,) = desk.rates.board(currencies=["kzt"])

    assert (row.local_per_dollar, row.coming) == ("520", "530 from 13 December 2025")
    assert desk.rates.convert("520 KZT", "USD").result.value == 1


def test_the_board_shows_what_the_newsroom_chose(desk: Desk, rates: Path) -> None:
    """In its order; by default the ticker's five and what was brought in, as far as there are rates."""
    desk.rates.take(rates)
    usual = desk.rates.shown()

    desk.rates.show(["KZT", "kgs", "kzt"])
    chosen = desk.rates.shown(), [row.currency for row in desk.rates.board()]
    desk.rates.show([])

    assert usual == ("KGS", "KZT", "TJS", "UZS", "TMT")
    assert chosen == (("KZT", "KGS"), ["KZT", "KGS"])
    assert desk.rates.shown() == usual
    with pytest.raises(BadInput, match="no currency code"):
        desk.rates.show(["TENGE"])
    with pytest.raises(BadInput, match="“ZZZ” is no currency code"):
        desk.rates.show(["ZZZ"])


def test_a_rate_of_a_day_is_exact_and_named(desk: Desk, rates: Path) -> None:
    """A fraction, the rates it comes from, and words for whoever asks."""
    desk.rates.take(rates)

    cross = desk.rates.rate_of_day("KGS", "KZT", date(2025, 12, 12))

    assert cross.ratio == Fraction(520, 80)
    assert [each.value for each in cross.used] == ["80", "520"]
    assert cross.words == (
        "80 KGS to the dollar (Bank, 12 December 2025), and 520 KZT to the dollar (Bank, 12 December 2025)"
    )


def test_a_peg_is_known_for_any_day_it_held(desk: Desk) -> None:
    """Nobody had to be asked on that day; before it there was another."""
    assert desk.rates.rate_of_day("USD", "TMT", date(2019, 5, 6)).ratio == Fraction(7, 2)
    assert desk.rates.rate_of_day("USD", "TMT", date(2014, 5, 6)).ratio == Fraction("2.85")
    with pytest.raises(Refused, match="no rate between TMT"):
        desk.rates.rate_of_day("USD", "TMT", date(2001, 5, 6))


def test_history_is_one_sources_with_its_gaps(desk: Desk, rates: Path) -> None:
    """A day that nobody gave is none; against another currency only days that both have."""
    rates.write_text(
        RATES + "2025-12-09,USD,KZT,510,Bank,official\n2025-12-12,USD,KZT,600,Another,official\n"
    )
    desk.rates.take(rates)

    tenge = desk.rates.history("KZT", date(2025, 12, 1), date(2025, 12, 31))
    cross = desk.rates.history("KZT", date(2025, 12, 1), date(2025, 12, 31), "KGS")
    dollar = desk.rates.history("USD", date(2025, 12, 1), date(2025, 12, 31), "KZT")

    assert tenge.sources == ("Bank",)
    assert [(each.day.day, each.text) for each in tenge.points] == [
        (9, "510.0"),
        (11, "500.0"),
        (12, "520.0"),
    ]
    assert [(each.day.day, each.value) for each in cross.points] == [(12, Fraction(520, 80))]
    assert dollar.points[0].value == Fraction(1, 510)
    assert desk.rates.history("KZT", date(2025, 12, 1), date(2025, 12, 31), "KZT").points == ()


def test_the_fuller_history_is_shown(desk: Desk, rates: Path) -> None:
    """A source that only began lately does not hide another's years."""
    days = [
        f"2025-{month:02}-{day:02},USD,KZT,5{day:02},A file,official" for month in (1, 6) for day in (1, 9)
    ]
    lately = "2025-12-12,USD,KZT,520,NBK,official"
    rates.write_text("\n".join([RATES.splitlines()[0], *days, lately]))
    desk.rates.take(rates)

    assert desk.rates.history("KZT", date(2025, 1, 1), date(2025, 12, 31)).sources == ("A file",)
    assert desk.rates.history("KZT", date(2025, 12, 1), date(2025, 12, 31)).sources == ("NBK",)


def test_an_alert_is_due_from_its_percentage_on(desk: Desk, rates: Path) -> None:
    """The tenge fell by 3.85 percent."""
    desk.rates.take(rates)
    due = []
    for limit in ("3.85", "3.86"):
        desk.rates.set_alert("kzt", limit)
        due.append([each.sentence for each in desk.rates.alerts_due()])
    desk.rates.set_alert("KZT", "")

    assert due == [
        [
            "Kazakhstani tenge is down 3.85 percent against the dollar since 11 December 2025: "
            "520 to the dollar (Bank, 12 December 2025)."
        ],
        [],
    ]
    assert desk.rates.alerts() == {}


@pytest.mark.parametrize(("typed", "read"), [("1.5", "1.5"), (" 1,5 % ", "1.5"), ("2", "2"), ("", None)])
def test_a_percentage_is_read_as_it_is_typed(typed: str, read: str | None) -> None:
    """With a comma, a sign, or nothing."""
    assert as_move(typed) == (Decimal(read) if read else None)


@pytest.mark.parametrize("typed", ["some", "%", "0", "0.0 %", "-1", "1e99999", "NaN", "1_0", "٣"])
def test_what_is_no_move_to_be_told_of_is_said(typed: str) -> None:
    """With an example."""
    with pytest.raises(BadInput, match=f"“{typed}” is no move .* as in 1.5"):
        as_move(typed)


def test_converting_takes_the_newest_rate_by_the_day(desk: Desk, rates: Path) -> None:
    """Today's unless a day is named, and the answer says which."""
    desk.rates.take(rates)

    today = desk.rates.convert("52m KZT", "usd")
    before = desk.rates.convert("52m KZT", "USD", date(2025, 12, 11))

    assert (today.result.value, today.result.currency) == (Decimal(100_000), "USD")
    assert [each.value for each in today.used] == ["520"]
    assert before.result.value == Decimal(104_000)
    assert [each.effective for each in before.used] == [date(2025, 12, 11)]


def test_a_conversion_is_rounded_by_the_rules_of_the_house(desk: Desk, rates: Path) -> None:
    """In its sentence only, and from when they are changed."""
    desk.rates.take(rates)
    usual = desk.rates.convert("123456 KZT", "USD")

    desk.money.set_style(HouseStyle("USD", Rounding(4, 5)))
    chosen = desk.rates.convert("123456 KZT", "USD")

    assert usual.text.startswith("123,456 KZT is about $240, at")
    assert chosen.text.startswith("123,456 KZT is about $237.4, at")
    assert usual.result == chosen.result
    assert desk.rates.rounding() == Rounding(4, 5)


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
