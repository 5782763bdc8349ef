"""newsdesk merges: stories that two desks changed in the same places."""

import re
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, minute, pass_session, table, tell, tell_step
from newsdesk.cli.verbs import WholeHelp
from newsdesk.desk.merges import MergeCase, chosen
from newsdesk.domain.errors import BadInput
from newsdesk.text.conflicts import Conflict, Take
from newsdesk.text.english import counted

_TAKES = tuple(each.value for each in Take)
#: How one passage is named: "2=theirs".
_ONE = re.compile(rf"(?P<number>\d{{1,6}})=(?P<take>{'|'.join(_TAKES)})")


@click.group(cls=WholeHelp)
def merges() -> None:
    """Decide on stories that another desk changed in the same places as this one."""


@merges.command("list")
@as_json
@pass_session
def list_merges(session: Session, *, in_json: bool) -> None:
    """List the merges that wait, the one that came first first."""
    with session.desk() as desk:
        found = desk.merges.all()
    if in_json:
        emit({"merges": [_head(each) for each in found]})
        return
    table(
        ("story", "headline", "from", "taken in (UTC)", "to decide"),
        [
            (
                each.story.uid,
                each.story.headline,
                each.pending.desk or each.pending.name,
                minute(each.pending.at),
                str(len(each.undecided.conflicts)),
            )
            for each in found
        ],
    )


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

    The text that stood is kept as “before merge”; “newsdesk undo” takes the whole back.
    """
    named = dict(map(_one, single))
    if take is None and not named:
        raise BadInput(
            "Say what to take: --take mine, theirs, both or proposal; or --passage 1=mine for each."
        )
    with session.desk() as desk:
        case = desk.merges.case(uid)
        words = chosen(case, Take(take) if take else None, named)
        done = desk.merges.resolve(case, case.undecided.text(words))
        left = sum(each.story.uid == uid for each in desk.merges.all())
    if in_json:
        emit({"ok": True, "step": done.step.number, "left": left})
        return
    tell_step(done)
    if left:
        tell(f"{counted(left, 'more merge')} of this story {'waits' if left == 1 else 'wait'}.")


def _one(written: str) -> tuple[int, Take]:
    found = _ONE.fullmatch(written)
    if not found:
        raise BadInput(f"“{written}” names no passage. Write its number and what to take, as in 2=mine.")
    return int(found["number"]), Take(found["take"])


def _head(case: MergeCase) -> dict[str, Any]:
    pending = case.pending
    return {
        "uid": case.story.uid,
        "headline": case.story.text.headline,
        "desk": pending.desk,
        "bundle": pending.name,
        "at": pending.at,
        "who": pending.who,
        "undecided": len(case.undecided.conflicts),
    }


def _passage(number: int, conflict: Conflict) -> dict[str, Any]:
    return {
        "number": number,
        "field": conflict.field,
        "before": conflict.base,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "proposal": conflict.proposal,
    }
