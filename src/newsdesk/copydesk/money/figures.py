"""Numbers as copy and people write them: thousands parted by commas, spaces, points or apostrophes."""

import re
from decimal import Decimal

#: Figures parted by threes: always alike, and with another mark before the decimals.
_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?P<mark>[,.' ])[0-9]{3}(?P<more>(?P=mark)[0-9]{3})*"
    r"(?P<decimals>(?!(?P=mark))[.,][0-9]+)?"
)
_UNGROUPED = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

#: Every space, plain or not, and apostrophe that parts thousands.
SPACES = " \u00a0\u202f" + "".join(map(chr, range(0x2002, 0x200B)))
#: The same by their names in HTML: alternatives of a pattern, verbose or not.
NAMED_SPACES = r"&nbsp;|&thinsp;|&\#160;|&\#8239;"
_SPACE = re.compile(rf"[\s{SPACES}]|{NAMED_SPACES}")

#: An amount with more figures than this is a slip.
MOST_FIGURES = 15


def number(figures: str, *, decimal_comma: bool = False, point_parts: bool = False) -> Decimal | None:
    """Read a number; None where its marks make no sense, or it has more than ``MOST_FIGURES`` figures.

    A lone comma or point is a decimal one, unless a comma parts thousands: "1,500" is fifteen hundred, "1,5"
    and "1.500" are one and a half. With ``decimal_comma`` a lone comma never parts thousands; with
    ``point_parts`` a lone point before three figures does.
    """
    if sum(each.isdecimal() for each in figures) > MOST_FIGURES:
        return None
    plain = _SPACE.sub(" ", figures).replace("’", "'")
    grouped = _GROUPED.fullmatch(plain)
    if grouped and (grouped["mark"] != "." or point_parts or grouped["more"] or grouped["decimals"]):
        lone_comma = grouped["mark"] == "," and not grouped["more"] and not grouped["decimals"]
        if not (lone_comma and decimal_comma):
            return Decimal(plain.replace(grouped["mark"], "").replace(",", "."))
    return Decimal(plain.replace(",", ".")) if _UNGROUPED.fullmatch(plain) else None
