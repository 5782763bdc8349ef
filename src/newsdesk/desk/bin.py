"""The bin: what is spiked stays there until somebody empties it by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import existing_story
from newsdesk.domain.backups import BackupKind
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Status
from newsdesk.domain.workflow import EMPTY_BIN
from newsdesk.store.editions import Editions
from newsdesk.store.people import People
from newsdesk.store.stories import Stories


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many stories are gone for good, and the backup that still has them."""

    stories: int
    backup: Path


class BinDesk:
    """Everything that is done with spiked stories but spiking them."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def count(self) -> int:
        """Return how many stories are in the bin."""
        with self._newsroom.archive.reading() as db:
            return len(Stories(db).uids(Status.SPIKED))

    def empty(self, uids: Sequence[str] = (), reporter: Reporter | None = None) -> Done[Emptied]:
        """Take these spiked stories, or all of them, away for good, once a backup has been made.

        Refused if there is none, if one of them is not spiked, or if whoever is at the desk may not;
        BadInput for an unknown one; Cancelled if the reporter stops the backup.
        """
        archive = self._newsroom.archive
        with archive.reading() as db:
            wanted = self._wanted(Stories(db), People(db), uids)
        backup = archive.backup(BackupKind.BEFORE_EMPTYING, reporter)
        with archive.writing() as db:
            stories, editions = Stories(db), Editions(db)
            # Somebody may have fetched one of them back while the copy was made.
            gone = self._wanted(stories, People(db), wanted)
            touched = frozenset(each for found in editions.with_stories(gone).values() for each in found)
            stories.remove(gone)
        return Done(Emptied(len(gone), backup), Changes(frozenset(gone), touched))

    def _wanted(self, stories: Stories, people: People, uids: Sequence[str]) -> tuple[str, ...]:
        EMPTY_BIN.refuse(people.role(self._newsroom.who))
        for uid in uids:
            story = existing_story(stories, uid)
            if story.status is not Status.SPIKED:
                raise Refused(f"“{story.headline}” is {story.status}, not spiked. Nothing was removed.")
        wanted = tuple(dict.fromkeys(uids)) or stories.uids(Status.SPIKED)
        if not wanted:
            raise Refused("The bin is empty.")
        return wanted
