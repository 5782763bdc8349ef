"""What a template shows of many things, each made when its turn comes: of an archive they are many."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, overload


class InTurn(Sequence[Any]):
    """What ``make`` returns of each of some keys, made whenever it is asked for.

    It can be put together with lists, as templates do: that is a list, and all of it there.
    """

    def __init__(self, make: Callable[[int], Any], keys: Sequence[int]) -> None:
        self._make = make
        self._keys = keys

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return type(self)(self._make, self._keys[at])
        return self._make(self._keys[at])

    def __len__(self) -> int:
        return len(self._keys)

    def __add__(self, others: Iterable[Any]) -> list[Any]:
        return [*self, *others]

    def __radd__(self, others: Iterable[Any]) -> list[Any]:
        return [*others, *self]
