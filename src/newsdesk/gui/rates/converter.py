"""A converter with two fields: whichever is typed in, the other follows."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from newsdesk._built.converter import Ui_Converter
from newsdesk.copydesk.amounts import parse_amount
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Amount
from newsdesk.gui.icons import icon
from newsdesk.rates import digits, quotes, words
from newsdesk.rates.convert import Cross
from newsdesk.rates.words import Rounding

#: Significant digits of what comes out; those in front of the point are never rounded away.
DIGITS = 6

#: What is converted before anything is typed.
FIRST = "1"


class Converter(QWidget):
    """Converts as somebody types. An amount may be written as in copy: "40bn", "1.5 million", "10 000".

    It asks for a rate by ``wanted`` (from, to: ISO 4217), and is told by ``show_cross``, or by
    ``show_refusal`` why there is none. The field typed in last says how much; the other is worked out.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_Converter()
        self.ui.setupUi(self)
        self.ui.swap.setIcon(icon("swap"))
        self._cross: Cross | None = None
        #: Between which currencies that is, or why there is none.
        self._known: tuple[str, str] | None = None
        self._rounding = Rounding()
        self._refusal = ""
        #: Whether the second field is the one that was typed in.
        self._backwards = False
        self.ui.first.setText(FIRST)
        self.ui.first.textEdited.connect(lambda _text: self._typed(backwards=False))
        self.ui.second.textEdited.connect(lambda _text: self._typed(backwards=True))
        for box in (self.ui.first_currency, self.ui.second_currency):
            box.activated.connect(lambda _index: self.ask())
        self.ui.swap.clicked.connect(self._swap)

    @property
    def pair(self) -> tuple[str, str]:
        """The currencies of the first and the second field."""
        return self.ui.first_currency.currentText(), self.ui.second_currency.currentText()

    def set_currencies(self, codes: Sequence[str], first: str, second: str) -> None:
        """Offer these currencies; a choice that was made stays where it can."""
        for box, usual in ((self.ui.first_currency, first), (self.ui.second_currency, second)):
            chosen = box.currentText() or usual
            if [box.itemText(each) for each in range(box.count())] != list(codes):
                box.clear()
                box.addItems(list(codes))
            _choose(box, chosen if chosen in codes else usual)

    def choose(self, first: str, second: str) -> None:
        """Convert between these two from now on."""
        _choose(self.ui.first_currency, first)
        _choose(self.ui.second_currency, second)
        self.ask()

    def ask(self) -> None:
        """Ask for the rate between the two currencies anew."""
        if self.pair != self._known:
            self._work_out()
        if all(self.pair):
            self.wanted.emit(*self.pair)

    def show_cross(self, pair: tuple[str, str], cross: Cross, rounding: Rounding) -> None:
        """Convert at this rate, and say it rounded; one of another pair came too late, and is passed over."""
        if pair == self.pair:
            self._known, self._cross, self._rounding, self._refusal = pair, cross, rounding, ""
            self._work_out()

    def show_refusal(self, pair: tuple[str, str], sentence: str) -> None:
        """Say why nothing is converted between these two."""
        if pair == self.pair:
            self._known, self._cross, self._refusal = pair, None, sentence
            self._work_out()

    def take_keyboard(self) -> None:
        """Let somebody type an amount."""
        self.ui.first.setFocus()
        self.ui.first.selectAll()

    def _typed(self, *, backwards: bool) -> None:
        self._backwards = backwards
        self._work_out()

    def _swap(self) -> None:
        first, second = self.pair
        self.choose(second, first)

    def _work_out(self) -> None:
        """Write what the field typed in comes to, and say at which rate."""
        given, other = self.ui.first, self.ui.second
        currency, to = self.pair
        if self._backwards:
            given, other, currency, to = other, given, to, currency
        if self._cross is None or self._known != self.pair:
            other.clear()
            self._tell(self._refusal if self._known == self.pair else "")
            return
        ratio = 1 / self._cross.ratio if self._backwards else self._cross.ratio
        try:
            amount = _amount(given, currency)
        except BadInput as error:
            other.clear()
            self._tell(str(error) if given.text().strip() else "")
            return
        result = Amount(quotes.rounded(Fraction(amount.value) * ratio), to)
        other.setText(_written(result.value))
        at = f", at {self._cross.words}" if self._cross.legs else ""
        rounded = Amount(self._rounding.rounded(result.value), to)
        self._tell(f"{words.money(amount)} is about {words.money(rounded)}{at}.")

    def _tell(self, sentence: str) -> None:
        self.ui.told.setText(sentence)
        self.setAccessibleDescription(sentence)


def _amount(field: QLineEdit, currency: str) -> Amount:
    return parse_amount(f"{field.text().strip()} {currency}")


def _written(value: Decimal) -> str:
    written = digits.readable(value, DIGITS) if value else "0"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _choose(box: QComboBox, code: str) -> None:
    if box.findText(code) < 0:
        box.addItem(code)
    box.setCurrentText(code)
