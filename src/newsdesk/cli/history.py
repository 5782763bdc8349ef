"""newsdesk history, compare, checkpoint, restore-text, thin: a story's past."""

from dataclasses import asdict
from html import escape
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, minute, pass_session, progress, table, tell
from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput
from newsdesk.domain.history import PastText
from newsdesk.text.compare import Comparison, Kind
from newsdesk.text.english import counted

#: How a terminal shows what came and what went, colours or not.
_MARKS = {Kind.SAME: "{}", Kind.ADDED: "{{+{}+}}", Kind.REMOVED: "[-{}-]"}


@click.command()
@click.argument("uid")
@as_json
@pass_session
def history(session: Session, uid: str, *, in_json: bool) -> None:
    """List every text that the story UID ever had, newest first."""
    with session.desk() as desk:
        past = desk.history.timeline(uid)
    if in_json:
        emit({"revisions": [each._asdict() for each in past]})
        return
    table(
        ("revision", "at (UTC)", "who", "why", "words", "digest", "remarks"),
        [
            (
                str(each.number),
                minute(each.at),
                each.who,
                each.why.value,
                str(each.words),
                each.digest[:12],
                "; ".join(_remarks(each)),
            )
            for each in past
        ],
    )


def _remarks(past: PastText) -> list[str]:
    remarks = [f"“{past.label}”"] if past.label else []
    remarks += [f"went out {minute(past.went_out)}"] if past.went_out else []
    remarks += ["last read by you"] if past.read else []
    return remarks + (["thinned out"] if past.thinned else [])


@click.command()
@click.argument("uid")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--as", "form", type=click.Choice(["words", "json", "html"]), default="words")
@click.option(
    "--since", type=click.Choice(["published", "read"]), help="What changed since then, up to the text now."
)
@as_json
@pass_session
def compare(
    session: Session,
    uid: str,
    old: str | None,
    new: str | None,
    form: str,
    since: str | None,
    *,
    in_json: bool,
) -> None:
    """Compare two texts of the story UID, word by word.

    OLD and NEW are revisions' numbers or the first letters of their digests; without NEW it is the text as
    it stands, without both the last change. In words, [-…-] went and {+…+} came; in html the page is shown.
    """
    with session.desk() as desk:
        one, two = _chosen(desk, uid, old, new, since)
        page = desk.history.compare_pages(uid, one.digest, two.digest) if form == "html" else ""
        found = desk.history.compare(uid, one.digest, two.digest)
    if in_json or form == "json":
        emit(_document(one, two, found))
    elif form == "html":
        title = f"Revision {one.number} and revision {two.number}"
        tell(f"<!doctype html>\n<meta charset=utf-8>\n<title>{escape(title)}</title>\n{page}")
    else:
        _print(one, two, found)


def _chosen(
    desk: Desk, uid: str, old: str | None, new: str | None, since: str | None
) -> tuple[PastText, PastText]:
    if since is not None:
        if old is not None:
            raise BadInput("Name revisions or --since, not both.")
        ask = desk.history.since_published if since == "published" else desk.history.since_read
        one, two = ask(uid)
        return desk.history.find(uid, one), desk.history.find(uid, two)
    if old is not None:
        standing = str(desk.history.timeline(uid)[0].number)
        return desk.history.find(uid, old), desk.history.find(uid, new or standing)
    kept = [each for each in desk.history.timeline(uid) if not each.thinned]
    if len(kept) < 2:
        raise BadInput("This story has had one text only, so there is nothing to compare.")
    return kept[1], kept[0]


def _document(old: PastText, new: PastText, found: Comparison) -> dict[str, Any]:
    return {
        "old": old._asdict(),
        "new": new._asdict(),
        "added": found.added,
        "removed": found.removed,
        "moved": found.moved,
        "fields": [
            {"name": each.name, "only_space": each.only_space, "runs": [asdict(run) for run in each.runs]}
            for each in found.changed
        ],
    }


def _print(old: PastText, new: PastText, found: Comparison) -> None:
    tell(f"Revision {old.number} ({minute(old.at)} UTC) → {new.number} ({minute(new.at)} UTC)")
    words = f"+{counted(found.added, 'word')}, −{counted(found.removed, 'word')}"
    moved = f", {counted(found.moved, 'paragraph')} moved" if found.moved else ""
    tell(f"{words}{moved}" if found.changed else "The two are the same.")
    for each in found.changed:
        space = " (only spaces and line ends)" if each.only_space else ""
        tell(f"\n{each.label}{space}:")
        tell("".join(_MARKS[run.kind].format(run.text) for run in each.runs))


@click.command()
@click.argument("uid")
@click.argument("name")
@as_json
@pass_session
def checkpoint(session: Session, uid: str, name: str, *, in_json: bool) -> None:
    """Name the text of the story UID as it stands ("before legal"): it is kept for ever."""
    with session.desk() as desk:
        desk.history.checkpoint(uid, name)
        past = desk.history.timeline(uid)[0]
    if in_json:
        emit({"ok": True, "revision": past._asdict()})
    else:
        tell(f"Revision {past.number} is “{past.label}” now, and is kept for ever.")


@click.command("restore-text")
@click.argument("uid")
@click.argument("revision")
@as_json
@pass_session
def restore_text(session: Session, uid: str, revision: str, *, in_json: bool) -> None:
    """Let an earlier text of the story UID stand again, as a new revision; the one that stood is named."""
    with session.desk() as desk:
        wanted = desk.history.find(uid, revision)
        step = desk.history.restore(uid, wanted.digest).value
        standing = desk.history.timeline(uid)[0]
    if in_json:
        done = {"changed": step is not None, "step": step.number if step else None}
        emit({"ok": True, **done, "restored": wanted._asdict(), "revision": standing._asdict()})
    elif step is not None:
        tell(f"Revision {wanted.number} stands again, as revision {standing.number} (step {step.number}).")
    else:
        tell(f"Revision {wanted.number} is the text as it stands. Nothing was changed.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Only count.")
@as_json
@pass_session
def thin(session: Session, *, dry_run: bool, in_json: bool) -> None:
    """Let go of old texts that saving by itself has made, by the rule in docs/revisions.md."""
    with session.desk() as desk, progress() as reporter:
        gone = desk.history.thin(reporter, dry_run=dry_run)
    if in_json:
        emit({"ok": True, "dry_run": dry_run, **gone._asdict()})
        return
    texts, stories = counted(gone.revisions, "text"), counted(gone.stories, "story", "stories")
    tell(f"{texts} of {stories} {'would go' if dry_run else 'went'}. What is kept for ever stays.")
