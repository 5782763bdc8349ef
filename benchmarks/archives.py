"""Newsrooms of any size, made in seconds: the program's own tables, filled by SQLite in bulk."""

import hashlib
import json
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import prose
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import Status, StoryText, chain
from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.derived import derive
from newsdesk.store.revisions import dump
from newsdesk.text.folding import fold

#: Who writes, the first of them most of all.
REPORTERS = ("Aigul", "Aigul", "Aigul", *(f"Reporter {number}" for number in range(1, 40)))
#: The length of a story; those of a captured page have between 60 and 600.
WORDS = 200
#: Of one with headings, links, lists and emphasis, as a desk writes them.
MARKED = 400
FIRST = datetime(2014, 1, 1, tzinfo=UTC)
STATES = (Status.PUBLISHED, Status.PUBLISHED, Status.PUBLISHED, Status.CORRECTED, Status.READY, Status.DRAFT)
COUNTRIES = (("KZ",), ("KG",), ("TJ",), ("TM",), ("UZ",), ("KZ", "UZ"), ("KG", "KZ", "TJ"))
KEYWORDS = ("energy", "wool trade")
#: One story of so many is in the bin, has a correction, has a note, is under embargo, is in Cyrillic.
SPIKED, CORRECTED, NOTED, EMBARGOED, CYRILLIC = 50, 80, 90, 1_000, 4
#: How many stories a day's edition has.
A_DAY = 24

STORY = """
INSERT INTO story (id, uid, slug, serial, headline, headline_key, opening, opening_key, standfirst, body,
  byline, place, source, countries, keywords, language, status, words, created, updated, revision,
  published_revision, embargo)
VALUES (:id, :uid, :slug, :id, :headline, :headline_key, :opening, :opening_key, '', :body, :byline, :place,
  '', :countries, :keywords, 'en', :status, :words, :at, :at, :digest,
  '', :embargo)
"""
REVISION = """
INSERT INTO revision (story_id, number, at, who, why, text, text_digest, parent, digest, label)
VALUES (:id, 1, :at, :byline, 'new', :text, '', '', :digest, '')
"""
AROUND = (
    """
INSERT INTO edition (uid, date, title, created, updated)
SELECT 'edition-' || min(id), date(min(created)), '', min(created), min(created) FROM story
GROUP BY (id - 1) / :a_day
""",
    """
INSERT INTO entry (edition_id, story_id, position, section)
SELECT 1 + (id - 1) / :a_day, id, (id - 1) % :a_day, '' FROM story
""",
    """
INSERT INTO correction (uid, story_id, kind, text, at, who, place, before, after)
SELECT 'correction-' || id, id, 'correction', 'It was otherwise.', updated, byline, 'bottom', '', ''
FROM story WHERE id % :corrected = 0
""",
    "UPDATE story SET corrections = 1 WHERE id % :corrected = 0",
    """
INSERT INTO note (uid, story_id, text, at, who, field, passage, start, resolved_by)
SELECT 'note-' || id, id, 'Ask again.', updated, byline, 'body', '', 0, '' FROM story WHERE id % :noted = 0
""",
)


def kept(folder: Path, stories: int, *, marked: bool = False) -> Path:
    """Return a newsroom with that many stories under ``folder``: the one of an earlier run if it still fits.

    The stories are plain paragraphs, or ``marked`` up. It is not to be changed, for the next run is to meet
    the same; take a ``copy`` for that.
    """
    fresh = folder / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    Archive.create(fresh, SystemClock(), "The Bench").close()
    db = sqlite3.connect(fresh / DATABASE)
    target = folder / f"newsroom-{stories}{'-marked' * marked}-{_recipe(db)}"
    if target.exists():
        db.close()
        shutil.rmtree(fresh)
        return target
    _fill(db, stories, marked=marked)
    db.close()
    fresh.rename(target)
    return target


def copy(newsroom: Path, folder: Path) -> Path:
    """Copy a newsroom into ``folder`` and return where the copy is, which may be changed."""
    return shutil.copytree(newsroom, folder / "newsroom")


def _recipe(db: sqlite3.Connection) -> str:
    """Return a digest of all that decides what is in a newsroom: its tables, and what fills them."""
    digest = hashlib.sha256()
    for (sql,) in db.execute("SELECT sql FROM sqlite_master ORDER BY name"):
        digest.update(str(sql).encode())
    for file in (__file__, prose.__file__):
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()[:12]


def _fill(db: sqlite3.Connection, stories: int, *, marked: bool) -> None:
    """Add stories, each with its revision, and index them all at the end: six times as fast as one by one."""
    db.create_function("fold", 1, fold, deterministic=True)
    db.executescript("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000")
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for row in _rows(stories, marked=marked):
        db.execute(STORY, row)
        db.execute(REVISION, row)
    for statement in AROUND:
        db.execute(statement, {"a_day": A_DAY, "corrected": CORRECTED, "noted": NOTED})
    db.execute("INSERT INTO story_search(story_search) VALUES ('rebuild')")
    for _name, sql in triggers:
        db.execute(sql)
    db.commit()
    db.execute("PRAGMA journal_mode=WAL")


def _rows(stories: int, *, marked: bool) -> Iterator[dict[str, str | int | None]]:
    """Yield stories an hour apart, the same for every newsroom but for their number."""
    copy_ = prose.Prose(seed=stories)
    for number in range(stories):
        letters = prose.CYRILLIC if number % CYRILLIC == 0 else {}
        text = StoryText(
            headline=copy_.headline().translate(letters),
            body=copy_.markdown(MARKED) if marked else copy_.body(WORDS).translate(letters),
            byline=REPORTERS[number % len(REPORTERS)],
            place="Osh",
            countries=COUNTRIES[number % len(COUNTRIES)],
            keywords=KEYWORDS,
        )
        state = Status.SPIKED if number % SPIKED == 0 else STATES[number % len(STATES)]
        yield {
            "id": number + 1,
            "uid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"newsdesk:bench:{number}")),
            "slug": f"story-{number}",
            "headline": text.headline,
            "body": text.body,
            "byline": text.byline,
            "place": text.place,
            "countries": json.dumps(text.countries),
            "keywords": json.dumps(text.keywords),
            "status": state.value,
            "words": WORDS + number % 900,
            "embargo": "2099-01-01T00:00:00.000000Z" if number % EMBARGOED == 1 else None,
            "at": f"{FIRST + timedelta(hours=number):%Y-%m-%dT%H:%M:%S.%fZ}",
            **derive(text),
            "digest": chain("", text),
            "text": dump(text),
        }
