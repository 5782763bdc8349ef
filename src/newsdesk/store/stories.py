"""Stories as they stand, and the extra copy of what is being typed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import count
from typing import NamedTuple

from peewee import SqliteDatabase

from newsdesk.domain.errors import Refused
from newsdesk.domain.story import (
    Provenance,
    Revision,
    Status,
    Story,
    StorySummary,
    StoryText,
    Why,
    chain,
)
from newsdesk.store.derived import derive, next_serial
from newsdesk.store.drafts import LONG, Standing, read, written
from newsdesk.store.fields import UTCField, listed
from newsdesk.store.notes import Notes
from newsdesk.store.queries import among, parts, rows, tuples
from newsdesk.store.revisions import Revisions, dump, grafted, storable_text
from newsdesk.store.summaries import COLUMNS, summaries
from newsdesk.store.tables import CaptureRow, DraftRow, EntryRow, Row, StoryRow
from newsdesk.store.trouble import meant

#: The stories under the name that ``COLUMNS`` knows.
_LISTED = StoryRow.alias("story")

# Written out, because many are kept at once, and Peewee takes longer over a statement than SQLite.
_SAVE = (
    "UPDATE story SET slug = ?, words = ?, updated = ?, revision = ?, serial = ?, headline_key = ?,"
    " opening = ?, opening_key = ?, headline = ?, standfirst = ?, body = ?, byline = ?, place = ?,"
    " source = ?, countries = ?, keywords = ?, language = ?, pins = ? WHERE uid = ?"
)
_FORGET_DRAFT = "DELETE FROM draft WHERE story_id = (SELECT id FROM story WHERE uid = ?)"
#: Whether a story was made of that line of a page that is at another desk.
_ELSEWHERE = "SELECT 1 FROM story WHERE page >= ? AND page < ? AND line = ? LIMIT 1"
_SLUGS = "SELECT slug FROM story WHERE slug >= ? AND slug < ? AND uid != ?"
_OUT = (
    "SELECT 1 FROM revision WHERE story_id = (SELECT id FROM story WHERE uid = ?)"
    " AND went_out IS NOT NULL LIMIT 1"
)


class Draft(NamedTuple):
    """What was being typed and is in no revision yet."""

    story: str
    at: datetime
    who: str
    text: StoryText


class Rewrite(NamedTuple):
    """A new text of a story as it stands, its slug, and its length in words."""

    story: Story
    text: StoryText
    slug: str
    words: int


class Stories:
    """The stories as one connection sees them. Methods that change need the archive's writer."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db

    def get(self, uid: str) -> Story | None:
        """Return the story with that uid."""
        found = self._load(StoryRow.uid == uid)
        return found[0] if found else None

    def many(self, uids: Sequence[str]) -> tuple[Story, ...]:
        """Return these stories in the order asked for; unknown uids are left out."""
        return tuple(story for part in self.in_parts(uids) for story in part)

    def in_parts(self, uids: Sequence[str]) -> Iterator[Sequence[Story]]:
        """Yield the same in parts: together they may be larger than what memory is for."""
        for part in parts(uids):
            found = {story.uid: story for story in self._load(StoryRow.uid.in_(among(part)))}
            yield [found[uid] for uid in part if uid in found]

    def summaries_of(self, uids: Sequence[str]) -> tuple[StorySummary, ...]:
        """Return these stories as a list shows them, in the order asked for; unknown uids are left out."""
        found: dict[str, StorySummary] = {}
        for part in parts(uids):
            query = _LISTED.select(COLUMNS).where(_LISTED.uid.in_(part))
            with meant():
                # As they are kept: ``summary`` reads them.
                found.update((each.uid, each) for each in summaries(self._db.execute(query).fetchall()))
        return tuple(found[uid] for uid in uids if uid in found)

    def slugs_of(self, uids: Sequence[str]) -> tuple[tuple[datetime, str, str], ...]:
        """Return when each of these stories was made, its uid and its slug, in any order."""
        wanted = StoryRow.created, StoryRow.uid, StoryRow.slug
        found = (StoryRow.select(*wanted).where(StoryRow.uid.in_(part)) for part in parts(uids))
        return tuple((at, uid, slug) for query in found for at, uid, slug in tuples(query, self._db))

    def _load(self, condition: object) -> list[Story]:
        query = (
            StoryRow.select(
                StoryRow, CaptureRow.digest.alias("capture_digest"), CaptureRow.name, CaptureRow.date
            )
            .left_outer_join(CaptureRow)
            .where(condition)
        )
        return [_story(row) for row in rows(query, self._db)]

    def slugs(self, like: str, except_uid: str) -> set[str]:
        """Return the slugs in use that begin with ``like``, but for one story's own."""
        found = self._db.execute_sql(_SLUGS, (like, like + "\U0010ffff", except_uid))
        return {slug for (slug,) in found}

    def has_gone_out(self, uid: str) -> bool:
        """Say whether readers were ever given a text of a story, in a bundle."""
        return self._db.execute_sql(_OUT, (uid,)).fetchone() is not None

    def uids(self, status: Status) -> tuple[str, ...]:
        """Return the uids of all stories in a state, oldest first."""
        query = StoryRow.select(StoryRow.uid).where(StoryRow.status == status.value).order_by(StoryRow.id)
        return tuple(uid for (uid,) in tuples(query, self._db))

    def from_captures_of(self, day: object) -> tuple[str, ...]:
        """Return the uids of the stories taken in from a day's pages, in order, without spiked ones."""
        query = (
            StoryRow.select(StoryRow.uid)
            .join(CaptureRow)
            .where(CaptureRow.date == day, StoryRow.status != Status.SPIKED.value)
            .order_by(CaptureRow.id, StoryRow.line, StoryRow.id)
        )
        return tuple(uid for (uid,) in tuples(query, self._db))

    def has_copy(self, capture: str, line: int, headline: str, body: str) -> bool:
        """Say whether what stands on a line of a capture is a story already, or is there word for word."""
        same_place = (CaptureRow.digest == capture) & (StoryRow.line == line)
        same_words = (StoryRow.headline == headline) & (StoryRow.body == body)
        query = StoryRow.select(StoryRow.id).left_outer_join(CaptureRow)
        if query.where(same_place).exists(self._db) or query.where(same_words).exists(self._db):
            return True
        begins = listed((capture,))[:-1]
        return bool(self._db.execute_sql(_ELSEWHERE, (begins, f"{begins}~", line)).fetchone())

    def serials(self, number: int) -> Iterator[int]:
        """Yield serials for stories that come together: the first of them is to stand highest in lists."""
        lowest = next_serial(self._db)
        return reversed(range(lowest, lowest + number))

    def add(self, story: Story, who: str, why: Why, serial: int = 0) -> Story:
        """Keep a new story with its first revision; return it as kept. ``serial``: one of ``serials``."""
        text = storable_text(story.text)
        kept = story._replace(text=text, revision=chain("", text))
        Revisions(self._db).begin(self._insert(kept, serial), kept, who, why)
        return kept

    def receive(self, story: Story, revisions: Sequence[Revision], serial: int = 0) -> Story:
        """Keep a new story of another desk with its revisions; return it as kept, with the last one's text.

        Its ``published_revision`` is one of their identities; it is "" here if it is not among them.
        """
        grafts = tuple(grafted(revisions, 0, ""))
        digests = {each.identity: each.digest for each in grafts}
        kept = story._replace(
            text=grafts[-1].text,
            revision=grafts[-1].digest,
            published_revision=digests.get(story.published_revision, ""),
        )
        self._insert(kept, serial)
        Revisions(self._db).receive(story.uid, revisions)
        return kept

    def trace(self, uid: str, made_of: Provenance) -> None:
        """Keep what page a story was made of, as another desk knows it."""
        StoryRow.update(**self._traced(made_of)).where(StoryRow.uid == uid).execute(self._db)

    def _traced(self, made_of: Provenance | None) -> Row:
        """Return the columns that say what page a story was made of."""
        if made_of is None:
            return {"capture": None, "line": None, "page": ()}
        capture = (
            CaptureRow.select(CaptureRow.id).where(CaptureRow.digest == made_of.capture).scalar(self._db)
        )
        page = () if capture else (made_of.capture, made_of.name, str(made_of.day or ""))
        return {"capture": capture, "line": made_of.line, "page": page}

    def _insert(self, story: Story, serial: int) -> int:
        key = StoryRow.insert(
            uid=story.uid,
            slug=story.slug,
            status=story.status.value,
            spiked_from=story.spiked_from.value if story.spiked_from else None,
            words=story.words,
            created=story.created,
            updated=story.updated,
            revision=story.revision,
            **self._traced(story.provenance),
            embargo=story.embargo,
            published=story.published,
            published_revision=story.published_revision,
            serial=serial or next_serial(self._db),
            **derive(story.text),
            **story.text._asdict(),
        ).execute(self._db)
        return int(key)

    def save(
        self, story: Story, text: StoryText, slug: str, words: int, at: datetime, who: str, why: Why
    ) -> bool:
        """Keep a new text as a revision and drop the draft; False if the text is the one that stands."""
        standing = self._load(StoryRow.id == self._key(story.uid))[0]
        return bool(self.save_all([Rewrite(standing, text, slug, words)], at, who, why))

    def save_all(self, texts: Sequence[Rewrite], at: datetime, who: str, why: Why) -> tuple[str, ...]:
        """Keep new texts as revisions and drop the drafts, the last story as the newest.

        The stories are as they stand: read in the same transaction. Returns the uids of those whose text is
        another one now.
        """
        connection = self._db.connection()
        connection.executemany(_FORGET_DRAFT, [(each.story.uid,) for each in texts])
        kept = [each._replace(text=storable_text(each.text)) for each in texts]
        changed = [each for each in kept if each.text != each.story.text]
        digests = Revisions(self._db).add_all(
            [(each.story, each.text, each.words) for each in changed], at, who, why
        )
        self._stand(changed, digests, at)
        return tuple(each.story.uid for each in changed)

    def graft(self, rewrite: Rewrite, revisions: Sequence[Revision], at: datetime) -> None:
        """Put revisions that another desk made after a story's newest; the text of the last stands then.

        The story is as it stands, read in the same transaction; its draft is dropped.
        """
        self._db.connection().execute(_FORGET_DRAFT, (rewrite.story.uid,))
        digests = Revisions(self._db).receive(rewrite.story.uid, revisions)
        text = storable_text(rewrite.text)
        self._stand([rewrite._replace(text=text)], [digests[revisions[-1].identity]], at)

    def _stand(self, texts: Sequence[Rewrite], digests: Sequence[str], at: datetime) -> None:
        """Let stories have these texts, whose revisions are kept, and open notes follow them."""
        updated, serials = UTCField().db_value(at), count(next_serial(self._db))
        self._db.connection().executemany(
            _SAVE,
            [
                (each.slug, each.words, updated, digest, serial, *_columns(each.text), each.story.uid)
                for each, digest, serial in zip(texts, digests, serials, strict=False)
            ],
        )
        notes = Notes(self._db)
        noted = notes.open_counts([each.story.uid for each in texts])
        for each in texts:
            if each.story.uid in noted:
                notes.follow(each.story.uid, each.story.text, each.text)

    def remove(self, uids: Sequence[str]) -> None:
        """Take stories away for good, with all of their texts, and out of every edition."""
        for part in parts(uids):
            keys = StoryRow.select(StoryRow.id).where(StoryRow.uid.in_(part))
            EntryRow.delete().where(EntryRow.story.in_(keys)).execute(self._db)
            StoryRow.delete().where(StoryRow.uid.in_(part)).execute(self._db)

    def keep_draft(
        self, uid: str, text: StoryText, at: datetime, who: str, known: Standing | None = None
    ) -> Standing | None:
        """Keep the extra copy of what is being typed, in place of the one before.

        Return what of a long text has been read for it: as ``known`` it need not be read for the next one.
        """
        key, revision = self._key(uid), ""
        if len(text.body) >= LONG:
            revision = str(StoryRow.select(StoryRow.revision).where(StoryRow.id == key).scalar(self._db))
            if known is None or (known.story, known.revision) != (uid, revision):
                body = StoryRow.select(StoryRow.body).where(StoryRow.id == key).scalar(self._db)
                known = Standing(uid, revision, body)
        kept = written(text, known) if revision and known else dump(storable_text(text))
        DraftRow.insert(story=key, at=at, who=who, text=kept).on_conflict_replace().execute(self._db)
        return known if revision else None

    def drafts(self) -> tuple[Draft, ...]:
        """Return what was being typed when a program ended without saying so."""
        query = DraftRow.select(StoryRow.uid, DraftRow.at, DraftRow.who, DraftRow.text).join(StoryRow)
        query = query.order_by(DraftRow.at)
        return tuple(
            Draft(uid, at, who, self._typed(uid, found)) for uid, at, who, found in tuples(query, self._db)
        )

    def _typed(self, uid: str, found: str) -> StoryText:
        """Return the whole of a text that is being typed."""
        with meant():
            text = read(found)
        if isinstance(text, StoryText):
            return text
        kept, story = Revisions(self._db).text_of(uid, text.revision), self.get(uid)
        if kept is None and story is not None and story.revision == text.revision:
            kept = story.text
        if kept is not None:
            return text.after(kept.body)
        return text.behind(story.text.body if story else "")

    def _key(self, uid: str) -> int:
        key = StoryRow.select(StoryRow.id).where(StoryRow.uid == uid).scalar(self._db)
        if key is None:
            raise Refused(
                "This story is not in the newsroom any more. Copy its text into a new story to keep it."
            )
        return int(key)


def _columns(text: StoryText) -> tuple[str, ...]:
    """Return what ``_SAVE`` keeps of a text, and of what follows from it."""
    words = (text.headline, text.standfirst, text.body, text.byline, text.place, text.source)
    lists = (listed(text.countries), listed(text.keywords))
    return *derive(text).values(), *words, *lists, text.language, listed(text.pins)


@meant()
def _story(row: Row) -> Story:
    provenance = None
    if row["capture_digest"] is not None:
        provenance = Provenance(row["capture_digest"], row["name"], row["line"] or 0, row["date"])
    elif row["page"]:
        digest, name, day = row["page"]
        provenance = Provenance(digest, name, row["line"] or 0, date.fromisoformat(day) if day else None)
    text = StoryText(
        headline=row["headline"],
        standfirst=row["standfirst"],
        body=row["body"],
        byline=row["byline"],
        place=row["place"],
        source=row["source"],
        countries=row["countries"],
        keywords=row["keywords"],
        language=row["language"],
        pins=row["pins"],
    )
    if None in text:
        # One byte of a row says what is nothing.
        raise ValueError("a part of the text is missing")
    return Story(
        uid=row["uid"],
        slug=row["slug"],
        text=text,
        status=Status(row["status"]),
        created=row["created"],
        updated=row["updated"],
        words=row["words"],
        revision=row["revision"],
        spiked_from=Status(row["spiked_from"]) if row["spiked_from"] else None,
        provenance=provenance,
        embargo=row["embargo"],
        published=row["published"],
        published_revision=row["published_revision"],
    )
