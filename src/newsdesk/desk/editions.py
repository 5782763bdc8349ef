"""What is done with editions: made, filled, put in order, given the day's rates."""

import uuid
from collections.abc import Sequence
from datetime import date

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.freezing import frozen_on
from newsdesk.desk.stepping import Books, turn_all
from newsdesk.desk.stories import unknown
from newsdesk.domain.changes import NOTHING, Changes, Done
from newsdesk.domain.edition import Edition, EditionName, Entry, Export
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Stepped, Turn
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.story import Status, StorySummary
from newsdesk.store.captures import Captures
from newsdesk.store.editions import Editions
from newsdesk.store.stories import Stories


class EditionDesk:
    """Everything that is done with editions in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def all(self) -> tuple[Edition, ...]:
        """Return every edition, newest first."""
        with self._newsroom.archive.reading() as db:
            return Editions(db).all()

    def names(self) -> tuple[EditionName, ...]:
        """Return what every edition is called, newest first: there is one a day, for years."""
        with self._newsroom.archive.reading() as db:
            return Editions(db).names()

    def get(self, uid: str) -> Edition:
        """Return an edition; BadInput if there is none with that uid."""
        with self._newsroom.archive.reading() as db:
            return existing(Editions(db), uid)

    def on(self, day: date) -> Edition:
        """Return a day's edition; BadInput if there is none yet."""
        with self._newsroom.archive.reading() as db:
            edition = Editions(db).on(day)
        if edition is None:
            raise BadInput(f"There is no edition of {day}. Make one with “newsdesk edition new {day}”.")
        return edition

    def stories(self, edition: Edition) -> tuple[StorySummary, ...]:
        """Return an edition's stories in order, as a list shows them."""
        with self._newsroom.archive.reading() as db:
            return Stories(db).summaries_of([entry.story for entry in edition.entries])

    def exports(self, uid: str) -> tuple[Export, ...]:
        """Return when and where an edition went out, oldest first."""
        with self._newsroom.archive.reading() as db:
            return Editions(db).exports(uid)

    def next_day(self) -> date:
        """Return the day somebody is likely to make an edition of: the newest page's, else today (UTC)."""
        with self._newsroom.archive.reading() as db:
            day = Captures(db).newest_day()
            if day is not None and Editions(db).on(day) is None:
                return day
        return self._newsroom.clock.now().date()

    def from_pages(self, day: date) -> tuple[str, ...]:
        """Return the uids of the stories taken in from a day's pages, in the pages' order."""
        with self._newsroom.archive.reading() as db:
            return Stories(db).from_captures_of(day)

    def ready(self) -> tuple[str, ...]:
        """Return the uids of all stories that are ready, oldest first."""
        with self._newsroom.archive.reading() as db:
            return Stories(db).uids(Status.READY)

    def proposed(self, day: date) -> tuple[str, ...]:
        """Return what a day's edition begins with: its pages' stories, then all that are ready."""
        return tuple(dict.fromkeys((*self.from_pages(day), *self.ready())))

    def new(self, day: date, title: str = "", uids: Sequence[str] | None = None) -> Done[Edition]:
        """Make a day's edition with these stories (None: those proposed) and freeze the day's rates into it.

        Refused if the day has one; BadInput if a story is not there.
        """
        wanted = self.proposed(day) if uids is None else tuple(dict.fromkeys(uids))
        now = self._newsroom.clock.now()
        with self._newsroom.archive.writing() as db:
            editions = Editions(db)
            if editions.on(day) is not None:
                raise Refused(f"There is an edition of {day} already. Open it and change that one.")
            self._all_there(Stories(db), wanted)
            edition = Edition(
                uid=str(uuid.uuid4()),
                date=day,
                title=title,
                entries=tuple(Entry(uid) for uid in wanted),
                rates=frozen_on(self._newsroom, db, day),
                created=now,
                updated=now,
            )
            editions.add(edition)
        return Done(edition, Changes(editions=frozenset({edition.uid})))

    def order(self, uid: str, stories: Sequence[str]) -> Changes:
        """Give an edition these stories in this order."""
        wanted = tuple(dict.fromkeys(stories))
        with self._newsroom.archive.writing() as db:
            editions = Editions(db)
            edition = existing(editions, uid)
            self._all_there(Stories(db), wanted)
            sections = {entry.story: entry.section for entry in edition.entries}
            entries = tuple(Entry(each, sections.get(each, "")) for each in wanted)
            if entries == edition.entries:
                return NOTHING
            editions.set_entries(uid, entries, self._newsroom.clock.now())
        return Changes(editions=frozenset({uid}))

    def add(self, uid: str, stories: Sequence[str], reporter: Reporter | None = None) -> Stepped:
        """Put stories at the end of an edition, as one step; those in it already stay where they are.

        BadInput if the edition or a story is not there; Refused if all of them are in it. Cancelled if the
        reporter stops it.
        """
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            day = existing(books.editions, uid).date
            turns = [
                Turn(story, standing, standing._replace(editions=tuple(sorted({*standing.editions, uid}))))
                for story, standing in books.standing(tuple(dict.fromkeys(stories))).items()
                if uid not in standing.editions
            ]
            if not turns:
                raise Refused(f"There is nothing to add: the edition of {day} has it already.")
            changes = turn_all(books, self._newsroom, turns, reporter or Silent(), back=False)
            added = [turn.story for turn in turns]
            step = books.steps.add(f"Add {books.what(added)} to the edition of {day}", "", turns, now, who)
            books.journal.note_all(added, f"added it to the edition of {day}", who, now, step.number)
        return Stepped(step, changes)

    def remove(self, uid: str, stories: Sequence[str]) -> Changes:
        """Take stories out of an edition; the stories themselves stay."""
        gone = set(stories)
        kept = [entry.story for entry in self.get(uid).entries if entry.story not in gone]
        return self.order(uid, kept)

    def freeze_rates(self, uid: str) -> Changes:
        """Freeze the newest rates known for its day into an edition, in place of the ones it has."""
        with self._newsroom.archive.writing() as db:
            editions = Editions(db)
            edition = existing(editions, uid)
            rates = frozen_on(self._newsroom, db, edition.date)
            if rates == edition.rates:
                return NOTHING
            editions.set_rates(uid, rates, self._newsroom.clock.now())
        return Changes(editions=frozenset({uid}))

    def _all_there(self, stories: Stories, uids: Sequence[str]) -> None:
        missing = set(uids) - {each.uid for each in stories.summaries_of(uids)}
        if missing:
            raise unknown(min(missing))


def existing(editions: Editions, uid: str) -> Edition:
    """Return an edition, inside the transaction that ``editions`` reads in; BadInput if it is gone."""
    edition = editions.get(uid)
    if edition is None:
        raise BadInput("This edition is not there any more.")
    return edition
