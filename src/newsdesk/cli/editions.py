"""newsdesk edition, export, verify: getting an edition out."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from newsdesk.cli.makeup import change, delete, exports, fill, show
from newsdesk.cli.program import Session, a_day, as_json, emit, pass_session, progress, table, tell
from newsdesk.cli.signing import signature_document
from newsdesk.cli.themes import a_theme
from newsdesk.cli.verbs import WholeHelp
from newsdesk.desk import Desk
from newsdesk.desk.publishing import Exported
from newsdesk.desk.trust import examine_in
from newsdesk.domain.edition import Edition
from newsdesk.domain.formats import Format, Outlets, from_words
from newsdesk.text.english import counted


@click.group(cls=WholeHelp)
def edition() -> None:
    """Make editions, lay them out, fill them: dated sets of stories."""


for _verb in (change, delete, exports, fill, show):
    edition.add_command(_verb)


@edition.command()
@click.argument("day", metavar="DATE", type=a_day)
@click.argument("uids", nargs=-1)
@click.option("--title", default="", help="What the edition is called.")
@as_json
@pass_session
def new(session: Session, day: date, uids: tuple[str, ...], title: str, *, in_json: bool) -> None:
    """Make the edition of DATE: these stories, or those of that date's pages and then all that are ready."""
    with session.desk() as desk:
        made = desk.editions.new(day, title, uids or None).value
    if in_json:
        emit({"editions": [_document(made)]})
    else:
        stories = counted(len(made.entries), "story", "stories")
        tell(f"The edition of {made.date} has {stories} and {counted(len(made.rates), 'rate')}.")


@edition.command("list")
@as_json
@pass_session
def list_(session: Session, *, in_json: bool) -> None:
    """List the editions, newest first."""
    with session.desk() as desk:
        found = desk.editions.all()
    if in_json:
        emit({"editions": [_document(each) for each in found]})
        return
    table(
        ("date", "stories", "rates", "title"),
        [(str(each.date), str(len(each.entries)), str(len(each.rates)), each.title) for each in found],
        "There are no editions yet: “newsdesk edition new DATE” makes one.",
    )


def _document(made: Edition) -> dict[str, Any]:
    return {
        "uid": made.uid,
        "date": made.date,
        "title": made.title,
        "stories": [entry.story for entry in made.entries],
        "rates": [each._asdict() for each in made.rates],
    }


#: For one export; what a newsroom has chosen stays as it is.
with_formats = click.option(
    "--formats",
    metavar="NAMES",
    type=from_words,
    help="What is beside its pages, as in atom,epub; all; none. Else what “newsdesk formats” says.",
)

#: The same.
with_desks = click.option(
    "--for-desks/--for-readers",
    default=None,
    help="Whether another desk can take it in. Else what “newsdesk formats” says.",
)

#: The same.
with_theme = click.option(
    "--theme",
    metavar="NAME",
    type=a_theme,
    help="How its pages look; none is Newsdesk’s own look. Else what “newsdesk theme” says.",
)


@click.command()
@click.argument("day", metavar="DATE", type=a_day)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--override", metavar="WHY", default="", help="Why it goes out before the checklist is clear.")
@with_formats
@with_desks
@with_theme
@as_json
@pass_session
def export(
    session: Session,
    day: date,
    out: Path,
    override: str,
    formats: frozenset[Format] | None,
    theme: str | None,
    *,
    for_desks: bool | None,
    in_json: bool,
) -> None:
    """Write the bundle of DATE's edition to OUT: a folder, or a .zip by its name."""
    with session.desk() as desk, progress() as reporter:
        desk.publishing.spare_other_desks(out)
        uid = desk.editions.on(day).uid
        outlets = _outlets(desk, formats, for_desks=for_desks)
        done = desk.publishing.export(uid, out, reporter, override, outlets, theme).value
    _tell_written(done, in_json=in_json)


@click.command("export-stories")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("uids", metavar="UID…", nargs=-1, required=True)
@click.option("--override", metavar="WHY", default="", help="Why they go out before the checklist is clear.")
@with_formats
@with_desks
@with_theme
@as_json
@pass_session
def export_stories(
    session: Session,
    out: Path,
    uids: tuple[str, ...],
    override: str,
    formats: frozenset[Format] | None,
    theme: str | None,
    *,
    for_desks: bool | None,
    in_json: bool,
) -> None:
    """Write a bundle of any stories, with today’s rates, to OUT: a folder, or a .zip by its name."""
    with session.desk() as desk, progress() as reporter:
        desk.publishing.spare_other_desks(out)
        chosen = desk.publishing.selection(uids)
        outlets = _outlets(desk, formats, for_desks=for_desks)
        done = desk.publishing.export_selection(chosen, out, reporter, override, outlets, theme).value
    _tell_written(done, in_json=in_json)


def _outlets(desk: Desk, formats: frozenset[Format] | None, *, for_desks: bool | None) -> Outlets:
    """Return the newsroom's choice, with what is another one this time."""
    chosen = desk.outlets.chosen()
    return replace(
        chosen,
        formats=chosen.formats if formats is None else formats,
        for_desks=chosen.for_desks if for_desks is None else for_desks,
    )


def _tell_written(exported: Exported, *, in_json: bool) -> None:
    done, signer = exported.written, exported.signer
    if in_json:
        emit(
            {
                "path": str(done.path),
                "files": done.files,
                "stories": done.stories,
                "sha256": done.sha256,
                "signed_as": signer.name if signer else None,
                "fingerprint": signer.key.fingerprint if signer else None,
            }
        )
    else:
        stories = counted(done.stories, "story", "stories")
        tell(f"{done.path}: {stories} in {counted(done.files, 'file')}, read back and found sound.")
        tell(f"  manifest sha256 {done.sha256}")
        if signer:
            tell(f"  signed as “{signer.name}” ({signer.key.fingerprint})")


@click.command()
@click.argument("bundle", type=click.Path(path_type=Path))
@as_json
@pass_session
def verify(session: Session, bundle: Path, *, in_json: bool) -> None:
    """Read BUNDLE as a stranger would, and say who signed it. Exits 1 and names what is wrong."""
    examined = examine_in(session.where, session.program.own, bundle)
    found, about, signature = examined.findings, examined.about, examined.signature
    if in_json:
        said = {"override": about.override, "embargoes": list(map(asdict, about.embargoes))} if about else {}
        emit(
            {
                "ok": not found,
                "findings": [asdict(each) for each in found],
                **said,
                "signature": signature_document(signature) if signature else None,
            }
        )
    else:
        for sentence in about.sentences if about else ():
            tell(f"Mind: {sentence}")
        for each in found:
            tell(each.sentence)
        if signature and not signature.stops:
            tell(signature.sentence)
        verdict = f"{counted(len(found), 'finding')}: do not publish this bundle."
        tell(verdict if found else "Sound, and as it was written.")
    if found:
        click.get_current_context().exit(1)
