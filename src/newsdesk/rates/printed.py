"""Rates as a page prints them, as plain numbers: which of "," and "." is the decimal mark there."""

import re
from collections.abc import Sequence

_PARTS = re.compile(r"[.,]")


def plain_numbers(printed: Sequence[str]) -> list[str]:
    """Return one page's figures ("12,950.50", "0,01144") with a decimal point, and no mark for thousands.

    "12,950" may be either; then the page's other figures say which mark is the decimal one.
    """
    marks = list(map(_decimal_mark, printed))
    known = {mark for mark in marks if mark}
    return [
        _plain(each, mark if mark is not None else _of_page(each, known))
        for each, mark in zip(printed, marks, strict=True)
    ]


def _decimal_mark(figure: str) -> str | None:
    """Return the decimal mark of a figure, "" if it has none; None if that cannot be told."""
    found = _PARTS.findall(figure)
    if not found:
        return ""
    if len(set(found)) > 1:
        return found[-1] if found.count(found[-1]) == 1 else ""
    if len(found) > 1:
        return ""
    whole, rest = _PARTS.split(figure)
    return None if len(rest) == 3 and len(whole) <= 3 and whole.strip("0") else found[0]


def _of_page(figure: str, known: set[str]) -> str:
    """Return the decimal mark of a figure with one mark in it, as the page's others have it."""
    (mark,) = _PARTS.findall(figure)
    return mark if not known or mark in known else ""


def _plain(figure: str, mark: str) -> str:
    whole, point, rest = figure.rpartition(mark) if mark else (figure, "", "")
    return _PARTS.sub("", whole) + ("." if point else "") + rest
