"""What is made of answers that are not as they should be."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.domain.rate_sources import NoRates, NotAFeed, RateTable, Reading
from newsdesk.domain.rates import RateKind
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import SOURCES, source_named

SAMPLES = Path(__file__).with_name("samples")

FETCHED = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)

#: Every source with the beginnings of its own samples, for answers that are nearly right.
PIECES = [path.read_bytes() for path in sorted(SAMPLES.iterdir())]


def read(key: str, payload: bytes | str, asked: date | None = None) -> Reading:
    """Read a payload as the answer of a source, fetched on 14 October 2026."""
    data = payload.encode() if isinstance(payload, str) else payload
    return source_named(key).read(data, asked, FETCHED)


def cbu_row(code: str, value: str, day: str = "14.10.2026", nominal: str = "1") -> dict[str, Any]:
    """Make a row as the bank of Uzbekistan writes it."""
    return {"Ccy": code, "Rate": value, "Date": day, "Nominal": nominal}


def nbt_table(day: str, rows: str = "") -> str:
    """Make a table of the bank of Tajikistan."""
    dollar = "<Valute><CharCode>USD</CharCode><Nominal>1</Nominal><Value>9.4120</Value></Valute>"
    return f'<ValCurs Date="{day}">{dollar}{rows}</ValCurs>'


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.key)
@given(
    payload=st.binary(max_size=400) | st.text(max_size=400).map(lambda each: each.encode("utf-8", "ignore"))
)
def test_no_bytes_make_a_reader_raise(source: Source, payload: bytes) -> None:
    """Whatever a server sends, one of four outcomes comes of it, and each has a sentence."""
    assert source.read(payload, None, FETCHED).sentence.endswith(".")


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.key)
@given(payload=st.sampled_from(PIECES), data=st.data())
def test_no_damaged_answer_makes_a_reader_raise(source: Source, payload: bytes, data: st.DataObject) -> None:
    """The same for real shapes, anybody's, that were cut and stirred."""
    at = data.draw(st.integers(0, len(payload)))
    dirt = data.draw(st.binary(max_size=8))
    skipped = data.draw(st.integers(0, 40))

    reading = source.read(payload[:at] + dirt + payload[at + skipped :], None, FETCHED)

    assert reading.sentence.isprintable()


@pytest.mark.parametrize("payload", PIECES, ids=[path.name for path in sorted(SAMPLES.iterdir())])
@given(data=st.data())
@settings(max_examples=30)
def test_no_answer_that_breaks_off_tells_another_figure(payload: bytes, data: st.DataObject) -> None:
    """A table may end in the middle of a number without a word from the network: 8 is not 8.2041."""
    at = data.draw(st.integers(0, len(payload)) | st.integers(max(0, len(payload) - 40), len(payload)))

    for source in SOURCES:
        whole = said(source.read(payload, None, FETCHED))
        assert said(source.read(payload[:at], None, FETCHED)) <= whole


def said(reading: Reading) -> set[tuple[str, str, str, date]]:
    """Return the figures of a reading."""
    rates = reading.rates if isinstance(reading, RateTable) else ()
    return {(each.pair, each.nominal, each.value, each.effective) for each in rates}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda each: (
            st.lists(each) | st.dictionaries(st.sampled_from(["rates", "date", "usd", "error"]), each)
        ),
    )
)
def test_no_json_makes_a_reader_raise(document: object) -> None:
    """Objects where lists are expected, numbers where texts are, and the other way round."""
    payload = json.dumps(document).encode()

    for source in SOURCES:
        assert source.read(payload, None, FETCHED).sentence.endswith(".")


@pytest.mark.parametrize("source", [each for each in SOURCES if each.address], ids=lambda each: each.key)
def test_web_page_is_no_feed(source: Source) -> None:
    """With status 200 too; its title says to an editor what is wrong there."""
    reading = source.read(b"<html><title>Back at six</title></html>", None, FETCHED)

    assert isinstance(reading, NotAFeed)
    assert "“Back at six”" in reading.sentence
    assert source.name in reading.sentence


def test_cut_off_table_is_no_feed() -> None:
    """Half a table is not a smaller table."""
    whole = nbt_table("2026-10-14")

    assert isinstance(read("nbt", whole), RateTable)
    assert isinstance(read("nbt", whole[:-12]), NotAFeed)


def test_todays_table_for_another_date_is_none() -> None:
    """A bank that has none of the day asked for sends today's: its date gives it away."""
    reading = read("nbt", nbt_table("2026-10-14"), asked=date(1999, 1, 3))

    assert isinstance(reading, NoRates)
    assert reading.day == date(1999, 1, 3)
    assert "none" not in reading.sentence
    assert "it answered with those of 14 October 2026" in reading.sentence


def test_of_many_days_the_one_asked_for_is_taken() -> None:
    """A file of ninety days answers for one of them."""
    reading = read("ecb", SAMPLES.joinpath("ecb-days.xml").read_bytes(), asked=date(2026, 10, 13))

    assert isinstance(reading, RateTable)
    assert [each.value for each in reading.rates] == ["1.15"]


@pytest.mark.parametrize(
    ("day", "usable"), [("2026-10-15", True), ("2026-10-16", True), ("2026-10-17", False)]
)
def test_tomorrows_table_is_taken_and_no_further_one(day: str, usable: bool) -> None:
    """Banks set rates for tomorrow; a date further ahead is a slip, and would stay the newest."""
    assert isinstance(read("nbt", nbt_table(day)), RateTable if usable else NotAFeed)


def test_the_day_is_that_of_the_source() -> None:
    """At 20:00 UTC it is tomorrow in Dushanbe, and two days ahead is one more."""
    late = datetime(2026, 10, 14, 20, 0, tzinfo=UTC)

    assert isinstance(source_named("nbt").read(nbt_table("2026-10-17").encode(), None, late), RateTable)


def test_slip_in_one_row_leaves_the_others() -> None:
    """One row of the year 2062 is left out with the reason, the rest are good."""
    rows = [cbu_row("USD", "12710.55"), cbu_row("EUR", "14700.10", "14.10.2062")]

    reading = read("cbu", json.dumps(rows))

    assert isinstance(reading, RateTable)
    assert [each.base for each in reading.rates] == ["USD"]
    assert [each.why for each in reading.left_out] == [
        "14 October 2062 is further ahead than a rate can be known"
    ]


@pytest.mark.parametrize("value", ["0", "0.0000", "-3", "", "N/A", "12 710", "12,710.55", "1e400", "१२"])
def test_what_is_no_number_above_zero_is_left_out(value: str) -> None:
    """Nothing is offered (0.0000), nothing is there, or it cannot be read: no rate."""
    reading = read("cbu", json.dumps([cbu_row("USD", "12710.55"), cbu_row("EUR", value)]))

    assert isinstance(reading, RateTable)
    assert [each.rate.base for each in reading.left_out] == ["EUR"]
    assert value in reading.left_out[0].why


def test_comma_is_no_decimal_mark_where_points_are_used() -> None:
    """ "12,710" of a bank that writes points may be twelve thousand: nobody guesses."""
    assert isinstance(read("cbu", json.dumps([cbu_row("USD", "12,710")])), NotAFeed)


def test_contradiction_in_a_table_is_left_out() -> None:
    """A pair that stands there twice with two values: the first is kept, the second is named."""
    rows = [cbu_row("USD", "12710.55"), cbu_row("USD", "12710.55"), cbu_row("USD", "12999.00")]

    reading = read("cbu", json.dumps(rows))

    assert isinstance(reading, RateTable)
    assert [each.value for each in reading.rates] == ["12710.55"]
    assert [each.rate.value for each in reading.left_out] == ["12999.00"]


def test_money_that_is_gone_is_left_out() -> None:
    """Tables carry the lev on after Bulgaria took the euro; of days before it is as good as any."""
    before = read("cbu", json.dumps([cbu_row("BGN", "7401.10", "14.10.2025")]))
    after = read("cbu", json.dumps([cbu_row("BGN", "7401.10", "14.10.2026")]))

    assert isinstance(before, RateTable)
    assert isinstance(after, NotAFeed)
    assert "BGN is money no more since 31 December 2025" in after.sentence


def test_weekly_soum_is_refused_and_daily_som_is_not() -> None:
    """Two digits of the soum are no rate; the table that has them is good for the rest."""
    reading = read("nbkr", SAMPLES.joinpath("nbkr-weekly.xml").read_bytes())

    assert isinstance(reading, RateTable)
    assert "UZS" not in {each.base for each in reading.rates}
    assert {each.rate.base for each in reading.left_out} == {"UZS", "BYR"}


@pytest.mark.parametrize(
    "definition",
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', "<!doctype ValCurs>", '<!ENTITY b SYSTEM "file:///etc/passwd">'],
)
def test_definitions_are_refused(definition: str) -> None:
    """Entities can name files and grow without end; no table needs any."""
    reading = read("nbt", definition + nbt_table("2026-10-14"))

    assert isinstance(reading, NotAFeed)
    assert "definitions of its own" in reading.sentence


@pytest.mark.parametrize(
    ("key", "payload"),
    [
        ("nbt", nbt_table("2026-10-14", "<a>" * 100_000 + "</a>" * 100_000)),
        ("cbu", "[" * 200_000),
        ("cbu", '{"a":' * 200_000),
    ],
    ids=["elements", "lists", "objects"],
)
def test_depth_is_bounded(key: str, payload: str) -> None:
    """What is nested thousands of times is refused, and takes neither stack nor time."""
    reading = read(key, payload)

    assert isinstance(reading, NotAFeed)
    assert "nested too deeply" in reading.sentence


def test_too_large_a_payload_is_refused() -> None:
    """No table of any source is of that size, whatever it says."""
    reading = read("cbu", b"[" + b" " * 20_000_000 + b"]")

    assert isinstance(reading, NotAFeed)
    assert "more than 20 MB" in reading.sentence


def test_what_a_server_says_is_shown_as_one_clean_line() -> None:
    """Escapes for terminals, line breaks and half surrogates of a stranger stay out of our sentences."""
    reading = read("er-api", '{"result":"error","error-type":"\\u001b[31mred\\ud800\\n\\nalert"}')

    assert isinstance(reading, NotAFeed)
    assert "“[31mred alert”" in reading.sentence


def test_rate_carries_kind_digest_and_time() -> None:
    """What is needed to find the payload again, and to say what sort of rate it is."""
    payload = nbt_table("2026-10-14").encode()

    reading = source_named("nbt").read(payload, None, FETCHED)

    assert isinstance(reading, RateTable)
    [rate] = reading.rates
    assert (rate.kind, rate.fetched, len(rate.digest)) == (RateKind.OFFICIAL, FETCHED, 64)
    assert reading.sentence == "NBT: one rate for 14 October 2026."


@pytest.mark.parametrize("day", ["01.01.0001", "31.12.1899", "01.01.1970"])
def test_a_day_before_all_rates_is_a_slip(day: str) -> None:
    """What programs write where they know no day: no source is older than the currencies of the region."""
    reading = read("nbt", nbt_table(day))

    assert isinstance(reading, NotAFeed)
    assert "is before any rate" in reading.sentence


@pytest.mark.parametrize(
    ("key", "payload"),
    [
        ("nbk", b"<rates><date>14.10.2026</date>" + b"<item/>" * 600_000 + b"</rates>"),
        ("ecb", b"Date" + b",USD" * 1000 + b",\n" + (b"2026-10-14" + b",1" * 1000 + b",\n") * 600),
        ("ecb", b"Date,USD,\n" + b",,\n" * 600_000),
    ],
    ids=["xml", "wide", "long"],
)
def test_more_rows_than_any_table_has_are_not_read_to_the_end(key: str, payload: bytes) -> None:
    """Some megabytes of them would keep the window waiting for minutes, and take the memory."""
    reading = read(key, payload)

    assert isinstance(reading, NotAFeed)
    assert "more rows than any table has" in reading.sentence
