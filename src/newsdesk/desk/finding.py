"""What is done to find stories: search, sort, page through, count in folders, keep searches."""

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.errors import BadInput
from newsdesk.domain.finding import FolderCounts, Page
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StorySummary
from newsdesk.store.folders import Folders
from newsdesk.store.saved_searches import SavedSearches
from newsdesk.store.shelf import Shelf

_SEARCHES = Changes(searches=True)


class FindDesk:
    """Everything that is asked of the list of stories in one newsroom. ``text.query.parse`` makes a query."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def page(self, query: Query, sort: Sort, start: int, count: int) -> Page:
        """Return what a query finds from row ``start`` (the first is 0), at most ``count`` rows."""
        with self._newsroom.archive.reading() as db:
            rows = Shelf(db, self._newsroom.clock.now()).page(query, sort, start, count)
        return Page(query, sort, start, rows)

    def rows(self, query: Query, sort: Sort, limit: int | None = None) -> tuple[StorySummary, ...]:
        """Return the first rows of what a query finds, or all of them."""
        with self._newsroom.archive.reading() as db:
            return tuple(Shelf(db, self._newsroom.clock.now()).rows(query, sort, limit))

    def count(self, query: Query) -> int:
        """Return how many stories a query finds."""
        with self._newsroom.archive.reading() as db:
            return Shelf(db, self._newsroom.clock.now()).count(query)

    def uids(self, query: Query, sort: Sort) -> tuple[str, ...]:
        """Return all that a query finds, in order: what "select all" selects."""
        with self._newsroom.archive.reading() as db:
            return Shelf(db, self._newsroom.clock.now()).uids(query, sort)

    def place_of(self, uid: str, query: Query, sort: Sort) -> int | None:
        """Return the row (from 0) in which a story stands, or None if the query does not find it."""
        with self._newsroom.archive.reading() as db:
            return Shelf(db, self._newsroom.clock.now()).place_of(uid, query, sort)

    def folders(self) -> FolderCounts:
        """Return every folder with how many stories are in it."""
        with self._newsroom.archive.reading() as db:
            return Folders(db, self._newsroom.clock.now()).counts()

    def save_search(self, name: str, query: str) -> Changes:
        """Keep a query under a name, in place of what had that name before; BadInput without either."""
        name, query = " ".join(name.split()), query.strip()
        if not name:
            raise BadInput("A saved search needs a name, to be found by in the list of folders.")
        if not query:
            raise BadInput("There is nothing to save yet: type a search first.")
        with self._newsroom.archive.writing() as db:
            SavedSearches(db).keep(name, query)
        return _SEARCHES

    def rename_search(self, old: str, new: str) -> Changes:
        """Give a saved search another name; Refused if that is another search's."""
        new = " ".join(new.split())
        if not new:
            raise BadInput("A saved search needs a name, to be found by in the list of folders.")
        if new == old:
            return NOTHING
        with self._newsroom.archive.writing() as db:
            if not SavedSearches(db).rename(old, new):
                raise BadInput(f"There is no saved search “{old}” any more.")
        return _SEARCHES

    def remove_search(self, name: str) -> Changes:
        """Forget a saved search; nothing happens if it is gone already."""
        with self._newsroom.archive.writing() as db:
            return _SEARCHES if SavedSearches(db).remove(name) else NOTHING
