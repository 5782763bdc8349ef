"""How editions were when they went from desk to desk, and what waits for an editor of them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.edition import Entry, Layout
from newsdesk.domain.edition_states import EditionState, PendingEdition
from newsdesk.store.fields import UTCField, unlisted
from newsdesk.store.queries import tuples
from newsdesk.store.tables import EditionMergeRow, EditionRow, EditionStateRow
from newsdesk.store.trouble import Damaged, meant

#: What is said of it.
UNREADABLE = "What another desk made of an edition, and waits for an editor, cannot be read any more."
#: What a state is.
_WHOLE = EditionStateRow.identity, EditionStateRow.layout, EditionStateRow.rates
_WAITING = (
    "SELECT edition_merge.id, edition.uid, at, theirs, digest, past, base, who, desk, name"
    " FROM edition_merge JOIN edition ON edition.id = edition_id"
)


class EditionStates:
    """The states of editions as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, edition: str) -> tuple[EditionState, ...]:
        """Return an edition's states, oldest first; the last is as it last went out or came in."""
        query = _of(edition, *_WHOLE).order_by(EditionStateRow.id)
        return tuple(_state(*each) for each in tuples(query, self._db))

    def last(self, edition: str) -> EditionState | None:
        """Return how an edition was when it last went out or came in; None if it never did."""
        query = _of(edition, *_WHOLE).order_by(EditionStateRow.id.desc()).limit(1)
        return next((_state(*each) for each in tuples(query, self._db)), None)

    def identities(self, edition: str) -> tuple[str, ...]:
        """Return the identities of an edition's states, oldest first."""
        query = _of(edition, EditionStateRow.identity).order_by(EditionStateRow.id)
        return tuple(identity for (identity,) in tuples(query, self._db))

    def add(self, edition: str, states: Sequence[EditionState]) -> None:
        """Keep those of an edition's states that are not kept yet, after those that are."""
        known = set(self.identities(edition))
        for each in states:
            if each.identity not in known:
                EditionStateRow.insert(
                    edition=_key(edition),
                    identity=each.identity,
                    layout=_dump(each.layout),
                    rates=each.rates,
                ).execute(self._db)

    # -- what waits

    def waiting(self, edition: str = "") -> tuple[PendingEdition, ...]:
        """Return what waits for an editor, of one edition or of all: what came first first.

        What cannot be read any more is left out.
        """
        return tuple(each for each in self._read(edition).values() if each)

    def editions_waiting(self) -> frozenset[str]:
        """Return the uids of the editions that something waits for, without reading what."""
        query = EditionMergeRow.select(EditionRow.uid).join(EditionRow).distinct()
        return frozenset(uid for (uid,) in tuples(query, self._db))

    def unreadable(self, edition: str = "") -> tuple[int, ...]:
        """Return the numbers of what waited, and cannot be read any more."""
        return tuple(number for number, each in self._read(edition).items() if each is None)

    def _read(self, edition: str) -> dict[int, PendingEdition | None]:
        # Not by way of the fields, of which one that means nothing is damage, and ends the work on the file.
        where, values = (" WHERE edition.uid = ?", (edition,)) if edition else ("", ())
        found = self._db.execute_sql(f"{_WAITING}{where} ORDER BY edition_merge.id", values)
        return {number: self._pending(number, *row) for number, *row in found.fetchall()}

    def _pending(
        self, number: int, uid: str, at: str, theirs: str, digest: str, past: str, base: str, *words: str
    ) -> PendingEdition | None:
        try:
            if _digest(theirs) != digest:
                return None
            when, identities = UTCField().python_value(at), unlisted(past)
            if when is None or not identities:
                return None
        except (ValueError, TypeError, AttributeError, Damaged):
            return None
        states = {each.identity: each for each in self.of(uid)}
        who, desk, name = words
        return PendingEdition(number, uid, when, who, desk, name, theirs, identities, states.get(base))

    def put_off(self, pending: PendingEdition) -> None:
        """Let something wait, under a number of its own, in place of whatever waited of that edition."""
        old = (each.number for each in self.waiting(pending.uid) if each.desk == pending.desk)
        self.drop((*old, *self.unreadable(pending.uid)))
        EditionMergeRow.insert(
            edition=_key(pending.uid),
            at=pending.at,
            who=pending.who,
            desk=pending.desk,
            name=pending.name,
            theirs=pending.theirs,
            past=pending.past,
            base=pending.base.identity if pending.base else "",
            digest=_digest(pending.theirs),
        ).execute(self._db)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget these: they are decided, or something newer has come."""
        EditionMergeRow.delete().where(EditionMergeRow.id.in_(list(numbers))).execute(self._db)


def _of(edition: str, *columns: object) -> Any:
    return EditionStateRow.select(*columns).join(EditionRow).where(EditionRow.uid == edition)


def _key(edition: str) -> object:
    return EditionRow.select(EditionRow.id).where(EditionRow.uid == edition)


def _dump(layout: Layout | None) -> str:
    return json.dumps(layout, ensure_ascii=False) if layout else ""


@meant()
def _state(identity: str, layout: str, rates: str) -> EditionState:
    if not layout:
        return EditionState(identity, None, rates)
    title, note, lead, strip, entries = json.loads(layout)
    stories = tuple(Entry(*each) for each in entries)
    return EditionState(identity, Layout(title, note, lead, strip, stories), rates)


def _digest(theirs: str) -> str:
    return hashlib.sha256(theirs.encode()).hexdigest()
