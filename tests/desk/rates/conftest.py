"""A desk that asks the banks of a region on this machine."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from benchmarks.bank import Server
from benchmarks.banks import HOMES, Region, region
from newsdesk.desk import Desk
from newsdesk.desk.rates.updating import Answered
from newsdesk.rates.fetching import Limits

#: The day of the desk's clock, a Friday.
TODAY = date(2025, 12, 12)

#: Nobody waits for a second try.
ONCE = Limits(connect=2, read=0.5, whole=2, size=1_000_000, redirects=2, tries=1)


@pytest.fixture
def running(no_proxy: None) -> Iterator[tuple[Server, Region]]:
    with region(TODAY) as made:
        yield made


@pytest.fixture
def banks(running: tuple[Server, Region], desk: Desk) -> Region:
    """The region whose banks the desk asks."""
    server, made = running
    for key in HOMES:
        desk.rates.set_address(key, f"{server.address}/{key}")
    return made


@pytest.fixture
def asked(running: tuple[Server, Region]) -> Callable[[], list[str]]:
    """Return a function that gives the paths that were asked since it was called last."""
    server, _ = running

    def paths() -> list[str]:
        found = [each.path for each in server.asked]
        server.asked.clear()
        return found

    return paths


Update = Callable[..., dict[str, Answered]]


@pytest.fixture
def update(desk: Desk, banks: Region) -> Update:
    """Return a function that asks sources (by default all that are asked), once each."""
    del banks

    def ask(*keys: str) -> dict[str, Answered]:
        return {each.source.key: each for each in desk.rates.update(keys, limits=ONCE).value}

    return ask
