"""Who is at the desk, and as what."""

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Person, Role
from newsdesk.domain.workflow import SET_ROLES
from newsdesk.store.people import People

#: The most letters of a name.
LONGEST = 80


class PeopleDesk:
    """Lists the people of one newsroom and gives them their roles."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def all(self) -> tuple[Person, ...]:
        """Return everybody who is listed, and whoever is at the desk now, by name."""
        me = self._newsroom.who
        with self._newsroom.archive.reading() as db:
            people = {person.name: person for person in People(db).all()}
            people.setdefault(me, Person(me, People(db).role(me)))
        return tuple(people[name] for name in sorted(people, key=str.casefold))

    def role(self) -> Role:
        """Return what whoever is at the desk now is."""
        with self._newsroom.archive.reading() as db:
            return People(db).role(self._newsroom.who)

    def set_role(self, name: str, role: Role) -> None:
        """Say what somebody is at the desk.

        Refused if whoever is at the desk is no editor, or if nobody were left who is one.
        """
        wanted = Person(" ".join(name.split()), role)
        if not wanted.name or len(wanted.name) > LONGEST:
            raise BadInput(f"A name has 1 to {LONGEST} characters; “{name}” has {len(wanted.name)}.")
        me = self._newsroom.who
        with self._newsroom.archive.writing() as db:
            people = People(db)
            mine = people.role(me)
            SET_ROLES.refuse(mine)
            roles = {me: mine, **{each.name: each.role for each in people.all()}, wanted.name: role}
            if Role.EDITOR not in roles.values():
                raise Refused(f"{wanted.name} is the last editor. Make somebody else an editor first.")
            people.put(wanted)
