"""newsdesk rates update, sources, held: where rates come from, and which of them wait for somebody."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from newsdesk.cli.program import (
    NUMBER,
    Session,
    a_day,
    as_json,
    emit,
    minute,
    pass_session,
    progress,
    table,
    tell,
)
from newsdesk.cli.rate_records import board_record
from newsdesk.desk.rates import RatesDesk
from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Verdict

why = click.option("--why", required=True, help="The reason, in a word or two. It is kept.")


@click.command()
@click.option("--source", "keys", multiple=True, metavar="KEY", help="Ask this one (any number of times).")
@click.option("--since", metavar="DATE", type=a_day, help="Ask for earlier rates instead, from that day on.")
@as_json
@pass_session
@click.pass_context
def update(
    context: click.Context, session: Session, keys: tuple[str, ...], since: date | None, *, in_json: bool
) -> None:
    """Ask the banks for their newest rates, or for earlier ones.

    Exit 1 if one did not answer, or a rate waits for a decision.
    """
    with session.desk(may_start=True) as desk, progress() as reporter:
        answered = desk.rates.update(keys, reporter, since=since).value
        board, due = desk.rates.board(), desk.rates.alerts_due()
    if in_json:
        emit(
            {
                "sources": [
                    {
                        "key": each.source.key,
                        "outcome": each.outcome,
                        "message": each.sentence,
                        "new": each.new,
                        "held": len(each.held),
                    }
                    for each in answered
                ],
                "rates": [board_record(row) for row in board],
                "alerts": [each.sentence for each in due],
            }
        )
    else:
        for line in (*(each.sentence for each in answered), *(each.sentence for each in due)):
            tell(line)
    if not all(each.is_well for each in answered) or any(each.held for each in answered):
        context.exit(1)


@click.command()
@click.option("--ask", multiple=True, metavar="KEY", help="Ask this one from now on.")
@click.option("--leave", multiple=True, metavar="KEY", help="Do not ask this one any more.")
@click.option("--set", "addresses", multiple=True, metavar="KEY=URL", help="Ask it there; KEY= for its own.")
@as_json
@pass_session
def sources(
    session: Session,
    ask: tuple[str, ...],
    leave: tuple[str, ...],
    addresses: tuple[str, ...],
    *,
    in_json: bool,
) -> None:
    """Say how each source answered last; or choose which are asked, and where."""
    pairs = [_address(each) for each in addresses]
    with session.desk() as desk:
        if pairs or ask or leave:
            with desk.rates.together():
                _choose(desk.rates, pairs, ask, leave)
        lines = desk.rates.sources()
    if in_json:
        emit({"sources": [_line_record(each) for each in lines]})
        return
    table(
        ("key", "asked", "last", "state"),
        [(each.key, "yes" if each.asked else "no", _last(each), each.sentence) for each in lines],
    )


def _choose(
    rates: RatesDesk, pairs: Sequence[tuple[str, str]], ask: Sequence[str], leave: Sequence[str]
) -> None:
    for key, address in pairs:
        rates.set_address(key, address)
    for key in ask:
        rates.ask(key, asked=True)
    for key in leave:
        rates.ask(key, asked=False)


def _address(written: str) -> tuple[str, str]:
    key, equals, address = written.partition("=")
    if not equals:
        raise BadInput(f"“{written}” names no address. Write it as in nbk=https://bank.example.")
    return key, address


def _last(line: SourceLine) -> str:
    return minute(line.state.asked) if line.state else ""


def _line_record(line: SourceLine) -> dict[str, Any]:
    return {
        "key": line.key,
        "name": line.source.name,
        "asked": line.asked,
        "askable": line.askable,
        "address": line.address,
        "owns": list(line.source.owns),
        "may_be_published": line.source.may_be_published,
        "attribution": line.source.attribution,
        "outcome": line.state and line.state.outcome,
        "last_asked": line.state and line.state.asked,
        "last_answered": line.state and line.state.answered,
        "wait_until": line.state and line.state.wait_until,
        "expected": line.expected,
        "message": line.sentence,
    }


@click.command()
@click.option("--all", "every", is_flag=True, help="Those too that somebody has decided on.")
@as_json
@pass_session
def held(session: Session, *, every: bool, in_json: bool) -> None:
    """List the rates that wait for a decision, each with its number and the reason."""
    with session.desk() as desk:
        found = (*desk.rates.held(), *(desk.rates.decided() if every else ()))
    if in_json:
        emit({"held": [_held_record(each) for each in found]})
        return
    for each in found:
        decided = each.decision.verdict is not Verdict.HELD
        tell(f"{each.key}: {each.text}. {_decided(each) if decided else each.why}")
    if not found:
        tell("No rate waits for a decision.")


@click.command()
@click.argument("number", type=NUMBER)
@why
@as_json
@pass_session
def accept(session: Session, number: int, why: str, *, in_json: bool) -> None:
    """Use the held rate with that NUMBER."""
    with session.desk() as desk:
        _tell_decided(desk.rates.accept(number, why).value, in_json=in_json)


@click.command()
@click.argument("number", type=NUMBER)
@why
@as_json
@pass_session
def reject(session: Session, number: int, why: str, *, in_json: bool) -> None:
    """Do not use the rate with that NUMBER: one that was held, or entered by hand."""
    with session.desk() as desk:
        _tell_decided(desk.rates.reject(number, why).value, in_json=in_json)


def _tell_decided(decided: HeldRate, *, in_json: bool) -> None:
    if in_json:
        emit({"held": [_held_record(decided)]})
    else:
        tell(f"{decided.text}: {_decided(decided)}")


def _decided(rate: HeldRate) -> str:
    return f"{rate.decision.verdict} by {rate.decision.who}: {rate.why}"


def _held_record(rate: HeldRate) -> dict[str, Any]:
    return {
        "id": rate.key,
        "currency": rate.currency,
        "pair": rate.rate.pair,
        "value": rate.rate.value,
        "nominal": rate.rate.nominal,
        "source": rate.rate.source,
        "effective": rate.rate.effective,
        "before": rate.before and {"value": rate.before.value, "effective": rate.before.effective},
        "verdict": rate.decision.verdict,
        "why": rate.why,
        "who": rate.decision.who,
        "at": rate.decision.at,
    }
