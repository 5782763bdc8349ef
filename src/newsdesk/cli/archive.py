"""newsdesk backup, restore, rescue, doctor, tidy: the archive's health."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from newsdesk.cli.program import Session, as_json, emit, minute, pass_session, progress, table, tell
from newsdesk.desk import Newsroom
from newsdesk.desk.upkeep import backups_in, examine_folder, put_back, told
from newsdesk.desk.upkeep import rescue as rescue_folder
from newsdesk.domain.backups import Backup
from newsdesk.domain.errors import BadInput
from newsdesk.domain.findings import HealthFinding
from newsdesk.text.english import counted


@click.command()
@click.option(
    "--list", "in_list", is_flag=True, help="List the backups that there are instead of making one."
)
@as_json
@pass_session
def backup(session: Session, *, in_list: bool, in_json: bool) -> None:
    """Copy the archive while it is in use, and check the copy."""
    if in_list:
        _list(backups_in(session.where), in_json=in_json)
        return
    with session.desk() as desk, progress() as reporter:
        made = desk.upkeep.backup(reporter)
    if in_json:
        emit({"ok": True, "path": str(made)})
    else:
        tell(f"Backed up to {made}.")


def _list(backups: tuple[Backup, ...], *, in_json: bool) -> None:
    if in_json:
        emit({"ok": True, "backups": [{**each._asdict(), "path": str(each.path)} for each in backups]})
    else:
        rows: list[tuple[str, ...]] = [
            (f"{minute(each.made)} UTC", each.kind.replace("-", " "), f"{each.size:,}", str(each.path))
            for each in backups
        ]
        none = "There are no backups yet: “newsdesk backup” makes one."
        table(("made", "why", "bytes", "file"), rows, none)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@pass_session
def restore(session: Session, file: Path, *, in_json: bool) -> None:
    """Put the backup FILE in place of what is here, after backing that up.

    It also brings back a newsroom whose file is damaged, or gone.
    """
    with progress() as reporter:
        if _can_be_opened(session):
            with session.desk() as desk:
                before: Path | None = desk.upkeep.restore(file, reporter)
        else:
            before = put_back(session.where, session.program.clock, file, reporter)
    if in_json:
        emit({"ok": True, "restored": str(file), "backup": str(before) if before else None})
    else:
        kept = f" What was here before is kept in {before}." if before else ""
        tell(f"Restored {file}.{kept}")


def _can_be_opened(session: Session) -> bool:
    """Say whether the newsroom is there, and was not found damaged."""
    if not Newsroom.exists(session.where):
        return False
    try:
        with session.desk() as desk:
            return not desk.newsroom.damage
    except BadInput:
        # Damaged, or so much so that it does not even look like one: it is moved aside, never removed.
        return False


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@as_json
@pass_session
def rescue(session: Session, out: Path, *, in_json: bool) -> None:
    """Make a new newsroom in the folder OUT of everything that can be read of a damaged one.

    The damaged one is left as it is. Exits 1 if something could not be saved.
    """
    with progress() as reporter:
        rescued = rescue_folder(session.where, out, session.program.clock, reporter)
    if in_json:
        emit({"ok": not rescued.lost, **asdict(rescued), "saved": dict(rescued.saved)})
    else:
        saved = ", ".join(f"{what}: {number:,}" for what, number in rescued.saved) or "nothing"
        tell(f"Rescued into {rescued.folder}. It has {saved}.")
        for sentence in (*rescued.remarks, *rescued.lost):
            tell(sentence)
    if rescued.lost:
        click.get_current_context().exit(1)


@click.command()
@click.option("--mend", is_flag=True, help="Make the search index anew first, and what lists show.")
@as_json
@pass_session
def doctor(session: Session, *, mend: bool, in_json: bool) -> None:
    """Examine the archive; exits 1 if something is not well."""
    with progress() as reporter:
        if mend:
            with session.desk() as desk:
                desk.upkeep.mend(reporter)
        try:
            with session.desk() as desk:
                found = desk.upkeep.examine(reporter)
        except BadInput:
            found = examine_folder(session.where, session.program.clock, reporter)
    well = all(each.ok for each in found)
    if in_json:
        emit({"ok": well, "findings": [asdict(each) for each in found]})
    else:
        _tell_findings(found)
    if not well:
        click.get_current_context().exit(1)


def _tell_findings(found: Sequence[HealthFinding]) -> None:
    """Tell what was found, and once what to do about it: of a damaged file much is ill, with one way out."""
    advised = {""}
    for each in found:
        tell(f"{'well' if each.ok else 'ILL '}  {each.check}: {each.message}")
        if each.advice not in advised:
            tell(f"      {each.advice}")
            advised.add(each.advice)


@click.command()
@click.argument("uids", nargs=-1)
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@pass_session
def empty_bin(session: Session, uids: tuple[str, ...], *, yes: bool, in_json: bool) -> None:
    """Take spiked stories away for good (default: all), after a backup that still has them."""
    with session.desk() as desk, progress() as reporter:
        number = len(set(uids)) or desk.bin.count()
        if number and not yes:
            stories = counted(number, "spiked story", "spiked stories")
            click.confirm(f"Take {stories} away for good?", abort=True, err=True)
        done = desk.bin.empty(uids, reporter).value
    if in_json:
        emit({"ok": True, "stories": done.stories, "backup": str(done.backup)})
    else:
        gone = counted(done.stories, "story is", "stories are")
        tell(f"{gone} gone for good. The backup {done.backup} still has them.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@pass_session
def tidy(session: Session, *, dry_run: bool, yes: bool, in_json: bool) -> None:
    """Take away pictures that no text and no backup names, and that are more than a day old."""
    with session.desk() as desk, progress() as reporter:
        found = desk.upkeep.leftovers(reporter)
        if found.names and not dry_run:
            if not yes:
                click.confirm(f"Take {told(found)} away for good?", abort=True, err=True)
            found = desk.upkeep.sweep(reporter)
    if in_json:
        emit({"ok": True, "dry_run": dry_run, "pictures": found.names, "bytes": found.size})
    elif found.names:
        tell(f"{told(found)} {'would go' if dry_run else 'went'}.")
    else:
        tell("There is nothing to tidy: every picture is named by a text or a backup, or is new.")
