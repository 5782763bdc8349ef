"""newsdesk notes, note, resolve, reword, send-along, unnote: what colleagues have to say about a story."""

from dataclasses import asdict

import click

from newsdesk.cli.program import Session, as_json, emit, minute, pass_session, table, tell
from newsdesk.domain.notes import Anchor, NoteInList
from newsdesk.domain.story import titled


@click.command()
@click.argument("uid", required=False)
@click.option("--open", "only_open", is_flag=True, help="Only those that somebody still has to see to.")
@as_json
@pass_session
def notes(session: Session, uid: str | None, *, only_open: bool, in_json: bool) -> None:
    """List the notes on a story, or on all of them. They are for desks, and never for readers."""
    with session.desk() as desk:
        if uid is None:
            found = desk.notes.open_notes() if only_open else desk.notes.everywhere()
        else:
            headline = desk.stories.get(uid).text.headline
            found = tuple(NoteInList(note, headline) for note in desk.notes.of(uid))
        shown = [each for each in found if not (only_open and each.note.resolved)]
    if in_json:
        emit({"notes": [asdict(each.note) for each in shown]})
        return
    table(
        ("uid", "written (UTC)", "by", "story", "passage", "note"),
        [
            (
                each.note.uid,
                minute(each.note.at),
                each.note.who,
                titled(each.headline),
                " ".join(each.note.anchor.passage.split()),
                " ".join(each.note.text.split())
                + (" (goes along)" if each.note.travels else "")
                + (" (resolved)" if each.note.resolved else ""),
            )
            for each in shown
        ],
        "There is no open note." if only_open else "There are no notes: “newsdesk note UID TEXT” leaves one.",
    )


@click.command()
@click.argument("uid")
@click.argument("text")
@click.option("--on", "passage", default="", help="The words of the story that it is about.")
@click.option("--travels", is_flag=True, help="It goes with the story to other desks.")
@as_json
@pass_session
def note(session: Session, uid: str, text: str, passage: str, *, travels: bool, in_json: bool) -> None:
    """Leave a note on a story, for this desk alone or for every desk that the story goes to."""
    with session.desk() as desk:
        anchor = desk.notes.anchor(uid, passage) if passage else Anchor()
        made = desk.notes.add(uid, text, anchor, travels=travels).value
    if in_json:
        emit({"note": asdict(made)})
    else:
        tell(f"Noted. “newsdesk resolve {made.uid}” says that it has been seen to.")


@click.command()
@click.argument("note_uid")
@click.option("--reopen", is_flag=True, help="It has to be seen to after all.")
@as_json
@pass_session
def resolve(session: Session, note_uid: str, *, reopen: bool, in_json: bool) -> None:
    """Say that a note has been seen to."""
    with session.desk() as desk:
        changes = desk.notes.reopen(note_uid) if reopen else desk.notes.resolve(note_uid)
    _tell(changed=bool(changes), sentence="Reopened." if reopen else "Resolved.", in_json=in_json)


@click.command()
@click.argument("note_uid")
@click.argument("text")
@as_json
@pass_session
def reword(session: Session, note_uid: str, text: str, *, in_json: bool) -> None:
    """Put other words in a note."""
    with session.desk() as desk:
        changes = desk.notes.change(note_uid, text)
    _tell(changed=bool(changes), sentence="Changed.", in_json=in_json)


@click.command()
@click.argument("note_uid")
@click.option("--stay", is_flag=True, help="It stays at this desk from now on.")
@as_json
@pass_session
def send_along(session: Session, note_uid: str, *, stay: bool, in_json: bool) -> None:
    """Let a note go with its story to other desks, never to readers."""
    with session.desk() as desk:
        changes = desk.notes.change(note_uid, travels=not stay)
    _tell(changed=bool(changes), sentence="It stays." if stay else "It goes along.", in_json=in_json)


@click.command()
@click.argument("note_uid")
@as_json
@pass_session
def unnote(session: Session, note_uid: str, *, in_json: bool) -> None:
    """Take a note away for good."""
    with session.desk() as desk:
        gone = desk.notes.remove(note_uid).value
    if in_json:
        emit({"note": asdict(gone)})
    else:
        tell(f"Taken away: “{' '.join(gone.text.split())}”")


def _tell(*, changed: bool, sentence: str, in_json: bool) -> None:
    if in_json:
        emit({"changed": changed})
    else:
        tell(sentence if changed else "It is so already.")
