"""The copy desk's findings over stories."""

from collections.abc import Iterable, Iterator, Sequence

from newsdesk.copydesk.checklist import check, for_readers
from newsdesk.copydesk.checks import Proof
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import parts
from newsdesk.desk.stories import unknown
from newsdesk.domain.findings import Finding
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Story
from newsdesk.domain.workflow import Requirement
from newsdesk.store.notes import Notes
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories


class CopyDesk:
    """Reads stories with a copy editor's eye; changes nothing."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def check(self, uids: Sequence[str] = (), reporter: Reporter | None = None) -> tuple[Finding, ...]:
        """Return what these stories, or all that are not spiked, lack before readers may get them.

        BadInput if one of them is not there; Cancelled if the reporter stops it.
        """
        found: list[Finding] = []
        with self._newsroom.archive.reading() as db:
            wanted = tuple(uids) or Shelf(db, self._newsroom.clock.now()).uids(Query(), Sort())
            for part in parts(wanted, reporter or Silent(), "Checking the stories"):
                stories = Stories(db).many(part)
                missing = set(part) - {story.uid for story in stories}
                if missing:
                    raise unknown(min(missing))
                found += findings(self._newsroom, Notes(db), stories, for_readers())
        return tuple(found)


def findings(
    newsroom: Newsroom, notes: Notes, stories: Sequence[Story], requires: Iterable[Requirement]
) -> Iterator[Finding]:
    """Yield what the very stories that are in hand lack of what is asked for: another reading might differ.

    ``notes`` reads in the transaction that the stories are from.
    """
    open_notes = notes.open_counts([story.uid for story in stories])
    now, limit, wanted = newsroom.clock.now(), newsroom.headline_limit, tuple(requires)
    for story in stories:
        yield from check(Proof(story, now, open_notes.get(story.uid, 0), limit), wanted)
