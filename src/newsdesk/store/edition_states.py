"""How editions were when they went from desk to desk, and what waits for an editor of them."""

import json
from collections.abc import Iterable, Iterator, Sequence

from peewee import SqliteDatabase

from newsdesk.domain.edition import Entry, Layout
from newsdesk.domain.edition_states import EditionState, PendingEdition
from newsdesk.store.queries import rows, tuples
from newsdesk.store.tables import EditionMergeRow, EditionRow, EditionStateRow, Row
from newsdesk.store.trouble import meant


class EditionStates:
    """The states of editions as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, edition: str) -> tuple[EditionState, ...]:
        """Return an edition's states, oldest first; the last is as it last went out or came in."""
        query = (
            EditionStateRow.select(EditionStateRow.identity, EditionStateRow.layout, EditionStateRow.rates)
            .join(EditionRow)
            .where(EditionRow.uid == edition)
            .order_by(EditionStateRow.id)
        )
        return tuple(_state(*each) for each in tuples(query, self._db))

    def add(self, edition: str, states: Sequence[EditionState]) -> None:
        """Keep those of an edition's states that are not kept yet, after those that are."""
        known = {each.identity for each in self.of(edition)}
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
        """Return what waits for an editor, of one edition or of all: what came first first."""
        query = EditionMergeRow.select(EditionMergeRow, EditionRow.uid.alias("edition_uid")).join(EditionRow)
        chosen = query.where(EditionRow.uid == edition) if edition else query
        return tuple(self._pending(chosen.order_by(EditionMergeRow.id)))

    def _pending(self, query: object) -> Iterator[PendingEdition]:
        for row in list(rows(query, self._db)):
            states = {each.identity: each for each in self.of(row["edition_uid"])}
            yield _pending(row, states.get(row["base"]))

    def put_off(self, pending: PendingEdition) -> None:
        """Let something wait, under a number of its own, in place of whatever waited of that edition."""
        self.drop(each.number for each in self.waiting(pending.uid) if each.desk == pending.desk)
        EditionMergeRow.insert(
            edition=_key(pending.uid),
            at=pending.at,
            who=pending.who,
            desk=pending.desk,
            name=pending.name,
            theirs=pending.theirs,
            past=pending.past,
            base=pending.base.identity if pending.base else "",
        ).execute(self._db)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget these: they are decided, or something newer has come."""
        EditionMergeRow.delete().where(EditionMergeRow.id.in_(list(numbers))).execute(self._db)


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


def _pending(row: Row, base: EditionState | None) -> PendingEdition:
    return PendingEdition(
        row["id"],
        row["edition_uid"],
        row["at"],
        row["who"],
        row["desk"],
        row["name"],
        row["theirs"],
        row["past"],
        base,
    )
