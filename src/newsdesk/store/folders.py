"""The folders of a newsroom, with how many stories are in each."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import Select, SqliteDatabase, fn

from newsdesk.domain.finding import Folder, FolderCounts
from newsdesk.domain.query import Mark
from newsdesk.domain.story import Status
from newsdesk.store.fields import unlisted
from newsdesk.store.saved_searches import SavedSearches
from newsdesk.store.shelf import Shelf
from newsdesk.store.tables import EditionRow, EntryRow, StoryRow
from newsdesk.store.trouble import meant
from newsdesk.text.folding import folded_words
from newsdesk.text.query import parse

_HOW_MANY = fn.COUNT(StoryRow.id)
_SPIKED = StoryRow.status == Status.SPIKED.value
_ALIVE = StoryRow.status != Status.SPIKED.value


class Folders:
    """The folders at one time (UTC), as one connection sees them."""

    def __init__(self, db: SqliteDatabase, now: datetime) -> None:
        self._db = db
        self._shelf = Shelf(db, now)

    def counts(self) -> FolderCounts:
        """Count them all."""
        states = self._numbers(StoryRow.select(StoryRow.status, _HOW_MANY).group_by(StoryRow.status))
        alive = sum(number for status, number in states.items() if status != Status.SPIKED)
        return FolderCounts(
            everything=Folder("", "All", "", alive),
            statuses=tuple(
                Folder(each.value, each.value, f"status:{each.value.replace(' ', '-')}", states.get(each, 0))
                for each in Status
            ),
            embargoed=self._asked(Mark.EMBARGOED, f"is:{Mark.EMBARGOED}"),
            noted=self._asked(Mark.NOTED, f"is:{Mark.NOTED}"),
            merging=self._asked(Mark.MERGING, f"is:{Mark.MERGING}"),
            countries=self._countries(),
            reporters=self._reporters(),
            editions=self._editions(),
            searches=tuple(self._asked(name, query) for name, query in SavedSearches(self._db).all()),
        )

    def _asked(self, name: str, query: str) -> Folder:
        return Folder(name, name, query, self._shelf.count(parse(query)))

    def _countries(self) -> tuple[Folder, ...]:
        together = self._numbers(
            StoryRow.select(StoryRow.countries, _HOW_MANY).where(_ALIVE).group_by(StoryRow.countries)
        )
        counted: Counter[str] = Counter()
        for countries, number in together.items():
            with meant():
                codes = set(unlisted(countries))
            for code in codes:
                counted[code] += number
        return tuple(Folder(code, code, f"country:{code}", number) for code, number in _most(counted.items()))

    def _reporters(self) -> tuple[Folder, ...]:
        query = StoryRow.select(StoryRow.byline, _HOW_MANY).where(_ALIVE).group_by(StoryRow.byline)
        reporters: dict[tuple[str, ...], str] = {}
        counted: Counter[str] = Counter()
        # However a name is written, it is one name; shown as it is written most.
        for byline, number in _most(self._numbers(query).items()):
            words = folded_words(byline)
            if words:
                counted[reporters.setdefault(words, byline)] += number
        return tuple(
            Folder(byline, byline, f'by:"{" ".join(folded_words(byline))}"', number)
            for byline, number in _most(counted.items())
        )

    def _editions(self) -> tuple[Folder, ...]:
        # Those in the bin are few: to take them off is quicker than to look up the state of all others.
        entries = EntryRow.select(EntryRow.edition, fn.COUNT(EntryRow.story)).group_by(EntryRow.edition)
        among, spiked = self._numbers(entries), self._numbers(entries.join(StoryRow).where(_SPIKED))
        editions = EditionRow.select(EditionRow.id, EditionRow.uid, EditionRow.date, EditionRow.title)
        return tuple(
            Folder(uid, f"{day} {title}".strip(), f"in:{day}", among.get(key, 0) - spiked.get(key, 0))
            for key, uid, day, title in self._db.execute(editions.order_by(EditionRow.date.desc()))
        )

    def _numbers(self, query: Select) -> dict[Any, int]:
        # As they are kept: there are thousands of editions.
        return dict(self._db.execute(query).fetchall())


def _most(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda each: (-each[1], each[0]))
