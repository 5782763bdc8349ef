"""How long it takes until what was typed is on the disk, beside SQLite writing the same rows."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from benchmarks import archives
from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.store.archive import DATABASE
from newsdesk.text.folding import fold

STORIES = 10_000
ROUNDS = 200
#: About 5 KB.
WORDS = 750

SAVE = """
INSERT INTO revision (story_id, number, at, who, why, text, text_digest, parent, digest, label)
SELECT id, :number, :at, :who, 'typing', :text, '', revision, :digest, '' FROM story WHERE uid = :uid
"""
STAND = """
UPDATE story SET body = :body, words = :words, updated = :at, revision = :digest,
  serial = (SELECT max(serial) + 1 FROM story) WHERE uid = :uid
"""
DRAFT = """
INSERT OR REPLACE INTO draft (story_id, at, who, text) SELECT id, :at, :who, :text FROM story WHERE uid = :uid
"""


class Bare:
    """Writes to another copy of the newsroom what the desk writes, with statements made by hand."""

    def __init__(self, database: Path) -> None:
        self._db = sqlite3.connect(database, isolation_level=None)
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.create_function("fold", 1, fold, deterministic=True)
        self._number = count(2)

    def write(self, uid: str, text: StoryText, *statements: str) -> None:
        """Write one text in one transaction."""
        values = {
            "uid": uid,
            "number": next(self._number),
            "at": "2025-12-12T06:00:00.000000Z",
            "who": "Aigul",
            "text": json.dumps(text._asdict(), ensure_ascii=False),
            "body": text.body,
            "words": WORDS,
            "digest": text.digest(),
        }
        self._db.execute("BEGIN IMMEDIATE")
        for statement in statements:
            self._db.execute(statement, values)
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        self._db.close()


@pytest.fixture
def desk(newsroom_of: Callable[[int], Path], folder: Path) -> Iterator[Desk]:
    """Open a newsroom that may be written to."""
    newsroom = archives.copy(newsroom_of(STORIES), folder / "ours")
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk
    yield desk
    desk.close()


@pytest.fixture
def bare(newsroom_of: Callable[[int], Path], folder: Path) -> Iterator[Bare]:
    """Open another one, without the program."""
    bare = Bare(archives.copy(newsroom_of(STORIES), folder / "bare") / DATABASE)
    yield bare
    bare.close()


@pytest.fixture
def fresh() -> Callable[[], StoryText]:
    """Give a text of 5 KB, each time another."""
    body = Prose(1).body(WORDS)
    numbers = count()
    return lambda: StoryText(headline="Mill Turns Wool Into Panels", body=f"{body} {next(numbers)}")


def test_saving(measure: Measure, desk: Desk, bare: Bare, fresh: Callable[[], StoryText]) -> None:
    """A pause in typing: the text becomes a revision, and the search finds it."""
    uid = desk.finding.rows(Query(), Sort())[0].uid

    measure(
        f"save 5 KB among {STORIES:,} stories",
        lambda: desk.stories.save(uid, fresh()),
        rounds=ROUNDS,
        beside=("bare SQL", lambda: bare.write(uid, fresh(), SAVE, STAND)),
    )


def test_keeping_a_draft(measure: Measure, desk: Desk, bare: Bare, fresh: Callable[[], StoryText]) -> None:
    """While typing goes on: the extra copy for a bad end."""
    uid = desk.finding.rows(Query(), Sort())[0].uid

    measure(
        "keep a draft of 5 KB",
        lambda: desk.stories.keep_draft(uid, fresh()),
        rounds=ROUNDS,
        beside=("bare SQL", lambda: bare.write(uid, fresh(), DRAFT)),
    )
