"""Tables of Markdown: what a text says, and how it is written down with its columns in line. No Qt.

A row is cut into cells as Python-Markdown does it: not at a pipe in code, nor at one with a backslash.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PREFIX = re.compile(r"(?:[ ]{0,3}>[ ]?)*[ \t]*")
_PIECE = re.compile(r"(?P<escape>\\.)|(?P<ticks>`+)|(?P<pipe>\|)", re.DOTALL)
#: Up to so many rows a table is put in line at every key; one with more, when its cell is left.
LONG = 40


class Align(StrEnum):
    """On which side of its column a cell stands; the value is how it begins and ends in the rule."""

    NONE = "--"
    LEFT = ":-"
    RIGHT = "-:"
    CENTRE = "::"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what opens each of its lines (a quotation's marks), its rows, the header first.

    Every row has as many cells as there are ``aligns``; what a cell says has no spaces at its edges, but for
    those before a caret that stands in it.
    """

    prefix: str
    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.aligns)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a table: the row (None is the rule under the header), the column, how far into its words."""

    row: int | None
    column: int
    offset: int = 0


def is_row(line: str) -> bool:
    """Say whether a line may be one of a table."""
    return "|" in line


def is_rule(line: str) -> bool:
    """Say whether a line is the rule under a table's header."""
    inner = line[_prefix_end(line) :]
    return "|" in inner and bool(_RULE.fullmatch(inner))


def width(text: str) -> int:
    """Return how many columns of a fixed font the text takes (Unicode's UAX #11; marks and joiners none)."""
    if text.isascii():
        return len(text)
    taken = 0
    last = 0
    joined = False
    for each in text:
        if joined or unicodedata.category(each) in {"Mn", "Me", "Cf"} or "\u1160" <= each <= "\u11ff":
            # U+FE0F asks for an emoji, which is as wide as any.
            extra = 2 - last if each == "\ufe0f" and last == 1 else 0
            taken += extra
            last += extra
        elif "\U0001f3fb" <= each <= "\U0001f3ff" and last == 2:
            continue
        else:
            last = 2 if unicodedata.east_asian_width(each) in "WF" else 1
            taken += last
        joined = each == "\u200d"
    return taken


def cells(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a row begins and ends, between its pipes."""
    start = _prefix_end(line)
    end = len(line.rstrip())
    if line.startswith("|", start):
        start += 1
    found: list[tuple[int, int]] = []
    at = start
    for pipe in _pipes(line, start, end):
        found.append((at, pipe))
        at = pipe + 1
    if at < end or not found:
        found.append((at, max(at, end)))
    return found


def over(line: str, at: int) -> int | None:
    """Return where the words begin behind the bar ahead of ``at``, if only space is before it; or None.

    Behind the last bar of a row that is right behind it.
    """
    bar = at + len(line[at:]) - len(line[at:].lstrip(" \t"))
    spans = cells(line)
    bars = {spans[0][0] - 1, *(end for _start, end in spans)}
    if not line.startswith("|", bar) or bar not in bars:
        return None
    start, end = next((span for span in spans if span[0] == bar + 1), (bar + 1, bar + 1))
    words = line[start:end]
    return start + (len(words) - len(words.lstrip()) if words.strip() else min(1, end - start))


def parts_words(line: str, at: int) -> bool:
    """Say whether a bar put there would make two cells of one, with words behind it."""
    return bool(line[at:].strip()) and len(cells(f"{line[:at]}|{line[at:]}")) > len(cells(line))


def in_empty_cell(line: str, at: int, column: int | None = None) -> bool:
    """Say whether a place is in a cell without words, in any column or in that one."""
    spans = cells(line)
    start, end = next((span for span in spans if span[0] <= at <= span[1]), (at, at - 1))
    right_one = column is None or spans[column][0] == start
    return right_one and start <= at <= end and not line[start:end].strip()


def read(lines: Sequence[str], place: Place | None = None) -> Table | None:
    """Return the table that the lines are, or None. In the cell of ``place``, spaces before it are kept."""
    if len(lines) < 2 or not is_rule(lines[1]) or not all(is_row(line) for line in lines):
        return None
    rows = [[_words(line, span) for span in cells(line)] for number, line in enumerate(lines) if number != 1]
    if place is not None and place.row is not None:
        row = rows[place.row]
        if place.column < len(row):
            row[place.column] = row[place.column].ljust(place.offset) if row[place.column] else ""
    signs = [_align(_words(lines[1], span)) for span in cells(lines[1])]
    columns = max(len(signs), *(len(row) for row in rows))
    signs += [Align.NONE] * (columns - len(signs))
    filled = tuple(tuple(row + [""] * (columns - len(row))) for row in rows)
    return Table(lines[0][: _prefix_end(lines[0])], filled, tuple(signs))


def write(table: Table, *, padded: bool = True) -> list[str]:
    """Return the table's lines: with its columns in line, or with no space that only pads."""
    if not padded:
        widths = [3] * table.columns
    else:
        widths = [max(3, *(width(row[at]) for row in table.rows)) for at in range(table.columns)]
    lines = [_line(table, row, widths) for row in table.rows]
    rule = " | ".join(_sign(align, size) for align, size in zip(table.aligns, widths, strict=True))
    lines.insert(1, f"{table.prefix}| {rule} |")
    return lines


def locate(lines: Sequence[str], row: int, at: int) -> Place:
    """Return the place in the table of character ``at`` in one of its lines."""
    spans = cells(lines[row])
    column = next((number for number, (_start, end) in enumerate(spans) if at <= end), len(spans) - 1)
    start, end = spans[column]
    cell = lines[row][start:end]
    begin = start + len(cell) - len(cell.lstrip()) if cell.strip() else at
    number = row if row == 0 else None if row == 1 else row - 1
    # One space behind the words may have been typed just now; behind the last pipe is behind the words.
    most = len(cell.strip()) + (at <= end)
    return Place(number, column, max(0, min(at - begin, most)))


def find(table: Table, lines: Sequence[str], place: Place) -> tuple[int, int, int]:
    """Return where a place is in what ``write`` made: the line, where its cell's words begin and end."""
    row = 1 if place.row is None else place.row if place.row == 0 else place.row + 1
    start, end = cells(lines[row])[min(place.column, table.columns - 1)]
    cell = lines[row][start:end]
    if place.row is None or not (words := table.rows[place.row][min(place.column, table.columns - 1)]):
        return row, start + 1, start + 1
    begin = start + cell.index(words)
    return row, begin, begin + len(words)


def empty(rows: int, columns: int) -> Table:
    """Return a table without a word: a header and so many ``rows`` below it."""
    return Table("", ((("",) * columns),) * (rows + 1), (Align.NONE,) * columns)


def changed(table: Table, rows: Sequence[Sequence[str]], aligns: Sequence[Align] | None = None) -> Table:
    """Return the table with other rows."""
    signs = table.aligns if aligns is None else tuple(aligns)
    return replace(table, rows=tuple(tuple(row) for row in rows), aligns=signs)


def _prefix_end(line: str) -> int:
    found = _PREFIX.match(line)
    return found.end() if found else 0


def _pipes(line: str, start: int, end: int) -> Iterator[int]:
    """Yield where cells end: code reaches to the next run of as many ticks, if there is one."""
    pieces = list(_PIECE.finditer(line, start, end))
    left = Counter(len(piece["ticks"]) for piece in pieces if piece["ticks"])
    code = 0
    for piece in pieces:
        size = len(piece["ticks"] or "")
        left[size] -= 1
        if size and not code and left[size]:
            code = size
        elif size == code:
            code = 0
        if piece["pipe"] and not code:
            yield piece.start()


def _words(line: str, span: tuple[int, int]) -> str:
    return line[span[0] : span[1]].strip()


def _align(sign: str) -> Align:
    left, right = sign.startswith(":"), sign.endswith(":")
    if left and right:
        return Align.CENTRE
    return Align.LEFT if left else Align.RIGHT if right else Align.NONE


def _sign(align: Align, size: int) -> str:
    left, right = (":" if each == ":" else "-" for each in align)
    return f"{left}{'-' * (size - 2)}{right}"


def _line(table: Table, row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (_padded(cell, align, size) for cell, align, size in zip(row, table.aligns, widths, strict=True))
    return f"{table.prefix}| {' | '.join(padded)} |"


def _padded(cell: str, align: Align, size: int) -> str:
    room = max(0, size - width(cell))
    left = room if align is Align.RIGHT else room // 2 if align is Align.CENTRE else 0
    return f"{' ' * left}{cell}{' ' * (room - left)}"
