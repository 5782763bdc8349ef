"""Revisions: every text of a story that was left standing, chained by digest."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase, fn

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Revision, StoryText, Why, chain
from newsdesk.store.queries import rows, tuples
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
        """Return the text of one revision of a story; None if it is not there, or thinned."""
        query = RevisionRow.select(RevisionRow.text).join(StoryRow)
        found = query.where(StoryRow.uid == uid, RevisionRow.digest == digest).scalar(self._db)
        with meant():
            return parse(found) if found else None

    def add(
        self, story: int, text: StoryText, parent: str, at: datetime, who: str, why: Why, label: str = ""
    ) -> str:
        """Keep a text as the newest revision of the story with that key; return its digest."""
        newest = RevisionRow.select(fn.MAX(RevisionRow.number)).where(RevisionRow.story == story)
        digest = chain(parent, text)
        RevisionRow.insert(
            story=story,
            number=int(newest.scalar(self._db) or 0) + 1,
            at=at,
            who=who,
            why=why.value,
            text=dump(text),
            text_digest="",
            parent=parent,
            digest=digest,
            label=label,
            words=count(text.body),
        ).execute(self._db)
        return digest

    def name(self, uid: str, digest: str, label: str) -> None:
        """Give a revision a name in place of the one it has: it is kept for ever then."""
        RevisionRow.update(label=label).where(
            RevisionRow.story == _key(uid), RevisionRow.digest == digest
        ).execute(self._db)

    def secure(self, uid: str, label: str) -> None:
        """Keep a story's standing text for ever, as a checkpoint of that name unless it has one.

        To be called, in the same transaction, before anything that changes texts without anybody typing:
        "before restore", "before merge".
        """
        standing = StoryRow.select(StoryRow.revision).where(StoryRow.uid == uid)
        RevisionRow.update(label=label).where(
            RevisionRow.story == _key(uid), RevisionRow.digest == standing, RevisionRow.label == ""
        ).execute(self._db)

    def mark_out(self, revisions: Iterable[tuple[str, str]], at: datetime) -> None:
        """Note that these texts (a story's uid and a digest each) were given to readers, if never before."""
        for uid, digest in revisions:
            RevisionRow.update(went_out=at).where(
                RevisionRow.story == _key(uid), RevisionRow.digest == digest, RevisionRow.went_out.is_null()
            ).execute(self._db)

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


def dump(text: StoryText) -> str:
    """Return a story's text as JSON."""
    return json.dumps(asdict(text), ensure_ascii=False)


def parse(text: str) -> StoryText:
    """Return a story's text from its JSON."""
    fields = json.loads(text)
    return StoryText(
        **{**fields, "countries": tuple(fields["countries"]), "keywords": tuple(fields["keywords"])}
    )


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
    )
