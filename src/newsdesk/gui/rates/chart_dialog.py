"""A chart of what currencies cost: any range, one currency or two compared, saved as a picture."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.rates_chart import Ui_RatesChart
from newsdesk.gui.asking import ask_for_place
from newsdesk.gui.icons import icon
from newsdesk.gui.rates.lines import ALL, ChartAsked
from newsdesk.widgets.charts.drawing import Content
from newsdesk.widgets.colors import ChartColors
from newsdesk.widgets.days import from_qt, to_qt

#: The buttons of the ranges, and how many days each goes back.
RANGES = {"month": 30, "year": 365, "years": 5 * 365 + 1}

#: What stands where nothing is compared.
NOTHING = "nothing"


class ChartDialog(QDialog):
    """Shows what one unit of a currency cost in another over the days.

    It asks by ``wanted`` (``ChartAsked``) and is told by ``show_content``. ``save_wanted`` (``Path``,
    ``bytes``) is a picture and where it is to go.
    """

    wanted = Signal(object)
    save_wanted = Signal(Path, bytes)

    def __init__(
        self, codes: Sequence[str], currency: str, against: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RatesChart()
        ui.setupUi(self)
        self._today = today
        self.asked: ChartAsked | None = None
        ui.swap.setIcon(icon("swap"))
        for box, chosen in ((ui.against, against), (ui.currency, currency)):
            box.addItems(list(codes))
            box.setCurrentText(chosen)
            box.activated.connect(lambda _index: self.ask())
        ui.other.addItems([NOTHING, *codes])
        ui.other.activated.connect(lambda _index: self.ask())
        self._set_days(today - timedelta(days=RANGES["year"]), today)
        for button in (ui.month, ui.year, ui.years, ui.all, ui.days):
            button.clicked.connect(self.ask)
        for edit in (ui.since, ui.until):
            edit.userDateChanged.connect(self._choose_days)
        ui.swap.clicked.connect(self._swap)
        ui.save.clicked.connect(self._ask_for_place)
        ui.buttons.rejected.connect(self.reject)
        # Return belongs to the fields, and closes nothing.
        ui.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        ui.chart.read.connect(ui.told.setText)
        ui.chart.setFocus()

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in these colours."""
        self.ui.chart.set_colors(colors)
        self.ui.legend.set_colors(colors)

    def ask(self) -> None:
        """Ask for what is chosen now."""
        ui = self.ui
        for name, days in RANGES.items():
            if getattr(ui, name).isChecked():
                self._set_days(self._today - timedelta(days=days), self._today)
        since, until = self._days()
        if ui.all.isChecked():
            since, until = ALL, self._today
        others = dict.fromkeys((ui.currency.currentText(), ui.other.currentText()))
        currencies = tuple(each for each in others if each not in {NOTHING, ui.against.currentText()})
        self.asked = ChartAsked(currencies, ui.against.currentText(), since, until)
        if not currencies:
            self._say("Choose two currencies that differ.")
        elif since > until:
            self._say("The first day is after the last one. Choose another.")
        else:
            self.wanted.emit(self.asked)

    def show_content(self, asked: ChartAsked, shown: Content) -> None:
        """Show the answer to a question; one to a question that was asked before is passed over."""
        if asked != self.asked:
            return
        if not any(each.points for each in shown.lines):
            both = " and ".join(asked.currencies)
            self._say(f"Nothing is known of {both} against {asked.against} in these days.")
            return
        ui = self.ui
        ui.pages.setCurrentWidget(ui.chart_page)
        ui.chart.show_content(shown)
        ui.title.setText(shown.title)
        ui.legend.show_lines(shown.lines)
        ui.legend.setVisible(len(shown.lines) > 1)
        ui.told.setText(shown.source)
        ui.save.setEnabled(True)
        if ui.all.isChecked():
            self._set_days(shown.first, shown.last)

    def show_failure(self, asked: ChartAsked, sentence: str) -> None:
        """Say why there is no answer to a question, unless another was asked meanwhile."""
        if asked == self.asked:
            self._say(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Say why the picture could not be saved; the chart stays."""
        self.ui.told.setText(sentence)

    def save(self, path: Path) -> None:
        """Ask for the picture to be written to a file: an SVG if that is what its name says, else a PNG."""
        chart = self.ui.chart
        self.save_wanted.emit(path, chart.svg() if path.suffix.lower() == ".svg" else chart.png())

    def _say(self, sentence: str) -> None:
        ui = self.ui
        if self.focusWidget() is ui.chart:
            # Else it would be the empty page that has the keyboard.
            ui.all.setFocus(Qt.FocusReason.OtherFocusReason)
        ui.pages.setCurrentWidget(ui.empty_page)
        ui.empty.setText(sentence)
        ui.title.clear()
        ui.told.clear()
        ui.legend.hide()
        ui.save.setEnabled(False)

    def _days(self) -> tuple[date, date]:
        return from_qt(self.ui.since.date()), from_qt(self.ui.until.date())

    def _set_days(self, since: date, until: date) -> None:
        for edit, day in ((self.ui.since, since), (self.ui.until, until)):
            blocked = edit.blockSignals(True)
            edit.setDate(to_qt(day))
            edit.blockSignals(blocked)

    def _choose_days(self) -> None:
        self.ui.days.setChecked(True)
        self.ask()

    def _swap(self) -> None:
        against, currency = self.ui.against.currentText(), self.ui.currency.currentText()
        self.ui.against.setCurrentText(currency)
        self.ui.currency.setCurrentText(against)
        self.ask()

    def _ask_for_place(self) -> None:
        name = "-".join((*self.asked.currencies, self.asked.against)) if self.asked else "rates"
        kinds = "PNG (*.png);;SVG (*.svg)"
        ask_for_place(self, self.tr("Save the chart"), kinds, f"{name}.png", self.save)
