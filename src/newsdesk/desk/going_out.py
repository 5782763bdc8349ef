"""What of the archive goes into a bundle: gathered alike for one that is written, and while nobody waits."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsdesk.bundle import BundleContent
from newsdesk.bundle.aside import heads
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.pasts import Pasts
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import Refused, WorldError
from newsdesk.domain.formats import Outlets
from newsdesk.domain.story import Story
from newsdesk.store.corrections import Corrections
from newsdesk.store.notes import Notes


def gathered(
    newsroom: Newsroom,
    edition: Edition,
    stories: Sequence[Story],
    around: tuple[Corrections, Notes],
    outlets: Outlets,
) -> BundleContent:
    """Return what goes out of an edition's stories; what is ``around`` them is read where they were read.

    Their shortcodes have no answers yet.
    """
    corrections, notes = around
    uids = [story.uid for story in heads(stories)]
    pasts = Pasts(newsroom, heads(stories))
    return BundleContent(
        newsroom=newsroom.name,
        edition=edition,
        stories=stories,
        revisions=pasts,
        base_url=outlets.address,
        corrections=corrections.of_many(uids),
        notes=notes.travelling(uids),
        gone_notes=notes.gone_from(uids),
        formats=outlets.formats,
        mark=pasts.mark,
        for_desks=outlets.for_desks,
    )


@contextmanager
def noting(out: Path) -> Iterator[None]:
    """Say of trouble inside that the bundle is there all the same: its readers may have it by now."""
    try:
        yield
    except WorldError as error:
        raise Refused(
            f"The bundle is in “{out}” and whole, but that it went out could not be noted. {error}"
        ) from error
