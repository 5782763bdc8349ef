"""The patterns that amounts in copy are read with, made from the tables of ``currencies``.

They are matched at places, never searched for over a whole text, but for ``ANCHOR``; and what stands between
two parts is bounded, so that hostile text takes linear time.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from newsdesk.copydesk.money.currencies import (
    ADJECTIVES,
    APOSTROPHES,
    CODES,
    NAMES,
    SCALES,
    SIGN_CHARACTERS,
    SIGNS,
)
from newsdesk.copydesk.money.figures import NAMED_SPACES, SPACES

_SPACE = rf"(?:[\t{SPACES}]|{NAMED_SPACES})"
#: A line of the same paragraph may end within an amount; what goes on is no sentence of its own.
_NEXT_LINE = rf"{_SPACE}{{0,2}}\n[ \t]{{0,3}}(?:>[ ]?){{0,3}}(?-i:(?=[a-zа-я(]))"
_GAP = rf"(?:[*_]{{0,3}}(?:[-‐‑]|{_SPACE}{{1,2}}|{_NEXT_LINE})?[*_]{{0,3}})"
#: No letter and no figure follows.
_WORD_ENDS = r"(?![^\W_])"
_FLAGS = re.VERBOSE | re.IGNORECASE


def _any(words: Iterable[str]) -> str:
    """Return a pattern for the longest of some words; any apostrophe stands for any other.

    What words begin with in common is tried once: there are hundreds of them, and numbers beside each.
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop("", None) is not None
    found = "|".join(f"{_letter(first)}{_any(rest) if any(rest) else ''}" for first, rest in tails.items())
    return f"(?:{found}){'?' if ends else ''}"


def _letter(letter: str) -> str:
    return f"[{APOSTROPHES}]" if letter == "'" else re.escape(letter)


_WRITTEN = """
    one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13
    fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19
    twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
    один 1 одна 1 одну 1 одного 1 два 2 две 2 двух 2 три 3 четыре 4 пять 5 шесть 6 семь 7 восемь 8 девять 9
    десять 10 одиннадцать 11 двенадцать 12 тринадцать 13 четырнадцать 14 пятнадцать 15 шестнадцать 16
    семнадцать 17 восемнадцать 18 девятнадцать 19 двадцать 20 тридцать 30 сорок 40 пятьдесят 50 шестьдесят 60
    семьдесят 70 восемьдесят 80 девяносто 90 сто 100 двести 200 триста 300 четыреста 400 пятьсот 500
    шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900 полтора 1.5 полторы 1.5
    трёх 3 трех 3 четырёх 4 четырех 4 пяти 5 шести 6 семи 7 восьми 8 девяти 9 десяти 10 одиннадцати 11
    двенадцати 12 тринадцати 13 четырнадцати 14 пятнадцати 15 шестнадцати 16 семнадцати 17 восемнадцати 18
    девятнадцати 19 двадцати 20 тридцати 30 сорока 40 пятидесяти 50 шестидесяти 60 семидесяти 70
    восьмидесяти 80 девяноста 90 ста 100 двухсот 200 трёхсот 300 трехсот 300 четырёхсот 400 четырехсот 400
    пятисот 500 шестисот 600 семисот 700 восьмисот 800 девятисот 900 полутора 1.5
"""

#: Numbers in words, English and Russian.
WRITTEN = {word: Decimal(value) for word, value in re.findall(r"(\w+) ([0-9.]+)", _WRITTEN)}

_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"

#: Where an amount's number may begin: in figures, in words, or (миллион тенге) with its scale word alone.
ANCHOR = re.compile(
    rf"""
    (?<![^\W_])(?:(?:(?-i:[A-Z]{{3}})(?=[0-9]))?(?P<figures>
        [0-9]{{1,3}}(?:(?:[{SPACES}]|{NAMED_SPACES})[0-9]{{3}}(?![0-9]))+(?:[.,][0-9]++)?
      | [0-9]++(?:[.,'’:/][0-9]++)*
    )
  | (?P<written>
        half[ -]an?(?=[ -])|an?[ -]half(?=[ -])|a[ ]quarter[ ]of[ ]an?(?=[ ])
      | an?[ -]hundred(?=[ -])|an?(?=[ -](?:thousand|million|billion|trillion){_WORD_ENDS})
      | пол(?=миллион|миллиард|триллион)
      | (?:{_TENS}-)?{_any(WRITTEN)}{_WORD_ENDS}(?:[ ]and[ ]a[ ]half|[ -]hundred)?
      | (?=(?:миллион|миллиард|триллион|тысяч[ау])[ \u00a0])
    ))
    """,
    _FLAGS,
)


def kind_of(anchor: re.Match[str]) -> str:
    """Return the name of the group that is the number."""
    return "figures" if anchor["written"] is None else "written"


_SIGN = _any(SIGNS)
_CODE = f"(?-i:{_any(CODES)})"
_NAME = _any(NAMES)

#: What follows the number: a scale word, a currency, both or none.
AFTER = re.compile(
    rf"""
    (?:{_GAP}(?P<scale>{_any(SCALES)}){_WORD_ENDS})?
    (?:(?:(?<=млн|mln|bln|trn|тыс)\.|(?<=млрд|mlrd|трлн)\.)?{_GAP}(?P<currency>
        (?P<sign>{_SIGN})(?!{_SPACE}?[0-9])
      | (?P<code>{_CODE}){_WORD_ENDS}
      | (?:(?P<adjective>{_any(ADJECTIVES)})[ \u00a0-])?(?P<name>{_NAME}){_WORD_ENDS}
        (?:(?:(?<=долл)\.)?[ \u00a0](?P<of>США|sterling){_WORD_ENDS})?
    ))?
    """,
    _FLAGS,
)

_LETTERS = re.compile(r"[^\W\d_]+")


def _runs(words: Iterable[str]) -> list[list[str]]:
    """Return the runs of letters of all these words; one with an apostrophe is spelt with each there is."""
    spelt = [each.replace("'", mark) for each in words for mark in (APOSTROPHES if "'" in each else "'")]
    return [runs for each in spelt if (runs := _LETTERS.findall(each.lower()))]


#: The first and the last run of letters of what AFTER and BEFORE know: most numbers stand beside none.
FIRST_WORDS = frozenset(runs[0] for runs in _runs((*SCALES, *NAMES, *ADJECTIVES, *CODES, *SIGNS)))
LAST_WORDS = frozenset(runs[-1] for runs in _runs((*NAMES, *CODES, *SIGNS)))
#: The first of every name and code alone: without any, and without a sign, there is no amount.
_CURRENCY_WORDS = frozenset(runs[0] for runs in _runs((*NAMES, *CODES)))
#: A run of the letters that these are spelt with: found sooner than a run of any letters.
_CURRENCY_LETTERS = re.compile(f"[{''.join(sorted(set().union(*_CURRENCY_WORDS)))}]+")

#: What follows the number, for a quick look: a sign, or a run of letters.
FOLLOWS = re.compile(rf"{_GAP}(?:(?P<word>[^\W\d_]++)|[{re.escape(''.join(sorted(SIGN_CHARACTERS)))}])")

#: How much before a number is looked at.
REACH = 24

#: The currency before a number; for a window that ends where the number begins. USD/KZT 470 is a rate.
BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:(?P<sign>{_SIGN})|(?<!(?-i:[A-Z])/)(?P<code>{_CODE})|(?P<name>{_NAME}))){_GAP}\Z",
    _FLAGS,
)

#: What stands between the pieces of one number: 1 млрд. 200 млн.
PIECES = re.compile(rf"(?:(?<=млн|mln|bln|тыс)\.|(?<=млрд|mlrd|трлн)\.)?{_SPACE}{{1,2}}", re.IGNORECASE)
HYPHENS = frozenset("-‐‑")

#: What stands between the ends of a range.
JOINER = re.compile(
    rf"(?P<dash>{_SPACE}?[-‐‑–—]{_SPACE}?)|(?:{_SPACE}{{1,2}}|\n)(?P<word>to|до|and|и)(?:{_SPACE}{{1,2}}|\n)",
    _FLAGS,
)
BETWEEN = re.compile(rf"(?<!\w)(?:between|между){_SPACE}{{1,2}}\Z", _FLAGS)

#: Behind a range whose last number has no currency of its own: nothing that is counted.
NOTHING_COUNTED = re.compile(
    r"\s*+(?:\Z|[^\w\s%]|(?:a|an|in|for|from|of|on|by|per|over|this|last|and|or|as|at|with|each|annually|в|на|за)\b)",
    re.IGNORECASE,
)

#: "470 tenge to the dollar" tells a rate; "the 64,000-dollar question" and "in 2020 dollars" tell no amount.
TELLS_RATE = re.compile(
    rf"""\s?/[ ]?(?:\$|€|USD\b|EUR\b)(?![ ]?[0-9])|[ \u00a0](?:to|per|for|against|a|за|к|против)[ \u00a0](?:
    (?:(?:the|one|each|1|один|одного|одному)[ \u00a0])?(?:U\.?S\.?[ ]|American[ ])?
    (?:dollar|euro|rouble|ruble|yuan|USD|EUR|доллар\w?|евро|рубл\w|юан\w)(?![\w])
    |(?:(?:US)?\$|€)1(?![0-9]|[.,][0-9]|[ \u00a0-]?{_any(SCALES)}{_WORD_ENDS}))""",
    _FLAGS,
)
ONE_OF = re.compile(r"(?<!\w)(?:per|to|for|against|за|к)[ \u00a0]\Z", re.IGNORECASE)
QUESTION = re.compile(r"[ -](?:dollar[ -])?question\b", re.IGNORECASE)
LIKE = re.compile(r"\blike[ ]\Z", re.IGNORECASE)
YEAR = re.compile("(?:19|20)[0-9]{2}")
IN_YEAR = re.compile(
    r"""\b(?:in|since|until|till|during|the|this|constant|current|real|(?:adjusted|converted|indexed)[ ]to
    |early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december
    |(?:19|20)[0-9]{2}[-–])[ ]?\Z""",
    _FLAGS,
)
#: A day follows: on Nov. 20 tenge deposits fell.
MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\.?[ \u00a0]\Z",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"[ ](?:devaluation|depreciation|crisis|crash|exchange|rate|rates|market|bonds?|deposits?|zone|reform)\b",
    re.IGNORECASE,
)
PART_OF_NUMBER = re.compile(
    r"""(?:hundred|thousand|million|billion|hundred[ ]and|and
    |(?:half|(?:third|quarter|fifth|tenth)s?)[ ]of)[ -]\Z""",
    _FLAGS,
)


def names_money(text: str) -> bool:
    """Take a quick look whether a currency may be named at all: False says that none is."""
    if any(sign in text for sign in SIGN_CHARACTERS):
        return True
    return not _CURRENCY_WORDS.isdisjoint(_CURRENCY_LETTERS.findall(text.lower()))
