"""How far a list, a table or a quotation reaches from the lines that somebody is in."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextBlock
from PySide6.QtWidgets import QTextEdit

from newsdesk.widgets.writing import boxing, lists, tables
from newsdesk.widgets.writing.scan import FENCE

#: A list or a quotation is looked at so many lines up and down.
LIST = 120
#: A table may have so many rows above and below the caret's; in a longer one nothing helps.
TABLE = 5000

Step = Callable[[QTextBlock], QTextBlock]


class Reach(NamedTuple):
    """How many lines above and below belong to the ones at hand."""

    above: int
    below: int


def room(edit: QTextEdit) -> int:
    """Return how many letters of a fixed font stand on one line of the text."""
    font = QFont(edit.font())
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    paper = edit.viewport().width() - 2 * edit.document().documentMargin()
    return int(paper / QFontMetricsF(font).horizontalAdvance("0"))


def of_list(first: QTextBlock, last: QTextBlock) -> Reach:
    """Return how far the list around some lines reaches."""
    return Reach(_list_lines(first, QTextBlock.previous), _list_lines(last, QTextBlock.next))


def of_quotation(first: QTextBlock, last: QTextBlock) -> Reach | None:
    """Return how far the quotation or box around some lines reaches; None if they are not all in one."""
    above = below = 0
    block = first
    while boxing.is_quoted(block.text()) and not boxing.opens(block.text()) and above < LIST:
        block, above = block.previous(), above + 1
    opened = boxing.opens(block.text())
    inside = first
    while inside != last and boxing.is_quoted(inside.text()):
        inside = inside.next()
        if boxing.opens(inside.text()):
            return None
    if not boxing.is_quoted(first.text()) or not boxing.is_quoted(inside.text()):
        return None
    block = last.next()
    while boxing.is_quoted(block.text()) and not boxing.opens(block.text()) and below < LIST:
        block, below = block.next(), below + 1
    return Reach(above if opened else above - 1, below)


def of_table(first: QTextBlock, last: QTextBlock, most: int = TABLE) -> Reach | None:
    """Return how far the table around some lines reaches; None if they are not in one, or in a longer one."""
    if not tables.is_row(first.text()) or first.previous().userState() >= FENCE:
        return None
    above = _table_lines(first, QTextBlock.previous, most)
    below = _table_lines(last, QTextBlock.next, most)
    if above + below >= most:
        return None
    rule = first.document().findBlockByNumber(first.blockNumber() - above + 1)
    if not tables.is_rule(rule.text()):
        return None
    between = first
    while between != last:
        between = between.next()
        if not tables.is_row(between.text()):
            return None
    return Reach(above, below)


def _list_lines(block: QTextBlock, step: Step) -> int:
    number = 0
    block = step(block)
    while block.isValid() and number < LIST and lists.belongs(block.text(), step(block).text()):
        number += 1
        block = step(block)
    return number


def _table_lines(block: QTextBlock, step: Step, most: int) -> int:
    number = 0
    block = step(block)
    while block.isValid() and number < most and tables.is_row(block.text()):
        number += 1
        block = step(block)
    return number
