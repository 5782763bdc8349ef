"""newsdesk theme: how the pages of bundles look."""

from dataclasses import asdict

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, table, tell

#: What stands for the program's own look.
NONE = "none"


def a_theme(name: str) -> str:
    """Return a theme's name as the desk takes it: "" for the program's own look."""
    return "" if name == NONE else name


@click.command()
@click.argument("name", metavar="[NAME]", type=a_theme, required=False)
@as_json
@pass_session
def theme(session: Session, name: str | None, *, in_json: bool) -> None:
    """List the themes in the newsroom’s folder, and which can be used; or choose one: NAME, or none.

    The list exits 1 if one of them cannot be used.
    """
    with session.desk() as desk:
        if name is not None:
            desk.themes.choose(name)
        chosen, themes, folder = desk.themes.chosen(), desk.themes.all(), desk.themes.folder
    if in_json:
        emit({"chosen": chosen or None, "themes": [asdict(each) for each in themes]})
    else:
        tell(f"Pages look like the theme “{chosen}”." if chosen else "Pages have Newsdesk’s own look.")
        table(("theme", "can be used"), [(each.name, each.trouble or "yes") for each in themes])
        if not themes:
            tell(f"There are no themes in {folder}.")
    if name is None and any(each.trouble for each in themes):
        click.get_current_context().exit(1)
