"""A rate as the site's ticker prints it, but from full precision: ``KGS/USD = 0.01144 0.18%``."""

from newsdesk.rates import changes, digits, quotes
from newsdesk.rates.board import BoardRow

#: The site's five decimals; a currency whose unit is worth less gets as many as show four digits of it.
DECIMALS = 5


def site_line(row: BoardRow) -> str:
    """Write a row as a line of the site's ticker; the percentage is left out where none is known.

    Its form is the site's: up to two decimals, no plus sign, nothing for a zero but "0%", and never "-0%".
    """
    worth = row.dollars_per_unit
    if row.dollars is not None and not row.rough:
        exact = quotes.rounded(row.dollars)
        readable = digits.readable(exact).replace(",", "")
        fixed = f"{exact:.{DECIMALS}f}"
        worth = max(readable, fixed, key=lambda each: len(each.partition(".")[2]))
    line = f"{row.currency}/{quotes.DOLLAR} = {worth}"
    percent = _percent(row)
    return f"{line} {percent}" if percent else line


def _percent(row: BoardRow) -> str:
    if row.change.direction == "peg":
        return "0%"
    percent = changes.percentage(row.change.percent)
    if percent is None:
        return ""
    written = format(percent, "zf")
    return f"{written.rstrip('0').rstrip('.') if '.' in written else written}%"
