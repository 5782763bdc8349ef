"""The stories as a list shows them: the ones that a query finds, in an order, a page at a time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import SQL, SqliteDatabase

from newsdesk.domain.query import Query, Sort, SortKey, Sought
from newsdesk.domain.story import StorySummary
from newsdesk.store.conditions import ALIVE, joined, serials
from newsdesk.store.summaries import COLUMNS, summaries
from newsdesk.store.tables import STANDING
from newsdesk.store.trouble import meant
from newsdesk.text.folding import found


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of stories, its reverse, and the index that has them."""

    index: str
    upwards: str
    downwards: str


#: Without an embargo is last both ways.
_ORDERS = {
    SortKey.UPDATED: _Order("story_shelf", "story.serial", "story.serial DESC"),
    SortKey.HEADLINE: _Order(
        "story_by_headline", "headline_key, story.serial DESC", "headline_key DESC, story.serial"
    ),
    SortKey.STATUS: _Order(
        "story_by_status", f"{STANDING.sql}, story.serial DESC", f"{STANDING.sql} DESC, story.serial"
    ),
    SortKey.COUNTRIES: _Order(
        "story_by_countries", "countries, story.serial DESC", "countries DESC, story.serial"
    ),
    SortKey.BYLINE: _Order("story_by_byline", "byline, story.serial DESC", "byline DESC, story.serial"),
    SortKey.WORDS: _Order("story_by_words", "words, story.serial", "words DESC, story.serial DESC"),
    SortKey.EMBARGO: _Order(
        "story_by_embargo", "embargo NULLS LAST, story.serial", "embargo DESC, story.serial DESC"
    ),
    SortKey.STANDFIRST: _Order(
        "story_by_opening", "opening_key, story.serial DESC", "opening_key DESC, story.serial"
    ),
    SortKey.CORRECTIONS: _Order(
        "story_by_corrections", "corrections, story.serial", "corrections DESC, story.serial DESC"
    ),
}
#: How many rows are read at once where all are wanted.
_PART = 500
#: How far a text is read for the words that were found in it: a story may be a book, and a row is short.
READ = 20_000
#: How much of it at once: the words are usually near the beginning.
_AT_ONCE = 800
#: What Markdown writes and readers do not see.
_MARKUP = re.compile(r"[][*_`#<>|\\~&!]|^[-+=]", re.MULTILINE)
#: The characters of a snippet, and those before the first word found.
SNIPPET, BEFORE = 200, 40


class Shelf:
    """The stories of a newsroom at one time (UTC), as one connection sees them."""

    def __init__(self, db: SqliteDatabase, now: datetime) -> None:
        self._db = db
        self._now = now

    def page(self, query: Query, sort: Sort, start: int, count: int) -> tuple[StorySummary, ...]:
        """Return rows ``start`` and on, at most ``count``."""
        # By serial they come in order; by id no index has to be asked where each is.
        key, index = ("serial", "INDEXED BY story_serial") if _is_by_time(sort) else ("id", "NOT INDEXED")
        sought = query.words
        texts = SQL(", story.standfirst, substr(story.body, 1, ?)", (READ,)) if sought else ""
        rows = self._ask(
            *(
                "SELECT",
                COLUMNS,
                texts,
                f"FROM story {index} WHERE {key} IN (",
                self._ordered(query, sort, key),
            ),
            *(SQL("LIMIT ? OFFSET ?)", (count, start)), "ORDER BY", _order(sort)),
        ).fetchall()
        with meant():
            if sought:
                snippets = [_snippet(row[-2:], sought) for row in rows]
                return summaries([row[:-2] for row in rows], snippets)
            return summaries(rows)

    def rows(self, query: Query, sort: Sort, limit: int | None) -> Iterator[StorySummary]:
        """Yield rows from the first on, at most ``limit``, or all; they are read a part at a time."""
        start = 0
        while limit is None or start < limit:
            part = self.page(query, sort, start, _PART if limit is None else min(_PART, limit - start))
            yield from part
            if len(part) < _PART:
                return
            start += _PART

    def count(self, query: Query) -> int:
        """Return how many stories there are."""
        ((number,),) = self._ask("SELECT count(*) FROM (", serials(query, self._now), ")")
        return int(number)

    def uids(self, query: Query, sort: Sort) -> tuple[str, ...]:
        """Return the uid of each, in order."""
        return tuple([uid for (uid,) in self._ask(self._along(query, sort, "uid"))])

    def place_of(self, uid: str, query: Query, sort: Sort) -> int | None:
        """Return the row of a story, from 0, or None where it is not among them."""
        row = self._ask(SQL("SELECT id, serial FROM story WHERE uid = ?", (uid,))).fetchone()
        if row is None:
            return None
        if _is_by_time(sort):
            return self._among(row[1], query, sort)
        ordered = enumerate(self._ask(self._along(query, sort, "id")))
        return next((place for place, (each,) in ordered if each == row[0]), None)

    def _among(self, serial: int, query: Query, sort: Sort) -> int | None:
        """Count those before a serial: the last that is as new or newer is the story, or it is not there."""
        last, as_new = ("min(serial)", ">=") if sort.descending else ("max(serial)", "<=")
        so_far = joined(
            "SELECT count(*),", last, "FROM (", serials(query, self._now), ") WHERE serial", as_new
        )
        ((number, there),) = self._ask(so_far, SQL("?", (serial,)))
        return int(number) - 1 if there == serial else None

    def _ordered(self, query: Query, sort: Sort, key: str) -> SQL:
        """Return a SELECT of a key of a query's stories in order: "serial" if that is by time, else "id"."""
        if _is_by_time(sort):
            # Stories are found in this order, or in its reverse.
            return joined(serials(query, self._now), "ORDER BY serial", "DESC" if sort.descending else "ASC")
        return self._along(query, sort, key)

    def _along(self, query: Query, sort: Sort, column: str) -> SQL:
        """Return a SELECT of a column of a query's stories, read along the index that has their order."""
        chosen = joined("story.serial IN (", serials(query, self._now), ")") if query.asks else ALIVE
        index = _ORDERS[sort.key].index
        return joined(
            "SELECT", column, "FROM story INDEXED BY", index, "WHERE", chosen, "ORDER BY", _order(sort)
        )

    def _ask(self, *parts: SQL | str) -> Any:
        # Of the connection itself: a list is read at every key, and Peewee's way costs a tenth of that.
        asked = joined(*parts)
        return self._db.connection().execute(asked.sql, asked.params)


def _is_by_time(sort: Sort) -> bool:
    return sort.key is SortKey.UPDATED


def _order(sort: Sort) -> str:
    return _ORDERS[sort.key].downwards if sort.descending else _ORDERS[sort.key].upwards


def _snippet(texts: Iterable[str], sought: Sequence[Sought]) -> str:
    """Return plain text around the first word found, "…" where it is cut; "" if there is none."""
    for text in texts:
        start = 0
        while start < len(text):
            end = text.find(" ", start + _AT_ONCE)
            end = len(text) if end < 0 else end
            places = found(text[start:end], sought)
            if places:
                return _around(text, start + places[0][0])
            start = end
    return ""


def _around(text: str, place: int) -> str:
    start = max(text.rfind(blank, 0, max(0, place - BEFORE)) for blank in " \n") + 1
    part = text[start : start + SNIPPET + SNIPPET // 2]
    # The list that a window begins with looks for no words.
    from newsdesk.text.words import plain  # noqa: PLC0415

    line = " ".join((plain(part) if _MARKUP.search(part) else part).split())
    if len(line) > SNIPPET:
        line = line[:SNIPPET].rpartition(" ")[0] + "…"
    return f"…{line}" if start else line
