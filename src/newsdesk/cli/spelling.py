"""newsdesk words, dictionaries: what spelling takes for right."""

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, table, tell
from newsdesk.cli.verbs import WholeHelp
from newsdesk.domain.errors import BadInput
from newsdesk.domain.spelling import OwnWords, WordList

_newsroom = click.option(
    "--newsroom-words", "newsroom", is_flag=True, help="Of this newsroom, for everybody in it."
)
_story = click.option("--story", "uid", metavar="UID", default="", help="Of one story alone.")


def _list_named(*, newsroom: bool, uid: str) -> WordList:
    if newsroom and uid:
        raise BadInput("Name one list: --newsroom-words, or --story with a uid; or neither, for your own.")
    if uid:
        return WordList.STORY
    return WordList.NEWSROOM if newsroom else WordList.PERSONAL


def _lists(own: OwnWords) -> dict[str, list[str]]:
    return {each.value: sorted(own.in_list(each), key=str.lower) for each in WordList}


@click.group(cls=WholeHelp, name="words")
def words() -> None:
    """Words that spelling takes for right beside all dictionaries: your own, the newsroom's, a story's."""


@words.command(name="add")
@click.argument("added", nargs=-1, required=True, metavar="WORD…")
@_newsroom
@_story
@as_json
@pass_session
def add_words(session: Session, added: tuple[str, ...], uid: str, *, newsroom: bool, in_json: bool) -> None:
    """Take words for right from now on; without an option they are your own, for every newsroom."""
    which = _list_named(newsroom=newsroom, uid=uid)
    with session.desk() as desk:
        kept = desk.spelling.add(added, which, uid).value
        own = desk.spelling.own_words(uid)
    if in_json:
        emit({"words": _lists(own)})
    else:
        tell(f"Taken for right, among the {which} words: {', '.join(kept)}.")


@words.command(name="remove")
@click.argument("gone", nargs=-1, required=True, metavar="WORD…")
@_newsroom
@_story
@as_json
@pass_session
def remove_words(session: Session, gone: tuple[str, ...], uid: str, *, newsroom: bool, in_json: bool) -> None:
    """Take words off a list again."""
    which = _list_named(newsroom=newsroom, uid=uid)
    with session.desk() as desk:
        desk.spelling.remove(gone, which, uid)
        own = desk.spelling.own_words(uid)
    if in_json:
        emit({"words": _lists(own)})
    else:
        tell(f"Not among the {which} words any more: {', '.join(gone)}.")


@words.command(name="list")
@_story
@as_json
@pass_session
def list_words(session: Session, uid: str, *, in_json: bool) -> None:
    """List your own words and the newsroom's; with --story, that story's as well."""
    with session.desk() as desk:
        own = desk.spelling.own_words(uid)
    if in_json:
        emit({"words": _lists(own)})
    else:
        table(
            ("list", "word"),
            [(name, each) for name, found in _lists(own).items() for each in found],
            "No word is on these lists yet: “newsdesk words add WORD” puts one there.",
        )


@click.command(name="dictionaries")
@as_json
@pass_session
def dictionaries(session: Session, *, in_json: bool) -> None:
    """List the dictionaries that spelling can ask, with their licences, and the languages without one.

    Others, each an .aff and a .dic file of Hunspell, go into the folder that is named below the list.
    """
    with session.desk() as desk:
        shelf = desk.spelling.dictionaries()
    if in_json:
        known = [each._asdict() for each in shelf.dictionaries]
        emit({**shelf._asdict(), "dictionaries": known, "names": shelf.names._asdict()})
        return
    listed = (*shelf.dictionaries, shelf.names)
    table(
        ("code", "language", "licence", "by"),
        [(each.code, each.name, each.licence, each.by) for each in listed],
    )
    for name, why in shelf.missing:
        tell(f"{name} is not checked: {why}.")
    tell(f"Your own: {shelf.folder}")
