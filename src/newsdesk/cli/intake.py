"""newsdesk import: pages, documents and bundles become stories."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, progress, tell
from newsdesk.desk.intake import Intake, TakenIn
from newsdesk.domain.changes import Done
from newsdesk.text.english import counted


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_json
@pass_session
def take_in(session: Session, paths: tuple[Path, ...], *, in_json: bool) -> None:
    """Take in captured pages (.txt, .html), Markdown, .docx and bundles.

    Everything is read before anything is stored: one bad file, and nothing has changed.
    """
    if session.is_new:
        # What cannot be read must not leave an empty newsroom behind.
        for path in paths:
            Intake.probe(path)
    with session.desk(may_start=True) as desk, progress() as reporter:
        read = [_read(desk.intake, path) for path in paths]
        taken: list[TakenIn] = []
        for number, (path, take) in enumerate(zip(paths, read, strict=True)):
            reporter.step(number, len(paths), path.name)
            taken.append(take().value)
    if in_json:
        emit({"files": [_document(each) for each in taken]})
        return
    for each in taken:
        _describe(each)


def _read(intake: Intake, path: Path) -> Callable[[], Done[TakenIn]]:
    """Read a page or a bundle, and return what takes it in."""
    if intake.is_bundle(path):
        return partial(intake.receive, intake.read_bundle(path))
    return partial(intake.take, intake.read(path))


def _document(taken: TakenIn) -> dict[str, Any]:
    reading = taken.reading
    return {
        "file": reading.name,
        "date": reading.date,
        "encoding": reading.encoding,
        "stories": [
            {
                "uid": story.uid,
                "headline": story.text.headline,
                "slug": story.slug,
                "words": story.words,
                "countries": list(story.text.countries),
            }
            for story in taken.stories
        ],
        "rates": [{"pair": rate.pair, "value": rate.value, "change": rate.change} for rate in taken.rates],
        "removed": [
            {"text": each.text, "why": each.why, "line": each.line, "count": each.count}
            for each in reading.removed
        ],
        "duplicates": taken.duplicates,
        "remarks": list(reading.remarks),
    }


def _describe(taken: TakenIn) -> None:
    reading = taken.reading
    dated = f", {reading.date}" if reading.date else ""
    stories = counted(len(taken.stories), "new story", "new stories")
    tell(f"{reading.name}{dated}: {stories}, {counted(len(taken.rates), 'rate')}")
    for story in taken.stories:
        tell(f"  {story.uid}  {story.words:>5} words  {story.headline}")
    if taken.duplicates:
        known = "1 story was" if taken.duplicates == 1 else f"{taken.duplicates} stories were"
        tell(f"  {known} here already; what is here stays as it is.")
    for each in reading.removed:
        times = f" ({each.count} times)" if each.count > 1 else ""
        tell(f"  Removed, line {each.line}{times}: {each.why}: {each.text}")
    for remark in reading.remarks:
        tell(f"  {remark}")
