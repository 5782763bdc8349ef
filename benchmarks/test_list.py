"""How long the list takes to its first rows, and its folders, beside SQLite asked for the same barely."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Measure
from benchmarks.prose import CYRILLIC, vocabulary
from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Sort, SortKey
from newsdesk.store.archive import DATABASE
from newsdesk.text.folding import fold
from newsdesk.text.query import parse

SIZES = (1_000, 10_000, 100_000)
#: More rows than a tall window shows at once.
SCREEN = 100
ROUNDS = 40
#: A word of about every fortieth story, and one of almost none.
USUAL, RARE = vocabulary()[400], vocabulary()[-1]
#: Over 100,000 stories.
LIMITS = (Limit(Figure.P95, 0.030), Limit(Figure.RATIO, 2.0))

COLUMNS = """
story.uid, story.slug, story.headline, story.status, story.countries, story.byline, story.words,
story.updated, story.opening, story.keywords, story.embargo, story.corrections,
EXISTS (SELECT 1 FROM merge WHERE merge.story_id = story.id)
"""
LIST = f"SELECT {COLUMNS} FROM story WHERE {{}} ORDER BY {{}} LIMIT {SCREEN} OFFSET :start"
ALIVE = "status <> 'spiked'"
#: SQLite has a snippet of its own.
SEARCH = f"""
SELECT {COLUMNS}, snippet(story_search, -1, '', '', '…', 30)
FROM story_search CROSS JOIN story ON story.serial = story_search.rowid
WHERE story_search MATCH :words AND story.status <> 'spiked' ORDER BY story_search.rowid DESC LIMIT {SCREEN}
"""
FOLDERS = (
    "SELECT status, count(*) FROM story GROUP BY status",
    f"SELECT countries, count(*) FROM story WHERE {ALIVE} GROUP BY countries",
    f"SELECT byline, count(*) FROM story WHERE {ALIVE} GROUP BY byline",
    "SELECT edition_id, count(*) FROM entry GROUP BY edition_id",
    "SELECT id, uid, date, title FROM edition ORDER BY date DESC",
    f"SELECT count(*) FROM story WHERE {ALIVE} AND id IN (SELECT story_id FROM correction)",
    f"SELECT count(*) FROM story WHERE {ALIVE} AND id IN (SELECT story_id FROM note WHERE resolved IS NULL)",
)


NEWEST_FIRST, BY_CORRECTIONS = Sort(), Sort(SortKey.CORRECTIONS)
BY_HEADLINE = Sort(SortKey.HEADLINE, descending=False)
BY_STANDFIRST = Sort(SortKey.STANDFIRST, descending=False)


@dataclass(frozen=True)
class Asked:
    """A page of the list: what is typed, its bare SQL, its order, and after which part of all it begins."""

    what: str
    query: str
    sql: str
    words: str = ""
    sort: Sort = NEWEST_FIRST
    start: float = 0


NEWEST = "serial DESC"
PAGES = (
    Asked("the newest", "", LIST.format(ALIVE, NEWEST)),
    Asked("far down", "", LIST.format(ALIVE, NEWEST), start=0.9),
    Asked("by headline", "", LIST.format(ALIVE, "headline_key, serial DESC"), sort=BY_HEADLINE),
    Asked("by standfirst", "", LIST.format(ALIVE, "opening_key, serial DESC"), sort=BY_STANDFIRST),
    Asked("by corrections", "", LIST.format(ALIVE, "corrections DESC, serial DESC"), sort=BY_CORRECTIONS),
    Asked("ready ones", "status:ready", LIST.format("status = 'ready'", NEWEST)),
    Asked("of a country", "country:KZ", LIST.format(f"{ALIVE} AND instr(countries, '\"KZ\"')", NEWEST)),
    Asked("long ones", "words:>1000", LIST.format(f"{ALIVE} AND words > 1000", NEWEST)),
    Asked("a usual word", USUAL, SEARCH, f'"{USUAL}" *'),
    Asked("a rare word", RARE, SEARCH, f'"{RARE}" *'),
    Asked("two letters", USUAL[:2], SEARCH, f'"{USUAL[:2]}" *'),
    Asked("one letter", USUAL[:1], SEARCH, f'"{USUAL[:1]}" *'),
    Asked("a Kazakh word", USUAL.translate(CYRILLIC), SEARCH, f'"{fold(USUAL.translate(CYRILLIC))}" *'),
    Asked("a phrase and a field", f'"{RARE}" country:KZ', SEARCH, f'"{RARE}" AND countries : "kz"'),
)


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Desk, sqlite3.Connection]]:
    """Open a newsroom as the program does, and its database as it is."""
    desk = open_desk(folder, SystemClock(), "Aigul", may_start=False).desk
    db = sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)
    db.create_function("fold", 1, fold, deterministic=True)
    try:
        yield desk, db
    finally:
        db.close()
        desk.close()


@pytest.mark.parametrize("stories", SIZES)
@pytest.mark.parametrize("asked", PAGES, ids=lambda asked: asked.what)
def test_first_rows(measure: Measure, newsroom_of: Callable[[int], Path], asked: Asked, stories: int) -> None:
    """A screen of rows, with where the words were found: what is waited for at every key."""
    query, start = parse(asked.query), int(asked.start * stories)
    values = {"words": asked.words, "start": start}
    with opened(newsroom_of(stories)) as (desk, db):
        measure(
            f"list {stories:,}, {asked.what}",
            lambda: desk.finding.page(query, asked.sort, start, SCREEN),
            rounds=ROUNDS,
            beside=("bare SQL", lambda: db.execute(asked.sql, values).fetchall()),
            limits=LIMITS if stories == SIZES[-1] else (),
        )


@pytest.mark.parametrize("stories", SIZES)
def test_counting_a_search(measure: Measure, newsroom_of: Callable[[int], Path], stories: int) -> None:
    """How many there are, which comes after the first rows."""
    query = parse(USUAL[:2])
    sql = "SELECT count(*) FROM story_search WHERE story_search MATCH ?"
    expression = f'"{USUAL[:2]}" * NOT status : "spiked"'
    with opened(newsroom_of(stories)) as (desk, db):
        measure(
            f"count {stories:,}, two letters",
            lambda: desk.finding.count(query),
            rounds=ROUNDS,
            beside=("bare SQL", lambda: db.execute(sql, (expression,)).fetchall()),
            limits=LIMITS if stories == SIZES[-1] else (),
        )


@pytest.mark.parametrize("stories", SIZES)
def test_folders(measure: Measure, newsroom_of: Callable[[int], Path], stories: int) -> None:
    """All of the sidebar: states, countries, reporters, an edition for each day."""
    with opened(newsroom_of(stories)) as (desk, db):
        measure(
            f"folders of {stories:,} stories",
            desk.finding.folders,
            rounds=ROUNDS,
            beside=("bare SQL", lambda: [db.execute(sql).fetchall() for sql in FOLDERS]),
            limits=(Limit(Figure.RATIO, 2.0),) if stories == SIZES[-1] else (),
        )
