"""What is asked before a shortcode of rates is put into the text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.rate_code import Ui_RateCode

#: The places of the choices in the form.
RATE, CONVERSION, TABLE = range(3)

DOLLAR = "USD"


class RateCodeDialog(QDialog):
    """Asks which rate is wanted, and says what its readers would get.

    Signals: ``asked`` what a shortcode with these choices would answer (what stands between its braces);
    whoever knows says ``show_answer``. ``chosen`` the shortcode, and whether it needs its own paragraph.
    """

    asked = Signal(str)
    chosen = Signal(str, bool)

    def __init__(self, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RateCode()
        ui.setupUi(self)
        known = list(dict.fromkeys((*codes, DOLLAR)))
        for box, current in ((ui.currency, known[0]), (ui.per, DOLLAR)):
            box.addItems(known)
            box.setCurrentText(current)
            box.editTextChanged.connect(self._ask)
        ui.amount.textChanged.connect(self._ask)
        ui.what.currentIndexChanged.connect(self._show_what)
        ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Put it in"))
        ui.buttons.accepted.connect(self.accept)
        ui.buttons.rejected.connect(self.reject)
        self._show_what(RATE)

    @property
    def words(self) -> str:
        """What stands between the braces of the shortcode."""
        ui = self.ui
        amount, currency, per = ui.amount.text().strip(), ui.currency.currentText(), ui.per.currentText()
        match ui.what.currentIndex():
            case 0:
                said = f"rate {currency}" if per.strip().upper() == DOLLAR else f"rate {currency} per {per}"
            case 1:
                said = f"convert {amount or ui.amount.placeholderText()} to {currency}"
            case _:
                said = "rates table"
        return " ".join(said.replace("{", "").replace("}", "").split())

    def show_answer(self, words: str, sentence: str) -> None:
        """Say what readers would get for these words, or why they would get nothing."""
        if words == self.words:
            self.ui.answer.setText(sentence)

    def accept(self) -> None:
        """Tell what is wanted, and close."""
        self.chosen.emit("{{" + self.words + "}}", self.ui.what.currentIndex() == TABLE)
        super().accept()

    def _show_what(self, what: int) -> None:
        form = self.ui.form
        form.setRowVisible(self.ui.amount, what == CONVERSION)
        form.setRowVisible(self.ui.currency, what != TABLE)
        form.setRowVisible(self.ui.per, what == RATE)
        self.ui.currency_label.setText(self.tr("&Into") if what == CONVERSION else self.tr("C&urrency"))
        if what == CONVERSION and self.ui.currency.currentIndex() == 0:
            self.ui.currency.setCurrentText(DOLLAR)
        self._ask()

    def _ask(self) -> None:
        self.ui.code.setText("{{" + self.words + "}}")
        self.asked.emit(self.words)
