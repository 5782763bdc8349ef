"""How long the list and the search take, beside SQLite asked for the same rows."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Measure
from benchmarks.prose import vocabulary
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.store import DATABASE

#: More rows than a tall window shows at once.
SCREEN = 100
#: How often: what takes a second, a few times.
ROUNDS, FEW = 40, 5
#: A word of about every tenth story, and one of almost none.
USUAL, RARE = vocabulary()[400], vocabulary()[-1]
#: Over 100,000 stories.
LIMITS = (Limit(Figure.P95, 0.030), Limit(Figure.RATIO, 2.0))

LIST = """
SELECT uid, slug, headline, status, countries, byline, words, updated FROM story
WHERE status != 'spiked' {} ORDER BY updated DESC, id DESC LIMIT :limit
"""
SEARCH = LIST.format("AND id IN (SELECT rowid FROM story_search WHERE story_search MATCH :words)")


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Desk, sqlite3.Connection]]:
    """Open a newsroom as the program does, and its database as it is."""
    desk = open_desk(folder, SystemClock(), "Aigul", may_start=False).desk
    db = sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)
    try:
        yield desk, db
    finally:
        db.close()
        desk.close()


@pytest.mark.parametrize(
    ("stories", "limit", "rounds"),
    [(100_000, SCREEN, ROUNDS), (1_000, None, ROUNDS), (10_000, None, ROUNDS), (100_000, None, FEW)],
)
def test_listing(
    measure: Measure, newsroom_of: Callable[[int], Path], stories: int, limit: int | None, rounds: int
) -> None:
    """The newest first: as many as a window shows, and all."""
    with opened(newsroom_of(stories)) as (desk, db):
        measure(
            f"list {limit or 'all'} of {stories:,} stories",
            lambda: desk.stories.list(limit=limit),
            rounds=rounds,
            beside=("bare SQL", lambda: db.execute(LIST.format(""), {"limit": limit or -1}).fetchall()),
            limits=LIMITS if stories == 100_000 else (),
        )


@pytest.mark.parametrize(
    ("stories", "what", "words", "rounds"),
    [
        (1_000, "a usual word", USUAL, ROUNDS),
        (10_000, "a usual word", USUAL, ROUNDS),
        (100_000, "a usual word", USUAL, ROUNDS),
        (100_000, "a rare word", RARE, ROUNDS),
        (100_000, "two letters", USUAL[:2], FEW),
    ],
)
def test_searching(
    measure: Measure, newsroom_of: Callable[[int], Path], stories: int, what: str, words: str, rounds: int
) -> None:
    """All that is found, newest first, by one word or its beginning."""
    with opened(newsroom_of(stories)) as (desk, db):
        asked = {"words": f'"{words}" *', "limit": -1}
        measure(
            f"search {stories:,}, {what}",
            lambda: desk.stories.list(words),
            rounds=rounds,
            beside=("bare SQL", lambda: db.execute(SEARCH, asked).fetchall()),
            limits=LIMITS if stories == 100_000 else (),
        )
