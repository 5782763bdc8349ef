"""The steps of the desk: what was done, and how each story and edition stood before and after."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.edition import Entry, Layout
from newsdesk.domain.journal import EditionTurn, Standing, Step, Turn
from newsdesk.domain.story import Status
from newsdesk.domain.workflow import transition
from newsdesk.store.corrections import read, written
from newsdesk.store.fields import WordsField
from newsdesk.store.queries import first, rows
from newsdesk.store.tables import Row, StepRow
from newsdesk.store.trouble import meant

#: What a list shows of a step: how the stories stood may be long.
_HEAD = (StepRow.id, StepRow.at, StepRow.who, StepRow.label, StepRow.action, StepRow.undone)

_NAMES = Standing._fields


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
        """Keep a step that was just taken."""
        stood = {"turns": _dump(turns), "editions": _dump_layouts(editions)}
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

    def editions(self, number: int, now: Mapping[str, Layout]) -> tuple[EditionTurn, ...]:
        """Return how a step's editions were laid out; what it left alone is in both as it is in ``now``."""
        return tuple(
            EditionTurn(uid, _laid_out(now[uid], before), _laid_out(now[uid], after))
            for uid, before, after in self._kept(number, StepRow.editions)
            if uid in now
        )

    def changed_editions(self, number: int) -> tuple[str, ...]:
        """Return the uids of the editions whose layout a step changed."""
        return tuple(uid for uid, _before, _after in self._kept(number, StepRow.editions))

    def stories(self, number: int) -> tuple[str, ...]:
        """Return the uids of a step's stories."""
        return tuple(uid for uid, _before, _after in self._kept(number, StepRow.turns))

    def _kept(self, number: int, column: WordsField) -> list[tuple[str, Row, Row]]:
        kept = StepRow.select(column).where(StepRow.id == number).scalar(self._db)
        with meant():
            return [(uid, before, after) for uid, before, after in json.loads(kept)]

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
    found["corrections"] = [written(each) for each in standing.corrections]
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
            found[name] = tuple(map(read, value))
        else:
            found[name] = tuple(value) if isinstance(value, list) else value
    return Standing(**found)


def _dump_layouts(turns: Sequence[EditionTurn]) -> str:
    kept = []
    for turn in turns:
        before, after = turn.before._asdict(), turn.after._asdict()
        names = [name for name in Layout._fields if before[name] != after[name]]
        kept.append(
            (turn.edition, {name: before[name] for name in names}, {name: after[name] for name in names})
        )
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


@meant()
def _laid_out(now: Layout, kept: Row) -> Layout:
    fields = dict(kept)
    if "entries" in fields:
        fields["entries"] = tuple(Entry(*each) for each in fields["entries"])
    return now._replace(**fields)
