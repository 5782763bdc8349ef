"""Where sentences begin and end: by Unicode's rules (UAX #29), and by what newsrooms abbreviate.

The rules know that "5.3" is a number. What they cannot know is that "Dr." and "им." end no sentence, and that
"he said" goes on with what was said.
"""

import re
from bisect import bisect_left, bisect_right

from PySide6.QtCore import QTextBoundaryFinder

from newsdesk.widgets.utf16 import offsets

#: Abbreviations that something with a capital letter follows; single letters ("U.S.", "г.") are all taken so.
_SHORT = (
    *("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Gov", "Sen", "Rep"),
    *(
        "Amb",
        "Hon",
        "Rev",
        "Jr",
        "Sr",
        "No",
        "Nos",
        "Art",
        "Sec",
        "Fig",
        "vs",
        "approx",
        "est",
        "Inc",
        "Ltd",
        "Co",
    ),
    *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
    *("гг", "ул", "им", "обл", "пос", "пр", "просп", "пл", "стр", "рис", "см", "ст", "акад", "проф", "ген"),
    *("тыс", "млн", "млрд", "трлн", "долл", "руб", "тг", "мин", "обр", "напр", "респ"),
)
_ABBREVIATED = re.compile(rf"(?:(?<!\w)(?:{'|'.join(_SHORT)})|(?<!\w)[^\W\d_])\.\s*$")
#: So much of a sentence's end shows whether it ends in an abbreviation.
_TAIL = 16
_GOES_ON = re.compile(r"[^\w\s]*\s*[–—]|\W*?(?P<letter>[^\W\d_])")


def boundaries(text: str) -> list[int]:
    """Return where the sentences of a paragraph begin, in order, and the end of the last; in UTF-16.

    Its line breaks count as spaces.
    """
    flat = text.replace("\n", " ")
    places = offsets(flat)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, flat)
    found = [0]
    while (at := finder.toNextBoundary()) >= 0:
        point = at if places is None else bisect_left(places, at)
        if point == len(flat) or not _goes_on(flat, point):
            found.append(at)
    return found


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the sentences reach that a selection in a paragraph touches, in UTF-16."""
    bounds = boundaries(text)
    if len(bounds) < 2:
        return 0, 0
    first = min(bisect_right(bounds, start), len(bounds) - 1) - 1
    last = bisect_left(bounds, end) if end > start else first + 1
    return bounds[first], bounds[max(last, first + 1)]


def _goes_on(text: str, at: int) -> bool:
    """Say whether the sentence goes on where the rules would have it end."""
    if _ABBREVIATED.search(text[max(0, at - _TAIL) : at]):
        return True
    following = _GOES_ON.match(text, at)
    return following is not None and (following["letter"] is None or following["letter"].islower())
