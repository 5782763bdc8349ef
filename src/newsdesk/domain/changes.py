"""What a piece of work changed: the only thing that views are told."""

from typing import Generic, NamedTuple, Self, TypeVar

T = TypeVar("T")


class Changes(NamedTuple):
    """Which stories and editions (by uid) are different now, and whether rates and saved searches are.

    ``looks``: whether all pages look otherwise.
    """

    stories: frozenset[str] = frozenset()
    editions: frozenset[str] = frozenset()
    rates: bool = False
    searches: bool = False
    looks: bool = False

    def __or__(self, other: Self) -> "Changes":
        return Changes(
            stories=self.stories | other.stories,
            editions=self.editions | other.editions,
            rates=self.rates or other.rates,
            searches=self.searches or other.searches,
            looks=self.looks or other.looks,
        )

    def __bool__(self) -> bool:
        return bool(self.stories or self.editions or self.rates or self.searches or self.looks)


NOTHING = Changes()


class Done(NamedTuple, Generic[T]):
    """A result together with what getting it has changed."""

    value: T
    changes: Changes
