"""The steps of the desk: what was done, and how each story and edition stood before and after."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.edition import EditionStanding, Entry, Layout
from newsdesk.domain.journal import EditionTurn, Standing, Step, Turn
from newsdesk.domain.rates import Rate
from newsdesk.domain.story import Status
from newsdesk.domain.workflow import transition
from newsdesk.store import corrections, merges
from newsdesk.store.fields import WordsField
from newsdesk.store.queries import first, rows
from newsdesk.store.rates import Rates, rate
from newsdesk.store.tables import RateRow, Row, StepRow
from newsdesk.store.trouble import meant

#: What a list shows of a step: how the stories stood may be long.
_HEAD = (StepRow.id, StepRow.at, StepRow.who, StepRow.label, StepRow.action, StepRow.undone)

_NAMES = Standing._fields

#: What the rates of an edition are called beside the fields of its layout: each is its key and its change.
RATES = "rates"
_NO_EDITION = EditionStanding(Layout(), ())


class Steps:
    """The steps as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def add(
        self,
        label: str,
        action: str,
        turns: Sequence[Turn],
        at: datetime,
        who: str,
        editions: Sequence[EditionTurn] = (),
    ) -> Step:
        """Keep a step that was just taken; the rates of its editions must be kept already."""
        stood = {"turns": _dump(turns), "editions": self._dump_editions(editions)}
        number = StepRow.insert(at=at, who=who, label=label, action=action, **stood).execute(self._db)
        return Step(int(number), at, who, label, action)

    def get(self, number: int) -> Step | None:
        """Return the step with that number."""
        return self._one(StepRow.select(*_HEAD).where(StepRow.id == number))

    def newest(self, limit: int) -> tuple[Step, ...]:
        """Return the newest steps, also those taken back, newest first."""
        query = StepRow.select(*_HEAD).order_by(StepRow.id.desc()).limit(limit)
        return tuple(_step(row) for row in rows(query, self._db))

    def undoable(self, below: int | None = None) -> Step | None:
        """Return the newest step that is not taken back, of those with a lower number than ``below``."""
        query = StepRow.select(*_HEAD).where(StepRow.undone.is_null()).order_by(StepRow.id.desc())
        return self._one(query if below is None else query.where(StepRow.id < below))

    def redoable(self) -> Step | None:
        """Return the step that was taken back last, if nothing was done since."""
        back = self._one(
            StepRow.select(*_HEAD)
            .where(StepRow.undone.is_null(False))
            .order_by(StepRow.undone.desc(), StepRow.id)
        )
        if back is None or StepRow.select().where(StepRow.at > back.undone).exists(self._db):
            return None
        return back

    def _one(self, query: Any) -> Step | None:
        row = first(query, self._db)
        return _step(row) if row else None

    def turns(self, number: int, now: dict[str, Standing]) -> tuple[Turn, ...]:
        """Return how a step's stories stood; what it left alone stands in both as it does in ``now``."""
        return tuple(
            Turn(uid, _filled(now[uid], before), _filled(now[uid], after))
            for uid, before, after in self._kept(number, StepRow.turns)
            if uid in now
        )

    def editions(self, number: int, now: Mapping[str, EditionStanding]) -> tuple[EditionTurn, ...]:
        """Return how a step's editions stood; what it left alone is in both as it is in ``now``."""
        turns = []
        for uid, before, after in self._kept(number, StepRow.editions):
            stands = now.get(uid, _NO_EDITION)
            turns.append(EditionTurn(uid, self._edition(stands, before), self._edition(stands, after)))
        return tuple(turns)

    def changed_editions(self, number: int) -> tuple[str, ...]:
        """Return the uids of the editions that a step changed, made, or deleted."""
        return tuple(uid for uid, _before, _after in self._kept(number, StepRow.editions))

    def stories(self, number: int) -> tuple[str, ...]:
        """Return the uids of a step's stories."""
        return tuple(uid for uid, _before, _after in self._kept(number, StepRow.turns))

    def _kept(self, number: int, column: WordsField) -> list[tuple[str, Any, Any]]:
        kept = StepRow.select(column).where(StepRow.id == number).scalar(self._db)
        with meant():
            return [(uid, before, after) for uid, before, after in json.loads(kept)]

    def _dump_editions(self, turns: Iterable[EditionTurn]) -> str:
        keys = Rates(self._db)

        def plain(standing: EditionStanding | None) -> Row | None:
            if standing is None:
                return None
            frozen = [(keys.key(each), each.change) for each in standing.rates]
            return {**standing.layout._asdict(), RATES: frozen}

        kept = []
        for turn in turns:
            before, after = plain(turn.before), plain(turn.after)
            if before and after:
                names = [name for name in before if before[name] != after[name]]
                before, after = ({name: each[name] for name in names} for each in (before, after))
            kept.append((turn.edition, before, after))
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    def _edition(self, now: EditionStanding, kept: Row | None) -> EditionStanding | None:
        if kept is None:
            return None
        fields, rates = dict(kept), now.rates
        with meant():
            if RATES in fields:
                rates = self._rates(fields.pop(RATES))
            if "entries" in fields:
                fields["entries"] = tuple(Entry(*each) for each in fields["entries"])
            return EditionStanding(now.layout._replace(**fields), rates)

    def _rates(self, kept: Sequence[tuple[int, str]]) -> tuple[Rate, ...]:
        among = RateRow.select().where(RateRow.id.in_([key for key, _change in kept]))
        found = {row["id"]: row for row in rows(among, self._db)}
        return tuple(rate({**found[key], "change": change}) for key, change in kept)

    def set_undone(self, number: int, at: datetime | None) -> None:
        """Keep that a step was taken back (UTC), or with None that it was taken again."""
        StepRow.update(undone=at).where(StepRow.id == number).execute(self._db)


@meant()
def _step(row: Row) -> Step:
    if row["action"]:
        transition(row["action"])
    return Step(row["id"], row["at"], row["who"], row["label"], row["action"], row["undone"])


def _dump(turns: Sequence[Turn]) -> str:
    kept = []
    for turn in turns:
        before, after = _plain(turn.before), _plain(turn.after)
        names = [name for name in _NAMES if before[name] != after[name]]
        kept.append(
            (turn.story, {name: before[name] for name in names}, {name: after[name] for name in names})
        )
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _plain(standing: Standing) -> Row:
    found: Row = {}
    for name in _NAMES:
        value = getattr(standing, name)
        found[name] = value.isoformat() if isinstance(value, datetime) else value
    found["corrections"] = [corrections.written(each) for each in standing.corrections]
    found["merges"] = [merges.written(each) for each in standing.merges]
    return found


@meant()
def _filled(now: Standing, kept: Row) -> Standing:
    found = {name: getattr(now, name) for name in _NAMES}
    for name, value in kept.items():
        if name in {"status", "spiked_from"}:
            found[name] = Status(value) if value else None
        elif name in {"published", "embargo"}:
            found[name] = datetime.fromisoformat(value) if value else None
        elif name == "corrections":
            found[name] = tuple(map(corrections.read, value))
        elif name == "merges":
            found[name] = tuple(map(merges.read, value))
        else:
            found[name] = tuple(value) if isinstance(value, list) else value
    return Standing(**found)
