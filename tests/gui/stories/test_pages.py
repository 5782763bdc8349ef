"""Pages of a long list, of which only the ones looked at last are kept."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.stories.pages import Pages


def filled(numbers: range, kept: int = 3) -> Pages[int]:
    pages: Pages[int] = Pages(size=10, kept=kept)
    for number in numbers:
        pages.put(number, range(number * 10, number * 10 + 10))
    return pages


def test_rows_are_found_by_their_number() -> None:
    """And those that are not here are none."""
    pages = filled(range(2))

    assert [pages.get(row) for row in (0, 9, 10, 19, 20)] == [0, 9, 10, 19, None]


def test_the_last_page_may_be_short() -> None:
    """Behind its rows there are none."""
    pages = filled(range(1))
    pages.put(1, [10, 11])

    assert (pages.get(11), pages.get(12)) == (11, None)


def test_what_was_not_looked_at_for_longest_is_forgotten() -> None:
    """Not what was fetched first."""
    pages = filled(range(3))
    pages.touch(0, 5)

    pages.put(3, range(30, 40))

    assert set(pages.numbers) == {0, 2, 3}


def test_looking_at_rows_tells_which_pages_are_missing() -> None:
    """In order; nothing is missing where nothing is looked at."""
    pages = filled(range(1, 2))

    assert pages.touch(5, 35) == (0, 2, 3)
    assert pages.touch(12, 14) == ()
    assert pages.touch(0, -1) == ()


@given(st.lists(st.integers(0, 1000), max_size=200))
def test_memory_stays_flat(numbers: list[int]) -> None:
    """However far somebody scrolls; and every row that is here stands in its place."""
    pages: Pages[int] = Pages(size=10, kept=4)

    for number in numbers:
        pages.put(number, range(number * 10, number * 10 + 10))

    assert len(pages.numbers) <= 4
    assert all(row == value for row, value in pages)
