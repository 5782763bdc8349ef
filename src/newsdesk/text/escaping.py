"""What has to be escaped where a line of Markdown begins, and in a row of a table."""

import re
from collections.abc import Sequence

#: What makes a heading, a quotation, a list, a rule or a link's definition of the line that begins with it.
_START = re.compile(r"[#>]|[-+*](?=\s|$)|-+$|=+$|```|(?:[*_] ?){3,}$|\*?\[[^\[\]]*\]:|!!!")
_TICKS = re.compile(r"(?<!\\)`+")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")


def line_start(line: str) -> str:
    """Return a line of Markdown with what would make a block of it escaped."""
    if line.startswith("~~~"):
        return f"&#126;{line[1:]}"  # Python-Markdown knows no "\~"
    if number := _NUMBER.match(line):
        return f"{number[0]}\\{line[number.end() :]}"
    return f"\\{line}" if _START.match(line) else line


def cells(row: Sequence[str]) -> list[str]:
    """Return the cells of a row with what would make more of them, or fewer, escaped.

    A "`" without a partner in its cell ("O`zbekiston") would find one in another, with all between them.
    """
    barred = [cell.replace("|", "\\|") for cell in row]
    ticks = [len(_TICKS.findall(cell)) for cell in barred]
    if sum(map(bool, ticks)) < 2:
        return barred
    return [_TICKS.sub(_escaped, cell) if odd % 2 else cell for cell, odd in zip(barred, ticks, strict=True)]


def _escaped(ticks: re.Match[str]) -> str:
    return "\\`" * len(ticks[0])
