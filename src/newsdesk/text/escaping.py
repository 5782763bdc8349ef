"""What has to be escaped where a line of Markdown begins."""

import re

#: What makes a heading, a quotation, a list, a rule or a link's definition of the line that begins with it.
_START = re.compile(r"[#>]|[-+*](?=\s|$)|-+$|=+$|```|(?:[*_] ?){3,}$|\*?\[[^\[\]]*\]:|!!!")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")


def line_start(line: str) -> str:
    """Return a line of Markdown with what would make a block of it escaped."""
    if line.startswith("~~~"):
        return f"&#126;{line[1:]}"  # Python-Markdown knows no "\~"
    if number := _NUMBER.match(line):
        return f"{number[0]}\\{line[number.end() :]}"
    return f"\\{line}" if _START.match(line) else line
