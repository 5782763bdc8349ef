"""What went out of an edition: every export, and what is different in the edition since."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.edition import Edition, EditionName, Export
from newsdesk.domain.errors import BadInput
from newsdesk.domain.sent import Sent, Since, differences, sent_again, sent_of, sent_story
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.standings import Standings
from newsdesk.store.stories import Stories


class EditionDay(NamedTuple):
    """How one edition stands, for a calendar: ``out`` is when it went out last (UTC), or None.

    ``changed`` says whether it is different since, as far as anybody kept what went out.
    """

    edition: EditionName
    stories: int
    exports: int
    out: datetime | None = None
    changed: bool = False


class SentDesk:
    """Knows what readers were given of the editions of one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def exports(self, uid: str) -> tuple[Export, ...]:
        """Return when and where an edition went out, oldest first."""
        with self._newsroom.archive.reading() as db:
            return Editions(db).exports(existing(Editions(db), uid).uid)

    def since(self, uid: str, number: int = -1) -> Since | None:
        """Return what is different since an export, counted from 0 as in ``exports`` (-1: the last).

        None if it never went out; BadInput if it did, and has no such export.
        """
        with self._newsroom.archive.reading() as db:
            edition = existing(Editions(db), uid)
            return _since(db, edition, Editions(db).exports(uid), number)

    def days(self, first: date, last: date) -> tuple[EditionDay, ...]:
        """Return how the editions of these days stand, oldest first."""
        with self._newsroom.archive.reading() as db:
            editions = Editions(db)
            among = [name for name in editions.names() if first <= name.date <= last]
            return tuple(_day(db, name, existing(editions, name.uid)) for name in reversed(among))


def _day(db: Any, name: EditionName, edition: Edition) -> EditionDay:
    exports = Editions(db).exports(edition.uid)
    since = _since(db, edition, exports, -1)
    changed = bool(since and since.differences)
    return EditionDay(name, len(edition.entries), len(exports), since and since.export.at, changed)


def _since(db: Any, edition: Edition, exports: Sequence[Export], number: int) -> Since | None:
    """Return what is different since one of an edition's exports; as ``SentDesk.since``."""
    if not exports:
        return None
    if not -1 <= number < len(exports):
        often = "once" if len(exports) == 1 else f"{len(exports)} times"
        raise BadInput(f"There is no export {number + 1}: the edition went out {often}.")
    then = Editions(db).sent(edition.uid, number)
    if then is None:
        return Since(exports[number], known=False)
    return Since(exports[number], differences(then, _now(db, edition, then)))


def _now(db: Any, edition: Edition, then: Sent) -> Sent:
    """Return an edition as it would go out now; only texts are read that are other revisions by now."""
    uids = [entry.story for entry in edition.entries]
    revisions, corrections = Standings(db).revisions(uids), Corrections(db).of_many(uids)
    kept = {each.story: each for each in then.stories if each.revision == revisions.get(each.story)}
    others = Stories(db).many([uid for uid in uids if uid not in kept])
    fresh = {each.uid: sent_story(each, corrections.get(each.uid, ())) for each in others}
    for each in Stories(db).summaries_of(list(kept)):
        fresh[each.uid] = sent_again(kept[each.uid], each.status, corrections.get(each.uid, ()))
    return sent_of(edition, [fresh[uid] for uid in uids if uid in fresh])
