"""newsdesk rates: the rates desk."""

from datetime import date, timedelta
from pathlib import Path

import click

from newsdesk.cli import rate_copy, rate_proposals, rate_sources
from newsdesk.cli.program import Session, a_day, as_json, emit, pass_session, table, tell
from newsdesk.cli.rate_records import board_record, rate_record
from newsdesk.cli.verbs import WholeHelp
from newsdesk.desk import Desk
from newsdesk.desk.rates import RatesDesk
from newsdesk.domain.days import day as in_words
from newsdesk.domain.errors import BadInput
from newsdesk.rates.board import BoardRow
from newsdesk.rates.quotes import rounded
from newsdesk.text.english import counted

#: What a history shows where nobody says from when.
LATELY = timedelta(days=90)

on_a_day = click.option("--on", "day", metavar="DATE", type=a_day, help="The day whose rate is wanted.")


@click.group(cls=WholeHelp, invoke_without_command=True)
@on_a_day
@as_json
@click.pass_context
def rates(context: click.Context, day: date | None, *, in_json: bool) -> None:
    """Show the rate of each currency, or do what the verb after it says."""
    verb = context.invoked_subcommand
    if verb is not None:
        # Said here it would be passed over, and today's rate be taken for that day's.
        for option, said in (("--on", day is not None), ("--json", in_json)):
            if said:
                raise click.UsageError(f"“{option}” stands after “{verb}”.")
    else:
        session = context.find_object(Session)
        if session is None:
            raise click.UsageError("Start it as “newsdesk rates”.")
        with session.desk() as desk:
            _show(desk, day, in_json=in_json)


for verb in (
    *(rate_sources.update, rate_sources.sources),
    *(rate_sources.held, rate_sources.accept, rate_sources.reject),
    *(rate_copy.brief, rate_copy.renew),
    *(rate_proposals.propose, rate_proposals.style),
):
    rates.add_command(verb)


def _show(desk: Desk, day: date | None, *, in_json: bool) -> None:
    board = desk.rates.board(day)
    if in_json:
        emit({"rates": [board_record(row) for row in board]})
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
                row.age if row.state == "current" else f"{row.age}, {row.state}",
            )
            for row in board
        ],
    )
    for row in board:
        _tell_more(row)
    if not board and day is not None:
        tell(f"No rate is known for {in_words(day)} or before.")
    elif not board:
        tell("No rates yet. Ask for them with “newsdesk rates update”, or “newsdesk rates import FILE”.")


def _tell_more(row: BoardRow) -> None:
    if row.held:
        tell(f"{row.currency}: {row.held.local_per_dollar} of {row.held.effective} is held. {row.held.why}")
    if row.coming:
        tell(f"{row.currency}: {row.coming}.")


@rates.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@as_json
@pass_session
def take(session: Session, path: Path, *, in_json: bool) -> None:
    """Take in rates from a CSV or JSON file, or a table as a bank sends it."""
    if session.is_new:
        RatesDesk.probe(path, session.program.clock)
    with session.desk(may_start=True) as desk:
        taken = desk.rates.take(path).value
    if in_json:
        now = session.program.clock.now()
        emit({"rates": [rate_record(each, now) for each in taken]})
    else:
        tell(f"{path.name}: {counted(len(taken), 'rate')}.")


@rates.command()
@click.argument("amount")
@click.option("--to", "currency", required=True, help="The currency wanted, as in USD.")
@on_a_day
@as_json
@pass_session
def convert(session: Session, amount: str, currency: str, day: date | None, *, in_json: bool) -> None:
    """Convert AMOUNT, as in "40bn UZS", and say which rate was used."""
    with session.desk() as desk:
        done = desk.rates.convert(amount, currency, day)
    if in_json:
        now = session.program.clock.now()
        emit(
            {
                "amount": {"value": str(done.amount.value), "currency": done.amount.currency},
                "result": {"value": str(done.result.value), "currency": done.result.currency},
                "text": done.text,
                "rates": [rate_record(each, now) for each in done.used],
            }
        )
    else:
        tell(done.text)
        for each in done.used:
            tell(f"  {each.nominal} {each.base} = {each.value} {each.quote}, {each.source}, {each.effective}")


@rates.command()
@click.argument("currency")
@click.option("--from", "since", metavar="DATE", type=a_day, help="The first day (default: 90 days ago).")
@click.option("--to", "until", metavar="DATE", type=a_day, help="The last day (default: today).")
@click.option("--against", default="USD", metavar="CUR", help="Instead of a dollar, one of this currency.")
@as_json
@pass_session
def history(
    session: Session, currency: str, since: date | None, until: date | None, against: str, *, in_json: bool
) -> None:
    """Show what a dollar, or one of another currency, cost in CURRENCY from day to day."""
    with session.desk() as desk:
        last = until or desk.rates.today()
        first = since or last - LATELY
        if first > last:
            raise BadInput(f"{first} comes after {last}. Turn them round.")
        found = desk.rates.history(currency, first, last, against)
    if in_json:
        emit(
            {
                "currency": found.currency,
                "against": found.against,
                "sources": list(found.sources),
                "points": [{"day": each.day, "value": str(rounded(each.value))} for each in found.points],
            }
        )
        return
    table(
        ("day", f"{found.currency} for 1 {found.against}"),
        [(each.day.isoformat(), each.text) for each in found.points],
    )
    if found.points:
        tell(f"By {' and '.join(found.sources)}.")
    else:
        tell(f"No rates of {found.currency} from {first} to {last}.")


@rates.command()
@click.argument("currency")
@click.argument("per_dollar")
@click.option("--why", required=True, help="Where it is from. It is kept.")
@click.option("--name", default="", help="Who enters it (default: you).")
@click.option("--on", "day", metavar="DATE", type=a_day, help="The day that it holds for (default: today).")
@as_json
@pass_session
def add(
    session: Session, currency: str, per_dollar: str, why: str, name: str, day: date | None, *, in_json: bool
) -> None:
    """Enter by hand that a dollar costs PER_DOLLAR units of CURRENCY."""
    with session.desk() as desk:
        rate = desk.rates.manual(currency, per_dollar, why, name, day).value
    if in_json:
        emit({"rates": [rate_record(rate, session.program.clock.now())]})
    else:
        tell(f"1 USD = {rate.value} {rate.quote} of {rate.effective}, entered by {rate.source}.")


@rates.command("board")
@click.argument("currencies", nargs=-1, metavar="[CURRENCY]…")
@click.option("--usual", is_flag=True, help="Those of the ticker, and those that were brought in.")
@as_json
@pass_session
def show(session: Session, currencies: tuple[str, ...], *, usual: bool, in_json: bool) -> None:
    """Choose which currencies the board shows, in their order; without any say which they are."""
    if currencies and usual:
        raise click.UsageError("Name currencies or --usual, not both.")
    with session.desk() as desk:
        if currencies or usual:
            desk.rates.show(() if usual else currencies)
        shown = desk.rates.shown()
    if in_json:
        emit({"currencies": list(shown)})
    else:
        tell(" ".join(shown))


@rates.command()
@click.argument("currency", required=False)
@click.argument("percent", required=False)
@click.option("--off", is_flag=True, help="Do not tell of this currency any more.")
@as_json
@pass_session
def alert(session: Session, currency: str | None, percent: str | None, *, off: bool, in_json: bool) -> None:
    """Be told when CURRENCY moves by PERCENT or more; without them say what there is to tell."""
    if off and currency is None:
        raise click.UsageError("Say of which currency.")
    if currency is not None and off == bool(percent):
        raise click.UsageError("Say from how many percent on, or --off.")
    with session.desk() as desk:
        if currency is not None:
            desk.rates.set_alert(currency, percent or "")
        wanted, due = desk.rates.alerts(), desk.rates.alerts_due()
    if in_json:
        emit(
            {
                "alerts": {code: str(limit) for code, limit in wanted.items()},
                "due": [{"currency": each.row.currency, "message": each.sentence} for each in due],
            }
        )
        return
    for code, limit in wanted.items():
        tell(f"{code}: from {limit}% on.")
    for each in due:
        tell(each.sentence)
