"""Choices that stick: a record of them as plain values that JSON knows, and back."""

from collections.abc import Mapping
from dataclasses import Field, fields
from enum import StrEnum
from typing import Any, ClassVar, Self


class Stored:
    """What a frozen dataclass is besides if all of its fields have defaults and are plain.

    Plain are switches, numbers, words, lists of words (as a tuple), and a ``StrEnum``.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> Self:
        """Return what was stored; a value of another kind than its default counts as not stored."""
        known: dict[str, Any] = {}
        for each in fields(cls):
            if each.name in stored and (value := _as(type(each.default), stored[each.name])) is not None:
                known[each.name] = value
        return cls(**known)

    def stored(self) -> dict[str, object]:
        """Return it as plain values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def _as(kind: type, value: object) -> object:
    """Return ``value`` as one of ``kind``, or None."""
    if isinstance(value, bool) or kind is bool:
        return value if isinstance(value, bool) and kind is bool else None
    if kind is float and isinstance(value, int):
        return float(value)
    if kind is tuple and isinstance(value, list):
        return tuple(each for each in value if isinstance(each, str))
    if issubclass(kind, StrEnum) and isinstance(value, str):
        return next((each for each in kind if each.value == value), None)
    return value if type(value) is kind else None
