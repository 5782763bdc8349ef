from datetime import date, timedelta

import pytest

from newsdesk.domain.errors import BadInput
from newsdesk.rates.sources import table
from newsdesk.rates.sources.source import Request, Source

DAY = date(2026, 3, 5)

#: What each source is asked for a day, as its service wants it written.
ASKED = {
    "nbk": Request("/rss/get_rates.cfm", (("fdate", "05.03.2026"),)),
    "nbt": Request("/en/kurs/export_xml.php", (("date", "2026-03-05"), ("export", "xmlout"))),
    "cbu": Request("/en/arkhiv-kursov-valyut/json/all/2026-03-05/"),
    "cbr": Request("/scripts/XML_daily.asp", (("date_req", "05/03/2026"),)),
    "cbt": Request("/kurs/2026/05032026.xml"),
    "fawazahmed0": Request("/npm/@fawazahmed0/currency-api@2026-03-05/v1/currencies/usd.json"),
}

NEWEST = {
    "nbk": Request("/rss/rates_all.xml"),
    "nbkr": Request("/XML/daily.xml"),
    "nbt": Request("/en/kurs/export_xml.php", (("export", "xmlout"),)),
    "cbu": Request("/en/arkhiv-kursov-valyut/json/"),
    "cbr": Request("/scripts/XML_daily.asp"),
    "ecb": Request("/stats/eurofxref/eurofxref-daily.xml"),
    "er-api": Request("/v6/latest/USD"),
}


@pytest.mark.parametrize("key", ASKED)
def test_day_is_written_as_the_service_wants_it(key: str) -> None:
    """ISO here, dots there, slashes in Moscow."""
    assert table.source_named(key).daily(DAY) == (ASKED[key],)


@pytest.mark.parametrize("key", NEWEST)
def test_newest_is_asked_for_without_a_day(key: str) -> None:
    """So that a bank whose tomorrow has begun can give tomorrow's."""
    assert table.source_named(key).daily(None) == (NEWEST[key],)


def test_frankfurter_is_asked_in_dollars() -> None:
    """With the soum as the base it would cut its rate to two digits."""
    [request] = table.source_named("frankfurter").daily(None)

    assert dict(request.params) | {"quotes": ""} == {"base": "USD", "quotes": "", "expand": "providers"}
    assert set(dict(request.params)["quotes"].split(",")) >= {"KGS", "KZT", "TJS", "UZS", "TMT"}


def test_history_of_a_page_is_asked_for_year_by_year() -> None:
    """The bank's page of history has a year at most: no day is left out, and none asked for twice."""
    history = table.source_named("nbkr").history
    assert history is not None

    requests = history(date(2020, 3, 1), date(2022, 6, 30))

    spans = [
        tuple(
            date(*(int(said[f"{end}_{part}"]) for part in ("year", "month", "day"))) for end in ("beg", "end")
        )
        for said in (dict(each.params) for each in requests)
    ]
    assert (spans[0][0], spans[-1][1]) == (date(2020, 3, 1), date(2022, 6, 30))
    assert all(last - first < timedelta(days=365) for first, last in spans)
    assert [first for first, _ in spans[1:]] == [last + timedelta(days=1) for _, last in spans[:-1]]
    assert {each.currency for each in requests} == {"USD"}


@pytest.mark.parametrize(
    "source", [each for each in table.SOURCES if each.history], ids=lambda each: each.key
)
def test_history_of_one_day_is_that_day(source: Source) -> None:
    """Every history can be asked for any two days, the same one twice included."""
    assert source.history is not None
    assert source.history(DAY, DAY)


def test_five_currencies_have_an_owner_each() -> None:
    """A currency's own bank owns its rate; no two own the same."""
    owned = [currency for each in table.SOURCES for currency in each.owns]

    assert len(owned) == len(set(owned))
    owners = {each: table.owner(each) for each in ("KZT", "KGS", "TJS", "UZS", "TMT")}
    assert {each: owner and owner.key for each, owner in owners.items()} == {
        "KZT": "nbk",
        "KGS": "nbkr",
        "TJS": "nbt",
        "UZS": "cbu",
        "TMT": "peg",
    }


def test_sources_are_found_by_key_and_by_what_their_rates_carry() -> None:
    """Keys for settings and commands, short names in the archive; both name one source."""
    for source in table.SOURCES:
        assert table.source_named(source.key.upper()) is source
        assert table.source_of(source.short) is source
    assert table.source_of("Aigul") is None
    with pytest.raises(BadInput, match="Name one of these: nbk, nbkr"):
        table.source_named("bank")


def test_what_must_not_be_passed_on_is_not_asked_by_default() -> None:
    """Nobody gets rates that may not go into an edition without having chosen them."""
    assert [each.key for each in table.SOURCES if each.asked_by_default and not each.may_be_published] == []
    assert not table.source_named("er-api").may_be_published
