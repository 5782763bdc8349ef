"""The rates panel: what the region's currencies are worth, against the dollar or another currency."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from newsdesk._built.rates_panel import Ui_RatesPanel
from newsdesk.desk.rates.quoting import Quote
from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.icons import icon
from newsdesk.gui.panels.rates_model import RatesModel, Way
from newsdesk.gui.panels.rates_view import RatesDelegate
from newsdesk.gui.panels.rates_wording import FORMS
from newsdesk.gui.rates.connection import Connection
from newsdesk.gui.rates.converter import Converter
from newsdesk.widgets.tips import plain_tip

COPY = QKeySequence.StandardKey.Copy
#: The form that Ctrl+C copies.
USUAL_FORM = "rates_as_text"

#: What stands on the button that asks the sources, and what it says while they are asked.
UPDATE, STOP = "Update the rates now", "Stop asking for rates"


class RatesPanel(QWidget):
    """A board of rates that fits from 320 pixels up; its rows can be moved, and copied as text.

    Signals:
        base_chosen(str): somebody wants the rates against another currency (ISO 4217).
        turned(bool): they are to be read the other way round, or not any more.
        order_changed(list): the currencies in the order that somebody gave them.
        chart_wanted(str): the chart of a currency is wanted.
        converting(bool): the converter was opened, or closed.
        update_wanted(): the sources are to be asked; stop_wanted(): and not any more.
    """

    base_chosen = Signal(str)
    turned = Signal(bool)
    order_changed = Signal(list)
    chart_wanted = Signal(str)
    converting = Signal(bool)
    update_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_RatesPanel()
        self.ui.setupUi(self)
        self._updating = False
        self._model = RatesModel(self)
        self._delegate = RatesDelegate(self.ui.board, self._model)
        self.ui.board.setModel(self._model)
        self.ui.board.setItemDelegate(self._delegate)
        self.ui.board.setSelectionMode(self.ui.board.SelectionMode.ExtendedSelection)
        self.ui.board.setDragDropOverwriteMode(False)
        self.ui.board.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.ui.board.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.ui.board.order_changed.connect(self.order_changed)
        self.ui.board.doubleClicked.connect(lambda _index: self._want_chart())
        self.ui.board.installEventFilter(self)
        self.ui.board.viewport().installEventFilter(self)
        self.converter = Converter(self)
        self.converter.hide()
        self.ui.column.addWidget(self.converter)
        self._connect_bar()
        self.show_connection(Connection())
        # Nothing is said before somebody has looked whether there are rates.
        self.ui.pages.hide()
        self.ui.bar.hide()

    def _connect_bar(self) -> None:
        ui = self.ui
        for button in (ui.swap, ui.chart, ui.convert, ui.update):
            button.setIcon(icon(button.objectName()))
        ui.base.activated.connect(lambda _index: self.base_chosen.emit(ui.base.currentText()))
        ui.swap.clicked.connect(self.turned)
        ui.chart.clicked.connect(self._want_chart)
        ui.convert.clicked.connect(self.converting)
        ui.update.clicked.connect(self._update_or_stop)

    def show_quotes(self, quotes: tuple[Quote, ...], way: Way, days: int) -> None:
        """Show this board in place of the one before; without rows, a sentence that says how to get some.

        ``way`` is how it is read, ``days`` how many days its lines show. What was marked stays so.
        """
        marked = {each.currency for each in self.marked()} if self._has_marked() else set()
        here, scrolled = self.current, self.ui.board.verticalScrollBar().value()
        self._model.show_quotes(quotes, way, days)
        self.ui.swap.setChecked(way.turned)
        self.ui.bar.show()
        self.ui.pages.show()
        self.ui.pages.setCurrentWidget(self.ui.board_page if quotes else self.ui.empty_page)
        self._delegate.fit()
        self._mark(here, marked)
        self.ui.board.verticalScrollBar().setValue(scrolled)

    def _mark(self, here: str, marked: Collection[str]) -> None:
        """Put the keyboard on a currency's row, and mark these rows and no others."""
        selection = self.ui.board.selectionModel()
        flags = selection.SelectionFlag
        selection.clear()
        for row, each in enumerate(self._model.quotes()):
            index = self._model.index(row, 0)
            if each.currency == here:
                selection.setCurrentIndex(index, flags.NoUpdate)
            if each.currency in marked:
                selection.select(index, flags.Select | flags.Rows)

    def offer_bases(self, codes: Sequence[str], names: Iterable[str], base: str) -> None:
        """Offer these currencies as what the others are measured by; ``base`` is the one now."""
        box = self.ui.base
        box.clear()
        for place, (code, name) in enumerate(zip(codes, names, strict=True)):
            box.addItem(code)
            box.setItemData(place, name, Qt.ItemDataRole.ToolTipRole)
            box.setItemData(place, f"{code}, {name}", Qt.ItemDataRole.AccessibleTextRole)
        box.setCurrentText(base)

    def show_connection(self, state: Connection) -> None:
        """Say how the sources stand. Offline is a state, and not an error."""
        self._updating = False
        self._label_button()
        self.ui.offline.setVisible(state.offline)
        self.ui.offline.setToolTip(plain_tip(state.details))
        self.ui.state.setText(state.words)
        self.ui.state.setToolTip(plain_tip(state.details))
        spoken = f"offline {state.words}" if state.offline else state.words
        self.ui.state.setAccessibleName(f"Sources: {spoken}" if spoken else "Sources")
        self.ui.state.setAccessibleDescription(state.details)

    def show_updating(self, done: int, total: int, what: str) -> None:
        """Say that the sources are being asked, and how far that is; the button stops it now."""
        self._updating = True
        self._label_button()
        self.ui.offline.hide()
        self.ui.state.setText(f"{what}…")
        self.ui.state.setToolTip(f"{done} of {total} sources have answered." if total else "")

    def show_converter(self, shown: bool) -> None:
        """Show the converter below the board, or do not; then the board has the keyboard that it had."""
        typed_in = QApplication.focusWidget()
        if not shown and typed_in is not None and self.converter.isAncestorOf(typed_in):
            self.ui.board.setFocus()
        self.converter.setVisible(shown)
        self.ui.convert.setChecked(shown)
        if shown:
            self.converter.ask()

    def set_colors(self, colors: ThemeColors) -> None:
        """Draw in the colours of a theme."""
        self._delegate.set_colors(colors)
        self.ui.board.viewport().update()

    def codes(self) -> tuple[str, ...]:
        """Return every currency that can be chosen as a base."""
        return tuple(self.ui.base.itemText(each) for each in range(self.ui.base.count()))

    @property
    def current(self) -> str:
        """The currency that the keyboard is on, or the first; "" of an empty board."""
        index = self.ui.board.currentIndex()
        if index.isValid():
            return self._model.quote(index).currency
        return self._model.quotes()[0].currency if self._model.rowCount() else ""

    def marked(self) -> tuple[Quote, ...]:
        """Return the marked rows, or all of them where none is marked."""
        chosen = sorted({index.row() for index in self.ui.board.selectionModel().selectedRows()})
        every = self._model.quotes()
        return tuple(every[row] for row in chosen) if chosen else every

    def copy(self, form: str = USUAL_FORM) -> None:
        """Put the marked rows on the clipboard, or all of them where none is marked; ``form`` is in FORMS."""
        QGuiApplication.clipboard().setText(FORMS[form](self.marked()))

    def _has_marked(self) -> bool:
        return self.ui.board.selectionModel().hasSelection()

    def _want_chart(self) -> None:
        if self.current:
            self.chart_wanted.emit(self.current)

    def _update_or_stop(self) -> None:
        (self.stop_wanted if self._updating else self.update_wanted).emit()

    def _label_button(self) -> None:
        words = STOP if self._updating else UPDATE
        self.ui.update.setIcon(icon("stop" if self._updating else "update"))
        self.ui.update.setAccessibleName(words)
        self.ui.update.setToolTip(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold columns as room or font change; keep Ctrl+C for the board while it has the focus."""
        if watched is self.ui.board and isinstance(event, QKeyEvent):
            if event.matches(COPY):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.copy()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._want_chart()
                return True
        if watched is self.ui.board.viewport() and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.FontChange,
        }:
            self._delegate.fit()
        return super().eventFilter(watched, event)
