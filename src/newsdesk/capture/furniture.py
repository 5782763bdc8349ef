"""Lines that belong to a page and not to a story: counters, "Continue reading", bylines, credits, rules."""

import re

_COUNTED = r"(?:results?|items?|posts?|articles?|stories)"
_FIGURE = r"\d[\d,. ]{0,12}"
_COUNTER = re.compile(
    rf"(?:(?:viewing|showing|displaying)(?: {_COUNTED})? )?"
    rf"{_FIGURE}(?: ?[-–—] ?| to ){_FIGURE} of {_FIGURE}(?: {_COUNTED})?"
    r"|page \d+ of \d+",
    re.IGNORECASE,
)
_MORE = r"(?:Continue [Rr]eading|Read [Mm]ore|CONTINUE READING|READ MORE|Читать далее|Подробнее)"
_ARROWS = r"(?: ?(?:→|»|›|>|…|\.\.\.))*"
_TEASER = re.compile(rf"[\[(]?{_MORE}{_ARROWS}[\])]?|{_MORE} [^.]{{1,200}} ?[→»]")
_TRAILING = re.compile(rf"(?: |(?<=[.…!?”»\]]))(?P<link>{_MORE}{_ARROWS})$")
_NAME = r"[^\W\d_a-zа-яё][\w’'ʼ.-]*"
_PERSON = rf"{_NAME}(?: (?:al-)?{_NAME}){{1,3}}"
_BY = "(?:By|BY|(?:Author|Автор|АВТОР|Текст)s?:)"
_BYLINE = re.compile(rf"{_BY} (?P<names>{_PERSON}(?:(?:, | and | & | и ){_PERSON}){{0,5}})")
_MINUTES = r"\d{1,3} ?(?:min(?:ute)?s?|мин(?:ут[аы]?)?)\.?"
_MEASURE = re.compile(
    rf"{_FIGURE} (?:views?|reads|просмотр(?:а|ов)?)|(?:views|просмотр(?:ы|ов)):? {_FIGURE}"
    rf"|(?:reading time|время чтения):? {_MINUTES}|{_MINUTES} read",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:Photo|Image|Picture|Фото)s?(?: (?:credit|by|from|courtesy of))?(?: ?[:/©]).{1,100}", re.IGNORECASE
)
_RULE = re.compile(r"(?:[-=_*~•·—–#+.] ?){3,}")


def is_counter(text: str) -> bool:
    """Say whether a line counts results: "Viewing results 787 - 792 of 952"."""
    return len(text) < 90 and bool(_COUNTER.fullmatch(text))


def is_measure(text: str) -> bool:
    """Say whether a line counts readers, or the minutes that they take: "1,024 views", "5 min read"."""
    return len(text) < 60 and bool(_MEASURE.fullmatch(text))


def is_teaser(text: str) -> bool:
    """Say whether a line only leads on: "Continue reading →"."""
    return len(text) < 250 and bool(_TEASER.fullmatch(text))


def split_teaser(text: str) -> tuple[str, str]:
    """Return a paragraph and the "Continue reading" at its end, which is "" where there is none."""
    found = _TRAILING.search(text, max(len(text) - 40, 0))
    return (text[: found.start()].rstrip(), found["link"]) if found else (text, "")


def byline(text: str) -> str:
    """Return the names in a line such as "By Aida Bekova and Timur Li"; "" for any other line."""
    found = _BYLINE.fullmatch(text) if len(text) < 150 else None
    return found["names"] if found else ""


def is_credit(text: str) -> bool:
    """Say whether a line names who took a picture: "Photo: Aida Bekova"."""
    return bool(_CREDIT.fullmatch(text))


def is_rule(text: str) -> bool:
    """Say whether a line only divides: "* * *", "-----"."""
    return len(text) < 300 and bool(_RULE.fullmatch(text))
