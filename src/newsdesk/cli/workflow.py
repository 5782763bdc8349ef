"""newsdesk mark, tag, countries, undo, redo, steps, journal, checklist, people, workflow: moving stories."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from newsdesk.cli.program import (
    NUMBER,
    Session,
    as_json,
    emit,
    minute,
    pass_session,
    progress,
    table,
    tell,
    tell_step,
)
from newsdesk.desk.workflow_page import workflow_page
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import Severity
from newsdesk.domain.journal import Step, Stepped
from newsdesk.domain.people import Role
from newsdesk.domain.workflow import TRANSITIONS
from newsdesk.text.english import counted

ACTIONS = tuple(way.action for way in TRANSITIONS)

uids = click.argument("uids", metavar="UID…", nargs=-1, required=True)

Words = tuple[str, ...]


def _retags(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb take stories, and words to give them or to take from them."""
    add = click.option("--add", metavar="WORD", multiple=True, help="Give the stories this one too.")
    remove = click.option("--remove", metavar="WORD", multiple=True, help="Take this one from the stories.")
    return uids(add(remove(as_json(pass_session(verb)))))


@click.command()
@click.argument("action", metavar="ACTION", type=click.Choice(ACTIONS))
@uids
@click.option(
    "--override", metavar="WHY", default="", help="Why it is done although the checklist is not clear."
)
@as_json
@pass_session
def mark(session: Session, action: str, uids: tuple[str, ...], override: str, *, in_json: bool) -> None:
    """Take stories one way of the workflow (“newsdesk workflow” shows them all): all of them, or none."""
    with session.desk() as desk, progress() as reporter:
        _tell_step(desk.workflow.act(uids, action, override, reporter), in_json=in_json)


@click.command()
@_retags
def tag(session: Session, uids: Words, add: Words, remove: Words, *, in_json: bool) -> None:
    """Give stories tags, or take some from them."""
    _want_some(add, remove)
    with session.desk() as desk, progress() as reporter:
        _tell_step(desk.workflow.set_tags(uids, add, remove, reporter), in_json=in_json)


@click.command()
@_retags
def countries(session: Session, uids: Words, add: Words, remove: Words, *, in_json: bool) -> None:
    """Assign stories to countries (two letters, as in KZ), or take some from them."""
    _want_some(add, remove)
    with session.desk() as desk, progress() as reporter:
        _tell_step(desk.workflow.set_countries(uids, add, remove, reporter), in_json=in_json)


def _want_some(add: Words, remove: Words) -> None:
    if not add and not remove:
        raise BadInput("Say what to change with --add or --remove.")


@click.command()
@click.argument("number", type=NUMBER, required=False)
@as_json
@pass_session
def undo(session: Session, number: int | None, *, in_json: bool) -> None:
    """Take back what was done last at the desk, or the step of that NUMBER (“newsdesk steps” lists them)."""
    with session.desk() as desk, progress() as reporter:
        step = number or _number(desk.workflow.undoable(), "There is nothing to take back.")
        try:
            done = desk.workflow.undo(step, reporter)
        except Refused as error:
            before = desk.workflow.undoable(step)
            if number or before is None or not desk.newsroom.writable:
                raise
            go_on = f"“newsdesk undo {before.number}” takes back what was done before it: “{before.label}”."
            raise Refused(f"{error} {go_on}") from error
        _tell_step(done, in_json=in_json)


@click.command()
@click.argument("number", type=NUMBER, required=False)
@as_json
@pass_session
def redo(session: Session, number: int | None, *, in_json: bool) -> None:
    """Do again what was taken back last, or the step of that NUMBER."""
    with session.desk() as desk, progress() as reporter:
        step = number or _number(desk.workflow.redoable(), "Nothing was taken back that could be done again.")
        _tell_step(desk.workflow.redo(step, reporter), in_json=in_json)


def _number(step: Step | None, otherwise: str) -> int:
    if step is None:
        raise Refused(otherwise)
    return step.number


def _tell_step(done: Stepped, *, in_json: bool) -> None:
    if in_json:
        emit({"step": done.step._asdict(), "stories": sorted(done.changes.stories)})
    else:
        tell_step(done)


@click.command()
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=20, help="At most so many (20).")
@as_json
@pass_session
def steps(session: Session, limit: int, *, in_json: bool) -> None:
    """List what was done at the desk, newest first."""
    with session.desk() as desk:
        found = desk.workflow.steps(limit)
    if in_json:
        emit({"steps": [each._asdict() for each in found]})
        return
    table(
        ("step", "when (UTC)", "who", "what", ""),
        [
            (
                str(each.number),
                minute(each.at),
                each.who,
                each.label,
                "taken back" if each.undone else "",
            )
            for each in found
        ],
        "Nothing has been done yet that could be taken back.",
    )


@click.command()
@click.argument("uid")
@as_json
@pass_session
def journal(session: Session, uid: str, *, in_json: bool) -> None:
    """Print who did what with a story, newest first."""
    with session.desk() as desk:
        desk.stories.get(uid)
        found = desk.workflow.journal(uid)
    if in_json:
        emit({"events": [each._asdict() for each in found]})
    else:
        for each in found:
            tell(f"{minute(each.at)} UTC  {each.who} {each.what}")


@click.command()
@click.argument("uid")
@click.argument("action", type=click.Choice(ACTIONS), required=False)
@as_json
@pass_session
def checklist(session: Session, uid: str, action: str | None, *, in_json: bool) -> None:
    """Print what a story lacks for ACTION (or its next step). Exits 1 if anything."""
    with session.desk() as desk:
        found = desk.workflow.checklist(uid, action or "")
    if in_json:
        emit({"findings": [asdict(each) for each in found]})
    else:
        for each in found:
            tell(f"{'error' if each.severity is Severity.ERROR else 'warning'}: {each.message}")
        tell(f"{counted(len(found), 'finding')}." if found else "Nothing stands in the way.")
    if found:
        click.get_current_context().exit(1)


@click.command()
@click.argument("name", required=False)
@click.argument("role", type=click.Choice([each.value for each in Role]), required=False)
@as_json
@pass_session
def people(session: Session, name: str | None, role: str | None, *, in_json: bool) -> None:
    """List who is at the desk as what; with NAME and ROLE, say what somebody is."""
    if name is not None and role is None:
        raise BadInput(f"Say what {name} is: {', '.join(Role)}.")
    with session.desk() as desk:
        if name is not None and role is not None:
            desk.people.set_role(name, Role(role))
        found = desk.people.all()
    if in_json:
        emit({"people": [each._asdict() for each in found]})
    else:
        table(("name", "role"), [(each.name, each.role) for each in found])


@click.command()
@click.option("--as", "form", type=click.Choice(["text", "md"]), default="text")
@click.option(
    "--headline-limit", type=click.IntRange(20, 500), help="How many characters a headline may have."
)
@as_json
@pass_session
def workflow(session: Session, form: str, headline_limit: int | None, *, in_json: bool) -> None:
    """Print the workflow's table: what can be done with a story, by whom, and what must hold before."""
    if headline_limit is not None:
        with session.desk() as desk:
            desk.workflow.set_headline_limit(headline_limit)
    if in_json:
        emit({"transitions": [_transition(each) for each in map(asdict, TRANSITIONS)]})
    elif form == "md":
        click.echo(workflow_page(), nl=False)
    else:
        table(
            ("action", "from", "to", "who may"),
            [
                (way.action, ", ".join(way.sources), way.to or "where it was", ", ".join(way.roles))
                for way in TRANSITIONS
            ],
        )


def _transition(way: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in way.items() if name not in {"do", "did"}}
