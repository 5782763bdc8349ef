"""newsdesk edition show, change, fill, exports, delete: how one is laid out, and what of it went out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

import click

from newsdesk.cli.program import Session, a_day, as_json, emit, minute, pass_session, table, tell, tell_step
from newsdesk.desk import Desk
from newsdesk.desk.makeup import MakeupDesk
from newsdesk.domain.edition import Edition, Export
from newsdesk.domain.errors import BadInput, Unchanged
from newsdesk.domain.journal import Stepped
from newsdesk.domain.sent import Since
from newsdesk.domain.story import StorySummary, titled
from newsdesk.text.english import counted

#: What “--lead” takes besides a uid.
FIRST = "first"

#: Does one thing with an edition (its uid).
_Work = Callable[[MakeupDesk, str], Stepped]

_the_day = click.argument("day", metavar="DATE", type=a_day)


@click.command()
@_the_day
@as_json
@pass_session
def show(session: Session, day: date, *, in_json: bool) -> None:
    """Show the edition of DATE: its sections and stories, and what changed since it went out."""
    with session.desk() as desk:
        edition = desk.editions.on(day)
        stories = {each.uid: each for each in desk.editions.stories(edition)}
        elsewhere = desk.editions.elsewhere(edition)
        since = desk.sent.since(edition.uid)
    also = {uid: [each.date for each in names] for uid, names in elsewhere.items()}
    if in_json:
        emit(_document(edition, stories, also, since))
        return
    words = counted(sum(each.words for each in stories.values()), "word")
    tell(f"{edition.date}{f' · {edition.title}' if edition.title else ''}")
    number = counted(len(edition.entries), "story", "stories")
    tell(f"{number}, {words}, {counted(len(edition.rates), 'rate')}.")
    if edition.note:
        tell(edition.note)
    table(("section", "uid", "headline", "status", ""), list(_rows(edition, stories, also)))
    for sentence in _since_sentences(since):
        tell(sentence)


def _rows(
    edition: Edition, stories: dict[str, StorySummary], also: dict[str, list[date]]
) -> Iterator[tuple[str, ...]]:
    for entry in edition.entries:
        story = stories[entry.story]
        marks = [
            "leads" if entry.story == edition.leading else "",
            "" if entry.picture else "no picture",
            *(f"also in {each}" for each in also.get(entry.story, ())),
        ]
        said = ", ".join(filter(None, marks))
        yield entry.section, entry.story, titled(story.headline), story.status.value, said


def _document(
    edition: Edition, stories: dict[str, StorySummary], also: dict[str, list[date]], since: Since | None
) -> dict[str, Any]:
    return {
        "uid": edition.uid,
        "date": edition.date,
        "title": edition.title,
        "note": edition.note,
        "lead": edition.leading,
        "strip": edition.strip,
        "stories": [
            {
                "uid": entry.story,
                "headline": titled(stories[entry.story].headline),
                "status": stories[entry.story].status,
                "words": stories[entry.story].words,
                "section": entry.section,
                "picture": entry.picture,
                "also_in": also.get(entry.story, []),
            }
            for entry in edition.entries
        ],
        "rates": [each._asdict() for each in edition.rates],
        "since": _since_document(since),
    }


@click.command()
@_the_day
@click.option("--title", help="What it is called; “” for nothing.")
@click.option("--note", help="A few words under the front page’s title; “” for none.")
@click.option("--lead", metavar="UID", help=f"The story that leads, or “{FIRST}” for whichever is first.")
@click.option("--freeze-rates", is_flag=True, help="Give it the newest rates known for its day.")
@click.option("--strip/--no-strip", default=None, help="Whether the front page shows the strip of rates.")
@click.option("--move", metavar="UID", multiple=True, help="Put a story (or several) into --section.")
@click.option("--section", metavar="NAME", default="", help="Where --move puts them; else the front.")
@click.option("--before", metavar="UID", default="", help="In front of which story; else at the end.")
@click.option("--remove", metavar="UID", multiple=True, help="Take a story out; the story itself stays.")
@click.option("--begin", metavar="NAME UID", nargs=2, multiple=True, help="Begin a section at a story.")
@click.option("--rename", metavar="OLD NEW", nargs=2, multiple=True, help="Give a section another name.")
@click.option("--remove-section", metavar="NAME", multiple=True, help="Take a heading out, not its stories.")
@click.option("--order", metavar="NAME", multiple=True, help="A section; all that are named, in this order.")
@click.option("--picture", metavar="UID", multiple=True, help="Show a story with its first picture.")
@click.option("--no-picture", metavar="UID", multiple=True, help="Show a story without one.")
@as_json
@pass_session
def change(session: Session, /, day: date, *, in_json: bool, **wanted: Any) -> None:
    """Lay the edition of DATE out anew: all that is asked for, each as a step, or nothing."""
    if (wanted["section"] or wanted["before"]) and not wanted["move"]:
        raise BadInput("“--section” and “--before” say where “--move UID” puts a story: name one.")
    works = _works(wanted)
    if not works:
        raise BadInput("Say what is to change: “newsdesk edition change --help” lists it.")
    with session.desk() as desk:
        uid = desk.editions.on(day).uid
        with desk.makeup.together():
            done = _done(works, desk.makeup, uid)
        edition = desk.editions.get(uid)
        _tell_done(desk, edition, done, in_json=in_json)


def _done(works: Sequence[_Work], makeup: MakeupDesk, uid: str) -> list[Stepped]:
    """Return the steps that were taken: what is so already is passed over, unless all of it is."""
    done: list[Stepped] = []
    for work in works:
        with suppress(Unchanged):
            done.append(work(makeup, uid))
    return done or [works[0](makeup, uid)]  # which says so


def _works(asked: Mapping[str, Any]) -> list[_Work]:
    """Return what is to be done, in an order in which each finds what it needs."""
    do, lead = MakeupDesk, asked["lead"]
    return [
        *([partial(do.name, title=asked["title"])] if asked["title"] is not None else []),
        *([partial(do.write_note, note=asked["note"])] if asked["note"] is not None else []),
        *([partial(do.show_strip, shown=asked["strip"])] if asked["strip"] is not None else []),
        *([do.freeze_rates] if asked["freeze_rates"] else []),
        *([partial(do.take_out, stories=asked["remove"])] if asked["remove"] else []),
        *(partial(do.rename_section, old=old, new=new) for old, new in asked["rename"]),
        *(partial(do.remove_section, name=name) for name in asked["remove_section"]),
        *(partial(do.begin_section, name=name, story=story) for name, story in asked["begin"]),
        *([_placing(asked)] if asked["move"] else []),
        *([partial(do.order_sections, names=asked["order"])] if asked["order"] else []),
        *([partial(do.show_pictures, stories=asked["picture"], shown=True)] if asked["picture"] else []),
        *(
            [partial(do.show_pictures, stories=asked["no_picture"], shown=False)]
            if asked["no_picture"]
            else []
        ),
        *([partial(do.lead, story="" if lead == FIRST else lead)] if asked["lead"] is not None else []),
    ]


def _placing(asked: Mapping[str, Any]) -> _Work:
    return partial(MakeupDesk.place, stories=asked["move"], section=asked["section"], before=asked["before"])


@click.command()
@_the_day
@click.option("--from", "of", metavar="DATE", type=a_day, help="Stories of its pages, or changed on it.")
@click.option("--country", default="", help="Stories about a country: its name, or two letters as in KZ.")
@click.option("--section", metavar="NAME", default="", help="Where they go; else the front.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@as_json
@pass_session
def fill(
    session: Session, day: date, of: date | None, country: str, section: str, *, dry_run: bool, in_json: bool
) -> None:
    """Fill the edition of DATE with stories that are ready: all, or those of a date, a country, or both."""
    with session.desk() as desk:
        edition = desk.editions.on(day)
        stories = desk.editions.fill_with(edition, of, country)
        uids = [each.uid for each in stories]
        done = [] if dry_run or not uids else [desk.makeup.place(edition.uid, uids, section)]
        if in_json:
            added = [{"uid": each.uid, "headline": titled(each.headline)} for each in stories]
            emit({"date": day, "added": added if done else [], "would_add": [] if done else added})
            return
        for each in stories:
            tell(f"{each.uid}  {titled(each.headline)}")
        for step in done:
            tell_step(step)
        if not done:
            tell(f"{counted(len(uids), 'story', 'stories')} would be added.")


@click.command()
@_the_day
@click.option("--since", "number", metavar="N", type=int, help="Say what changed since the Nth export.")
@as_json
@pass_session
def exports(session: Session, day: date, number: int | None, *, in_json: bool) -> None:
    """List when and where the edition of DATE went out, oldest first, and what changed since."""
    if number is not None and number < 1:
        raise BadInput(f"Exports are counted from 1; {number} is none.")
    with session.desk() as desk:
        uid = desk.editions.on(day).uid
        went = desk.sent.exports(uid)
        since = desk.sent.since(uid, -1 if number is None else number - 1)
    if in_json:
        listed = [_export_document(number, each) for number, each in enumerate(went, 1)]
        emit({"date": day, "exports": listed, "since": _since_document(since)})
        return
    table(
        ("", "when (UTC)", "who", "where", "sha256", "override"),
        [
            (str(number), minute(each.at), each.who, each.path, each.digest, each.override)
            for number, each in enumerate(went, 1)
        ],
    )
    for sentence in _since_sentences(since):
        tell(sentence)


@click.command()
@_the_day
@as_json
@pass_session
def delete(session: Session, day: date, *, in_json: bool) -> None:
    """Delete the edition of DATE: its stories stay, and what it was exported to; undo brings it back."""
    with session.desk() as desk:
        edition = desk.editions.on(day)
        went = desk.sent.exports(edition.uid)
        done = desk.editions.delete(edition.uid)
    if in_json:
        paths = [each.path for each in went]
        emit({"uid": edition.uid, "date": day, "exports": paths, "step": done.step.number})
        return
    tell_step(done)
    for each in went:
        tell(f"What went out at {minute(each.at)} UTC stays: {each.path}")


def _export_document(number: int, export: Export) -> dict[str, Any]:
    return {
        "number": number,
        "at": export.at,
        "path": export.path,
        "sha256": export.digest,
        "who": export.who,
        "override": export.override,
    }


def _since_document(since: Since | None) -> dict[str, Any] | None:
    if since is None:
        return None
    return {
        "at": since.export.at,
        "known": since.known,
        "differences": [each._asdict() for each in since.differences],
    }


def _since_sentences(since: Since | None) -> Iterator[str]:
    if since is None:
        yield "It never went out."
        return
    went = f"It went out at {minute(since.export.at)} UTC"
    if not since.known:
        yield f"{went}; an older Newsdesk did not keep what it held."
    elif not since.differences:
        yield f"{went}, and nothing changed since."
    else:
        yield f"{went}. Since then:"
        yield from (f"  {each.sentence}" for each in since.differences)


def _tell_done(desk: Desk, edition: Edition, done: list[Stepped], *, in_json: bool) -> None:
    if in_json:
        stories = {each.uid: each for each in desk.editions.stories(edition)}
        numbers = [each.step.number for each in done]
        emit(_document(edition, stories, {}, desk.sent.since(edition.uid)) | {"steps": numbers})
    else:
        for step in done:
            tell_step(step)
