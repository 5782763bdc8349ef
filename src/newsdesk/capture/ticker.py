"""The ticker above a page: "KGS/USD = 0.01139 0%", a pair to a line or several."""

import re
from dataclasses import dataclass

_ENTRY = re.compile(
    r"""
    [•·●▪◦‣*|,;–—-]? \s?
    (?P<said>
        (?P<base> [A-Z]{3}) \s?/\s? (?P<quote> [A-Z]{3})
        \s?[=:]\s?
        (?P<value> \d+(?:[.,]\d+)*)
        (?: \s? (?P<change> [+\-−–]?\s?\d+(?:[.,]\d+)*\s?%) )?
    )
    \s?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair of ISO 4217 codes with value and change as printed; ``change`` is "" where none was."""

    base: str
    quote: str
    value: str
    change: str
    said: str


def read(text: str) -> tuple[Entry, ...]:
    """Return what a line of the ticker says; nothing if there is anything else on the line."""
    entries: list[Entry] = []
    at = 0
    while at < len(text):
        found = _ENTRY.match(text, at)
        if not found:
            return ()
        change = (found["change"] or "").replace(" ", "")
        entries.append(Entry(found["base"], found["quote"], found["value"], change, found["said"]))
        at = found.end()
    return tuple(entries)
