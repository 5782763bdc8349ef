"""The search's language: what an editor types into the search field, or after ``newsdesk stories``.

``docs/search.md`` describes it for editors. Nothing that is typed is an error: what makes no sense is
explained by a sentence, and the rest of the query still works.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

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
    Sought,
    Standing,
    Tagged,
    Term,
)
from newsdesk.domain.story import Status
from newsdesk.text.countries import countries_named
from newsdesk.text.folding import fold, folded_words

#: More conditions than these are a slip of the clipboard; words are not counted.
MOST_CONDITIONS = 100

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_PART = re.compile(
    r'(?P<but>-)?(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]+)|(?<=:))'
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(
    r"(?P<sign>[<>]=?|=?)(?P<number>[0-9]{1,9})|(?P<least>[0-9]{1,9})[-–](?P<most>[0-9]{1,9})"
)
#: A comma or semicolon parts words, but not the halves of a decimal number.
_COMMA = re.compile(r"(?<![0-9])[,;]|[,;](?![0-9])")


class _Value(NamedTuple):
    """What stands after a field's colon."""

    text: str
    quoted: bool = False

    @property
    def sought(self) -> Sought | None:
        """Its words; without quotes the last may go on."""
        words = folded_words(self.text)
        return Sought(words, not self.quoted) if words else None

    @property
    def choices(self) -> list[str]:
        """What its commas part."""
        return [each.strip() for each in self.text.split(",") if each.strip()]


class Field(NamedTuple):
    """One field: its name, what it needs (a sentence's end), how its value is read (None: it is nonsense)."""

    name: str
    needs: str
    read: Callable[[_Value], Term | None]


def _by(value: _Value) -> Term | None:
    return By(value.sought, whole=value.quoted) if value.sought else None


def _tag(value: _Value) -> Term | None:
    return Tagged(value.sought) if value.sought else None


def _country(value: _Value) -> Term | None:
    named = [countries_named(each) for each in value.choices]
    return About(tuple(code for codes in named for code in codes)) if named and all(named) else None


def _status(value: _Value) -> Term | None:
    asked = [re.sub(r"[-_\s]+", " ", fold(each)) for each in value.choices]
    states = [[state for state in Status if state.value.startswith(each)] for each in asked]
    return Standing(tuple(state for some in states for state in some)) if states and all(states) else None


def _edition(value: _Value) -> Term | None:
    if not value.quoted:
        if day := _day(value.text):
            return InEdition(day=day)
        if value.text.casefold() in {"edition", "any"}:
            return InEdition()
        if re.match(r"[0-9]{4}-", value.text):  # a day with a slip in it, or half typed
            return None
    return InEdition(title=value.sought) if value.sought else None


def _before(value: _Value) -> Term | None:
    day = _day(value.text)
    return Before(day) if day else None


def _after(value: _Value) -> Term | None:
    day = _day(value.text)
    return After(day) if day else None


def _length(value: _Value) -> Term | None:
    found = _NUMBER.fullmatch(value.text.strip())
    if found is None:
        return None
    if found["least"]:
        least, most = sorted((int(found["least"]), int(found["most"])))
        return Length(least, most)
    number = int(found["number"])
    return {
        ">": Length(number + 1),
        ">=": Length(number),
        "<": Length(0, number - 1),
        "<=": Length(0, number),
    }.get(found["sign"], Length(number, number))


def _mark(value: _Value) -> Term | None:
    try:
        return Marked(Mark(value.text.casefold()))
    except ValueError:
        return None


FIELDS = (
    Field("by", 'a name, as in by:Aigul or by:"Aigul Tokoeva"', _by),
    Field("country", "a country’s name or code, as in country:Kazakhstan or country:KZ", _country),
    Field("status", "a state: draft, in-edit, ready, published, corrected or spiked", _status),
    Field("tag", 'a tag, as in tag:energy or tag:"wool trade"', _tag),
    Field(
        "in", 'an edition: its day (in:2025-12-12), its title (in:"Friday"), or in:edition for any', _edition
    ),
    Field("before", "a day, as in before:2025-12-12, before:today or before:7d", _before),
    Field("after", "a day, as in after:2025-12-12, after:yesterday or after:7d", _after),
    Field("words", "a number, as in words:>800, words:<=300 or words:800-1200", _length),
    Field("is", "a mark: embargoed, corrected, noted, merging or any", _mark),
)
_FIELDS = {each.name: each for each in FIELDS}


def parse(typed: str) -> Query:
    """Read a query. Whatever is typed, there is a query; its ``problems`` say what of it made no sense."""
    reading = _Reading()
    for part in _PART.finditer(typed.translate(_QUOTES)):
        reading.take(part)
    return reading.query(typed)


class _Reading:
    """A query while its parts are read."""

    def __init__(self) -> None:
        self._terms: list[Term] = []
        self._excluded: list[Term] = []
        self._problems: list[str] = []
        self._any = False

    def take(self, part: re.Match[str]) -> None:
        """Add what one part asks for."""
        into = self._excluded if part["but"] else self._terms
        value = _Value(part["bare"] or part["phrase"] or "", part["phrase"] is not None)
        name = (part["field"] or "").casefold()
        field = _FIELDS.get(name)
        if name == "is" and value.text.casefold() == "any" and not part["but"]:
            self._any = True
        elif field:
            term = field.read(value)
            if term:
                into.append(term)
            else:
                self._problems.append(f"“{part[0]}” needs {field.needs}.")
        else:
            self._look_for(part, value, into)

    def _look_for(self, part: re.Match[str], value: _Value, into: list[Term]) -> None:
        """Look for the words of a part that is none of the fields."""
        if part["field"] and value.text and not part["field"].isdigit() and not value.text.startswith("//"):
            known = " ".join(f"{each.name}:" for each in FIELDS)
            self._problems.append(
                f"There is no field {part['field']}:, so “{part[0]}” is looked for as words."
                f" The fields are {known}."
            )
        if value.quoted:
            # Somebody who has not closed the quotes is still typing.
            chunks = [(part["field"] or "", False), (value.text, not part["closed"])]
        else:
            chunks = [(part["field"] or "", False), *((each, True) for each in _COMMA.split(value.text))]
        for text, begun in chunks:
            words = folded_words(text)
            if words:
                into.append(Said(Sought(words, begun)))

    def query(self, typed: str) -> Query:
        """Return what was read."""
        terms, excluded = self._some(self._whole(self._terms)), self._some(map(_ended, self._excluded))
        problems = dict.fromkeys(self._problems)
        query = Query(
            typed=typed,
            terms=terms,
            excluded=excluded,
            spiked=self._any or any(isinstance(each, Standing) for each in terms),
            problems=tuple(problems),
        )
        if typed.strip() and not query.asks and not problems:
            return Query(typed, problems=(f"There is no word in “{typed.strip()}” to look for.",))
        return query

    def _some(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Leave out what is said twice, and conditions beyond what a query can hold."""
        kept = dict.fromkeys(terms)
        conditions = [each for each in kept if not isinstance(each, Said)]
        if len(conditions) > MOST_CONDITIONS:
            self._problems.append(f"Only the first {MOST_CONDITIONS} conditions count.")
        for each in conditions[MOST_CONDITIONS:]:
            del kept[each]
        return tuple(kept)

    @staticmethod
    def _whole(terms: list[Term]) -> Iterable[Term]:
        """Leave a beginning only to the last of the words: what is before it has been typed to its end."""
        last = max((number for number, each in enumerate(terms) if isinstance(each, Said)), default=-1)
        return (each if number == last else _ended(each) for number, each in enumerate(terms))


def _ended(term: Term) -> Term:
    return Said(Sought(term.sought.words)) if isinstance(term, Said) else term


def _day(typed: str) -> Day | None:
    """Read a day: 2025-12-12, "today", "yesterday", or so many days ago as in "7d"."""
    typed = typed.casefold()
    if typed in {"today", "yesterday"}:
        return Day(days_ago=int(typed == "yesterday"))
    if re.fullmatch(r"[0-9]{1,5}d", typed):
        return Day(days_ago=int(typed[:-1]))
    if _DAY.fullmatch(typed):
        try:
            return Day(date.fromisoformat(typed))
        except ValueError:
            return None
    return None
