"""What the list shows of a story, and what it can be sorted by."""

from enum import IntEnum

from newsdesk.domain.query import Sort, SortKey


class Column(IntEnum):
    """The columns of compact rows, in their usual order; a roomy row has everything in the first."""

    HEADLINE = 0
    STATUS = 1
    COUNTRIES = 2
    BYLINE = 3
    WORDS = 4
    UPDATED = 5
    STANDFIRST = 6
    EMBARGO = 7
    CORRECTIONS = 8


#: What stands over a column.
TITLES = {
    Column.HEADLINE: "Headline",
    Column.STATUS: "Status",
    Column.COUNTRIES: "Countries",
    Column.BYLINE: "Byline",
    Column.WORDS: "Words",
    Column.UPDATED: "Updated",
    Column.STANDFIRST: "Standfirst",
    Column.EMBARGO: "Embargo",
    Column.CORRECTIONS: "Corrections",
}
#: What a column is sorted by.
KEYS = {
    Column.HEADLINE: SortKey.HEADLINE,
    Column.STATUS: SortKey.STATUS,
    Column.COUNTRIES: SortKey.COUNTRIES,
    Column.BYLINE: SortKey.BYLINE,
    Column.WORDS: SortKey.WORDS,
    Column.UPDATED: SortKey.UPDATED,
    Column.STANDFIRST: SortKey.STANDFIRST,
    Column.EMBARGO: SortKey.EMBARGO,
    Column.CORRECTIONS: SortKey.CORRECTIONS,
}
#: Pixels, until somebody moves an edge; the headline takes what the others leave, and at least this much.
WIDTHS = {
    Column.HEADLINE: 220,
    Column.STATUS: 92,
    Column.COUNTRIES: 84,
    Column.BYLINE: 120,
    Column.WORDS: 64,
    Column.UPDATED: 136,
    Column.STANDFIRST: 220,
    Column.EMBARGO: 150,
    Column.CORRECTIONS: 96,
}
#: The columns that are shown once somebody wants them: embargo and corrections stand at the headline as well.
EXTRA = frozenset({Column.STANDFIRST, Column.EMBARGO, Column.CORRECTIONS})
#: The columns of numbers, which stand on the right.
NUMBERS = frozenset({Column.WORDS, Column.CORRECTIONS})
#: The name of each order, for a menu.
SORT_NAMES = {
    SortKey.UPDATED: "Updated",
    SortKey.HEADLINE: "Headline",
    SortKey.STANDFIRST: "Standfirst",
    SortKey.STATUS: "Status",
    SortKey.COUNTRIES: "Countries",
    SortKey.BYLINE: "Byline",
    SortKey.WORDS: "Words",
    SortKey.EMBARGO: "Embargo",
    SortKey.CORRECTIONS: "Corrections",
}
#: What somebody means first who sorts by these: the newest, the longest, the most; all else from A to Z.
_FALLING = (SortKey.UPDATED, SortKey.WORDS, SortKey.EMBARGO, SortKey.CORRECTIONS)


def usual_sort(key: SortKey) -> Sort:
    """Return the order that somebody wants who chooses a key for the first time."""
    return Sort(key, descending=key in _FALLING)


def turned(sort: Sort) -> Sort:
    """Return the same order from its other end."""
    return Sort(sort.key, descending=not sort.descending)
