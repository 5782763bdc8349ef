"""How this house rounds what it converts, wherever it does."""

from typing import Any

from newsdesk.desk.newsroom import Newsroom
from newsdesk.rates.words import Rounding

#: The setting's name; it holds both numbers of digits.
ROUNDING = "money.rounding"


def house_rounding(newsroom: Newsroom, db: Any) -> Rounding:
    """Return the rounding that the newsroom chose, else the usual one."""
    digits = [int(each) for each in newsroom.archive.setting(db, ROUNDING).split() if each.isdecimal()]
    return Rounding(*digits) if len(digits) == 2 else Rounding()
