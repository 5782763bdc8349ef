"""The copy desk's findings over stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from newsdesk.copydesk.checklist import Checklist, for_readers
from newsdesk.copydesk.checks import Places, Proof, nowhere
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import parts
from newsdesk.desk.stories import existing_stories
from newsdesk.domain.findings import Finding
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Story, StoryText
from newsdesk.domain.workflow import Requirement
from newsdesk.store.notes import Notes
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories

if TYPE_CHECKING:
    from newsdesk.copydesk.money.rating import HouseStyle, Lookup
    from newsdesk.desk.known_findings import KnownFindings
    from newsdesk.desk.money import MoneyDesk


class CopyDesk:
    """Reads stories with a copy editor's eye; changes nothing."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def check(
        self, uids: Sequence[str] = (), reporter: Reporter | None = None, day: date | None = None
    ) -> tuple[Finding, ...]:
        """Return what these stories, or all that are not spiked, lack before readers may get them.

        Conversions are held against the rates of ``day``, or of each story's own. BadInput if one of the
        stories is not there; Cancelled if the reporter stops it.
        """
        found: list[Finding] = []
        with self._newsroom.archive.reading() as db:
            wanted = tuple(uids) or Shelf(db, self._newsroom.clock.now()).uids(Query(), Sort())
            for part in parts(wanted, reporter or Silent(), "Checking the stories"):
                stories = existing_stories(Stories(db), part)
                found += findings(self._newsroom, Notes(db), stories, for_readers(), day)
        return tuple(found)


def findings(
    newsroom: Newsroom,
    notes: Notes,
    stories: Sequence[Story],
    requires: Iterable[Requirement],
    day: date | None = None,
    *,
    to_a_desk: bool = False,
    texts: "KnownFindings | None" = None,
) -> Iterator[Finding]:
    """Yield what the very stories that are in hand lack of what is asked for: another reading might differ.

    ``notes`` reads in the transaction that the stories are from. Conversions are held against the rates of
    ``day``, or against those of each story's own. ``to_a_desk``: they may go to one, and a note that travels
    is nothing that they lack then. ``texts`` knows what texts lack by themselves: for many stories.
    """
    open_notes = notes.open_counts([story.uid for story in stories], staying=to_a_desk)
    now, limit, checklist = newsroom.clock.now(), newsroom.headline_limit, Checklist(requires)
    money = _Money(newsroom, day)
    for story in stories:
        proof = Proof(story, now, open_notes.get(story.uid, 0), limit, money.misrated, money.unanswered)
        known = texts.of(proof, checklist, money.converts) if texts else None
        if known and not known.converts:
            proof = replace(proof, misrated=nowhere)
        yield from checklist.check(proof, known.lacks if known else None)


class _Money:
    """Checks conversions once somebody asks for it; no rate is looked up twice."""

    def __init__(self, newsroom: Newsroom, day: date | None) -> None:
        self._newsroom, self._day = newsroom, day
        self._lookups: dict[date, Lookup] = {}

    @cached_property
    def _desk(self) -> "MoneyDesk":
        # What finds amounts takes long to import, and most of what is asked of stories is not about money.
        from newsdesk.desk.money import MoneyDesk  # noqa: PLC0415
        from newsdesk.desk.rates import RatesDesk  # noqa: PLC0415

        return MoneyDesk(self._newsroom, RatesDesk(self._newsroom))

    @cached_property
    def _style(self) -> "HouseStyle":
        return self._desk.style()

    def converts(self, text: StoryText) -> bool:
        """Say whether there are conversions in a text."""
        return self._desk.converts(text)

    def misrated(self, story: Story) -> Places:
        """Yield the conversions in a story that are off."""
        day = self._day or self._desk.day_of(story)
        lookup = self._lookups.setdefault(day, self._desk.lookup(day))
        return self._desk.misrated(story.text, lookup, self._style)

    def unanswered(self, story: Story) -> Mapping[str, str]:
        """Say why shortcodes in a story have no answer, by their names."""
        from newsdesk.desk.shortcodes import Shortcodes  # noqa: PLC0415 - as above

        return Shortcodes(self._newsroom).answered(story.text).why
