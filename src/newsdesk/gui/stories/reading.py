"""What the list asks of the desk, in the READ lane: all of it may wait for the archive, none of it is Qt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newsdesk.desk import Desk
from newsdesk.desk.finding import FindDesk
from newsdesk.domain.errors import BadInput
from newsdesk.domain.query import Query, Sort, Standing
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.stories.pages import PAGE
from newsdesk.gui.stories.ranges import Range, ranges

_BIN = Query(terms=(Standing((Status.SPIKED,)),), spiked=True)


class Question(NamedTuple):
    """What the list is to show."""

    query: Query
    sort: Sort


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: how many stories there are, some pages of them by number, and who stands where.

    ``row`` is the open story's, ``wanted`` that of the one to be opened, -1 where it is not found; ``marks``
    are those of the marked stories, ``uids`` whose they are. ``gone``: the open story is in the bin by now,
    and the question does not ask for that. ``elsewhere``: the wanted one is in the newsroom, but not here;
    ``in_bin``: that is where it is.
    """

    count: int
    pages: Mapping[int, tuple[StorySummary, ...]] = field(default_factory=dict)
    row: int = -1
    wanted: int = -1
    marks: tuple[Range, ...] = ()
    uids: tuple[str, ...] = ()
    gone: bool = False
    elsewhere: bool = False
    in_bin: bool = False


class Sight(NamedTuple):
    """What somebody sees of the list: its rows from ``first`` to ``last``, and the uids of some stories.

    ``opened`` is the open one's, ``wanted`` that of the one to be opened next, "" for none.
    """

    first: int = 0
    last: int = -1
    opened: str = ""
    wanted: str = ""
    marked: tuple[str, ...] = ()


def page(find: FindDesk, question: Question, number: int) -> tuple[StorySummary, ...]:
    """Return one page; the last has fewer rows, and there are none behind it."""
    return find.page(question.query, question.sort, number * PAGE, PAGE).rows


def rest(desk: Desk, question: Question, sight: Sight) -> Answer:
    """Return what the first page of an answer leaves open: how many there are, and who stands where."""
    find = desk.finding
    row, wanted = (_row_of(find, question, uid) for uid in (sight.opened, sight.wanted))
    pages = _pages(find, question, {each // PAGE for each in (row, wanted) if each >= PAGE})
    elsewhere = bool(sight.wanted) and wanted < 0 and not _is_gone(desk, sight.wanted)
    in_bin = wanted < 0 and _is_in_bin(desk, sight.wanted)
    return Answer(find.count(question.query), pages, row, wanted, elsewhere=elsewhere, in_bin=in_bin)


def again(desk: Desk, question: Question, sight: Sight) -> Answer:
    """Return the answer to a question as it is now, for somebody who sees the one from before."""
    find = desk.finding
    count = find.count(question.query)
    if set(sight.marked) - {sight.opened}:
        row, marks, uids = _places(find, question, sight)
    else:
        row = _row_of(find, question, sight.opened)
        is_marked = row >= 0 and sight.opened in sight.marked
        marks, uids = ((Range(row, row),), sight.marked) if is_marked else ((), ())
    wanted = _row_of(find, question, sight.wanted)
    numbers = set(range(sight.first // PAGE, max(min(sight.last, count - 1), 0) // PAGE + 1))
    numbers |= {each // PAGE for each in (row, wanted) if each >= 0}
    gone = bool(sight.opened) and row < 0 and _is_gone(desk, sight.opened)
    pages, in_bin = _pages(find, question, numbers), wanted < 0 and _is_in_bin(desk, sight.wanted)
    return Answer(count, pages, row, wanted, marks, uids, gone, in_bin=in_bin)


def marked(find: FindDesk, question: Question, rows: tuple[Range, ...]) -> tuple[str, ...]:
    """Return whose these rows are, in order."""
    everyone = find.uids(question.query, question.sort)
    return tuple(uid for each in rows for uid in everyone[each.first : each.last + 1])


def _pages(
    find: FindDesk, question: Question, numbers: Collection[int]
) -> dict[int, tuple[StorySummary, ...]]:
    return {number: page(find, question, number) for number in sorted(numbers)}


def _places(
    find: FindDesk, question: Question, sight: Sight
) -> tuple[int, tuple[Range, ...], tuple[str, ...]]:
    """Return the row of the open story, the rows of the marked ones, and whose those are."""
    everyone = find.uids(question.query, question.sort)
    chosen = set(sight.marked)
    rows = [row for row, uid in enumerate(everyone) if uid in chosen]
    opened = everyone.index(sight.opened) if sight.opened in everyone else -1
    return opened, ranges(rows), tuple(everyone[row] for row in rows)


def _row_of(find: FindDesk, question: Question, uid: str) -> int:
    row = find.place_of(uid, question.query, question.sort) if uid else None
    return -1 if row is None else row


def _is_in_bin(desk: Desk, uid: str) -> bool:
    """Say whether a story (uid, "" for none) can be fetched out of the bin."""
    return bool(uid) and desk.finding.place_of(uid, _BIN, Sort()) is not None


def _is_gone(desk: Desk, uid: str) -> bool:
    """Say whether a story is in the bin, or was thrown out of it."""
    try:
        return desk.stories.get(uid).status is Status.SPIKED
    except BadInput:
        return True
