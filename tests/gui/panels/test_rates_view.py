"""The board of rates in whatever font a desktop has."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QStyle, QStyleOptionHeader, QTableView
from pytestqt.qtbot import QtBot

from newsdesk.desk.rates.quoting import Quote
from newsdesk.gui.colors import LIGHT
from newsdesk.gui.panels import rates_model as columns
from newsdesk.gui.panels.rates_model import COLUMNS, Way
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.panels.rates_view import SIDE
from newsdesk.gui.theme import style_sheet
from newsdesk.rates.changes import Change
from tests.board_rows import som

DAY = date(2025, 12, 12)
QUOTES = tuple(
    Quote(
        som(DAY, currency=code, local_per_dollar=figures, change=change), "USD", Fraction("87.41"), None, ()
    )
    for code, figures, change in (
        ("KGS", "87.41", Change("up", "▲", "+0.18%", "up 0.18 percent")),
        ("UZS", "≈ 12,500", Change("flat", "■", "0%", "unchanged")),
    )
)


@pytest.mark.parametrize("family", ["DejaVu Sans", "PT Sans", "Nimbus Sans Narrow", "DejaVu Sans Mono"])
def test_every_heading_and_figure_is_whole(qtbot: QtBot, family: str) -> None:
    """At any width: the fewest columns that there are need less than a panel has."""
    panel = RatesPanel()
    qtbot.addWidget(panel)
    panel.setStyleSheet(style_sheet(LIGHT))
    panel.setFont(QFont(family, 9))
    panel.show_quotes(QUOTES, Way(), 30)
    with qtbot.waitExposed(panel):
        panel.show()
    board = panel.ui.board

    for width in range(320, 900, 5):
        panel.resize(width, 400)
        shown = [column for column in range(len(COLUMNS)) if not board.isColumnHidden(column)]
        assert [each for each in shown if not heading_fits(board, each)] == []
        assert [each for each in shown if not figures_fit(board, each)] == []


def heading_fits(board: QTableView, column: int) -> bool:
    """Whether a heading is whole; Qt's own hint is for bold letters, which none has."""
    header, section = board.horizontalHeader(), QStyleOptionHeader()
    section.initFrom(header)
    section.rect = QRect(0, 0, header.sectionSize(column), header.height())
    room = header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, section, header).width()
    words = str(board.model().headerData(column, Qt.Orientation.Horizontal))
    return not header.highlightSections() and QFontMetricsF(header.font()).horizontalAdvance(words) <= room


def figures_fit(board: QTableView, column: int) -> bool:
    """Whether the words of every row are whole; a source's may be shortened."""
    if column == columns.SOURCE:
        return True
    font, model = QFont(board.font()), board.model()
    font.setBold(column == columns.CURRENCY)
    words = [str(model.index(row, column).data()) for row in range(model.rowCount())]
    room = board.columnWidth(column) - 2 * SIDE
    return all(QFontMetricsF(font).horizontalAdvance(each) <= room for each in words)
