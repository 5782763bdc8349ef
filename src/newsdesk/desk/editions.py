"""What is done with editions as a whole: made, looked at, filled, given the day's rates."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from newsdesk.desk.countries import country_named
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.freezing import frozen_on
from newsdesk.desk.stepping import Books, turn_all
from newsdesk.desk.stories import unknown
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day as in_words
from newsdesk.domain.days import on_calendars
from newsdesk.domain.edition import Edition, EditionName, Entry
from newsdesk.domain.errors import BadInput, Gone, Refused
from newsdesk.domain.journal import EditionTurn, Stepped, Turn
from newsdesk.domain.layout import sections
from newsdesk.domain.progress import Reporter, Silent
from newsdesk.domain.query import Sort
from newsdesk.domain.story import Status, StorySummary
from newsdesk.store.captures import Captures
from newsdesk.store.editions import Editions
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.text.query import parse

#: As many editions, at the most, are looked at for what their sections are called: a month's.
_LATELY = 30


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

    def headings(self, edition: Edition) -> tuple[str, ...]:
        """Return the sections that editions lately had and this one has not, the newest first."""
        with self._newsroom.archive.reading() as db:
            lately = Editions(db).headings(_LATELY)
        here = sections(edition.entries)
        return tuple(name for name in lately if name not in here)

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

    def elsewhere(self, edition: Edition) -> Mapping[str, tuple[EditionName, ...]]:
        """Return the other editions, newest first, that stories of this one are in, by the stories' uids."""
        with self._newsroom.archive.reading() as db:
            editions = Editions(db)
            found = editions.with_stories([entry.story for entry in edition.entries])
            names = editions.names()
        others = {
            story: tuple(each for each in names if each.uid in uids and each.uid != edition.uid)
            for story, uids in found.items()
        }
        return {story: among for story, among in others.items() if among}

    def next_day(self, today: date) -> date:
        """Return the day somebody is likely to make an edition of: the newest page's, else ``today``."""
        with self._newsroom.archive.reading() as db:
            day = Captures(db).newest_day()
            if day is not None and Editions(db).on(day) is None:
                return day
        return today

    def from_pages(self, day: date) -> tuple[str, ...]:
        """Return the uids of the stories taken in from a day's pages, in the pages' order."""
        with self._newsroom.archive.reading() as db:
            return Stories(db).from_captures_of(day)

    def ready(self, day: date | None = None, country: str = "") -> tuple[str, ...]:
        """Return the uids of the stories that are ready, those of a day's pages first, then oldest first.

        Of a ``day`` are those from its pages, and those last changed on it (UTC). ``country`` is a code (ISO
        3166-1 alpha-2) or a name; BadInput if it is neither.
        """
        about = f" country:{country_named(country)}" if country else ""
        queries = [f"status:ready{about}"]
        if day:
            queries.append(f"{queries[0]} after:{day} before:{day + timedelta(days=1)}")
        with self._newsroom.archive.reading() as db:
            shelf, stories = Shelf(db, self._newsroom.clock.now()), Stories(db)
            about_it, of_day = (set(shelf.uids(parse(queries[at]), Sort())) for at in (0, -1))
            pages = stories.from_captures_of(day) if day else ()
            ready = stories.uids(Status.READY)
        first = [uid for uid in pages if uid in about_it]
        return tuple(dict.fromkeys((*first, *(uid for uid in ready if uid in of_day))))

    def fill_with(
        self, edition: Edition, day: date | None = None, country: str = ""
    ) -> tuple[StorySummary, ...]:
        """Return the ready stories that an edition could be filled with: as ``ready``, less those in it."""
        there = {entry.story for entry in edition.entries}
        wanted = [uid for uid in self.ready(day, country) if uid not in there]
        with self._newsroom.archive.reading() as db:
            return Stories(db).summaries_of(wanted)

    def proposed(self, day: date) -> tuple[str, ...]:
        """Return what a day's edition begins with: its pages' stories, then all that are ready."""
        return tuple(dict.fromkeys((*self.from_pages(day), *self.ready())))

    def new(self, day: date, title: str = "", uids: Sequence[str] | None = None) -> Done[Edition]:
        """Make a day's edition with these stories (None: those proposed) and freeze the day's rates into it.

        It is a step: until the edition goes out, its making can be taken back.
        Refused if the day has one; BadInput if a story is not there, or if it is no day for one.
        """
        on_calendars(day)
        wanted = self.proposed(day) if uids is None else tuple(dict.fromkeys(uids))
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with self._newsroom.archive.writing() as db, Books.open(self._newsroom) as books:
            if books.editions.on(day) is not None:
                raise Refused(f"There is an edition of {in_words(day)} already. Open it and change that one.")
            self._all_there(books.stories, wanted)
            edition = Edition(
                uid=str(uuid.uuid4()),
                date=day,
                title=title,
                entries=tuple(Entry(uid) for uid in wanted),
                rates=frozen_on(self._newsroom, db, day),
                created=now,
                updated=now,
            )
            books.editions.add(edition)
            turn = EditionTurn(edition.uid, None, existing(books.editions, edition.uid).standing)
            books.steps.add(f"Make the edition of {in_words(day)}", "", (), now, who, (turn,))
        return Done(edition, Changes(editions=frozenset({edition.uid})))

    def add(self, uid: str, stories: Sequence[str], reporter: Reporter | None = None) -> Stepped:
        """Put stories at the end of an edition’s front, as one step; those in it already stay where they are.

        BadInput if the edition or a story is not there; Refused if all of them are in it. Cancelled if the
        reporter stops it.
        """
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            which = f"the edition of {in_words(existing(books.editions, uid).date)}"
            turns = [
                Turn(story, standing, standing._replace(editions=tuple(sorted({*standing.editions, uid}))))
                for story, standing in books.standing(tuple(dict.fromkeys(stories))).items()
                if uid not in standing.editions
            ]
            if not turns:
                them = "it" if len(set(stories)) == 1 else "them"
                raise Refused(f"There is nothing to add: {which} has {them} already.")
            changes = turn_all(books, self._newsroom, turns, reporter or Silent())
            added = [turn.story for turn in turns]
            step = books.steps.add(f"Add {books.what(added)} to {which}", "", turns, now, who)
            books.journal.note_all(added, f"added it to {which}", who, now, step.number)
        return Stepped(step, changes)

    def delete(self, uid: str) -> Stepped:
        """Take an edition away, as one step: its stories stay, and so does what it was exported to.

        BadInput if it is not there.
        """
        now, who = self._newsroom.clock.now(), self._newsroom.who
        with Books.open(self._newsroom) as books:
            edition = existing(books.editions, uid)
            books.gone_editions.take_out(uid)
            turn = EditionTurn(uid, edition.standing, None)
            step = books.steps.add(
                f"Delete the edition of {in_words(edition.date)}", "", (), now, who, (turn,)
            )
            what = f"deleted the edition of {in_words(edition.date)} that it was in"
            books.journal.note_all([each.story for each in edition.entries], what, who, now, step.number)
        return Stepped(step, Changes(editions=frozenset({uid})))

    def _all_there(self, stories: Stories, uids: Sequence[str]) -> None:
        missing = set(uids) - {each.uid for each in stories.summaries_of(uids)}
        if missing:
            raise unknown(min(missing))


def existing(editions: Editions, uid: str) -> Edition:
    """Return an edition, inside the transaction that ``editions`` reads in; Gone if it is not there."""
    edition = editions.get(uid)
    if edition is None:
        raise Gone("This edition is not there any more.")
    return edition
