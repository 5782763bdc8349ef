"""newsdesk import: pages, documents and bundles become stories."""

from pathlib import Path
from typing import Any

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, progress, tell
from newsdesk.desk import TakenIn


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_json
@pass_session
def take_in(session: Session, paths: tuple[Path, ...], *, in_json: bool) -> None:
    """Take in captured pages (.txt, .html), Markdown, .docx and bundles.

    Everything is read before anything is stored: one bad file, and nothing has changed.
    """
    with session.desk(may_start=True) as desk, progress() as reporter:
        intake = desk.intake
        bundles = [path for path in paths if intake.is_bundle(path)]
        received = [intake.read_bundle(path) for path in bundles]
        pages = [intake.read(path) for path in paths if path not in bundles]
        taken: list[TakenIn] = []
        for number, page in enumerate(pages):
            reporter.step(number, len(paths), page.reading.name)
            taken.append(intake.take(page).value)
        for number, bundle in enumerate(received, len(pages)):
            reporter.step(number, len(paths), bundle.name)
            taken.append(intake.receive(bundle).value)
    if in_json:
        emit({"files": [_document(each) for each in taken]})
        return
    for each in taken:
        _describe(each)


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
    tell(f"{reading.name}{dated}: {len(taken.stories)} new stories, {len(taken.rates)} rates")
    for story in taken.stories:
        tell(f"  {story.uid}  {story.words:>5} words  {story.headline}")
    if taken.duplicates:
        tell(f"  {taken.duplicates} stories were here already and stay as they are.")
    for each in reading.removed:
        times = f" ({each.count} times)" if each.count > 1 else ""
        tell(f"  Removed, line {each.line}{times}: {each.why}: {each.text}")
    for remark in reading.remarks:
        tell(f"  {remark}")
