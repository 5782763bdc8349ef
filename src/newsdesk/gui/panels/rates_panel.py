"""The rates panel: what the region's currencies are worth against the dollar."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from newsdesk._built.rates_panel import Ui_RatesPanel
from newsdesk.gui.panels.rates_model import RatesModel, as_text
from newsdesk.gui.panels.rates_view import RatesDelegate
from newsdesk.rates.board import BoardRow
from newsdesk.widgets.ticker_strip import TickerColors

COPY = QKeySequence.StandardKey.Copy


class RatesPanel(QWidget):
    """A board of rates that fits from 320 pixels up; its rows can be copied as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RatesPanel()
        self.ui.setupUi(self)
        self._model = RatesModel(self)
        self._delegate = RatesDelegate(self.ui.board, self._model)
        self.ui.board.setModel(self._model)
        self.ui.board.setItemDelegate(self._delegate)
        self.ui.board.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.ui.board.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.ui.board.addAction(self.ui.copy)
        self.ui.copy.triggered.connect(self.copy)
        self.ui.board.installEventFilter(self)
        self.ui.board.viewport().installEventFilter(self)
        # Nothing is said before somebody has looked whether there are rates.
        self.ui.pages.hide()

    def show_rows(self, rows: tuple[BoardRow, ...]) -> None:
        """Show this board in place of the one before; without rows, a sentence that says how to get some."""
        self._model.show_rows(rows)
        self.ui.pages.show()
        self.ui.pages.setCurrentWidget(self.ui.board_page if rows else self.ui.empty_page)
        self._delegate.fit()

    def set_colors(self, colors: TickerColors) -> None:
        """Write rises and falls in these colours from now on."""
        self._delegate.set_colors(colors)
        self.ui.board.viewport().update()

    def copy(self) -> None:
        """Put the marked rows on the clipboard as text, or all of them where none is marked."""
        marked = self.ui.board.selectionModel().selectedRows()
        chosen = sorted({index.row() for index in marked}) or range(self._model.rowCount())
        rows = [self._model.row(self._model.index(each, 0)) for each in chosen]
        QGuiApplication.clipboard().setText(as_text(rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold columns as room or font change; keep Ctrl+C for the board while it has the focus."""
        if watched is self.ui.board and isinstance(event, QKeyEvent) and event.matches(COPY):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.copy()
            return True
        if watched is self.ui.board.viewport() and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.FontChange,
        }:
            self._delegate.fit()
        return super().eventFilter(watched, event)
