"""Searches that somebody named."""

from peewee import IntegrityError, SqliteDatabase

from newsdesk.domain.errors import Refused
from newsdesk.store.queries import tuples
from newsdesk.store.tables import SavedSearchRow


class SavedSearches:
    """The saved searches as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def all(self) -> tuple[tuple[str, str], ...]:
        """Return each one's name and query, by name."""
        query = SavedSearchRow.select(SavedSearchRow.name, SavedSearchRow.query)
        return tuple(sorted(tuples(query, self._db), key=lambda each: str(each[0]).casefold()))

    def keep(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of the one that is there."""
        SavedSearchRow.insert(name=name, query=query).on_conflict(
            conflict_target=[SavedSearchRow.name], update={SavedSearchRow.query: query}
        ).execute(self._db)

    def rename(self, old: str, new: str) -> bool:
        """Give one another name; False if there is none of the old. Refused if the new one is taken."""
        try:
            with self._db.atomic():
                query = SavedSearchRow.update(name=new).where(SavedSearchRow.name == old)
                return bool(query.execute(self._db))
        except IntegrityError as error:
            raise Refused(f"There is a search “{new}” already. Choose another name.") from error

    def remove(self, name: str) -> bool:
        """Forget one; False if there is none of that name."""
        return bool(SavedSearchRow.delete().where(SavedSearchRow.name == name).execute(self._db))
