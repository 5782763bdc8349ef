"""Holding stories back until their time has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import Books, turn_all
from newsdesk.domain.errors import Refused
from newsdesk.domain.journal import Stepped, Turn
from newsdesk.domain.progress import Silent
from newsdesk.store.standings import Standings
from newsdesk.text.clocks import everywhere

#: What is further away than so many days, ten years, is a slip of the pen.
FURTHEST = 3660


class EmbargoDesk:
    """Everything that is done with embargoes in one newsroom. Each call is one transaction and one step."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def of(self, uids: Sequence[str]) -> tuple[datetime, ...]:
        """Return until when these stories are, or were, held back: each moment once, the soonest first."""
        with self._newsroom.archive.reading() as db:
            standings = Standings(db).of(uids).values()
        return tuple(sorted({each.embargo for each in standings if each.embargo}))

    def set(self, uids: Sequence[str], at: datetime | None) -> Stepped:
        """Hold stories back until a moment (aware), or lift their embargo (None).

        Refused, with nothing changed, if the moment is past or more than ten years away, or if the stories
        have that embargo already, or another that is not to be moved by whoever is at the desk; BadInput if
        one of them is not there.
        """
        now, who = self._newsroom.clock.now(), self._newsroom.who
        if at is not None:
            _check(at, now)
        with Books.open(self._newsroom) as books:
            standings = books.standing(tuple(dict.fromkeys(uids)))
            turns = [
                Turn(uid, standing, standing._replace(embargo=at))
                for uid, standing in standings.items()
                if standing.embargo != at
            ]
            if not turns:
                raise Refused(
                    "There is no embargo to lift." if at is None else "The embargo is until then already."
                )
            changes = turn_all(books, self._newsroom, turns, Silent())
            touched = [turn.story for turn in turns]
            label = f"{'Lift the embargo of' if at is None else 'Embargo'} {books.what(touched)}"
            step = books.steps.add(label, "", turns, now, who)
            said = "lifted its embargo" if at is None else f"put it under embargo until {everywhere(at)}"
            books.journal.note_all(touched, said, who, now, step.number)
        return Stepped(step, changes)


def _check(at: datetime, now: datetime) -> None:
    if at - now > timedelta(days=FURTHEST):
        raise Refused(f"An embargo until {at.year} is longer than ten years. Choose an earlier end.")
    if at <= now:
        raise Refused(f"The embargo of {everywhere(at)} is over already. Choose a time that is to come.")
