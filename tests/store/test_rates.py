"""Rates are added in their sources' own text, and never changed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.domain.errors import Refused
from newsdesk.domain.rates import Rate, RateKind, Series, Verdict
from newsdesk.store.archive import Archive
from newsdesk.store.queries import rows
from newsdesk.store.rates import Rates, rate
from newsdesk.store.tables import RateRow

DAY = date(2025, 12, 12)
RATE = Rate(
    source="Bank of Somewhere",
    base="USD",
    quote="KGS",
    value="87,4500",
    kind=RateKind.OFFICIAL,
    effective=DAY,
    fetched=datetime(2025, 12, 12, 6, 0, 0, 123456, tzinfo=UTC),
    nominal="1",
    change="-0%",
    digest="ab" * 32,
)
SOM = Series("Bank of Somewhere", "USD", "KGS")
KZT = SOM._replace(quote="KZT")
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)

# One newsroom serves all examples of a test.
one_newsroom = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def add(archive: Archive, *rates: Rate) -> int:
    with archive.writing() as db:
        return Rates(db).add(rates)


def every(archive: Archive) -> tuple[Rate, ...]:
    with archive.reading() as db:
        return tuple(rate(row) for row in rows(RateRow.select().order_by(RateRow.effective, RateRow.id), db))


@one_newsroom
@given(
    rate=st.builds(
        Rate,
        source=st.text(),
        base=st.text(max_size=3),
        quote=st.text(max_size=3),
        value=st.text(),
        kind=st.sampled_from(RateKind),
        effective=st.dates(),
        fetched=st.just(RATE.fetched),
        nominal=st.text(),
        change=st.text(),
        digest=st.text(),
    )
)
def test_a_rate_comes_back_in_its_sources_own_text(archive: Archive, rate: Rate) -> None:
    """Commas, signs and blanks included: nothing is made a number of. It may have been said before."""
    new = add(archive, rate)

    kept = [
        each
        for each in every(archive)
        if each._replace(change="", digest="") == rate._replace(change="", digest="")
    ]

    assert kept
    assert not new or kept[-1] == rate


def test_a_rate_is_kept_once(archive: Archive) -> None:
    """The same rate fetched again is the one that is there, which stays as it came first."""
    later = RATE._replace(fetched=RATE.fetched + timedelta(hours=1), change="0.1%", digest="cd" * 32)

    assert add(archive, RATE, RATE) == 1
    assert add(archive, later) == 0

    assert every(archive) == (RATE,)


def test_a_rate_that_is_said_again_after_another_is_a_rate_of_its_own(archive: Archive) -> None:
    """Nothing is changed, and the last word is the newest; each of those that say the same is found."""
    other = RATE._replace(value="87,5")
    again = RATE._replace(fetched=RATE.fetched + timedelta(hours=1))

    assert add(archive, RATE, other, again) == 3

    assert every(archive) == (RATE, other, again)
    with archive.reading() as db:
        rates = Rates(db)
        assert rates.newest(SOM, DAY) == (again,)
        assert rates.key(RATE) < rates.key(other) < rates.key(again)
        assert rates.key(RATE._replace(fetched=RATE.fetched + timedelta(days=1))) == rates.key(again)
        assert (rates.says(again), rates.says(other), rates.is_kept(other)) == (True, False, True)


@pytest.mark.parametrize(
    "other",
    [
        RATE._replace(source="Another"),
        RATE._replace(base="EUR"),
        RATE._replace(quote="KZT"),
        RATE._replace(value="87,45"),
        RATE._replace(kind=RateKind.MARKET),
        RATE._replace(effective=TOMORROW),
        RATE._replace(nominal="100"),
    ],
)
def test_whatever_differs_is_another_rate(archive: Archive, other: Rate) -> None:
    """Source, pair, text, kind, day and nominal each tell two rates apart, for keeping and for finding."""
    assert add(archive, RATE, other) == 2

    assert set(every(archive)) == {RATE, other}
    with archive.reading() as db:
        assert Rates(db).key(RATE) != Rates(db).key(other)


def test_a_table_is_one_sources_of_one_day(archive: Archive) -> None:
    """One rate of each pair: the correction, and none that waits for somebody."""
    corrected, held = RATE._replace(value="87,5"), RATE._replace(quote="KZT")
    others = RATE._replace(source="Another"), RATE._replace(effective=YESTERDAY)
    add(archive, RATE, corrected, held, *others)
    with archive.writing() as db:
        Rates(db).decide([(held, "It is odd.")], Verdict.HELD, "", RATE.fetched)

    with archive.reading() as db:
        assert Rates(db).table(RATE.source, DAY) == (corrected,)
        assert Rates(db).table(RATE.source, TOMORROW) == ()


def test_a_sources_last_day_is_that_of_its_dollar(archive: Archive) -> None:
    """By a day; where nothing is usable there is none."""
    tenge = RATE._replace(base="KZT", effective=TOMORROW)
    add(archive, RATE, RATE._replace(effective=YESTERDAY), tenge, tenge._replace(source="No dollars"))

    with archive.reading() as db:
        days = [Rates(db).last_day(RATE.source, upto) for upto in (TOMORROW, YESTERDAY, date(2025, 1, 1))]
        assert days == [DAY, YESTERDAY, None]
        assert Rates(db).last_day("No dollars", TOMORROW) == TOMORROW
        assert Rates(db).last_day("Nobody", TOMORROW) is None


def test_it_is_known_of_which_pairs_and_days_there_is_anything(archive: Archive) -> None:
    """What is held as well, and of nobody else."""
    late = RATE._replace(effective=TOMORROW)
    add(archive, RATE, RATE._replace(quote="KZT", effective=YESTERDAY), late, RATE._replace(source="Another"))
    with archive.writing() as db:
        Rates(db).decide([(RATE, "odd")], Verdict.HELD, "", RATE.fetched)

    with archive.reading() as db:
        known = Rates(db).places(RATE.source, YESTERDAY, DAY)

    assert known == {("USD", "KGS", DAY), ("USD", "KZT", YESTERDAY)}


def test_who_may_only_look_adds_no_rate(archive: Archive) -> None:
    """Rates are kept by the writer alone."""
    with pytest.raises(Refused, match="read-only"), archive.reading() as db:
        Rates(db).add([RATE])

    assert every(archive) == ()


def test_there_is_a_series_for_each_pair_of_a_source(archive: Archive) -> None:
    """However many rates it has."""
    add(archive, RATE, RATE._replace(effective=TOMORROW), RATE._replace(quote="KZT"))

    with archive.reading() as db:
        assert Rates(db).series() == (Series("Bank of Somewhere", "USD", "KGS"), KZT)


def test_the_newest_days_of_a_series(archive: Archive) -> None:
    """Newest first, none after the day; of two for one day the source's correction counts."""
    early, late = RATE._replace(effective=YESTERDAY), RATE._replace(effective=TOMORROW)
    corrected = RATE._replace(value="87,5")
    add(archive, late, RATE, corrected, early, RATE._replace(quote="KZT"))

    with archive.reading() as db:
        assert Rates(db).newest(SOM, DAY, 2) == (corrected, early)
        assert Rates(db).newest(SOM, DAY) == (corrected,)
        assert Rates(db).newest(SOM, YESTERDAY - timedelta(days=1), 2) == ()
        assert Rates(db).history(SOM, YESTERDAY, DAY) == (early, corrected)
        assert Rates(db).history(SOM, DAY, TOMORROW) == (corrected, late)


def test_a_held_rate_is_used_once_somebody_accepts_it(archive: Archive) -> None:
    """Until then, and when it is rejected, the one before stands."""
    early = RATE._replace(effective=YESTERDAY)
    add(archive, early, RATE)
    seen = []
    for verdict in (Verdict.HELD, Verdict.ACCEPTED, Verdict.REJECTED):
        with archive.writing() as db:
            Rates(db).decide([(RATE, f"It is {verdict}.")], verdict, "Aida", RATE.fetched)
            seen.append(Rates(db).newest(SOM, DAY))

    assert seen == [(early,), (RATE,), (early,)]
    with archive.reading() as db:
        (decision,) = Rates(db).decisions(Verdict.REJECTED)
        assert decision == (
            Rates(db).key(RATE),
            RATE,
            Verdict.REJECTED,
            "It is rejected.",
            "Aida",
            RATE.fetched,
        )
        assert Rates(db).decision(decision.key) == decision
        assert Rates(db).decision(Rates(db).key(early)) is None
        assert Rates(db).decisions(Verdict.HELD, Verdict.ACCEPTED) == ()
        assert every(archive) == (early, RATE)


def test_an_alert_is_kept_until_it_is_taken_back(archive: Archive) -> None:
    """One a currency, in the digits in which it was asked for."""
    with archive.writing() as db:
        Rates(db).set_alert("UZS", Decimal(1))
        Rates(db).set_alert("UZS", Decimal("1.50"))
        Rates(db).set_alert("KZT", Decimal(2))
        Rates(db).set_alert("KZT", None)

    with archive.reading() as db:
        assert {each: str(percent) for each, percent in Rates(db).alerts().items()} == {"UZS": "1.50"}
