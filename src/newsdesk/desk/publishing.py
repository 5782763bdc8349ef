"""Getting an edition out: the checklist, the bundle, and reading a bundle as a stranger would."""

from dataclasses import dataclass
from pathlib import Path

from newsdesk.bundle import BundleContent, Pages, Written, verify_bundle, write_bundle
from newsdesk.copydesk.checks import check
from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.edition import Edition, Export
from newsdesk.domain.errors import Refused
from newsdesk.domain.findings import BundleFinding, Finding, Severity
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Status, Story
from newsdesk.store import Editions, Revisions, Stories
from newsdesk.text.worker import Renderer


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written, read back and found sound."""

    edition: Edition
    written: Written


class Publishing:
    """Everything that goes out of one newsroom."""

    def __init__(self, newsroom: Newsroom, renderer: Renderer, pages: Pages) -> None:
        self._newsroom = newsroom
        self._renderer = renderer
        self._pages = pages

    def target(self, edition: Edition) -> Path:
        """Return where an edition goes unless somebody says otherwise."""
        return self._newsroom.folder / "exports" / edition.date.isoformat()

    def checklist(self, edition: Edition) -> tuple[Finding, ...]:
        """Return what is wrong with an edition's stories; errors hold the export back."""
        with self._newsroom.archive.reading() as db:
            return _findings(Stories(db).many([entry.story for entry in edition.entries]))

    def export(self, uid: str, out: Path, reporter: Reporter, override: str = "") -> Done[Exported]:
        """Write an edition's bundle to a folder, or to a .zip by its name, and verify it.

        Refused if the checklist has an error and ``override`` does not say why it goes out all the same, or
        if it cannot be written; Cancelled if the reporter stops it. Until it is done, what was at ``out``
        stays there.
        """
        with self._newsroom.archive.reading() as db:
            edition = existing(Editions(db), uid)
            stories = Stories(db)
            loaded = stories.many([entry.story for entry in edition.entries])
            revisions = {story.uid: Revisions(db).of(story.uid) for story in loaded}
        _hold_back(edition, _findings(loaded), override)
        content = BundleContent(
            newsroom=self._newsroom.name,
            edition=edition,
            stories=loaded,
            revisions=revisions,
            base_url=self._newsroom.base_url,
            override=override,
        )
        written = write_bundle(content, out, self._pages, self._renderer.render, reporter)
        export = Export(uid, self._newsroom.clock.now(), str(out), written.sha256, override)
        with self._newsroom.archive.writing() as db:
            Editions(db).add_export(export)
        return Done(Exported(edition, written), Changes(editions=frozenset({uid})))


def verify(path: Path) -> tuple[BundleFinding, ...]:
    """Read a bundle as a stranger would; nothing found means that it is whole and as it was written.

    BadInput if the path holds no bundle at all. It needs no newsroom.
    """
    return verify_bundle(path)


def _hold_back(edition: Edition, findings: tuple[Finding, ...], override: str) -> None:
    if not edition.entries:
        raise Refused(f"The edition of {edition.date} has no stories yet. Add some, then export it.")
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if errors and not override.strip():
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise Refused(f"{errors[0].message}{more} Mend it, or say why the edition goes out all the same.")


def _findings(stories: tuple[Story, ...]) -> tuple[Finding, ...]:
    """Check the very stories that are in hand: another reading might find others."""
    return (*_standing(stories), *(finding for story in stories for finding in check(story)))


def _standing(stories: tuple[Story, ...]) -> list[Finding]:
    return [
        Finding(
            story.uid,
            "spiked",
            "headline",
            0,
            0,
            f"“{story.headline}” is spiked. Take it out of the edition, or unspike it.",
            Severity.ERROR,
        )
        for story in stories
        if story.status is Status.SPIKED
    ]
