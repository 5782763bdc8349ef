"""From which day on earlier rates are fetched."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.rates_earlier import Ui_RatesEarlier
from newsdesk.rates.sources.calendars import EARLIEST, ONE_DAY
from newsdesk.widgets.days import from_qt, to_qt

#: What stands there first: enough for most charts.
A_YEAR = timedelta(days=365)


class EarlierDialog(QDialog):
    """Asks for a day before today. It asks by ``wanted`` (a date), and is gone then."""

    wanted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RatesEarlier()
        ui.setupUi(self)
        ui.since.setDateRange(to_qt(EARLIEST), to_qt(today - ONE_DAY))
        ui.since.setDate(to_qt(today - A_YEAR))
        ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Ask the sources"))
        ui.buttons.accepted.connect(self._ask)
        ui.buttons.rejected.connect(self.reject)
        ui.since.setFocus()

    def _ask(self) -> None:
        self.wanted.emit(from_qt(self.ui.since.date()))
        self.accept()
