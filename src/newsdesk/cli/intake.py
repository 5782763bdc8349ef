"""newsdesk import: pages, documents and bundles become stories."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, progress, tell
from newsdesk.cli.signing import signature_document
from newsdesk.desk import Desk
from newsdesk.desk.intake import Intake, TakenIn
from newsdesk.desk.trust import examine_in, refuse
from newsdesk.domain.capture import PageReading
from newsdesk.domain.changes import Done
from newsdesk.domain.story import Story
from newsdesk.text.english import counted


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--trust", is_flag=True, help="Trust desks whose key is new here, from now on.")
@as_json
@pass_session
def take_in(session: Session, paths: tuple[Path, ...], *, trust: bool, in_json: bool) -> None:
    """Take in captured pages (.txt, .html), Markdown, .docx and bundles.

    Everything is read before anything is stored: one bad file, or one bundle that is signed with a key not
    known here, and nothing has changed.
    """
    if session.is_new:
        # What cannot be read must not leave an empty newsroom behind.
        for path in paths:
            Intake.probe(path)
            _ask_signer(session, path, trust=trust)
    with session.desk(may_start=True) as desk, progress() as reporter:
        read = [_read(desk, path, trust=trust) for path in paths]
        taken: list[TakenIn] = []
        for number, (path, take) in enumerate(zip(paths, read, strict=True)):
            reporter.step(number, len(paths), path.name)
            taken.append(take().value)
    if in_json:
        emit({"files": [_document(each) for each in taken]})
        return
    for each in taken:
        _describe(each)


def _ask_signer(session: Session, path: Path, *, trust: bool) -> None:
    """Refused if a bundle's signer is not to be believed in a newsroom that is still to be made."""
    if Intake.is_bundle(path):
        signature = examine_in(session.where, session.program.own, path).signature
        if signature is not None:
            refuse(signature, path.name, trust=trust)


def _read(desk: Desk, path: Path, *, trust: bool) -> Callable[[], Done[TakenIn]]:
    """Read a page or a bundle, and return what takes it in."""
    intake = desk.intake
    if intake.is_bundle(path):
        received = intake.read_bundle(path)
        refuse(desk.trust.seen(received.card), received.name, trust=trust)
        return partial(intake.receive, received, trust=trust)
    return partial(intake.take, intake.read(path))


def _document(taken: TakenIn) -> dict[str, Any]:
    reading = taken.reading
    trouble = taken.signature.trouble if taken.signature else ""
    return {
        "file": reading.name,
        "date": reading.date,
        "encoding": reading.encoding,
        "stories": [_story(each) for each in taken.stories],
        "forward": [_story(each) for each in taken.forward],
        "merged": [_story(each) for each in taken.merged],
        "conflicts": [_story(each) for each in taken.conflicts],
        "edition": asdict(taken.edition) if taken.edition else None,
        "step": taken.step.number if taken.step else None,
        "rates": [{"pair": rate.pair, "value": rate.value, "change": rate.change} for rate in taken.rates],
        "removed": [
            {"text": each.text, "why": each.why, "line": each.line, "count": each.count}
            for each in reading.removed
        ],
        "duplicates": taken.duplicates,
        "signature": signature_document(taken.signature) if taken.signature else None,
        "remarks": [*reading.remarks, *([trouble] if trouble else [])],
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "uid": story.uid,
        "headline": story.text.headline,
        "slug": story.slug,
        "words": story.words,
        "countries": list(story.text.countries),
    }


def _describe(taken: TakenIn) -> None:
    reading = taken.reading
    dated = f", {reading.date}" if reading.date else ""
    stories = counted(len(taken.stories), "new story", "new stories")
    tell(f"{reading.name}{dated}: {stories}, {counted(len(taken.rates), 'rate')}")
    for story in taken.stories:
        tell(f"  {story.uid}  {story.words:>5} words  {story.headline}")
    for became, those in (
        ("newer there", taken.forward),
        ("changed here and there, merged", taken.merged),
        ("changed here and there in the same places, to be decided", taken.conflicts),
    ):
        for changed in those:
            tell(f"  {changed.uid}  {became}: {changed.headline}")
    if taken.edition and taken.edition.sentence:
        tell(f"  {taken.edition.sentence}")
    if taken.step:
        tell(f"  “newsdesk undo {taken.step.number}” takes back what was done with stories that were here.")
    if taken.conflicts:
        tell("  “newsdesk merges list” shows what is to be decided.")
    if taken.duplicates:
        known = "1 story was" if taken.duplicates == 1 else f"{taken.duplicates} stories were"
        tell(f"  {known} here already; what is here stays as it is.")
    if taken.signature:
        tell(f"  {taken.signature.once_taken_in}")
    _describe_reading(reading)


def _describe_reading(reading: PageReading) -> None:
    for each in reading.removed:
        times = f" ({each.count} times)" if each.count > 1 else ""
        tell(f"  Removed, line {each.line}{times}: {each.why}: {each.text}")
    for remark in reading.remarks:
        tell(f"  {remark}")
