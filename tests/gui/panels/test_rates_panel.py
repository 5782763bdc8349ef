from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.domain.rates import RateKind
from newsdesk.gui.panels.rates_model import RatesModel
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.rates.board import BoardRow
from newsdesk.rates.changes import Change
from newsdesk.widgets.ticker_strip import TickerColors

SOM = BoardRow(
    currency="KGS",
    name="Kyrgyz som",
    local_per_dollar="87.41",
    dollars_per_unit="0.01144",
    change=Change("up", "▲", "+0.18%", "up 0.18 percent"),
    source="The Bishkek Evening Ticker",
    kind=RateKind.TICKER,
    effective=date(2025, 12, 12),
    age="yesterday",
    rough=False,
    note="Ticker line, 12 December 2025.",
)
UZBEK = replace(
    SOM,
    currency="UZS",
    name="Uzbek som",
    local_per_dollar="≈ 12,500",
    dollars_per_unit="0.00008",
    change=Change("flat", "■", "0%", "unchanged"),
    rough=True,
    note="Printed as 0.00008: anything from 11,765 to 13,333.",
)
PEGGED = replace(SOM, currency="TMT", name="Turkmen manat", change=Change("peg", "–", "", "peg"))


@pytest.fixture
def panel(qtbot: QtBot) -> RatesPanel:
    shown = RatesPanel()
    qtbot.addWidget(shown)
    shown.resize(320, 300)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def board(panel: RatesPanel) -> QTableView:
    panel.show_rows((SOM, UZBEK, PEGGED))
    return panel.ui.board


def columns(board: QTableView) -> list[str]:
    """The headings that are to be seen."""
    model = board.model()
    return [
        str(model.headerData(column, Qt.Orientation.Horizontal))
        for column in range(model.columnCount())
        if not board.isColumnHidden(column)
    ]


def cell(
    board: QTableView, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> str:
    return str(board.model().index(row, column).data(role))


def test_qt_is_content(qtmodeltester: ModelTester) -> None:
    """The model keeps every promise that a Qt model makes."""
    model = RatesModel()
    model.show_rows((SOM, UZBEK))

    qtmodeltester.check(model)


def test_without_rates_it_says_how_to_get_some(panel: RatesPanel) -> None:
    """An empty table would not help anybody; before it is known, nothing is said."""
    assert not panel.ui.empty.isVisible()

    panel.show_rows(())

    assert panel.ui.empty.isVisible()
    assert not panel.ui.board.isVisible()

    panel.show_rows((SOM,))

    assert panel.ui.board.isVisible()


def test_both_ways_of_looking_at_a_rate(board: QTableView) -> None:
    """Local units for a dollar, and dollars for a unit."""
    assert cell(board, 0, RatesModel.PER_DOLLAR) == "87.41"
    assert cell(board, 0, RatesModel.IN_DOLLARS) == "0.01144"


def test_a_change_needs_no_colour(board: QTableView) -> None:
    """An arrow and a figure, or words where there is no move."""
    shown = [cell(board, row, RatesModel.CHANGE) for row in range(3)]

    assert shown == ["▲ up 0.18%", "■ unchanged", "– peg"]


def test_screen_readers_hear_sentences(board: QTableView) -> None:
    """No arrow, no ≈, no bare figure is read aloud."""
    spoken = [cell(board, 1, column, Qt.ItemDataRole.AccessibleTextRole) for column in range(6)]

    assert spoken == [
        "Uzbek som",
        "roughly 12,500 UZS to the dollar",
        "one UZS is 0.00008 dollars",
        "unchanged",
        "The Bishkek Evening Ticker",
        "12 December 2025, yesterday",
    ]


def test_a_rough_rate_is_marked_and_explained(board: QTableView) -> None:
    """≈ before the value, and the reason in every cell's tool tip."""
    assert cell(board, 1, RatesModel.PER_DOLLAR).startswith("≈")
    for column in range(6):
        assert "anything from 11,765 to 13,333" in cell(board, 1, column, Qt.ItemDataRole.ToolTipRole)


def test_a_code_is_explained_by_its_name(board: QTableView) -> None:
    """Not everybody knows TMT."""
    assert cell(board, 2, 0, Qt.ItemDataRole.ToolTipRole).startswith("Turkmen manat.")


def test_a_narrow_panel_folds_source_and_date_under_the_row(panel: RatesPanel, board: QTableView) -> None:
    """320 pixels hold the figures; the rest is on a second line, so rows are higher than in a wide panel."""
    assert columns(board) == ["Currency", "Per dollar", "In dollars", "Change"]
    folded = board.rowHeight(0)

    panel.resize(900, 300)

    assert columns(board) == ["Currency", "Per dollar", "In dollars", "Change", "Source", "Date"]
    assert board.rowHeight(0) < folded


@pytest.mark.parametrize("width", [240, 320, 500, 900, 1600])
def test_the_columns_fill_the_panel_exactly(panel: RatesPanel, board: QTableView, width: int) -> None:
    """Nothing sticks out, at any width that a panel has."""
    panel.resize(width, 300)

    assert sum(board.columnWidth(column) for column in range(6)) == board.viewport().width()


def test_larger_letters_fold_sooner(qtbot: QtBot, panel: RatesPanel, board: QTableView) -> None:
    """Whoever needs large letters gets fewer columns, never cut figures."""
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)

    panel.setFont(font)

    qtbot.waitUntil(lambda: columns(board) == ["Currency", "Per dollar", "Change"])


def test_ctrl_c_copies_all_rows_or_the_marked_ones(
    qtbot: QtBot, panel: RatesPanel, board: QTableView
) -> None:
    """Lines that can be pasted into a message, even where the window has a Ctrl+C of its own."""
    panel.addAction("Copy").setShortcut("Ctrl+C")
    panel.activateWindow()
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)

    qtbot.keyClick(board, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "KGS/USD 0.01144, up 0.18 percent; 87.41 KGS to the dollar"
        " (The Bishkek Evening Ticker, 12 December 2025)",
        "UZS/USD 0.00008, unchanged; ≈ 12,500 UZS to the dollar"
        " (The Bishkek Evening Ticker, 12 December 2025)",
        "TMT/USD 0.01144, peg; 87.41 TMT to the dollar (The Bishkek Evening Ticker, 12 December 2025)",
    ]

    board.selectRow(1)
    board.actions()[0].trigger()

    assert QGuiApplication.clipboard().text().startswith("UZS/USD")
    assert "\n" not in QGuiApplication.clipboard().text()


def test_tab_leaves_the_table(qtbot: QtBot, panel: RatesPanel, board: QTableView) -> None:
    """The table is one stop on the way through the window, not twenty-four."""
    panel.activateWindow()
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    before = board.currentIndex()

    qtbot.keyClick(board, Qt.Key.Key_Tab)

    assert board.currentIndex() == before


def test_rises_are_written_in_the_colour_given(panel: RatesPanel, board: QTableView) -> None:
    """Colour is an addition: it appears in the change and nowhere else."""
    blue = QColor("#0000ff")

    def blue_pixels(column: int) -> int:
        picture = board.grab(board.visualRect(board.model().index(0, column))).toImage()
        size = picture.size()
        return sum(
            picture.pixelColor(x, y) == blue for x in range(size.width()) for y in range(size.height())
        )

    assert blue_pixels(RatesModel.CHANGE) == 0

    panel.set_colors(TickerColors(up="#0000ff", down="#ff0000", flat="#888888"))

    assert blue_pixels(RatesModel.CHANGE) > 0
    assert blue_pixels(RatesModel.PER_DOLLAR) == 0
