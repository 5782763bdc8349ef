"""The bar over the text that goes through the conversions a story could have, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QLineEdit, QWidget

from newsdesk._built.conversion_bar import Ui_ConversionBar
from newsdesk.gui.text_bar import TextBar
from newsdesk.widgets.days import from_qt, to_qt

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_AWAY = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
#: In a list of answers these go from one of them to another.
_IN_LIST = {Qt.Key.Key_Up, Qt.Key.Key_Down}
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to convert an amount: ``currency`` (ISO 4217), what it becomes, and with which rate."""

    currency: str
    words: str
    rate: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A conversion as the bar shows it: of an ``amount``, in place of ``old`` if there is one already.

    ``off`` is said of that if it is wrong. ``asks``: somebody has to say which answer is right, or whether
    the only one that there is a rate for is.
    """

    amount: str
    answers: tuple[Answer, ...]
    old: str = ""
    off: str = ""
    asks: bool = False


class ConversionBar(TextBar):
    """Shows one offer at a time. Hidden at first.

    Signals: ``way_wanted`` the next (1) or the one before (-1); ``taken`` this one is accepted, with the
    answer of that number; ``skipped`` it is not; ``all_taken`` every amount is to be converted where it is
    first told; ``day_picked`` the rates of another day are wanted (``date``); ``quotations_turned`` amounts
    in quotations as well, or not; ``undo_wanted`` and ``redo_wanted`` in the text.
    """

    way_wanted = Signal(int)
    taken = Signal(int)
    skipped = Signal()
    all_taken = Signal()
    day_picked = Signal(object)
    quotations_turned = Signal(bool)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_ConversionBar()
        ui.setupUi(self)
        self._offered: Offered | None = None
        self._read_only = False
        ui.previous.clicked.connect(lambda: self.way_wanted.emit(-1))
        ui.next.clicked.connect(lambda: self.way_wanted.emit(1))
        ui.take.clicked.connect(lambda: self.taken.emit(max(0, ui.which.currentIndex())))
        ui.skip.clicked.connect(self.skipped)
        ui.take_all.clicked.connect(self.all_taken)
        ui.close.clicked.connect(self.closed)
        ui.which.currentIndexChanged.connect(self._say)
        ui.day.dateChanged.connect(self._pick)
        ui.quotations.toggled.connect(self.quotations_turned)
        for each in self.findChildren(QWidget):
            each.installEventFilter(self)
        self.hide()

    # -- what is told -----------------------------------------------------------------------------------

    def open(self, *, quotations: bool) -> None:
        """Show the bar with the keyboard in it, and nothing to accept yet."""
        with QSignalBlocker(self.ui.quotations):
            self.ui.quotations.setChecked(quotations)
        self.show_nothing("Looking for amounts…")
        self.show()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where Return accepts, as soon as there is something to accept."""
        self.ui.close.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.ui.take.isEnabled():
            self.ui.take.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_day(self, day: date) -> None:
        """Say of which day the rates are."""
        with QSignalBlocker(self.ui.day):
            self.ui.day.setDate(to_qt(day))

    def show_offer(self, offered: Offered, number: int, total: int, *, firsts: int) -> None:
        """Show an offer, which is the one of that number (from 0); ``firsts`` could be accepted at once."""
        here = self._has_keyboard()
        self._offered = offered
        self.ui.count.setText(f"{number + 1:,} of {total:,}")
        asks = offered.asks
        with QSignalBlocker(self.ui.which):
            self.ui.which.clear()
            self.ui.which.addItems([f"{each.currency}: {each.words}" for each in offered.answers])
        self.ui.which.setVisible(asks)
        self.ui.take.setText("Re-rate" if offered.old else "Accept")
        self._allow(firsts=firsts, any_=True)
        self._say()
        if here:
            (self.ui.which if asks else self.ui.take).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self, sentence: str) -> None:
        """Say that there is nothing to accept."""
        here = self._has_keyboard()
        self._offered = None
        self.ui.offer.setText(sentence)
        self.ui.facts.setText("")
        self.ui.facts.hide()
        self.ui.count.setText("")
        self.ui.which.hide()
        self._allow(firsts=0, any_=False)
        if here:
            self.ui.close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._announce(sentence)

    def choose(self, currency: str) -> None:
        """Let this be the answer, if it is one of those."""
        codes = [each.currency for each in self._offered.answers] if self._offered else []
        if currency in codes:
            self.ui.which.setCurrentIndex(codes.index(currency))

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be accepted."""
        self._read_only = read_only
        if read_only:
            self.ui.take.setEnabled(False)
            self.ui.take_all.setEnabled(False)

    # -- how --------------------------------------------------------------------------------------------

    def _allow(self, *, firsts: int, any_: bool) -> None:
        ui = self.ui
        for each in (ui.previous, ui.next, ui.skip):
            each.setEnabled(any_)
        ui.take.setEnabled(any_ and not self._read_only)
        ui.take_all.setEnabled(firsts > 0 and not self._read_only)

    def _say(self, _index: int = 0) -> None:
        offered = self._offered
        if offered is None:
            return
        answer = offered.answers[max(0, self.ui.which.currentIndex())]
        was = f" ({offered.old})" if offered.old else ""
        words = f"{offered.amount}{was} → {answer.words}"
        self.ui.offer.setText(words)
        self.ui.facts.setText(offered.off or answer.rate)
        self.ui.facts.show()
        asks = " Which currency is meant?" if offered.asks else ""
        what = f"{offered.amount}, now {offered.old}, becomes" if offered.old else f"{offered.amount} becomes"
        self._announce(f"{what} {answer.words}. {offered.off or answer.rate}{asks}")

    def _announce(self, sentence: str) -> None:
        self.setAccessibleDescription(sentence)
        if self.isVisible():
            self.announce(sentence)

    def _has_keyboard(self) -> bool:
        return any(each.hasFocus() for each in self.findChildren(QWidget))

    def _pick(self, day: QDate) -> None:
        self.day_picked.emit(from_qt(day))

    # -- keys -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return accept, Delete pass over, Up and PgUp go back; undo and redo are the text's."""
        if not isinstance(event, QKeyEvent) or isinstance(watched, QDateEdit | QLineEdit):
            return super().eventFilter(watched, event)
        steps = [event.matches(each) for each in _STEPS]
        if event.type() == QEvent.Type.ShortcutOverride:
            # Else the window takes them for keys of its own.
            if any(steps) or event.key() in _RETURN:
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        return self._press(watched, event, steps) or super().eventFilter(watched, event)

    def _press(self, watched: QObject, event: QKeyEvent, steps: Sequence[bool]) -> bool:
        if any(steps):
            (self.undo_wanted if steps[0] else self.redo_wanted).emit()
        elif event.key() in _RETURN and event.modifiers() & _CONTROL:
            self.ui.take_all.click()
        elif event.key() in _RETURN:
            (watched if isinstance(watched, QAbstractButton) else self.ui.take).click()
        elif event.key() in _AWAY:
            self.ui.skip.click()
        elif event.key() in _WAYS and not (watched is self.ui.which and event.key() in _IN_LIST):
            self.way_wanted.emit(_WAYS[Qt.Key(event.key())])
        else:
            return False
        return True
