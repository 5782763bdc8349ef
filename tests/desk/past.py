"""Every text that a story ever had, as the archive keeps it."""

from newsdesk.desk import Desk
from newsdesk.domain.story import Revision
from newsdesk.store.revisions import Revisions


def revisions_of(desk: Desk, uid: str) -> tuple[Revision, ...]:
    """Return a story's revisions, oldest first."""
    with desk.newsroom.archive.reading() as db:
        return Revisions(db).of(uid)
