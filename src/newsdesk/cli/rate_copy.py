"""newsdesk rates brief, renew: stories that are made of the day's rates, and those that ask for some."""

from datetime import date

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, pass_session, table, tell


@click.command()
@click.option(
    "--on", "day", metavar="DATE", type=a_day, help="The day whose rates it tells (default: today)."
)
@click.option("--byline", default="", metavar="NAME", help="Who signs it. It is kept for the next ones.")
@as_json
@pass_session
def brief(session: Session, day: date | None, byline: str, *, in_json: bool) -> None:
    """Begin a story on the day's rates. Exit 1 if a rate is missing or held."""
    with session.desk() as desk:
        story = desk.brief.file(day, byline).value
    if in_json:
        emit({"uid": story.uid, **story.text._asdict(), "status": story.status})
    else:
        tell(f"{story.headline} ({story.uid})")


@click.command()
@click.argument("uid")
@click.option("--show", is_flag=True, help="Only say what would change.")
@as_json
@pass_session
def renew(session: Session, uid: str, *, show: bool, in_json: bool) -> None:
    """Bring the rates up to date that the text of story UID asks for in double braces."""
    with session.desk() as desk:
        renewals = desk.rate_codes.renewals(uid)
        done = bool(renewals) and not show
        if done:
            desk.rate_codes.renew(uid)
    if in_json:
        emit({"done": done, "changes": [each._asdict() for each in renewals]})
        return
    none = "The rates in this story are those of today."
    table(("shortcode", "now", "then", "by"), [tuple(each) for each in renewals], none)
