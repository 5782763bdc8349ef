"""newsdesk rates: the rates desk."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, pass_session, table, tell
from newsdesk.desk.rates import RatesDesk
from newsdesk.domain.errors import BadInput
from newsdesk.rates.board import BoardRow
from newsdesk.rates.quotes import convertible, local_currency
from newsdesk.text.english import counted


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def rates(context: click.Context, *, in_json: bool) -> None:
    """Show the newest rate of each currency, or do what the verb after it says."""
    if context.invoked_subcommand is None:
        session = context.find_object(Session)
        if session is None:
            raise click.UsageError("Start it as “newsdesk rates”.")
        _show(session, in_json=in_json)


def _show(session: Session, *, in_json: bool) -> None:
    with session.desk() as desk:
        newest = {local_currency(each): each for each in desk.rates.newest()}
        board = desk.rates.board()
        today = desk.rates.today()
    if in_json:
        emit(
            {
                "rates": [
                    {
                        "pair": newest[row.currency].pair,
                        "value": newest[row.currency].value,
                        "nominal": newest[row.currency].nominal,
                        "change": newest[row.currency].change,
                        "source": row.source,
                        "effective": row.effective,
                        "kind": row.kind,
                        "convertible": convertible(newest[row.currency]),
                        "stale": _stale(row, today),
                    }
                    for row in board
                ]
            }
        )
        return
    table(
        ("currency", "for 1 USD", "USD for 1", "change", "source", "of", "age"),
        [
            (
                row.currency,
                row.local_per_dollar,
                row.dollars_per_unit,
                f"{row.change.arrow} {row.change.words}".strip(),
                row.source,
                row.effective.isoformat(),
                row.age,
            )
            for row in board
        ],
    )
    if not board:
        tell("No rates yet. Take in a page with a ticker, or “newsdesk rates import FILE”.")


def _stale(row: BoardRow, today: date) -> bool:
    # Three days bridge a weekend; each bank's own calendar comes with its source.
    return (today - row.effective).days > 3


@rates.command()
@as_json
def update(*, in_json: bool) -> None:  # noqa: ARG001 - every verb takes --json
    """Fetch today's rates from the banks (their sources are still to come)."""
    raise BadInput(
        "Fetching from the banks is not in this version yet. Take in rates with “newsdesk rates import FILE”."
    )


@rates.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@as_json
@pass_session
def take(session: Session, path: Path, *, in_json: bool) -> None:
    """Take in rates from a CSV or JSON file."""
    if session.is_new:
        RatesDesk.probe(path, session.program.clock)
    with session.desk(may_start=True) as desk:
        taken = desk.rates.take(path).value
    if in_json:
        document: list[dict[str, Any]] = [
            {
                "pair": each.pair,
                "value": each.value,
                "source": each.source,
                "effective": each.effective,
                "kind": each.kind,
            }
            for each in taken
        ]
        emit({"rates": document})
    else:
        tell(f"{path.name}: {counted(len(taken), 'rate')}.")


@rates.command()
@click.argument("amount")
@click.option("--to", "currency", required=True, help="The currency wanted, as in USD.")
@click.option("--on", "day", metavar="DATE", type=a_day, help="The day whose rate is wanted.")
@as_json
@pass_session
def convert(session: Session, amount: str, currency: str, day: date | None, *, in_json: bool) -> None:
    """Convert AMOUNT, as in "40bn UZS", and say which rate was used."""
    with session.desk() as desk:
        done = desk.rates.convert(amount, currency, day)
    if in_json:
        emit(
            {
                "amount": {"value": str(done.amount.value), "currency": done.amount.currency},
                "result": {"value": str(done.result.value), "currency": done.result.currency},
                "text": done.text,
                "rates": [
                    {
                        "pair": each.pair,
                        "value": each.value,
                        "nominal": each.nominal,
                        "source": each.source,
                        "effective": each.effective,
                        "kind": each.kind,
                    }
                    for each in done.used
                ],
            }
        )
    else:
        tell(done.text)
        for each in done.used:
            tell(f"  {each.nominal} {each.base} = {each.value} {each.quote}, {each.source}, {each.effective}")
