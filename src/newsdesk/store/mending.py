"""Rows that were rescued, brought into agreement: stories and revisions, and all with what they name."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Status, StoryText, Why, titled
from newsdesk.store.captures import Captures
from newsdesk.store.chains import Link, Mended, Standing, mended, trouble
from newsdesk.store.queries import first, rows, tuples
from newsdesk.store.revisions import dump, parse
from newsdesk.store.tables import CorrectionRow, ReadRow, RevisionRow, Row, StoryRow
from newsdesk.text.english import counted
from newsdesk.text.words import count

#: What people call the rows of each table: one, many.
NAMES = {
    "setting": ("setting", "settings"),
    "capture": ("captured page", "captured pages"),
    "story": ("story", "stories"),
    "revision": ("revision", "revisions"),
    "draft": ("unsaved text", "unsaved texts"),
    "read": ("reading mark", "reading marks"),
    "merge": ("merge that waits for an editor", "merges that wait for an editor"),
    "correction": ("correction", "corrections"),
    "note": ("note", "notes"),
    "gone_note": ("note that was taken away", "notes that were taken away"),
    "step": ("step of the desk", "steps of the desk"),
    "event": ("line of the journal", "lines of the journal"),
    "saved_search": ("saved search", "saved searches"),
    "person": ("person at the desk", "people at the desk"),
    "rate": ("rate", "rates"),
    "verdict": ("decision on a rate", "decisions on rates"),
    "payload": ("table as a bank sent it", "tables as banks sent them"),
    "rate_source": ("source of rates", "sources of rates"),
    "validator": ("mark of a table", "marks of tables"),
    "alert": ("alert", "alerts"),
    "edition": ("edition", "editions"),
    "edition_state": ("state of an edition", "states of editions"),
    "edition_merge": ("edition that waits for an editor", "editions that wait for an editor"),
    "gone_edition": ("edition that was deleted", "editions that were deleted"),
    "entry": ("place in an edition", "places in editions"),
    "frozen_rate": ("frozen rate", "frozen rates"),
    "export": ("export", "exports"),
}
#: What is kept beside the things that people know.
_UNTOLD = {"setting", "read", "step", "event", "gone_note", "edition_state", "gone_edition"}
#: The name that a text is given which no digest vouches for any more.
DOUBTFUL = "Damaged: as far as it could be read"

_FIELDS = tuple(StoryText._fields)


@dataclass(slots=True)
class Losses:
    """Collects what is not as it was; tables by their names, stories by their keys."""

    #: Rows that could not be read, or mean nothing.
    rows: Counter[str] = field(default_factory=Counter)
    #: Rows in which some letters could not be read.
    garbled: Counter[str] = field(default_factory=Counter)
    #: Tables of which a part could not be found.
    torn_tables: set[str] = field(default_factory=set)
    #: Stories of which nothing but a name could be read.
    stories: list[str] = field(default_factory=list)
    #: What had to be guessed of a story: names of columns.
    guessed: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    remarks: list[str] = field(default_factory=list)

    def sentences(self) -> tuple[str, ...]:
        """Say what could not be saved."""
        said = [f"The story “{each}” could not be read." for each in self.stories]
        said += [
            f"{counted(number, *NAMES[name])} could not be read."
            for name, number in self.rows.items()
            if number and name != "story"
        ]
        unknown = max(self.rows["story"] - len(self.stories), 0)
        if unknown and not self.stories:
            said.append(f"{counted(unknown, 'story', 'stories')} could not be read where they stood.")
        said += [
            f"There may have been more {NAMES[name][1]}: a part of where they stood is broken."
            for name in NAMES
            if name in self.torn_tables
        ]
        return tuple(said)


def mend_stories(
    db: SqliteDatabase,
    torn: set[int],
    remembered: Mapping[int, Mapping[str, str]],
    now: datetime,
    losses: Losses,
    reporter: Reporter,
) -> None:
    """Make every story's text, its revisions and their digests agree again.

    ``torn`` are keys of stories whose own row cannot be trusted, ``remembered`` what indexes know of stories
    ("uid", "slug", "status"), also of those whose row is gone: they are made anew from their revisions.
    """
    there = {key for (key,) in tuples(StoryRow.select(StoryRow.id), db)}
    named = {key for (key,) in tuples(RevisionRow.select(RevisionRow.story).distinct(), db)}
    keys = sorted(there | named | set(remembered))
    mender = _Mender(db, now, losses)
    for done, key in enumerate(keys):
        if not done % 100:
            reporter.step(done, len(keys), "Comparing stories with their revisions")
        mender.mend(key, remembered.get(key, {}), is_torn=key in torn)
    mender.give_serials()


class _Mender:
    def __init__(self, db: SqliteDatabase, now: datetime, losses: Losses) -> None:
        self._db, self._now, self._losses = db, now, losses

    def mend(self, key: int, remembered: Mapping[str, str], *, is_torn: bool) -> None:
        """Bring one story into agreement with its revisions."""
        past = list(
            rows(RevisionRow.select().where(RevisionRow.story == key).order_by(RevisionRow.number), self._db)
        )
        links = [_link(each) for each in past]
        row = first(StoryRow.select().where(StoryRow.id == key), self._db)
        own = _text(row) if row else None
        standing = Standing(None if is_torn else own, row["revision"] if row else "")
        said = trouble(standing, links)
        guessed = self._losses.guessed.get(key)
        if row and guessed:
            what = ", ".join(sorted(guessed)).replace("_", " ")
            self._losses.remarks.append(
                f"“{titled(row['headline'])}”: please check its {what}, which had to be guessed."
            )
        if row and not said:
            return
        chain = mended(standing, links)
        if not chain.links and own is not None:
            # Letters may be wrong in it, but it is all there is.
            chain = mended(Standing(own, ""), links)
        text = chain.links[-1].text if chain.links else None
        if text is None:
            self._losses.stories.append(remembered.get("slug") or remembered.get("uid") or f"number {key}")
            RevisionRow.delete().where(RevisionRow.story == key).execute(self._db)
            StoryRow.delete().where(StoryRow.id == key).execute(self._db)
            return
        if row is None:
            said = "only its revisions could be read"
            self._make_anew(key, remembered, text, past)
        self._write(key, chain, {each["number"]: each["label"] for each in past})
        old = row["published_revision"] if row else ""
        StoryRow.update(
            **text._asdict(),
            words=count(text.body),
            revision=chain.links[-1].digest,
            published_revision=chain.digests.get(old, ""),
        ).where(StoryRow.id == key).execute(self._db)
        self._remark(titled(text.headline), said, chain)

    def _write(self, key: int, chain: Mended, labels: Mapping[int, str]) -> None:
        if chain.lost:
            gone = RevisionRow.number.in_(sorted(chain.lost))
            RevisionRow.delete().where(RevisionRow.story == key, gone).execute(self._db)
        newest = max(labels, default=0)
        for each in chain.links:
            facts: dict[str, Any] = {"parent": each.parent, "digest": each.digest}
            if each.text is not None:
                facts |= {"text": dump(each.text), "text_digest": "", "words": count(each.text.body)}
            if each.number:
                if each.number in chain.doubtful:
                    facts["label"] = labels[each.number] or DOUBTFUL
                RevisionRow.update(**facts).where(
                    RevisionRow.story == key, RevisionRow.number == each.number
                ).execute(self._db)
            else:
                made = {"at": self._now, "who": "Newsdesk", "why": Why.RECOVERY.value, "label": ""}
                RevisionRow.insert(story=key, number=newest + 1, **made, **facts).execute(self._db)
        for old, new in chain.digests.items():
            if old != new:
                self._follow(key, old, new)
                # Other desks know it by what it was called, as long as it is the same text.
                RevisionRow.update(origin=old).where(
                    RevisionRow.story == key,
                    RevisionRow.digest == new,
                    RevisionRow.origin == "",
                    RevisionRow.number.not_in(sorted(chain.doubtful)),
                ).execute(self._db)

    def _follow(self, key: int, old: str, new: str) -> None:
        """Let what names a revision by its digest name it by the new one."""
        for model, column in (
            (CorrectionRow, CorrectionRow.before),
            (CorrectionRow, CorrectionRow.after),
            (ReadRow, ReadRow.digest),
        ):
            model.update({column: new}).where(model.story == key, column == old).execute(self._db)

    def _make_anew(self, key: int, remembered: Mapping[str, str], text: StoryText, past: list[Row]) -> None:
        slug = remembered.get("slug", f"rescued-{key}")
        if StoryRow.select(StoryRow.id).where(StoryRow.slug == slug).exists(self._db):
            slug = f"{slug}-{key}"
        StoryRow.insert(
            id=key,
            uid=remembered.get("uid", str(uuid.uuid4())),
            slug=slug,
            serial=-key,
            status=remembered.get("status", Status.DRAFT.value),
            created=past[0]["at"],
            updated=past[-1]["at"],
            words=0,
            revision="",
            published_revision="",
            headline_key="",
            opening="",
            **text._asdict(),
        ).execute(self._db)

    def _remark(self, headline: str, said: str, chain: Mended) -> None:
        kept = [f"revision {number}" for number in sorted(chain.doubtful)]
        lost = [f"revision {number}" for number in sorted(chain.lost)]
        remark = f"“{headline}”: {said}."
        if kept:
            remark += f" Kept as far as it could be read: {', '.join(kept)}."
        if lost:
            remark += f" Not saved: {', '.join(lost)}."
        if not kept and not lost:
            remark += " Its text was put right from what else is kept of it."
        self._losses.remarks.append(remark)

    def give_serials(self) -> None:
        """Give serials to the stories that have none yet, in the order in which they were changed."""
        last = int(StoryRow.select(fn.MAX(StoryRow.serial)).scalar(self._db) or 0)
        without = StoryRow.select(StoryRow.id).where(StoryRow.serial < 0)
        keys = [key for (key,) in tuples(without.order_by(StoryRow.updated, StoryRow.id.desc()), self._db)]
        for serial, key in enumerate(keys, max(last, 0) + 1):
            StoryRow.update(serial=serial).where(StoryRow.id == key).execute(self._db)


def _link(row: Row) -> Link:
    try:
        text = parse(row["text"]) if row["text"] else None
    except (ValueError, KeyError, TypeError):
        text = None
    digest = text.digest() if text else row["text_digest"]
    return Link(row["number"], text, digest, row["parent"], row["digest"])


def _text(row: Row) -> StoryText:
    return StoryText(**{each: row[each] for each in _FIELDS})


def mend_captures(db: SqliteDatabase, losses: Losses) -> None:
    """Vouch anew for what is left of a captured page that is not as it came, and say which it is."""
    for name in Captures(db).vouch_anew():
        losses.remarks.append(f"The captured page {name} is not quite as it was taken in.")


def drop_dangling(db: SqliteDatabase, losses: Losses) -> None:
    """Drop rows that name what could not be saved, or let them name nothing where they may."""
    while dangling := db.execute_sql("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _other, number in dangling:
            column = next(
                each[3]
                for each in db.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
                if each[0] == number
            )
            columns = db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
            if any(each[1] == column and not each[3] for each in columns):
                db.execute_sql(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))  # noqa: S608
            else:
                db.execute_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608 - our names
                losses.rows[table] += 1


def counts(db: SqliteDatabase) -> tuple[tuple[str, int], ...]:
    """Return how many rows of each kind there are, as people call them, without what there is none of."""
    found = []
    for table, (_one, many) in NAMES.items():
        (number,) = db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - our names
        if number and table not in _UNTOLD:
            found.append((many, number))
    return tuple(found)
