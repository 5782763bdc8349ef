"""A number in copy with what belongs to it: its scale word, and the currency before or behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from newsdesk.copydesk.money import marks
from newsdesk.copydesk.money.currencies import (
    CODES,
    EVERYDAY,
    EVERYDAY_CODES,
    SCALES,
    SHORT_NAMES,
    SHORT_SCALES,
    SIGN_CHARACTERS,
    SIGNS,
    of_adjective,
    of_name,
)
from newsdesk.copydesk.money.figures import SPACES, number

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_SIGNS = {sign.lower(): candidates for sign, candidates in SIGNS.items()}

#: Words for parts and one of a scale word; they are no number without it.
_OF_SCALE = {
    **dict.fromkeys(("half a", "half an", "a half", "an half", "пол"), Decimal("0.5")),
    **dict.fromkeys(("a quarter of a", "a quarter of an"), Decimal("0.25")),
    **dict.fromkeys(("a", "an", ""), Decimal(1)),
}


class Currency(NamedTuple):
    """A sign, code or name: where it stands, and which currencies it may mean."""

    start: int
    end: int
    candidates: tuple[str, ...]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what belongs to it: it goes from ``at`` up to ``till`` with its scale word.

    ``power`` is what the scale word (``scale``, as it is written) stands for, None without one.
    """

    at: int
    till: int
    text: str
    value: Decimal
    power: int | None
    scale: str
    before: Currency | None
    after: Currency | None

    @property
    def start(self) -> int:
        """Where it begins with its currency."""
        return self.before.start if self.before else self.at

    @property
    def end(self) -> int:
        """Where it ends with its currency."""
        return self.after.end if self.after else self.till

    @property
    def currencies(self) -> tuple[str, ...]:
        """What its currency may be; empty if it has none."""
        return common([each.candidates for each in (self.before, self.after) if each])

    @property
    def is_year(self) -> bool:
        """Whether it may be the number of a year."""
        return self.power is None and bool(marks.YEAR.fullmatch(self.text))

    @property
    def is_written(self) -> bool:
        """Whether it is in words, not in figures."""
        return not self.text[:1].isdigit()

    def scaled(self, power: int | None) -> Decimal:
        """Return what it is worth with that scale word."""
        value = self.value * 10 ** (power or 0)
        return Decimal(int(value)) if power and value == int(value) else value


def common(sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is in all of some sets, in the order of the first."""
    return tuple(each for each in sets[0] if all(each in other for other in sets)) if sets else ()


def figures(text: str, *, decimal_comma: bool) -> Iterator[Figure]:
    """Yield every number of a text with what belongs to it, in order; none overlap."""
    if not marks.names_money(text):
        return
    waiting: Figure | None = None
    for anchor in marks.ANCHOR.finditer(text):
        if waiting and anchor.start(marks.kind_of(anchor)) < waiting.till:
            continue
        figure = _figure(text, anchor, waiting, decimal_comma=decimal_comma)
        if figure is None:
            continue
        whole = _whole(text, waiting, figure) if waiting else None
        if waiting and whole is None:
            yield replace(waiting, after=None) if _shared(waiting, figure.before) else waiting
        waiting = whole or figure
    if waiting:
        yield waiting


def _whole(text: str, first: Figure, last: Figure) -> Figure | None:
    """Return the number that two make together, "1 billion 200 million" or "двадцать пять"; None if none."""
    hyphened = last.after is not None and text[last.till : last.till + 1] in marks.HYPHENS
    if first.after or last.before or hyphened or not marks.PIECES.fullmatch(text, first.till, last.at):
        return None
    if first.before and not (first.currencies and _goes_on(first.before, last)):
        return None
    if _is_smaller(first, last):
        more = first.scaled(first.power) / 10 ** (last.power or 0)
    elif _is_next_word(first, last):
        more = first.value
    else:
        return None
    words = text[first.at : last.till]
    return replace(last, at=first.at, text=words, value=more + last.value, before=first.before)


def _goes_on(before: Currency, last: Figure) -> bool:
    """Whether what has a currency before it goes on: not in "the $5 million 2024 budget"."""
    if last.after is None:
        return last.power is not None
    return bool(common([before.candidates, last.after.candidates]))


def _is_smaller(first: Figure, last: Figure) -> bool:
    """Whether a number with its scale word is followed by less than one of those: 2 million 500 thousand."""
    if first.power is None or last.is_year:
        return False
    return last.scaled(last.power) < Decimal(10) ** first.power


def _is_next_word(first: Figure, last: Figure) -> bool:
    """Whether a number in words goes on in the next word: двести двадцать два, "twenty five"."""
    if first.power is not None or not (first.is_written and last.is_written):
        return False
    room = 100 if first.value % 100 == 0 else 10 if first.value % 10 == 0 and first.value > 10 else 0
    return last.value < room and last.value == int(last.value)


def _figure(text: str, anchor: re.Match[str], last: Figure | None, *, decimal_comma: bool) -> Figure | None:
    """Return the number at a place, or None; ``last`` is the one before it, which may own its currency."""
    start, end = anchor.span(marks.kind_of(anchor))
    behind = marks.AFTER.match(text, end) if _has_after(text, end) else None
    scale = (behind["scale"] if behind else None) or ""
    power = SCALES.get(scale.lower())
    till = behind.end("scale") if behind and scale else end
    value = _value(anchor, scale, decimal_comma)
    if value is None or (scale and power is None) or not _may_begin(text, anchor):
        return None
    figure = Figure(start, till, text[start:end], value, power, scale, None, None)
    before = None if figure.is_written else _before(text, figure)
    if last and before and _shared(last, before) and _is_of_first(last, before, figure):
        before = None
    if before is None and _hangs_on(text, start):
        return None
    after = _after(text, behind, figure) if behind else None
    if before and after and not common([before.candidates, after.candidates]):
        if before.is_name:
            before = None
        else:
            after = None
    if not after and text[till : till + 1].isalnum():
        return None
    if not after and scale.lower() in SHORT_SCALES and text[till : till + 1] == ".":
        till += 1
    return replace(figure, till=till, before=before, after=after)


def _value(anchor: re.Match[str], scale: str, decimal_comma: bool) -> Decimal | None:
    written = anchor["written"]
    if written is None:
        comma = bool(scale) and (decimal_comma or bool(_CYRILLIC.match(scale)))
        points = decimal_comma and not scale
        return number(anchor["figures"], decimal_comma=comma, point_parts=points)
    words = written.lower().replace("-", " ")
    if words in _OF_SCALE:
        return _OF_SCALE[words] if scale else None
    half = words.endswith(" and a half")
    hundred = words.endswith(" hundred")
    words = words.removesuffix(" and a half").removesuffix(" hundred")
    known = [marks.WRITTEN.get(each) for each in words.split() if each not in {"a", "an"}]
    if (half and not scale) or None in known:
        return None
    value = sum(filter(None, known), Decimal(0)) or Decimal(1)
    return value * (100 if hundred else 1) + (Decimal("0.5") if half else 0)


def _may_begin(text: str, anchor: re.Match[str]) -> bool:
    """Whether no number is cut in two: not in 12.5, ten-twenty or a hundred and five million."""
    start, end = anchor.span(marks.kind_of(anchor))
    if anchor["written"] is not None:
        return not marks.PART_OF_NUMBER.search(text, max(0, start - marks.REACH), start)
    last, mark = text[max(start - 2, 0) : max(start - 1, 0)], text[max(start - 1, 0) : start]
    if mark and (mark in "#&@%\\" or (mark == "." and last != ".") or (mark in ",:/'’" and last.isdigit())):
        return False
    return not (text[end : end + 1] in {".", ",", ":", "/"} and text[end + 1 : end + 2].isdigit())


def _hangs_on(text: str, start: int) -> bool:
    """Whether a number hangs on what is before it: COVID-19, A$5 where A$ were no known sign."""
    mark = text[max(start - 1, 0) : start]
    if mark in {"-", "‐", "‑"}:
        return text[max(start - 2, 0) : start - 1].isalpha()
    return bool(mark) and (mark.isalpha() or mark in SIGN_CHARACTERS)


def _has_after(text: str, at: int) -> bool:
    """Take a quick look whether anything that belongs to a number may follow."""
    found = marks.FOLLOWS.match(text, at)
    if not found:
        return False
    return found["word"] is None or found["word"].lower() in marks.FIRST_WORDS


def _has_before(window: str) -> bool:
    """Take a quick look whether a currency may end here."""
    words = window.rstrip("*_-‐‑ \t\n>" + SPACES)
    if words[-1:] in SIGN_CHARACTERS or words.endswith(";"):
        return True
    start = len(words)
    while start and words[start - 1].isalpha():
        start -= 1
    return words[start:].lower() in marks.LAST_WORDS


def _before(text: str, figure: Figure) -> Currency | None:
    """Return the currency before a number, or None; a name there needs a number that can only be money."""
    window = text[max(0, figure.at - marks.REACH) : figure.at]
    if not _has_before(window):
        return None
    found = marks.BEFORE.search(text, figure.at - len(window), figure.at)
    if not found:
        return None
    kind = "sign" if found["sign"] else "code" if found["code"] else "name"
    written = found[kind]
    if kind == "name":
        is_money = figure.scale or any(not each.isdigit() for each in figure.text)
        follows = text[figure.till : figure.till + 1]
        if not is_money or written.lower() in EVERYDAY or follows == "%" or follows.isalnum():
            return None
    if written in EVERYDAY_CODES and not figure.scale:
        return None
    candidates = _candidates(kind, written)
    return Currency(*found.span(kind), candidates, kind == "name") if candidates else None


def _after(text: str, found: re.Match[str], figure: Figure) -> Currency | None:
    """Return the currency behind a number, or None if there is none."""
    start, end = found.span("currency")
    if start < 0:
        return None
    kind = "sign" if found["sign"] else "code" if found["code"] else "name"
    name = found[kind].lower()
    # A letter that only Unicode takes for one of ours (ſ for s) makes no name.
    candidates = _adjective(found, _candidates(kind, found[kind]))
    sure = bool(figure.scale or found["adjective"] or found["of"])
    is_word = found[kind] in EVERYDAY_CODES or (kind == "name" and name in EVERYDAY)
    if not candidates or (is_word and not sure and not (name[:3] == "sum" and figure.value >= 100)):
        return None
    if name in SHORT_NAMES and text[end : end + 1] == ".":
        end += 1
    return Currency(start, end, candidates, kind == "name")


def _adjective(found: re.Match[str], candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Narrow what a name means by "Canadian" before or "США" behind it; empty if there is no such money."""
    if (found["of"] or "").upper() == "США":
        return common([candidates, ("USD",)])
    if not found["adjective"] or not candidates:
        return candidates
    code = of_adjective(candidates, found["adjective"].lower().replace("-", " "))
    return (code,) if code else ()


def _candidates(kind: str, written: str) -> tuple[str, ...]:
    if kind == "sign":
        return _SIGNS.get(written.lower(), ())
    return CODES[written] if kind == "code" else of_name(written)


def _shared(first: Figure, before: Currency | None) -> bool:
    """Whether a currency before a number is, or hangs on, the one that the number before has behind it.

    Both cannot be meant in "1$$1": an amount that begins where another ends would be cut from a word.
    """
    return before is not None and first.after is not None and before.start <= first.after.end


def _is_of_first(first: Figure, between: Currency, second: Figure) -> bool:
    """Tell whose a currency between two numbers is: in 2020 USD 5 million, 40bn UZS 2025."""
    to_first = first.after is not None and first.after.start == first.till
    to_second = between.end == second.at
    if to_first != to_second:
        return to_first
    return not first.is_year and (between.is_name or bool(first.scale) or second.is_year)
