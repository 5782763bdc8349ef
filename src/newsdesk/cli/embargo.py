"""newsdesk embargo: holding stories back until their time has come."""

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, table, tell_step
from newsdesk.domain.errors import BadInput
from newsdesk.domain.zones import CITIES, city_named, moment_written, wall_times
from newsdesk.text.clocks import short_day


@click.command()
@click.argument("uids", metavar="UID…", nargs=-1, required=True)
@click.option("--until", "written", metavar="TIME", help='When it ends, as in "2026-11-30 14:00".')
@click.option(
    "--in",
    "city_name",
    metavar="CITY",
    default="UTC",
    help=f"Whose clock that is: {', '.join(city.name for city in CITIES)} (the last, if none is named).",
)
@click.option("--lift", is_flag=True, help="Let the stories go at once.")
@as_json
@pass_session
def embargo(
    session: Session, uids: tuple[str, ...], written: str | None, city_name: str, *, lift: bool, in_json: bool
) -> None:
    """Hold stories back: they leave in no bundle before TIME, unless an export says why in words."""
    if lift == (written is not None):
        raise BadInput("Say either --until when the stories are held back, or --lift.")
    at = moment_written(written, city_named(city_name)) if written is not None else None
    with session.desk() as desk:
        done = desk.embargo.set(uids, at)
    clocks = wall_times(at) if at else ()
    if in_json:
        emit(
            {
                "step": done.step._asdict(),
                "stories": sorted(done.changes.stories),
                "embargo": at,
                "clocks": [{"city": each.city.name, "time": each.local} for each in clocks],
            }
        )
        return
    tell_step(done)
    table(
        ("city", "until", ""),
        [
            (each.city.name, f"{short_day(each.local.date())}, {each.local:%H:%M}", each.offset)
            for each in clocks
        ],
    )
