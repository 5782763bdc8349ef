"""newsdesk replace: other words in many stories."""

from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, progress, table, tell
from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Reporter
from newsdesk.domain.query import Sort
from newsdesk.domain.replacing import FIELD_NAMES, FIELDS, Found, Replaced, Swap, Wanted
from newsdesk.text.characters import for_terminal
from newsdesk.text.english import counted
from newsdesk.text.query import parse


@click.command(name="replace")
@click.argument("words", metavar="FIND")
@click.argument("by", metavar="WITH")
@click.argument("query", nargs=-1)
@click.option(
    "--regex", is_flag=True, help=r"FIND is a regular expression; \1 and \g<name> in WITH are its groups."
)
@click.option("--whole-word", is_flag=True, help="Only where no word goes on.")
@click.option("--case", is_flag=True, help="Capitals count.")
@click.option("--keep-case", is_flag=True, help="Write WITH in the capitals of what was found.")
@click.option(
    "--field",
    "fields",
    type=click.Choice(FIELDS),
    multiple=True,
    default=FIELDS,
    help="Only in this field; may be given more than once.",
)
@click.option("--published", is_flag=True, help="In stories that readers have as well.")
@click.option("--spiked", is_flag=True, help="In spiked stories as well.")
@click.option("--dry-run", is_flag=True, help="List the places, and change nothing.")
@as_json
@pass_session
def replace_words(
    session: Session,
    words: str,
    by: str,
    query: tuple[str, ...],
    fields: tuple[str, ...],
    *,
    regex: bool,
    whole_word: bool,
    case: bool,
    keep_case: bool,
    published: bool,
    spiked: bool,
    dry_run: bool,
    in_json: bool,
) -> None:
    """Put WITH in place of FIND in every story that QUERY finds, or in all, as one step.

    QUERY is the search's own language, as for “newsdesk stories”. An empty WITH ("") takes words away. What
    begins with - comes after --. “newsdesk undo” takes the step back.
    """
    swap = Swap(Wanted(words, regex, whole_word, case), by, keep_case)
    done: Replaced | None = None
    with session.desk() as desk, progress() as reporter:
        uids = _uids(desk, " ".join(query), spiked=spiked)
        # In the order of the screen, however they were named, and each only once.
        asked = [each for each in FIELDS if each in fields]
        found = desk.replacing.look(swap, uids, asked, reporter, published=published, spiked=spiked)
        if not dry_run:
            done = _replace(desk, swap, found, reporter)
    if in_json:
        emit(_document(found, done))
    else:
        _tell(found, done)


def _uids(desk: Desk, query: str, *, spiked: bool) -> tuple[str, ...]:
    asked = parse(query)
    if asked.problems and not asked.asks:
        raise BadInput(" ".join(asked.problems))
    for problem in asked.problems:
        click.echo(for_terminal(problem), err=True)
    return desk.finding.uids(asked._replace(spiked=asked.spiked or spiked), Sort())


def _replace(desk: Desk, swap: Swap, found: Found, reporter: Reporter) -> Replaced:
    if not found.stories:
        left = f" {_left_out(found)}" if found.published or found.spiked else ""
        where = counted(found.looked_at, "story", "stories")
        raise Refused(f"“{swap.wanted.words}” was not found in {where}.{left}")
    return desk.replacing.replace(swap, found.stories, reporter).value


def _document(found: Found, done: Replaced | None) -> dict[str, Any]:
    places = [
        {
            "uid": story.story,
            "headline": story.headline,
            "field": each.field,
            "part": each.part,
            "line": each.line,
            "start": each.change.start,
            "end": each.change.end,
            "before": each.before,
            "found": each.found,
            "after": each.after,
            "comes": each.change.comes,
        }
        for story in found.stories
        for each in story.places
    ]
    return {
        "places": places,
        "looked_at": found.looked_at,
        "left_out": {"published": found.published, "spiked": found.spiked},
        "step": done.step._asdict() if done else None,
        "stories": done.stories if done else [],
        "skipped": done.skipped if done else [],
        "published": done.published if done else [],
    }


def _tell(found: Found, done: Replaced | None) -> None:
    if done is None:
        rows: list[tuple[str, ...]] = [
            (
                story.story,
                FIELD_NAMES[each.field],
                str(each.line),
                f"{each.before}[{each.found}]{each.after}",
                each.change.comes,
            )
            for story in found.stories
            for each in story.places
        ]
        table(("uid", "field", "line", "found", "comes"), rows)
        places, stories = counted(found.places, "place"), counted(len(found.stories), "story", "stories")
        tell(f"{places} in {stories}. Nothing was changed.")
    else:
        places = counted(done.places, "place")
        tell(f"Done: {done.step.label}, in {places} (step {done.step.number}).")
        for headline in done.skipped:
            tell(f"Passed over, because it changed meanwhile: {headline}.")
        if done.published:
            out = counted(len(done.published), "story", "stories")
            tell(f"Readers have {out} of these: a correction may be due (“newsdesk correct”).")
    if found.published or found.spiked:
        tell(_left_out(found))


def _left_out(found: Found) -> str:
    parts = [
        f"{number:,} {state} (--{state})"
        for number, state in ((found.published, "published"), (found.spiked, "spiked"))
        if number
    ]
    return f"Left out: {' and '.join(parts)}."
