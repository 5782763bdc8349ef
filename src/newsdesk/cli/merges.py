"""newsdesk merges: stories and editions that two desks changed in the same places."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, minute, pass_session, table, tell, tell_step
from newsdesk.cli.verbs import WholeHelp
from newsdesk.desk.edition_merges import EditionCase
from newsdesk.desk.merges import MergeCase, chosen
from newsdesk.domain.edition_states import PendingEdition
from newsdesk.domain.errors import BadInput
from newsdesk.domain.merges import PendingMerge
from newsdesk.text.characters import for_terminal
from newsdesk.text.conflicts import Conflict, Take
from newsdesk.text.english import counted

_TAKES = tuple(each.value for each in Take)
#: Nothing is proposed for an edition.
_OF_EDITIONS = tuple(each.value for each in Take if each is not Take.PROPOSAL)
#: How one passage is named: "2=theirs".
_ONE = re.compile(rf"(?P<number>\d{{1,6}})=(?P<take>{'|'.join(_TAKES)})")


@click.group(cls=WholeHelp)
def merges() -> None:
    """Decide on what another desk changed in the same places as this one: stories, and editions."""


@merges.command("list")
@as_json
@pass_session
def list_merges(session: Session, *, in_json: bool) -> None:
    """List the merges that wait, the one that came first first."""
    with session.desk() as desk:
        found, editions = desk.merges.all(), desk.edition_merges.all()
        trouble = desk.edition_merges.trouble()
    if trouble:
        click.echo(for_terminal(trouble), err=True)
    if in_json:
        emit({"merges": [_head(each) for each in found], "editions": list(map(_edition_head, editions))})
        return
    lines: list[tuple[str, ...]] = [
        (
            each.story.uid,
            each.story.headline,
            each.pending.desk or each.pending.name,
            minute(each.pending.at),
            str(len(each.undecided.conflicts)),
        )
        for each in found
    ]
    lines += [
        (
            str(each.mine.date),
            f"The edition of {each.mine.date}",
            each.pending.desk or each.pending.name,
            minute(each.pending.at),
            each.differs,
        )
        for each in editions
    ]
    table(("story", "headline", "from", "taken in (UTC)", "to decide"), lines, "No merge waits.")


@merges.command()
@click.argument("day", metavar="DATE", type=a_day)
@click.option("--take", type=click.Choice(_OF_EDITIONS), help="What to take; without it both are shown.")
@as_json
@pass_session
def edition(session: Session, day: date, take: str | None, *, in_json: bool) -> None:
    """Decide on the edition of DATE: keep this desk's, take the other's, or both in one.

    Both in one has what either put in and neither took out; of what both set to something else, this desk's.
    """
    with session.desk() as desk:
        case = desk.edition_merges.case(day)
        done = desk.edition_merges.resolve(case, Take(take)) if take else None
    if done:
        if in_json:
            emit({"ok": True, "step": done.step.number})
        else:
            tell_step(done)
        return
    sides = {each: case.words(case.taken(Take(each))) for each in _OF_EDITIONS}
    if in_json:
        emit(_edition_head(case) | sides)
        return
    tell(f"The edition of {day}, {case.differs}; {case.pending.sender} sent it.")
    for name, words in sides.items():
        tell(f"\n--take {name}\n{words}")


@merges.command()
@click.argument("uid")
@as_json
@pass_session
def show(session: Session, uid: str, *, in_json: bool) -> None:
    """Show what is to be decided for the story UID, passage by passage."""
    with session.desk() as desk:
        case = desk.merges.case(uid)
    conflicts = case.undecided.conflicts
    if in_json:
        emit(_head(case) | {"passages": [_passage(*each) for each in enumerate(conflicts, 1)]})
        return
    passages = counted(len(conflicts), "passage")
    tell(f"{case.story.headline}: {passages} to decide; {case.pending.sender} sent it.")
    for number, each in enumerate(conflicts, 1):
        tell(f"\n{number}. {each.label}")
        for name, words in (
            ("before", each.base),
            ("mine", each.mine),
            ("theirs", each.theirs),
            ("proposal", each.proposal),
        ):
            if words is not None:
                tell(f"   {name + ':':9} {words.strip() or '(nothing)'}")


@merges.command()
@click.argument("uid")
@click.option("--take", type=click.Choice(_TAKES), help="What to take for every passage that is not named.")
@click.option(
    "--passage", "single", multiple=True, metavar="N=TAKE", help="What to take for one, as in 2=mine."
)
@as_json
@pass_session
def resolve(session: Session, uid: str, take: str | None, single: tuple[str, ...], *, in_json: bool) -> None:
    """Decide on the passages of the story UID: this desk's words, the other's, both, or the proposed merge.

    The text that stood is kept as “before merge”; “newsdesk undo” takes the whole back, to be decided anew.
    """
    named = _named(single)
    if take is None and not named:
        raise BadInput(
            "Say what to take: --take mine, theirs, both or proposal; or --passage 1=mine for each."
        )
    with session.desk() as desk:
        case = desk.merges.case(uid)
        words = chosen(case, Take(take) if take else None, named)
        done = desk.merges.resolve(case, case.undecided.text(words))
        left = desk.merges.waiting(uid)
    if in_json:
        emit({"ok": True, "step": done.step.number, "left": left})
        return
    tell_step(done)
    if left:
        tell(f"{counted(left, 'more merge')} of this story {'waits' if left == 1 else 'wait'}.")


def _named(single: Iterable[str]) -> dict[int, Take]:
    named: dict[int, Take] = {}
    for written in single:
        found = _ONE.fullmatch(written)
        if not found:
            raise BadInput(f"“{written}” names no passage. Write its number and what to take, as in 2=mine.")
        number, take = int(found["number"]), Take(found["take"])
        if named.setdefault(number, take) is not take:
            raise BadInput(f"Passage {number} is named twice. Say once what to take for it.")
    return named


def _head(case: MergeCase) -> dict[str, Any]:
    return {
        "uid": case.story.uid,
        "headline": case.story.text.headline,
        **_came(case.pending),
        "undecided": len(case.undecided.conflicts),
    }


def _edition_head(case: EditionCase) -> dict[str, Any]:
    return {
        "uid": case.mine.uid,
        "date": case.mine.date,
        **_came(case.pending),
        "contested": case.merged.contested,
        "apart": case.pending.base is None,
    }


def _came(pending: PendingMerge | PendingEdition) -> dict[str, Any]:
    """Return where something came from, and who took it in when."""
    return {"desk": pending.desk, "bundle": pending.name, "at": pending.at, "who": pending.who}


def _passage(number: int, conflict: Conflict) -> dict[str, Any]:
    return {
        "number": number,
        "field": conflict.field,
        "before": conflict.base,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "proposal": conflict.proposal,
    }
