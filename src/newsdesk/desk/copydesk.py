"""The copy desk's findings over stories."""

from collections.abc import Sequence

from newsdesk.copydesk.checks import check
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.findings import Finding
from newsdesk.store import Stories


class CopyDesk:
    """Reads stories with a copy editor's eye; changes nothing."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def check(self, uids: Sequence[str] = ()) -> tuple[Finding, ...]:
        """Return the findings of these stories, or of all that are not spiked."""
        with self._newsroom.archive.reading() as db:
            stories = Stories(db)
            wanted = tuple(uids) or tuple(each.uid for each in stories.summaries("", None, None))
            return tuple(finding for story in stories.many(wanted) for finding in check(story))
