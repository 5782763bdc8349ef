"""The copy desk's findings over stories."""

from collections.abc import Iterable, Iterator, Sequence

from newsdesk.copydesk.checklist import check, for_readers
from newsdesk.copydesk.checks import Proof
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.findings import Finding
from newsdesk.domain.story import Story
from newsdesk.domain.workflow import Requirement
from newsdesk.store import Notes, Stories

#: How many stories are in memory at once with their texts.
PART = 200


class CopyDesk:
    """Reads stories with a copy editor's eye; changes nothing."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def check(self, uids: Sequence[str] = ()) -> tuple[Finding, ...]:
        """Return what these stories, or all that are not spiked, lack before readers may get them."""
        with self._newsroom.archive.reading() as db:
            stories = Stories(db)
            wanted = tuple(uids) or tuple(each.uid for each in stories.summaries())
            parts = (wanted[start : start + PART] for start in range(0, len(wanted), PART))
            return tuple(
                finding
                for part in parts
                for finding in findings(self._newsroom, Notes(db), stories.many(part), for_readers())
            )


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
