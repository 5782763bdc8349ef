"""The dialog that asks how this house converts amounts of money."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.house_money import Ui_HouseMoneyDialog
from newsdesk.domain.rates import Amount
from newsdesk.gui.spin_boxes import give_air
from newsdesk.rates.words import Rounding, money

#: What shows how conversions are rounded.
EXAMPLES = (Decimal(8234), Decimal(59_580_000))


class HouseMoneyDialog(QDialog):
    """Signals: ``chosen`` the currency (as it was typed), the ``Rounding``, and whether inside quotations."""

    chosen = Signal(str, object, bool)

    def __init__(
        self,
        into: str,
        rounding: Rounding,
        currencies: Sequence[str],
        parent: QWidget | None = None,
        *,
        quotations: bool,
    ) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_HouseMoneyDialog()
        ui.setupUi(self)
        give_air(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ui.into.addItems(list(dict.fromkeys(("USD", "EUR", *currencies))))
        ui.into.setEditText(into)
        ui.below.setValue(rounding.below_million)
        ui.above.setValue(rounding.from_million)
        ui.quotations.setChecked(quotations)
        for spin in (ui.below, ui.above):
            spin.valueChanged.connect(self._show_example)
        ui.into.editTextChanged.connect(self._show_example)
        ui.buttons.accepted.connect(self._choose)
        ui.buttons.rejected.connect(self.reject)
        self._show_example()

    def say(self, sentence: str) -> None:
        """Say why it cannot be like that."""
        self.ui.example.setText(sentence)
        self.ui.into.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _rounding(self) -> Rounding:
        return Rounding(self.ui.below.value(), self.ui.above.value())

    def _show_example(self) -> None:
        code = self.ui.into.currentText().strip().upper()
        rounded = [money(Amount(self._rounding.rounded(each), code)) for each in EXAMPLES]
        self.ui.example.setText(f"For example {rounded[0]}, {rounded[1]}.")

    def _choose(self) -> None:
        self.chosen.emit(self.ui.into.currentText(), self._rounding, self.ui.quotations.isChecked())
