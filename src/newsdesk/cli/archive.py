"""newsdesk backup, restore, doctor: the archive's health."""

from dataclasses import asdict
from pathlib import Path

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, tell
from newsdesk.desk import Damaged, examine_folder, rescue
from newsdesk.domain.errors import BadInput


@click.command()
@as_json
@pass_session
def backup(session: Session, *, in_json: bool) -> None:
    """Copy the archive while it is in use, and check the copy."""
    with session.desk() as desk:
        made = desk.upkeep.backup()
    if in_json:
        emit({"ok": True, "path": str(made)})
    else:
        tell(f"Backed up to {made}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@pass_session
def restore(session: Session, file: Path, *, in_json: bool) -> None:
    """Put the backup FILE in place of what is here, after backing that up."""
    try:
        with session.desk() as desk:
            before = desk.upkeep.restore(file)
    except Damaged:
        before = rescue(session.where, session.program.clock, file)
    if in_json:
        emit({"ok": True, "restored": str(file), "backup": str(before)})
    else:
        tell(f"Restored {file}. What was here before is kept in {before}.")


@click.command()
@as_json
@pass_session
def doctor(session: Session, *, in_json: bool) -> None:
    """Examine the archive; exits 1 if something is not well."""
    try:
        with session.desk() as desk:
            found = desk.upkeep.examine()
    except BadInput:
        found = examine_folder(session.where, session.program.clock)
    well = all(each.ok for each in found)
    if in_json:
        emit({"ok": well, "findings": [asdict(each) for each in found]})
    else:
        for each in found:
            tell(f"{'well' if each.ok else 'ILL '}  {each.check}: {each.message}")
            if not each.ok:
                tell(f"      {each.advice}")
    if not well:
        click.get_current_context().exit(1)
