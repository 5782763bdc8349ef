"""newsdesk key, trust: who signs bundles, and who is believed."""

from pathlib import Path
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, table, tell
from newsdesk.cli.verbs import WholeHelp
from newsdesk.domain.signing import OwnKey, Signature, Signer


@click.group(cls=WholeHelp)
def key() -> None:
    """Make, show and take away the key that bundles are signed with."""


@key.command()
@as_json
@pass_session
def show(session: Session, *, in_json: bool) -> None:
    """Say what this newsroom signs with: the desk’s name, the key’s fingerprint, and the key."""
    with session.desk() as desk:
        mine = desk.keys.mine()
    if in_json:
        emit({"key": _own(mine) if mine else None})
    elif mine is None:
        tell("This newsroom has no signing key: its bundles are not signed. “newsdesk key new” makes one.")
    else:
        _tell(mine)


@key.command()
@click.option("--name", default="", help="What other desks know it by (default: the newsroom’s name).")
@click.option("--replace", is_flag=True, help="Let it take the place of the key that there is.")
@as_json
@pass_session
def new(session: Session, name: str, *, replace: bool, in_json: bool) -> None:
    """Make a key; bundles are signed with it from now on. It stays on this computer."""
    with session.desk() as desk:
        mine = desk.keys.make(name or desk.keys.suggested_name, replace=replace).value
    if in_json:
        emit({"key": _own(mine)})
    else:
        _tell(mine)
        tell("Let other desks have what “newsdesk key export” prints, or read them the fingerprint.")


@key.command()
@click.argument("out", required=False, type=click.Path(path_type=Path, dir_okay=False))
@as_json
@pass_session
def export(session: Session, out: Path | None, *, in_json: bool) -> None:
    """Print the line that lets others trust this key (OpenSSH’s allowed_signers), or write it to OUT."""
    with session.desk() as desk:
        line = desk.keys.line()
        if out is not None:
            desk.keys.export(out, over_any=False)
    if in_json:
        emit({"line": line.rstrip("\n"), "path": str(out) if out else None})
    else:
        tell(
            f"{out}: let other desks have it, and take it in with “newsdesk trust add”."
            if out
            else line.rstrip()
        )


@key.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json
@pass_session
def remove(session: Session, *, yes: bool, in_json: bool) -> None:
    """Take the key away for good: bundles are not signed any more."""
    with session.desk() as desk:
        mine = desk.keys.mine()
        if mine and not yes:
            click.confirm(f"Take the key of “{mine.signer.name}” away for good?", abort=True, err=True)
        desk.keys.remove()
    if in_json:
        emit({"key": None})
    else:
        tell("The key is gone: bundles are not signed any more.")


@click.group(cls=WholeHelp)
def trust() -> None:
    """Say which desks’ bundles are believed to be theirs."""


@trust.command("list")
@as_json
@pass_session
def list_(session: Session, *, in_json: bool) -> None:
    """List the desks that are trusted."""
    with session.desk() as desk:
        found = desk.trust.all()
    if in_json:
        emit({"trusted": [_document(each) for each in found]})
    else:
        table(
            ("name", "fingerprint"),
            [(each.name, each.key.fingerprint) for each in found],
            "No desk is trusted yet: “newsdesk trust add FILE” trusts one.",
        )


@trust.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What to call it here (default: what it calls itself).")
@as_json
@pass_session
def add(session: Session, file: Path, name: str, *, in_json: bool) -> None:
    """Trust the desk whose key is in FILE, as its “key export” wrote it; an OpenSSH .pub will do."""
    with session.desk() as desk:
        added = desk.trust.add_file(file, name).value
    if in_json:
        emit({"trusted": [_document(each) for each in added]})
    else:
        for each in added:
            tell(f"“{each.name}” is trusted from now on ({each.key.fingerprint}).")


@trust.command("remove")
@click.argument("which", metavar="NAME")
@as_json
@pass_session
def remove_trust(session: Session, which: str, *, in_json: bool) -> None:
    """Trust the desk NAME no more, or one key by its fingerprint."""
    with session.desk() as desk:
        gone = desk.trust.remove(which).value
    if in_json:
        emit({"removed": [_document(each) for each in gone]})
    else:
        for each in gone:
            tell(f"“{each.name}” is not trusted any more ({each.key.fingerprint}).")


def signature_document(seen: Signature) -> dict[str, Any]:
    """Return a bundle's signature for JSON: fingerprint and key are None where it has none."""
    return {
        "standing": seen.standing,
        "name": seen.name,
        "fingerprint": seen.fingerprint or None,
        "key": seen.key.text if seen.key else None,
    }


def _document(signer: Signer) -> dict[str, str]:
    return {"name": signer.name, "fingerprint": signer.key.fingerprint, "key": signer.key.text}


def _own(mine: OwnKey) -> dict[str, Any]:
    return {**_document(mine.signer), "in_keyring": mine.in_keyring}


def _tell(mine: OwnKey) -> None:
    tell(f"Signed as “{mine.signer.name}”")
    tell(f"  {mine.signer.key.fingerprint}")
    tell(f"  {mine.signer.key.text}")
    where = (
        "in the system’s keyring"
        if mine.in_keyring
        else "in a file that only you can read: no keyring is here"
    )
    tell(f"  Its secret half is {where}.")
