"""Who is at the desk as what. Who is not listed is what ``domain.people.USUAL`` says."""

from peewee import SqliteDatabase

from newsdesk.domain.people import USUAL, Person, Role
from newsdesk.store.queries import rows
from newsdesk.store.tables import PersonRow
from newsdesk.store.trouble import meant


class People:
    """The people as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def all(self) -> tuple[Person, ...]:
        """Return everybody who is listed, by name."""
        query = PersonRow.select().order_by(PersonRow.name)
        return tuple(Person(row["name"], _role(row["role"])) for row in rows(query, self._db))

    def role(self, name: str) -> Role:
        """Return what somebody is."""
        role = PersonRow.select(PersonRow.role).where(PersonRow.name == name).scalar(self._db)
        return USUAL if role is None else _role(role)

    def put(self, person: Person) -> None:
        """List somebody, or list them as something else."""
        PersonRow.insert(name=person.name, role=person.role.value).on_conflict_replace().execute(self._db)


@meant()
def _role(kept: str) -> Role:
    return Role(kept)
