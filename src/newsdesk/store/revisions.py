"""Revisions: every text of a story that was left standing, chained by digest."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Revision, Story, StoryText, Why, chain, json_bites
from newsdesk.store.fields import UTCField, storable
from newsdesk.store.queries import among, parts, rows, tuples
from newsdesk.store.tables import ReadRow, RevisionRow, Row, StoryRow
from newsdesk.store.trouble import meant
from newsdesk.text.words import count

#: What a timeline shows of a revision, without its text; the order of ``_past``.
_PAST = (
    RevisionRow.number,
    RevisionRow.at,
    RevisionRow.who,
    RevisionRow.why,
    RevisionRow.label,
    RevisionRow.words,
    RevisionRow.digest,
    RevisionRow.text_digest != "",
    RevisionRow.went_out,
)

#: What a revision is besides its text, for which its digest stands.
_MARKS = (
    RevisionRow.digest,
    RevisionRow.parent,
    RevisionRow.number,
    RevisionRow.at,
    RevisionRow.who,
    RevisionRow.why,
    RevisionRow.label,
    RevisionRow.origin,
)

#: How many revisions can have been thinned out between two that come from another desk.
_FURTHEST = 1_000_000

# Written out, because many are kept at once, and Peewee takes longer over a statement than SQLite.
_ADD = (
    "INSERT INTO revision"
    " (story_id, number, at, who, why, text, text_digest, parent, digest, label, words)"
    " SELECT id, (SELECT coalesce(max(number), 0) + 1 FROM revision WHERE story_id = story.id),"
    " ?, ?, ?, ?, '', ?, ?, '', ? FROM story WHERE uid = ?"
)
_RECEIVE = (
    "INSERT INTO revision"
    " (story_id, number, at, who, why, text, text_digest, parent, digest, label, origin)"
    " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)"
)
_OUT = (
    "UPDATE revision SET went_out = ? WHERE story_id = (SELECT id FROM story WHERE uid = ?)"
    " AND digest = ? AND went_out IS NULL"
)
_SECURE = (
    "UPDATE revision SET label = ? FROM story WHERE story.uid = ? AND revision.story_id = story.id"
    " AND revision.digest = story.revision AND label = ''"
)


class Revisions:
    """The revisions as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def of(self, uid: str) -> tuple[Revision, ...]:
        """Return all of a story's revisions whose text is kept, oldest first."""
        query = (
            RevisionRow.select(RevisionRow)
            .join(StoryRow)
            .where(StoryRow.uid == uid, RevisionRow.text != "")
            .order_by(RevisionRow.number)
        )
        return tuple(_revision(uid, row) for row in rows(query, self._db))

    def of_many(self, uids: Sequence[str]) -> Mapping[str, tuple[Revision, ...]]:
        """Return, by uid, what ``of`` does for each of these stories; unknown ones are left out."""
        found = defaultdict[str, list[Revision]](list)
        for part in parts(uids):
            query = (
                RevisionRow.select(RevisionRow, StoryRow.uid.alias("uid"))
                .join(StoryRow)
                .where(StoryRow.uid.in_(among(part)), RevisionRow.text != "")
                .order_by(RevisionRow.number)
            )
            for row in rows(query, self._db):
                found[row["uid"]].append(_revision(row["uid"], row))
        return {uid: tuple(revisions) for uid, revisions in found.items()}

    def marks_of(self, uids: Sequence[str]) -> Mapping[str, tuple[tuple[Any, ...], ...]]:
        """Return, by uid, what tells the revisions that ``of_many`` returns from others: all but their texts.

        Of each its digest, which vouches for its text, comes first.
        """
        found = defaultdict[str, list[tuple[Any, ...]]](list)
        for part in parts(uids):
            query = (
                RevisionRow.select(StoryRow.uid, *_MARKS)
                .join(StoryRow)
                .where(StoryRow.uid.in_(among(part)), RevisionRow.text != "")
                .order_by(RevisionRow.number)
            )
            for uid, *mark in tuples(query, self._db):
                found[uid].append(tuple(mark))
        return {uid: tuple(marks) for uid, marks in found.items()}

    def timeline(self, uid: str, who: str) -> tuple[PastText, ...]:
        """Return all of a story's revisions without their texts, oldest first; ``who`` is the reader."""
        query = RevisionRow.select(*_PAST).join(StoryRow).where(StoryRow.uid == uid)
        read = self.last_read(uid, who)
        return tuple(
            self._past(uid, row, read) for row in tuples(query.order_by(RevisionRow.number), self._db)
        )

    @meant()
    def _past(self, uid: str, row: tuple[Any, ...], read: str) -> PastText:
        number, at, who, why, label, words, digest, thinned, went_out = row
        if words is None:  # from before it was counted when it was kept
            text = self.text_of(uid, digest)
            words = count(text.body) if text else 0
        return PastText(
            number, at, who, Why(why), label, words, digest, bool(thinned), went_out, digest == read
        )

    def text_of(self, uid: str, digest: str) -> StoryText | None:
        """Return the text of one revision of a story; None if it is not there, or thinned.

        ``digest`` is that of here, or of the desk where it was made.
        """
        query = RevisionRow.select(RevisionRow.text).join(StoryRow).order_by(RevisionRow.digest != digest)
        this = (RevisionRow.digest == digest) | (RevisionRow.origin == digest)
        found = query.where(StoryRow.uid == uid, this).scalar(self._db) if digest else None
        with meant():
            return parse(found) if found else None

    def begin(self, key: int, story: Story, who: str, why: Why) -> None:
        """Keep the text of a new story, which has that key, as its first revision."""
        RevisionRow.insert(
            story=key,
            number=1,
            at=story.updated,
            who=who,
            why=why.value,
            text=dump(story.text),
            text_digest="",
            parent="",
            digest=story.revision,
            label="",
            words=story.words,
        ).execute(self._db)

    def add_all(
        self, texts: Sequence[tuple[Story, StoryText, int]], at: datetime, who: str, why: Why
    ) -> list[str]:
        """Keep a text for each of these stories, with its length in words; return the texts' digests."""
        digests = [chain(story.revision, text) for story, text, _words in texts]
        stored = UTCField().db_value(at)
        self._db.connection().executemany(
            _ADD,
            [
                (stored, who, why.value, dump(text), story.revision, digest, words, story.uid)
                for (story, text, words), digest in zip(texts, digests, strict=True)
            ],
        )
        return digests

    def identities(self, uid: str) -> dict[str, str]:
        """Return the digests that all of a story's revisions have here, oldest first, by their identities."""
        query = RevisionRow.select(RevisionRow.origin, RevisionRow.digest).join(StoryRow)
        ordered = query.where(StoryRow.uid == uid).order_by(RevisionRow.number)
        return {origin or digest: digest for origin, digest in tuples(ordered, self._db)}

    def receive(self, uid: str, revisions: Sequence[Revision]) -> dict[str, str]:
        """Put revisions that another desk made after a story's newest; return their digests by identity.

        They keep their time and author. Each is chained to the one before it here; where that makes its
        digest another, the one it came with is its origin. Where it does not, it keeps its number as well.
        """
        key = StoryRow.select(StoryRow.id).where(StoryRow.uid == uid).scalar(self._db)
        newest = RevisionRow.select(RevisionRow.number, RevisionRow.digest).where(RevisionRow.story == key)
        last = next(iter(tuples(newest.order_by(RevisionRow.number.desc()).limit(1), self._db)), (0, ""))
        grafts = tuple(grafted(revisions, *last))
        self._db.connection().executemany(
            _RECEIVE,
            [
                (
                    key,
                    each.number,
                    UTCField().db_value(each.at),
                    storable(each.who),
                    each.why.value,
                    dump(each.text),
                    each.parent,
                    each.digest,
                    storable(each.label),
                    storable(each.origin),
                )
                for each in grafts
            ],
        )
        return {each.identity: each.digest for each in grafts}

    def name(self, uid: str, digest: str, label: str) -> None:
        """Give a revision a name in place of the one it has: it is kept for ever then."""
        RevisionRow.update(label=label).where(
            RevisionRow.story == _key(uid), RevisionRow.digest == digest
        ).execute(self._db)

    def secure(self, uids: Sequence[str], label: str) -> None:
        """Keep these stories' standing texts for ever, as checkpoints of that name unless they have one.

        To be called, in the same transaction, before anything that changes texts without anybody typing:
        "before restore", "before merge".
        """
        self._db.connection().executemany(_SECURE, [(label, uid) for uid in uids])

    def mark_out(self, revisions: Iterable[tuple[str, str]], at: datetime) -> None:
        """Note that these texts (a story's uid and a digest each) were given to readers, if never before."""
        stored = UTCField().db_value(at)
        self._db.connection().executemany(_OUT, [(stored, *each) for each in revisions])

    def mark_read(self, uid: str, who: str, at: datetime) -> None:
        """Note that somebody has read a story as it stands."""
        standing = StoryRow.select(StoryRow.id, StoryRow.revision).where(StoryRow.uid == uid)
        for key, digest in tuples(standing, self._db):
            ReadRow.insert(story=key, who=who, digest=digest, at=at).on_conflict_replace().execute(self._db)

    def last_read(self, uid: str, who: str) -> str:
        """Return the digest of the revision that somebody read last, or ""."""
        query = ReadRow.select(ReadRow.digest).join(StoryRow)
        return str(query.where(StoryRow.uid == uid, ReadRow.who == who).scalar(self._db) or "")


def _key(uid: str) -> Any:
    return StoryRow.select(StoryRow.id).where(StoryRow.uid == uid)


def grafted(revisions: Iterable[Revision], number: int, parent: str) -> Iterator[Revision]:
    """Yield revisions of another desk as they are after the one with this number and digest."""
    for each in revisions:
        text = storable_text(each.text)
        digest = chain(parent, text)
        is_same = digest == each.digest and number < each.number <= number + _FURTHEST
        number = each.number if is_same else number + 1
        origin = "" if digest == each.identity else each.identity
        yield each._replace(number=number, text=text, parent=parent, digest=digest, origin=origin)
        parent = digest


def storable_text(text: StoryText) -> StoryText:
    """Return the text as it will be read back: what a revision's digest has to be made from."""
    fields = {
        name: storable(value) if isinstance(value, str) else tuple(storable(each) for each in value)
        for name, value in text._asdict().items()
    }
    return text.with_(**fields)


def dump(text: StoryText) -> str:
    """Return a story's text as JSON."""
    return "".join(json_bites(text.record(), ", ", ": "))


def parse(text: str) -> StoryText:
    """Return a story's text from its JSON; ValueError, KeyError or TypeError where it is none."""
    return restored(json.loads(text))


def restored(fields: Mapping[str, Any]) -> StoryText:
    """Return a story's text from what its JSON holds; KeyError or TypeError where that is none."""
    # Texts from before there were pins have none.
    lists = {"countries": fields["countries"], "keywords": fields["keywords"], "pins": fields.get("pins", ())}
    return StoryText(**{**fields, **{name: tuple(value) for name, value in lists.items()}})


@meant()
def _revision(uid: str, row: Row) -> Revision:
    return Revision(
        uid,
        row["number"],
        row["at"],
        row["who"],
        Why(row["why"]),
        parse(row["text"]),
        row["parent"],
        row["digest"],
        row["label"],
        row["origin"],
    )
