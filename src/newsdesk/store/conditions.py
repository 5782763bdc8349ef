"""Queries as SQL: the serials of the stories that are found.

What the search index knows (words, byline, tags, countries, state) is asked of it: its rows lie by serial, so
the newest come first and asking stops with the last row that is shown. The rest is asked of an index that
holds all that a list filters by (``story_shelf``), so that no story itself has to be read. SQLite, which
knows nothing of how many stories have what, is told where to begin.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from peewee import SQL

from newsdesk.domain.query import (
    After,
    Before,
    By,
    Day,
    InEdition,
    Length,
    Mark,
    Marked,
    Query,
    Term,
)
from newsdesk.domain.story import Status
from newsdesk.store.fields import UTCField
from newsdesk.store.search import expression

ALIVE = SQL("story.status <> ?", (Status.SPIKED.value,))

#: The bylines there are, by one step through the index for each: there are few, and many stories.
_BYLINES = SQL(
    "story.byline IN (WITH RECURSIVE each(byline) AS (SELECT min(byline) FROM story UNION ALL"
    " SELECT (SELECT min(byline) FROM story WHERE byline > each.byline) FROM each WHERE byline IS NOT NULL)"
    " SELECT byline FROM each WHERE words_of(coalesce(byline, '')) = ?)"
)

#: The stories that have a mark.
_MARKED = {
    Mark.CORRECTED: "SELECT story_id FROM correction",
    Mark.NOTED: "SELECT story_id FROM note WHERE resolved IS NULL",
    Mark.MERGING: "SELECT story_id FROM merge",
}


def joined(*parts: SQL | str) -> SQL:
    """Write pieces of SQL one after the other, each with its values."""
    pieces: list[str] = []
    values: list[object] = []
    for part in parts:
        if isinstance(part, SQL):
            pieces.append(part.sql)
            values += part.params or ()
        else:
            pieces.append(part)
    return SQL(" ".join(pieces), values)


def serials(query: Query, now: datetime) -> SQL:
    """Return a SELECT of the serials of a query's stories, under that name.

    ``now`` (UTC) is what days and embargoes count from.
    """
    asked = [part for term in query.terms for part in _condition(term, now)]
    asked += [_not(part) for term in query.excluded for part in _condition(term, now)]
    few, text = _few(query.terms, len(asked)), expression(query)
    matches = SQL("story_search MATCH ?", (text,))
    if text and not asked:
        return joined("SELECT rowid AS serial FROM story_search WHERE", matches)
    if text and not few:
        both = "story_search CROSS JOIN story INDEXED BY story_shelf ON story.serial = story_search.rowid"
        return joined("SELECT story_search.rowid AS serial FROM", both, _where([matches, *asked]))
    if text:
        asked.append(joined("story.serial IN (SELECT rowid FROM story_search WHERE", matches, ")"))
    elif not query.spiked:
        asked.append(ALIVE)
    return joined("SELECT story.serial AS serial FROM", few or "story INDEXED BY story_shelf", _where(asked))


def _not(condition: SQL) -> SQL:
    # Not NOT: a story without an embargo is neither before nor after the end of one.
    return joined("(", condition, ") IS NOT TRUE")


def _where(conditions: Sequence[SQL]) -> SQL:
    # Side by side: as many of them within each other are more than SQLite reads.
    rest = (part for condition in conditions[1:] for part in ("AND", condition))
    return joined("WHERE", conditions[0], *rest) if conditions else SQL("")


def _few(terms: Iterable[Term], conditions: int) -> str:
    """Return where to begin if a term names few stories, by which they are found at once; else ""."""
    for term in terms:
        match term:
            case InEdition(day, title) if day or title:
                return "story NOT INDEXED"
            case Marked(mark) if mark in _MARKED:
                return "story NOT INDEXED"
            case Marked(Mark.EMBARGOED):
                return "story INDEXED BY story_by_embargo"
            case By(whole=True) if conditions == 1:
                # What else is asked would have to be read in each story.
                return "story INDEXED BY story_by_byline"
    return ""


def _condition(term: Term, now: datetime) -> Iterator[SQL]:
    """Yield what a term asks of a story's columns; nothing for one that the search index answers."""
    match term:
        case By(sought, whole=True):
            yield SQL(_BYLINES.sql, (" ".join(sought.words),))
        case InEdition():
            yield _in_edition(term, now)
        case Before(day):
            yield SQL("story.updated < ?", (_stored(_midnight(day, now)),))
        case After(day):
            yield SQL("story.updated >= ?", (_stored(_midnight(day, now)),))
        case Length(least, None):
            yield SQL("story.words >= ?", (least,))
        case Length(least, most):
            yield SQL("story.words BETWEEN ? AND ?", (least, most))
        case Marked(Mark.EMBARGOED):
            yield SQL("story.embargo > ?", (_stored(now),))
        case Marked(mark) if mark in _MARKED:
            yield SQL(f"story.id IN ({_MARKED[mark]})")


def _in_edition(term: InEdition, now: datetime) -> SQL:
    if term.day is not None:
        return SQL(
            "story.id IN (SELECT story_id FROM entry JOIN edition ON edition.id = edition_id WHERE date = ?)",
            (_midnight(term.day, now).date().isoformat(),),
        )
    if term.title is not None:
        # As words, so that a beginning is that of a word.
        return SQL(
            "story.id IN (SELECT story_id FROM entry JOIN edition ON edition.id = edition_id"
            " WHERE instr(' ' || words_of(title) || ' ', ?))",
            (f" {' '.join(term.title.words)}{'' if term.title.begun else ' '}",),
        )
    # Most stories may be in one: better to ask of each than to begin with all of those.
    return SQL("+story.id IN (SELECT story_id FROM entry)")


def _midnight(day: Day, now: datetime) -> datetime:
    """Return when a day began, in UTC."""
    on = day.on or (now - timedelta(days=day.days_ago)).date()
    return datetime.combine(on, time(), UTC)


def _stored(at: datetime) -> str:
    return str(UTCField().db_value(at))
