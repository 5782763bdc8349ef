"""Where the rates of a board come from, for its readers: who says so, and of which day."""

from collections.abc import Callable, Iterable, Sequence

from newsdesk.domain.days import day
from newsdesk.rates.board import BoardRow
from newsdesk.rates.sources.peg import PEG
from newsdesk.rates.sources.table import source_of


def source_name(short: str) -> str:
    """Return what a source is called in full, by the name that its rates carry."""
    if short == PEG.short:
        return "official peg"
    known = source_of(short)
    return known.name.removeprefix("The ") if known else short


def origins(rows: Sequence[BoardRow], called: Callable[[str], str] = str) -> str:
    """Say where rows come from and of when: "KZT: NBK, 12 December 2025; TMT: Peg, 12 December 2025".

    ``called`` makes what a source is called of the name that its rates carry.
    """
    said: dict[str, list[str]] = {}
    for each in rows:
        said.setdefault(f"{called(each.source)}, {day(each.effective)}", []).append(each.currency)
    if len(said) == 1:
        return next(iter(said))
    return "; ".join(f"{', '.join(currencies)}: {origin}" for origin, currencies in said.items())


def credit_lines(sources: Iterable[str]) -> tuple[str, ...]:
    """Return what readers are told of sources, each once, by the names that rates carry, in that order.

    "NBT: National Bank of Tajikistan, www.nbt.tj". Nothing of those that are not ours to credit: a page, a
    file, a person.
    """
    known = ((short, source_of(short)) for short in dict.fromkeys(sources))
    return tuple(f"{short}: {source.attribution}" for short, source in known if source)
