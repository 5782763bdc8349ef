"""newsdesk formats, base-url: what bundles have beside their pages, and where they are published."""

from dataclasses import replace

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, table, tell
from newsdesk.domain.formats import NEED_ADDRESS, Format, Outlets, from_words

_PURPOSES = {
    Format.ATOM: "feed in full text",
    Format.JSON_FEED: "the same as JSON",
    Format.SITEMAP: "for search engines and Google News",
    Format.NINJS: "each story for other newsrooms’ systems",
    Format.EPUB: "the edition as a book",
    Format.WXR: "drafts for WordPress; for the first hand-over only: its importer takes no corrections",
    Format.WIRE: "each story as plain text",
}


@click.command()
@click.argument("names", required=False)
@click.option("--for-desks/--for-readers", default=None, help="Whether another desk can take bundles in.")
@as_json
@pass_session
def formats(session: Session, names: str | None, *, for_desks: bool | None, in_json: bool) -> None:
    """List what bundles have beside their pages, or choose it: NAMES as in atom,epub; all; none."""
    with session.desk() as desk:
        chosen = desk.outlets.chosen()
        if names is not None:
            chosen = desk.outlets.choose(replace(chosen, formats=from_words(names)))
        if for_desks is not None:
            chosen = desk.outlets.choose(replace(chosen, for_desks=for_desks))
    _show(chosen, in_json=in_json)


@click.command("base-url")
@click.argument("address", metavar="[URL]", required=False)
@click.option("--none", "forget", is_flag=True, help="Bundles are published nowhere on the web.")
@as_json
@pass_session
def base_url(session: Session, address: str | None, *, forget: bool, in_json: bool) -> None:
    """Show, or set, the web address of the folder that bundles are published in."""
    if forget and address:
        raise click.UsageError("Give an address or --none, not both.")
    with session.desk() as desk:
        chosen = desk.outlets.chosen()
        if forget or address:
            chosen = desk.outlets.choose(replace(chosen, address=address or ""))
    if in_json:
        emit({"base_url": chosen.address or None})
    else:
        tell(chosen.address or "Bundles have no address on the web: “newsdesk base-url URL” gives them one.")


def _show(chosen: Outlets, *, in_json: bool) -> None:
    if in_json:
        emit(
            {
                "formats": [each for each in Format if each in chosen.formats],
                "base_url": chosen.address or None,
                "for_desks": chosen.for_desks,
            }
        )
        return
    rows: list[tuple[str, ...]] = []
    for each in Format:
        waits = each in NEED_ADDRESS and not chosen.address
        state = "no" if each not in chosen.formats else "once there is a base-url" if waits else "yes"
        rows.append((each.value, state, _PURPOSES[each]))
    table(("format", "made", "what it is"), rows)
    if not chosen.for_desks:
        tell("Bundles are for readers only: another desk cannot take them in (--for-desks).")
