"""The part of a long list that is in memory: pages of rows, and of those only the ones looked at last."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

#: Rows a page, and how many pages are kept: more than a tall window shows, and what somebody scrolls back to.
PAGE = 50
KEPT = 60


class Pages(Generic[T]):
    """Rows by their number. What was not looked at for longest is forgotten first."""

    def __init__(self, size: int = PAGE, kept: int = KEPT) -> None:
        self.size = size
        self._kept = kept
        self._pages: dict[int, tuple[T, ...]] = {}

    def __iter__(self) -> Iterator[tuple[int, T]]:
        """Give each row that is here with its number, in no order."""
        for page, rows in self._pages.items():
            yield from enumerate(rows, page * self.size)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that are here."""
        return tuple(self._pages)

    def get(self, row: int) -> T | None:
        """Return a row, or None if it is not here."""
        number, place = divmod(row, self.size)
        rows = self._pages.get(number)
        return rows[place] if rows is not None and place < len(rows) else None

    def put(self, number: int, rows: Sequence[T]) -> None:
        """Keep a page in place of the one of that number."""
        self._pages.pop(number, None)
        self._pages[number] = tuple(rows)
        while len(self._pages) > self._kept:
            del self._pages[next(iter(self._pages))]

    def touch(self, first: int, last: int) -> tuple[int, ...]:
        """Look at the rows from ``first`` to ``last``; return the numbers of the pages that are missing."""
        wanted = range(first // self.size, last // self.size + 1) if first <= last else range(0)
        for number in wanted:
            if number in self._pages:
                self._pages[number] = self._pages.pop(number)
        return tuple(number for number in wanted if number not in self._pages)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
