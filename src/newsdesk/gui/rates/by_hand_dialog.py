"""A rate that somebody enters by hand, with a name and a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.rate_by_hand import Ui_RateByHand
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.days import from_qt, to_qt


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered, as it was typed: ``cost`` units of ``currency`` for a dollar."""

    currency: str
    cost: str
    day: date
    name: str
    reason: str


class ByHandDialog(QDialog):
    """Asks for a rate. It asks by ``entered`` (``Entered``), and stays until it is told that it was kept."""

    entered = Signal(object)

    def __init__(
        self, codes: Sequence[str], currency: str, name: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RateByHand()
        ui.setupUi(self)
        ui.refusal.hide()
        ui.currency.addItems(list(codes))
        ui.currency.setCurrentText(currency)
        ui.name.setText(name)
        ui.day.setDate(to_qt(today))
        keep = ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        keep.setText(self.tr("&Keep the rate"))
        ui.buttons.accepted.connect(self._enter)
        ui.buttons.rejected.connect(self.reject)
        ui.cost.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not kept; nothing that was typed is lost."""
        self.ui.refusal.show_message(BannerKind.WARNING, sentence)

    def _enter(self) -> None:
        ui = self.ui
        self.entered.emit(
            Entered(
                ui.currency.currentText(),
                ui.cost.text(),
                from_qt(ui.day.date()),
                ui.name.text(),
                ui.reason.text(),
            )
        )
