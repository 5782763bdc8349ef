"""The board of rates: read either way round, by eye and by ear, moved, and copied."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.desk.rates.charting import HistoryPoint
from newsdesk.desk.rates.quoting import Compared, Quote
from newsdesk.domain.rates import AgeState
from newsdesk.gui.colors import LIGHT
from newsdesk.gui.panels import rates_model as columns
from newsdesk.gui.panels.rates_model import COLUMNS, RatesModel, Way
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.rates.board import HeldBack
from newsdesk.rates.changes import Change
from tests.board_rows import som

DAY = date(2025, 12, 12)
YESTERDAY = date(2025, 12, 11)

SOM = Quote(
    som(
        DAY,
        change=Change("down", "▼", "−0.18%", "down 0.18 percent"),
        source="The Bishkek Evening Ticker",
        age="yesterday",
        note="Official rate, The Bishkek Evening Ticker, 12 December 2025.",
        since=YESTERDAY,
        state=AgeState.CARRIED,
        dated="rate of Friday, 12 December 2025, carried over days without a new one",
        coming="87.50 from 15 December 2025",
    ),
    "USD",
    Fraction("87.41"),
    Compared(YESTERDAY, Fraction("87.25"), DAY, Fraction("87.41")),
    tuple(HistoryPoint(DAY - timedelta(days=ago), Fraction(87 + ago % 3)) for ago in range(20, -1, -1)),
)
UZBEK = replace(
    SOM,
    row=replace(
        SOM.row,
        currency="UZS",
        name="Uzbek som",
        local_per_dollar="≈ 12,500",
        dollars_per_unit="0.00008",
        change=Change("flat", "■", "0%", "unchanged"),
        rough=True,
        note="Printed as 0.00008: anything from 11,765 to 13,333.",
        held=HeldBack(7, "13,900", DAY, "It moved by 9.5 percent."),
    ),
    compared=None,
    trend=(),
)
PEGGED = replace(
    SOM,
    row=replace(SOM.row, currency="TMT", name="Turkmen manat", change=Change("peg", "–", "", "peg")),
    compared=None,
)
EVERY = (SOM, UZBEK, PEGGED)


@pytest.fixture
def panel(qtbot: QtBot) -> RatesPanel:
    shown = RatesPanel()
    qtbot.addWidget(shown)
    shown.resize(320, 400)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def board(panel: RatesPanel) -> QTableView:
    panel.show_quotes(EVERY, Way(), 30)
    return panel.ui.board


@pytest.fixture
def keys(qtbot: QtBot, panel: RatesPanel, board: QTableView) -> Callable[..., None]:
    """Return a function that presses a key on the board."""
    panel.activateWindow()
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    return lambda *key: qtbot.keyClick(board, *key)


def headings(board: QTableView) -> list[str]:
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


def shown_order(board: QTableView) -> str:
    return " ".join(cell(board, row, columns.CURRENCY) for row in range(board.model().rowCount()))


def test_qt_is_content(qtmodeltester: ModelTester) -> None:
    """The model keeps every promise that a Qt model makes."""
    model = RatesModel()
    model.show_quotes(EVERY, Way(), 30)

    qtmodeltester.check(model)


def test_without_rates_it_says_how_to_get_some(panel: RatesPanel) -> None:
    """An empty table would not help anybody; before it is known, nothing is said."""
    assert not panel.ui.empty.isVisible()

    panel.show_quotes((), Way(), 30)

    assert panel.ui.empty.isVisible()
    assert not panel.ui.board.isVisible()

    panel.show_quotes((SOM,), Way(), 30)

    assert panel.ui.board.isVisible()


def test_both_ways_of_looking_at_a_rate(panel: RatesPanel, board: QTableView) -> None:
    """Local units for a dollar, and dollars for a unit; turned round, the change is that of the other."""
    assert [cell(board, 0, each) for each in (columns.LEAD, columns.CHANGE, columns.OTHER)] == [
        "87.41",
        "▲ up 0.18%",
        "0.01144",
    ]

    panel.show_quotes(EVERY, Way(turned=True), 30)

    assert [cell(board, 0, each) for each in (columns.LEAD, columns.CHANGE, columns.OTHER)] == [
        "0.01144",
        "▼ down 0.18%",
        "87.41",
    ]
    assert panel.ui.swap.isChecked()


def test_a_change_needs_no_colour(board: QTableView) -> None:
    """An arrow and a figure, or words where there is no move."""
    shown = [cell(board, row, columns.CHANGE) for row in range(3)]

    assert shown == ["▲ up 0.18%", "■ unchanged", "– peg"]


def test_a_change_says_which_days_it_compares(board: QTableView) -> None:
    """With both values, in the tool tip and for screen readers; and who lost by it."""
    told = cell(board, 0, columns.CHANGE, Qt.ItemDataRole.ToolTipRole)

    assert "87.41 on 12 December 2025, 87.25 on 11 December 2025: up 0.18 percent." in told
    assert "The Kyrgyz som fell against the dollar." in told
    spoken = cell(board, 0, columns.CHANGE, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "up 0.18 percent since 11 December 2025: the Kyrgyz som fell against the dollar"


def test_screen_readers_hear_sentences(board: QTableView) -> None:
    """No arrow, no ≈, no bare figure is read aloud, and the line of the last days has words."""
    spoken = [cell(board, 1, column, Qt.ItemDataRole.AccessibleTextRole) for column in range(len(COLUMNS))]

    assert spoken == [
        "Uzbek som",
        "roughly 12,500 UZS to the dollar",
        "unchanged",
        "no line: too few days are known",
        "one UZS is 0.00008 dollars",
        "The Bishkek Evening Ticker",
        "rate of Friday, 12 December 2025, carried over days without a new one",
    ]
    assert cell(board, 0, columns.TREND, Qt.ItemDataRole.AccessibleTextRole) == (
        "89.00 on 22 November 2025, 87.00 on 12 December 2025, lowest 87.00, highest 89.00"
    )


def test_a_rough_rate_is_marked_and_explained(board: QTableView) -> None:
    """≈ before the value, and the reason in every cell's tool tip."""
    assert cell(board, 1, columns.LEAD).startswith("≈")
    for column in range(len(COLUMNS)):
        assert "anything from 11,765 to 13,333" in cell(board, 1, column, Qt.ItemDataRole.ToolTipRole)


def test_what_is_held_and_what_is_coming_is_told(board: QTableView) -> None:
    """With the reason, and the day."""
    held = cell(board, 1, columns.CURRENCY, Qt.ItemDataRole.ToolTipRole)

    assert "Held, and not used: 13,900 of 12 December 2025. It moved by 9.5 percent." in held
    assert "Coming: 87.50 from 15 December 2025." in held
    assert cell(board, 2, columns.DATE) == "12 Dec 2025, carried"


def test_another_base_is_named(panel: RatesPanel, board: QTableView) -> None:
    """The headings and the words say what the figures are in."""
    euro = replace(SOM, base="EUR", cost=Fraction("101.7"), compared=None)

    panel.show_quotes((euro,), Way("EUR"), 90)
    panel.resize(1000, 400)

    assert headings(board)[:5] == ["Currency", "Per EUR", "Change", "90 days", "In EUR"]
    assert cell(board, 0, columns.LEAD, Qt.ItemDataRole.AccessibleTextRole) == "101.7 KGS to one EUR"
    assert cell(board, 0, columns.OTHER, Qt.ItemDataRole.AccessibleTextRole) == "one KGS is 0.009833 EUR"


def test_a_narrow_panel_folds_what_it_has_no_room_for(panel: RatesPanel, board: QTableView) -> None:
    """320 pixels hold the figures; the rest is on a second line, so rows are higher than in a wide panel."""
    assert headings(board)[:3] == ["Currency", "Per USD", "Change"]
    assert "Source" not in headings(board)
    folded = board.rowHeight(0)

    panel.resize(1000, 400)

    assert headings(board) == ["Currency", "Per USD", "Change", "30 days", "In USD", "Source", "Date"]
    assert board.rowHeight(0) < folded


@pytest.mark.parametrize("width", [240, 320, 500, 900, 1600])
def test_the_columns_fill_the_panel_exactly(panel: RatesPanel, board: QTableView, width: int) -> None:
    """Nothing sticks out, at any width that a panel has."""
    panel.resize(width, 400)

    assert sum(board.columnWidth(column) for column in range(len(COLUMNS))) == board.viewport().width()


def test_larger_letters_fold_sooner(qtbot: QtBot, panel: RatesPanel, board: QTableView) -> None:
    """Whoever needs large letters gets fewer columns, never cut figures."""
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)

    panel.setFont(font)

    qtbot.waitUntil(lambda: headings(board) == ["Currency", "Per USD", "Change"])


def test_ctrl_c_copies_all_rows_or_the_marked_ones(
    panel: RatesPanel, board: QTableView, keys: Callable[..., None]
) -> None:
    """Lines that can be pasted into a message, even where the window has a Ctrl+C of its own."""
    panel.addAction("Copy").setShortcut("Ctrl+C")

    keys(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "KGS/USD 0.01144, down 0.18 percent; 87.41 KGS to the dollar"
        " (The Bishkek Evening Ticker, 12 December 2025)",
        "UZS/USD 0.00008, unchanged; ≈ 12,500 UZS to the dollar"
        " (The Bishkek Evening Ticker, 12 December 2025)",
        "TMT/USD 0.01144, peg; 87.41 TMT to the dollar (The Bishkek Evening Ticker, 12 December 2025)",
    ]

    board.selectRow(1)
    panel.copy("rates_as_ticker")
    assert QGuiApplication.clipboard().text() == "UZS/USD = 0.00008 0%"

    board.clearSelection()
    board.selectRow(0)
    panel.copy("rates_as_sentence")
    assert QGuiApplication.clipboard().text() == (
        "The dollar cost 87.41 Kyrgyz soms on 12 December 2025, 0.18 percent more than on 11 December 2025,"
        " according to The Bishkek Evening Ticker."
    )


def test_alt_and_an_arrow_move_a_row(
    qtbot: QtBot, panel: RatesPanel, board: QTableView, keys: Callable[..., None]
) -> None:
    """The order is asked for, and stays as it is until somebody shows another."""
    board.setCurrentIndex(board.model().index(0, 0))

    with qtbot.waitSignal(panel.order_changed) as asked:
        keys(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert asked.args == [["UZS", "KGS", "TMT"]]
    assert shown_order(board) == "UZS KGS TMT"
    assert panel.current == "KGS"


class OwnDrop(QDropEvent):
    """The end of a drag that began in ``source``: without a screen Qt can drag nothing itself."""

    def __init__(self, source: QWidget, where: QPoint) -> None:
        self._data = QMimeData()  # the event does not keep it
        none = Qt.KeyboardModifier(0)
        super().__init__(
            QPointF(where), Qt.DropAction.MoveAction, self._data, Qt.MouseButton.LeftButton, none
        )
        self._source = source

    def source(self) -> QWidget:
        return self._source


def test_a_row_is_dragged_to_another_place(qtbot: QtBot, panel: RatesPanel, board: QTableView) -> None:
    """To the end, with the pointer below the last row."""
    board.setCurrentIndex(board.model().index(0, 0))
    last = board.visualRect(board.model().index(2, 0))

    with qtbot.waitSignal(panel.order_changed):
        board.dropEvent(OwnDrop(board, last.bottomLeft() + QPoint(5, -1)))

    assert shown_order(board) == "UZS TMT KGS"


def test_new_rates_leave_the_marks_and_the_keyboard_where_they_are(
    panel: RatesPanel, board: QTableView
) -> None:
    """Somebody may be about to copy a row when the banks answer."""
    # Not ``selectRow``: that adds to what is marked if the test before left a key of the keyboard held.
    flags = QItemSelectionModel.SelectionFlag
    board.selectionModel().setCurrentIndex(board.model().index(1, 0), flags.ClearAndSelect | flags.Rows)

    panel.show_quotes((PEGGED, SOM, UZBEK), Way(), 30)

    assert panel.current == "UZS"
    assert [each.currency for each in panel.marked()] == ["UZS"]


def test_return_and_the_button_ask_for_the_chart(
    qtbot: QtBot, panel: RatesPanel, board: QTableView, keys: Callable[..., None]
) -> None:
    """Of the row that the keyboard is on."""
    board.setCurrentIndex(board.model().index(1, 0))

    with qtbot.waitSignal(panel.chart_wanted) as asked:
        keys(Qt.Key.Key_Return)
    assert asked.args == ["UZS"]

    with qtbot.waitSignal(panel.chart_wanted):
        panel.ui.chart.click()


def test_tab_leaves_the_table(board: QTableView, keys: Callable[..., None]) -> None:
    """The table is one stop on the way through the window, not twenty-four."""
    before = board.currentIndex()

    keys(Qt.Key.Key_Tab)

    assert board.currentIndex() == before


@pytest.mark.parametrize("turned", [False, True])
def test_a_currency_that_fell_is_in_the_colour_of_falls(
    panel: RatesPanel, board: QTableView, *, turned: bool
) -> None:
    """Whichever way round it is read, as in the strip; colour is in the change and nowhere else."""
    up, down = QColor("#0000ff"), QColor("#ff00ff")
    panel.show_quotes(EVERY, Way(turned=turned), 30)

    def colours(column: int) -> set[str]:
        picture = board.grab(board.visualRect(board.model().index(0, column))).toImage()
        places = product(range(picture.width()), range(picture.height()))
        return {picture.pixelColor(x, y).name() for x, y in places} & {up.name(), down.name()}

    assert colours(columns.CHANGE) == set()

    panel.set_colors(LIGHT._replace(up=up.name(), down=down.name()))

    assert colours(columns.CHANGE) == {down.name()}
    assert colours(columns.LEAD) == set()
