"""Revisions: every text of a story that was left standing, chained by digest."""

import json
from dataclasses import asdict
from datetime import datetime

from peewee import SqliteDatabase, fn

from newsdesk.domain.story import Revision, StoryText, Why, chain
from newsdesk.store.queries import rows
from newsdesk.store.tables import RevisionRow, Row, StoryRow


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
        ).execute(self._db)
        return digest


def dump(text: StoryText) -> str:
    """Return a story's text as JSON."""
    return json.dumps(asdict(text), ensure_ascii=False)


def parse(text: str) -> StoryText:
    """Return a story's text from its JSON."""
    fields = json.loads(text)
    return StoryText(
        **{**fields, "countries": tuple(fields["countries"]), "keywords": tuple(fields["keywords"])}
    )


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
