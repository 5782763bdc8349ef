"""What a query finds is what it says, in every order, and pages of it fit together."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.merges import PendingMerge
from newsdesk.domain.notes import Note
from newsdesk.domain.query import (
    About,
    After,
    Before,
    By,
    Day,
    InEdition,
    Length,
    Mark,
    Marked,
    Query,
    Said,
    Sort,
    SortKey,
    Sought,
    Standing,
    Tagged,
    Term,
)
from newsdesk.domain.story import Revision, Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.corrections import Corrections
from newsdesk.store.editions import Editions
from newsdesk.store.merges import Merges
from newsdesk.store.notes import Notes
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.text.folding import fold, folded_words
from newsdesk.text.query import parse
from newsdesk.text.words import plain

NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
HEADLINES = ("Wool trade", "rail", "Қазақ теміржолы", "Rail line", "", "wool", "Ўзбек пахтаси", "Café")
BODIES = ("The rail line carries wool.", "**Trade** in wool-felt", "Казак", "", "Line rail; café.")
BYLINES = ("Aigul", "Aigul Tokoeva", "Даниёр", "")
COUNTRIES: tuple[tuple[str, ...], ...] = (("KZ",), ("UZ", "KZ"), (), ("TJ",))
TAGS: tuple[tuple[str, ...], ...] = ((), ("wool trade", "rail"), ("café",))
WORDS = ("wool", "rail", "line", "trade", "казак", "узбек", "cafe", "aigul", "tokoeva", "felt", "absent")


def pick(choices: tuple[Any, ...], number: int) -> Any:
    return choices[number % len(choices)]


def made(number: int) -> Story:
    """A story like no other: what it has follows from its number."""
    text = StoryText(
        headline=pick(HEADLINES, number),
        standfirst="Felt from Naryn" if number % 7 == 0 else "",
        body=pick(BODIES, number // 2),
        byline=pick(BYLINES, number // 3),
        countries=pick(COUNTRIES, number // 5),
        keywords=pick(TAGS, number),
    )
    embargo = NOW + timedelta(hours=number - 20) if number % 6 == 0 else None
    at = NOW - timedelta(days=number % 11, hours=number)
    status = pick(tuple(Status), number)
    return Story(f"s{number}", f"slug-{number}", text, status, at, at, number % 9 * 100, embargo=embargo)


STORIES = [made(number) for number in range(60)]
#: How many corrections each of those has that have any.
CORRECTED = {"s3": 1, "s17": 2, "s40": 1, "s5": 3}
NOTED = {"s4", "s17", "s44"}
MERGING = {"s3", "s4"}
EDITIONS = {
    date(2025, 12, 12): ("Friday, wool", ("s1", "s2", "s3", "s5")),
    date(2025, 12, 11): ("", ("s2", "s11", "s12")),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """All of the stories, the last added the newest."""
    folder: Path = tmp_path_factory.mktemp("shelf") / "newsroom"
    archive = Archive.create(folder, FixedClock(NOW), "The Steppe Courier")
    with archive.writing() as db:
        for story in STORIES:
            Stories(db).add(story, "Aida", Why.NEW)
        for uid, number in CORRECTED.items():
            kind, names = CorrectionKind.CORRECTION, [f"c-{uid}-{each}" for each in range(number)]
            Corrections(db).put(
                uid, [Correction(name, uid, kind, "No.", NOW, "Aida", Place.TOP) for name in names]
            )
        for uid in ("s1", *NOTED):
            Notes(db).add(Note(f"n-{uid}", uid, "Why?", NOW, "Aida"))
        Notes(db).put(Note("n-s1", "s1", "Why?", NOW, "Aida", resolved=NOW, resolved_by="Aida"))
        for uid in MERGING:
            theirs = Revision(uid, 1, NOW, "Timur", Why.TYPING, StoryText("Theirs"), "", "d")
            Merges(db).add(PendingMerge(0, uid, NOW, "Aida", "Desk", "b.zip", StoryText(), (theirs,)))
        for day, (title, uids) in EDITIONS.items():
            entries = tuple(Entry(uid) for uid in uids)
            Editions(db).add(Edition(f"e-{day}", day, title, entries, (), NOW, NOW))
    with archive.reading() as db:
        yield Shelf(db, NOW)
    archive.close()


def has(text: str, sought: Sought) -> bool:
    words = folded_words(text)
    *whole, last = sought.words
    for start in range(len(words) - len(whole)):
        there = words[start + len(whole)]
        fits = there.startswith(last) if sought.begun else there == last
        if fits and words[start : start + len(whole)] == tuple(whole):
            return True
    return False


def begun(day: Day) -> datetime:
    return datetime.combine(day.on or (NOW - timedelta(days=day.days_ago)).date(), time(), UTC)


def in_edition(story: Story, term: InEdition) -> bool:
    for day, (title, uids) in EDITIONS.items():
        wanted = term.day is None or begun(term.day).date() == day
        if wanted and (term.title is None or has(title, term.title)) and story.uid in uids:
            return True
    return False


def in_words(term: Said | By | Tagged, text: StoryText) -> bool:
    match term:
        case By(sought, whole):
            return folded_words(text.byline) == sought.words if whole else has(text.byline, sought)
        case Tagged(sought):
            return has(" ".join(text.keywords), sought)
    texts = (text.headline, text.standfirst, text.body, text.byline, " ".join(text.keywords))
    return any(has(each, term.sought) for each in texts)


def in_time(term: Before | After, at: datetime) -> bool:
    return at < begun(term.day) if isinstance(term, Before) else at >= begun(term.day)


def is_marked(mark: Mark, story: Story) -> bool:
    if mark is Mark.EMBARGOED:
        return story.embargo is not None and story.embargo > NOW
    return story.uid in {Mark.CORRECTED: CORRECTED, Mark.NOTED: NOTED, Mark.MERGING: MERGING}[mark]


def holds(term: Term, story: Story) -> bool:
    """Say whether a term is true of a story, as slowly and as plainly as can be."""
    match term:
        case About(countries):
            true = any(code in story.text.countries for code in countries)
        case Standing(states):
            true = story.status in states
        case InEdition():
            true = in_edition(story, term)
        case Before() | After():
            true = in_time(term, story.updated)
        case Length(least, most):
            true = least <= story.words and (most is None or story.words <= most)
        case Marked(mark):
            true = is_marked(mark, story)
        case _:
            true = in_words(term, story.text)
    return true


def expected(query: Query) -> list[Story]:
    """Return the stories that a query is to find, newest first."""
    return [
        story
        for story in reversed(STORIES)
        if all(holds(term, story) for term in query.terms)
        and not any(holds(term, story) for term in query.excluded)
        and (query.spiked or story.status is not Status.SPIKED)
    ]


def in_order(stories: list[Story], sort: Sort) -> list[str]:
    """Put stories that are newest first in an order: without an embargo is last both ways."""
    late = datetime.max.replace(tzinfo=UTC)
    keys: dict[SortKey, Callable[[Story], Any]] = {
        SortKey.UPDATED: lambda story: int(story.uid[1:]),
        SortKey.HEADLINE: lambda story: fold(story.text.headline),
        SortKey.STATUS: lambda story: tuple(Status).index(story.status),
        SortKey.COUNTRIES: lambda story: str(list(story.text.countries)).replace("'", '"'),
        SortKey.BYLINE: lambda story: story.text.byline,
        SortKey.WORDS: lambda story: story.words,
        SortKey.EMBARGO: lambda story: story.embargo or late,
        SortKey.STANDFIRST: lambda story: fold(story.text.standfirst or plain(story.text.body)),
        SortKey.CORRECTIONS: lambda story: CORRECTED.get(story.uid, 0),
    }
    oldest_first = sort.key in {SortKey.UPDATED, SortKey.WORDS, SortKey.EMBARGO, SortKey.CORRECTIONS}
    ordered = sorted(reversed(stories) if oldest_first else stories, key=keys[sort.key])
    if sort.descending:
        ordered.reverse()
        if sort.key is SortKey.EMBARGO:
            ordered.sort(key=lambda story: story.embargo is None)
    return [story.uid for story in ordered]


words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple)
soughts = words.map(Sought) | st.builds(
    lambda word, length: Sought((word[:length],), begun=True), st.sampled_from(WORDS), st.integers(1, 5)
)
days = st.dates(date(2025, 12, 1), date(2025, 12, 14)).map(Day) | st.integers(0, 12).map(
    lambda ago: Day(days_ago=ago)
)
bylines = st.sampled_from(BYLINES[:3]).map(lambda name: By(Sought(folded_words(name)), whole=True))
terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(Said, soughts),
    st.builds(By, soughts) | bylines,
    st.builds(Tagged, soughts),
    st.builds(About, st.lists(st.sampled_from(("KZ", "UZ", "TJ", "XK")), min_size=1).map(tuple)),
    st.builds(Standing, st.lists(st.sampled_from(Status), min_size=1).map(tuple)),
    st.builds(InEdition, days) | st.builds(InEdition, title=soughts) | st.just(InEdition()),
    st.builds(Before, days) | st.builds(After, days),
    st.builds(Length, st.integers(0, 900), st.none() | st.integers(-1, 900)),
    st.builds(Marked, st.sampled_from(Mark)),
)
some = st.lists(terms, max_size=2).map(tuple)
queries = st.builds(Query, st.just(""), some, some, st.booleans(), st.just(()))
sorts = st.builds(Sort, st.sampled_from(SortKey), st.booleans())


@given(query=queries, sort=sorts)
def test_a_query_finds_what_it_says(shelf: Shelf, query: Query, sort: Sort) -> None:
    """All that it asks for, nothing that it shuts out, in the order that is wanted; and so it is counted."""
    uids = in_order(expected(query), sort)

    assert list(shelf.uids(query, sort)) == uids
    assert shelf.count(query) == len(uids)


@given(query=queries, sort=sorts, start=st.integers(0, 30), count=st.integers(0, 10))
def test_a_page_is_a_part_of_the_list(shelf: Shelf, query: Query, sort: Sort, start: int, count: int) -> None:
    """Its rows are those that stand there, and each says so."""
    uids = shelf.uids(query, sort)

    rows = shelf.page(query, sort, start, count)

    assert tuple(row.uid for row in rows) == uids[start : start + count]
    for number, row in enumerate(rows):
        assert shelf.place_of(row.uid, query, sort) == start + number


@given(query=queries, sort=sorts)
def test_what_is_not_found_has_no_place(shelf: Shelf, query: Query, sort: Sort) -> None:
    """Nor has a story that is gone."""
    uids = shelf.uids(query, sort)

    assert all(
        (shelf.place_of(story.uid, query, sort) is None) == (story.uid not in uids) for story in STORIES
    )
    assert shelf.place_of("gone", query, sort) is None


def test_a_row_says_what_a_story_is(shelf: Shelf) -> None:
    """All that the list shows, and where what was looked for stands."""
    (row,) = shelf.page(parse('felt by:"Aigul Tokoeva" is:any'), Sort(), 0, 1)

    story = STORIES[int(row.uid[1:])]
    assert (row.slug, row.headline, row.status) == (story.slug, story.text.headline, story.status)
    assert (row.countries, row.keywords, row.byline) == (
        story.text.countries,
        story.text.keywords,
        "Aigul Tokoeva",
    )
    assert (row.words, row.updated, row.embargo) == (story.words, story.updated, story.embargo)
    assert row.corrections == CORRECTED.get(story.uid, 0)
    assert "felt" in row.snippet


@pytest.mark.parametrize(("key", "descending"), list(product(SortKey, (True, False))))
def test_sorting_asks_an_index(shelf: Shelf, key: SortKey, descending: bool) -> None:
    """No list of stories is sorted when it is shown: that is what makes a hundred thousand feel like ten."""
    for typed in ("", "rail", "country:KZ", "words:>100"):
        asked = shelf._ordered(parse(typed), Sort(key, descending), "id")
        plan = shelf._db.execute_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params).fetchall()
        assert not [step for *_numbers, step in plan if "ORDER BY" in step], plan
