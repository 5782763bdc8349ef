"""Which sources are asked, where, and how they stand."""

from datetime import UTC, datetime

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.errors import BadInput


def line(desk: Desk, key: str) -> SourceLine:
    return next(each for each in desk.rates.sources() if each.key == key)


def test_every_source_has_a_line(desk: Desk) -> None:
    """Those that nobody asks as well."""
    lines = {each.key: each for each in desk.rates.sources()}

    assert [key for key, each in lines.items() if each.asked] == [
        *("nbk", "nbkr", "nbt", "cbu", "peg", "cbr", "ecb")
    ]
    assert lines["nbk"].sentence == "The National Bank of Kazakhstan has not been asked yet."
    assert lines["er-api"].sentence == "ExchangeRate-API is not asked."
    assert not lines["oxr"].askable
    assert lines["nbk"].expected == datetime(2025, 12, 12, 11, 30, tzinfo=UTC)
    assert lines["peg"].expected is None


def test_who_is_asked_is_chosen(desk: Desk) -> None:
    """And stays so, even if it is nobody."""
    desk.rates.ask("frankfurter", asked=True)
    for each in desk.rates.sources():
        if each.key != "frankfurter":
            desk.rates.ask(each.key, asked=False)
    only = [each.key for each in desk.rates.sources() if each.asked]
    desk.rates.ask("frankfurter", asked=False)

    assert only == ["frankfurter"]
    assert not any(each.asked for each in desk.rates.sources())
    assert desk.rates.update().value == ()


def test_an_address_is_set_and_taken_back(desk: Desk) -> None:
    """Without one it is the source's own."""
    own = line(desk, "nbk").address

    desk.rates.set_address("NBK", "http://127.0.0.1:8080/nbk/")
    there = line(desk, "nbk").address
    desk.rates.set_address("nbk", "")

    assert (there, line(desk, "nbk").address) == ("http://127.0.0.1:8080/nbk", own)


@pytest.mark.parametrize(
    "address", ["ftp://bank.example", "bank.example", "https://", "http://[::1", "https://b/?a=1"]
)
def test_what_is_no_address_is_refused(desk: Desk, address: str) -> None:
    """Nothing is asked of it later."""
    with pytest.raises(BadInput, match="no address"):
        desk.rates.set_address("nbk", address)


def test_who_wants_a_key_cannot_be_asked(desk: Desk) -> None:
    """Said when it is chosen."""
    with pytest.raises(BadInput, match="wants a key"):
        desk.rates.ask("oxr", asked=True)
