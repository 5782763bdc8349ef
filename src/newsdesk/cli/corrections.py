"""newsdesk correct, corrections: what readers are told about stories that changed after publication."""

import click

from newsdesk.cli.program import Session, as_json, emit, minute, pass_session, table, tell_step
from newsdesk.domain.corrections import CorrectionKind, Place
from newsdesk.domain.errors import BadInput
from newsdesk.domain.journal import Stepped

#: What can be typed on every keyboard.
KINDS = {
    "correction": CorrectionKind.CORRECTION,
    "clarification": CorrectionKind.CLARIFICATION,
    "update": CorrectionKind.UPDATE,
    "note": CorrectionKind.EDITORS_NOTE,
}


@click.command()
@click.argument("uid")
@click.argument("text", required=False)
@click.option("--kind", type=click.Choice(list(KINDS)), help="What kind of notice it is (correction).")
@click.option(
    "--place", type=click.Choice([each.value for each in Place]), help="Where on the page it stands (bottom)."
)
@click.option("--change", metavar="CORRECTION", help="Say that one (its uid) like this instead.")
@click.option("--remove", metavar="CORRECTION", help="Take that one (its uid) back.")
@click.option(
    "--override", metavar="WHY", default="", help="Why readers are told before the checklist is clear."
)
@as_json
@pass_session
def correct(
    session: Session,
    uid: str,
    text: str | None,
    kind: str | None,
    place: str | None,
    change: str | None,
    remove: str | None,
    override: str,
    *,
    in_json: bool,
) -> None:
    """Tell the readers of the published story UID, in the words of TEXT, what was wrong with it."""
    if (text is None) == (remove is None) or (change is not None and remove is not None):
        raise BadInput("Say what readers are told (TEXT), or which notice to --remove.")
    with session.desk() as desk:
        said = {each.uid: each for each in desk.corrections.of(uid)}
        named = change if change is not None else remove
        old = said.get(named or "")
        if named is not None and old is None:
            raise BadInput(f"The story has no correction “{named}”. “newsdesk corrections” lists them.")
        if old is not None and text is None:
            done = desk.corrections.remove(old.uid)
        elif old is not None:
            wanted = KINDS[kind] if kind else old.kind
            done = desk.corrections.change(old.uid, wanted, text or "", Place(place) if place else old.place)
        else:
            wanted = KINDS[kind or "correction"]
            done = desk.corrections.add(uid, wanted, text or "", Place(place or "bottom"), override)
        now = desk.corrections.of(uid)
    _tell(done, [each._asdict() for each in now], in_json=in_json)


def _tell(done: Stepped, corrections: list[dict[str, object]], *, in_json: bool) -> None:
    if in_json:
        emit({"step": done.step._asdict(), "corrections": corrections})
    else:
        tell_step(done)


@click.command()
@click.argument("uid")
@as_json
@pass_session
def corrections(session: Session, uid: str, *, in_json: bool) -> None:
    """List what the readers of the story UID are told, oldest first."""
    with session.desk() as desk:
        found = desk.corrections.of(uid)
    if in_json:
        emit({"corrections": [each._asdict() for each in found]})
        return
    table(
        ("uid", "told (UTC)", "by", "kind", "place", "text"),
        [
            (
                each.uid,
                minute(each.at),
                each.who,
                each.kind.value,
                each.place.value,
                each.text,
            )
            for each in found
        ],
        "Readers are told nothing of this story: “newsdesk correct” tells them.",
    )
