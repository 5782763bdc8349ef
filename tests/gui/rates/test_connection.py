"""How the sources stand, in a few words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.rate_sources import Outcome
from newsdesk.gui.rates.connection import connection

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MakeLine = Callable[..., SourceLine]


def test_all_is_well(make_line: MakeLine) -> None:
    """When they answered; the day as well where that was another."""
    lines = [make_line("nbk"), make_line("nbkr")]

    assert connection(lines, NOON).words == "Updated 12:00"
    assert connection(lines, NOON + timedelta(days=1)).words == "Updated 23 Nov, 12:00"
    assert not connection(lines, NOON).offline


def test_one_bank_down_is_named_and_is_not_offline(make_line: MakeLine) -> None:
    """An error page is as good as no answer; several are counted."""
    lines = [make_line("nbk"), make_line("nbkr", Outcome.UNREACHABLE)]

    assert connection(lines, NOON).words == "Updated 12:00, not by NBKR"
    assert not connection(lines, NOON).offline

    lines.append(make_line("nbt", Outcome.NOT_A_FEED))
    assert connection(lines, NOON).words == "Updated 12:00, 2 sources silent"


def test_offline_is_when_nobody_is_reached(make_line: MakeLine) -> None:
    """With when somebody answered last; the peg needs no network, and is not counted."""
    line = make_line("nbk", Outcome.UNREACHABLE)
    assert line.state is not None

    assert connection([line, make_line("peg")], NOON).offline
    assert connection([line], NOON).words == "from the start"
    told = line.state._replace(answered=NOON - timedelta(hours=2))
    assert connection([replace(line, state=told)], NOON).words == "since 10:00"
    assert connection([line], NOON).details == "The National Bank of Kazakhstan: unreachable."


def test_who_is_not_asked_is_not_counted(make_line: MakeLine) -> None:
    """And before anybody was, nothing is claimed."""
    assert connection([make_line("nbk", asked=False)], NOON).words == "No source is asked"
    assert connection([make_line("nbk", None)], NOON).words == "Not asked yet"
    assert connection([make_line("nbk", Outcome.NONE)], NOON).words == "No rates came"
