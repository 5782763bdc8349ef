"""newsdesk stories, searches, show, check: looking at copy."""

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, minute, pass_session, progress, table, tell
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import Severity
from newsdesk.domain.query import Sort, SortKey, Standing
from newsdesk.domain.spelling import USUAL_LANGUAGES
from newsdesk.domain.story import Status, Story, titled
from newsdesk.text import figures
from newsdesk.text.characters import for_terminal
from newsdesk.text.english import counted
from newsdesk.text.length import length
from newsdesk.text.query import parse
from newsdesk.text.words import plain


class _States(click.Choice[str]):
    """The states, written as the search writes them (in-edit); as lists show them (in edit) will do."""

    def __init__(self) -> None:
        super().__init__([each.value.replace(" ", "-") for each in Status])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(value.replace(" ", "-"), param, ctx).replace("-", " ")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--status", type=_States(), help="Only in this state.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), help="At most so many.")
@click.option(
    "--sort",
    default="-updated",
    show_default=True,
    metavar="KEY",
    help=f"By {', '.join(SortKey)}; with - before it, the other way round.",
)
@as_json
@pass_session
def stories(
    session: Session,
    query: tuple[str, ...],
    status: str | None,
    limit: int | None,
    sort: str,
    *,
    in_json: bool,
) -> None:
    """List stories, newest first.

    QUERY is the search’s own language: words, "phrases", -not, and the fields by: country: status: tag: in:
    before: after: words: is:, as in

    newsdesk stories 'wool "rail line" country:KZ words:>800'

    One that begins with - comes after --, or the shell takes it for an option.
    """
    asked = parse(" ".join(query))
    if asked.problems and not asked.asks:
        raise BadInput(" ".join(asked.problems))
    for problem in asked.problems:
        click.echo(for_terminal(problem), err=True)
    if status:
        asked = asked._replace(terms=(*asked.terms, Standing((Status(status),))), spiked=True)
    with session.desk() as desk:
        found = desk.finding.rows(asked, _order(sort), limit)
        spiked = not found and desk.bin.count() > 0
    if in_json:
        emit({"stories": [each._asdict() for each in found], "problems": asked.problems})
        return
    table(
        ("uid", "updated (UTC)", "status", "countries", "words", "headline"),
        [
            (
                each.uid,
                minute(each.updated),
                each.status.value,
                " ".join(each.countries),
                str(each.words),
                titled(each.headline),
            )
            for each in found
        ],
        _none(filtered=bool(query or status), spiked=spiked),
    )


def _none(*, filtered: bool, spiked: bool) -> str:
    if filtered:
        return "No story was found. Fewer words find more; “newsdesk stories” lists all but spiked ones."
    if spiked:
        return "Every story is spiked: “newsdesk stories status:spiked” lists them."
    return "There are no stories yet. “newsdesk import PATH” takes pages and documents in."


def _order(written: str) -> Sort:
    try:
        return Sort(SortKey(written.removeprefix("-")), descending=written.startswith("-"))
    except ValueError:
        known = ", ".join(SortKey)
        raise BadInput(f"There is no order “{written}”. Stories can be sorted by {known}.") from None


@click.command()
@click.argument("name", required=False)
@click.argument("query", nargs=-1)
@click.option("--rename", metavar="NAME", help="Give the search of that name another one.")
@click.option("--remove", is_flag=True, help="Forget it; the stories stay.")
@as_json
@pass_session
def searches(
    session: Session,
    name: str | None,
    query: tuple[str, ...],
    rename: str | None,
    *,
    remove: bool,
    in_json: bool,
) -> None:
    """List the saved searches; with NAME and QUERY, keep one: it becomes a folder of that name."""
    asked = (bool(query), rename is not None, remove)
    if sum(asked) != (name is not None):
        raise BadInput(
            "Name one search and what it finds, or say --rename or --remove; or nothing, for a list."
        )
    with session.desk() as desk:
        if name is not None and remove:
            if not desk.finding.remove_search(name):
                raise BadInput(f"There is no saved search “{name}”. “newsdesk searches” lists them.")
        elif name is not None and rename is not None:
            desk.finding.rename_search(name, rename)
        elif name is not None:
            desk.finding.save_search(name, " ".join(query))
        found = desk.finding.folders().searches
    if in_json:
        emit(
            {"searches": [{"name": each.name, "query": each.query, "stories": each.count} for each in found]}
        )
    else:
        table(
            ("name", "stories", "query"),
            [(each.name, f"{each.count:,}", each.query) for each in found],
            "No search is saved yet: “newsdesk searches NAME QUERY” keeps one.",
        )


@click.command()
@click.argument("uid")
@click.option("--as", "form", type=click.Choice(["md", "html", "text", "json"]), default="md")
@as_json
@pass_session
def show(session: Session, uid: str, form: str, *, in_json: bool) -> None:
    """Print one story."""
    with session.desk() as desk:
        story = desk.stories.get(uid)
        html = desk.preview.render(story.text).html if form == "html" else ""
    if in_json or form == "json":
        emit(_document(story))
    elif form == "html":
        tell(html)
    elif form == "text":
        tell(_joined(story.headline, story.text.standfirst, plain(story.text.body)))
    else:
        tell(_joined(f"# {story.headline}", story.text.standfirst, story.text.body))


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _document(story: Story) -> dict[str, Any]:
    long = length(story.text.body)
    return {
        "uid": story.uid,
        "slug": story.slug,
        **story.text._asdict(),
        "status": story.status,
        "words": story.words,
        "characters": long.characters,
        "minutes": long.minutes,
        "pictures": list(figures.kept(story.text.body)),
        "created": story.created.isoformat(),
        "updated": story.updated.isoformat(),
        "revision": story.revision,
        "embargo": story.embargo,
        "published": story.published,
        "provenance": story.provenance._asdict() if story.provenance else None,
    }


@click.command()
@click.argument("uids", nargs=-1)
@click.option("--spelling", is_flag=True, help="Say which words are in no dictionary as well.")
@click.option(
    "--language",
    "languages",
    metavar="CODE",
    multiple=True,
    default=USUAL_LANGUAGES,
    show_default=True,
    help="A dictionary to ask, or a language, besides the story's own; may be given more than once.",
)
@click.option(
    "--rates-of",
    "day",
    metavar="DATE",
    type=a_day,
    help="Hold conversions against the rates of this day, not of each story's own.",
)
@as_json
@pass_session
def check(
    session: Session,
    uids: tuple[str, ...],
    languages: tuple[str, ...],
    day: date | None,
    *,
    spelling: bool,
    in_json: bool,
) -> None:
    """Print the copy desk's findings, of these stories or of all. Exits 1 if there are any."""
    with session.desk() as desk, progress() as reporter:
        found = desk.copy.check(uids, reporter, day)
        if spelling:
            found += desk.spelling.check(uids, languages, reporter)
        headlines = desk.workflow.headlines([each.uid for each in found])
    if in_json:
        emit({"findings": [asdict(each) for each in found]})
    else:
        for each in found:
            mark = "error" if each.severity is Severity.ERROR else "warning"
            tell(f"{mark}: {headlines[each.uid]}: {each.message}")
        tell(f"{counted(len(found), 'finding')}." if found else "Nothing found.")
    if found:
        click.get_current_context().exit(1)
