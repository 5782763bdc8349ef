"""The bar over the text: what to look for in the open story, and what to put in its place."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from newsdesk._built.find_bar import Ui_FindBar
from newsdesk.domain.replacing import Swap, Wanted
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.gui.text_bar import TextBar

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class FindBar(TextBar):
    """Asks what to look for and says how much there is of it. Hidden at first.

    Signals: ``asked_anew`` something else is looked for; ``switched`` a switch that sticks was turned (its
    name, how); ``way_wanted`` the next (1) or the one before (-1); ``replace_wanted`` this one,
    ``replace_all_wanted`` all of them; ``selection_turned`` only what is selected is to be searched, or
    everything.
    """

    asked_anew = Signal()
    switched = Signal(str, bool)
    way_wanted = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    selection_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_FindBar()
        ui.setupUi(self)
        self._words, self._by = _line(ui.words, "Find"), _line(ui.by, "Replace with")
        self._switches: dict[str, QToolButton] = {
            name: getattr(ui, name)
            for name in ("match_case", "whole_words", "is_pattern", "all_fields", "keep_case")
        }
        for name, button in self._switches.items():
            button.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
        self._words.textChanged.connect(self.asked_anew)
        ui.in_selection.toggled.connect(self.selection_turned)
        ui.previous.clicked.connect(lambda: self.way_wanted.emit(-1))
        ui.next.clicked.connect(lambda: self.way_wanted.emit(1))
        ui.replace.clicked.connect(self.replace_wanted)
        ui.replace_all.clicked.connect(self.replace_all_wanted)
        ui.close.clicked.connect(self.closed)
        # The boxes have the keyboard, and not the fields in them.
        ui.words.installEventFilter(self)
        ui.by.installEventFilter(self)
        self.hide()

    # -- what is asked ----------------------------------------------------------------------------------

    @property
    def swap(self) -> Swap:
        """What is looked for, and what comes in its place."""
        on = {name: button.isChecked() for name, button in self._switches.items()}
        wanted = Wanted(self._words.text(), on["is_pattern"], on["whole_words"], on["match_case"])
        return Swap(wanted, self._by.text(), on["keep_case"])

    @property
    def all_fields(self) -> bool:
        """Whether the form above the text is searched as well."""
        return self.ui.all_fields.isChecked()

    # -- what is told -----------------------------------------------------------------------------------

    def open(self, words: str, habits: FindHabits, *, replacing: bool) -> None:
        """Show the bar with the keyboard in it. ``words`` are looked for; "": what was looked for last."""
        self.take(habits)
        with QSignalBlocker(self._words):
            if words or not self._words.text():
                self._words.setText(words or (habits.words[0] if habits.words else ""))
        for widget in (self.ui.by, self.ui.replace, self.ui.replace_all, self.ui.keep_case):
            widget.setVisible(replacing)
        self.show()
        box = self.ui.by if replacing and self._words.text() else self.ui.words
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        _inner(box).selectAll()

    def take(self, habits: FindHabits) -> None:
        """Offer what was looked for before, and let the switches stand as they did."""
        for box, words in ((self.ui.words, habits.words), (self.ui.by, habits.by)):
            typed = box.currentText()
            with QSignalBlocker(box), QSignalBlocker(_inner(box)):
                box.clear()
                box.addItems(words)
                box.setCurrentIndex(-1)
                box.setEditText(typed)
        for name, button in self._switches.items():
            with QSignalBlocker(button):
                button.setChecked(getattr(habits, name))

    def show_count(self, number: int, total: int) -> None:
        """Say how much was found, and which of it is at hand (from 0; -1: none)."""
        words = f"{number + 1:,} of {total:,}" if number >= 0 else f"{total:,} found" if total else "Nothing"
        if not self._words.text():
            words = ""
        self.ui.count.setText(words)
        self._show_problem("")
        for widget in (self.ui.previous, self.ui.next, self.ui.replace, self.ui.replace_all):
            widget.setEnabled(bool(total))

    def show_problem(self, sentence: str) -> None:
        """Say why it could not be looked for."""
        self.show_count(-1, 0)
        self.ui.count.setText("")
        self._show_problem(sentence)

    def _show_problem(self, sentence: str) -> None:
        if sentence != self.ui.problem.text():
            self.ui.problem.setText(sentence)
            self.ui.problem.setVisible(bool(sentence))
            if sentence:
                self.announce(sentence)

    def search_all(self) -> None:
        """Search all of the text again, selected or not."""
        with QSignalBlocker(self.ui.in_selection):
            self.ui.in_selection.setChecked(False)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be replaced."""
        for widget in (self.ui.by, self.ui.replace, self.ui.replace_all, self.ui.keep_case):
            widget.setDisabled(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return go on: to the next, with Shift back; in the lower field it replaces, with Ctrl all."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Else the window takes Ctrl+Return for a key of its own.
            if event.key() in _RETURN:
                event.accept()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _RETURN:
            return super().eventFilter(watched, event)
        if watched is self.ui.words:
            self.way_wanted.emit(-1 if event.modifiers() & _SHIFT else 1)
        elif event.modifiers() & _CONTROL:
            self.ui.replace_all.click()
        else:
            self.ui.replace.click()
        return True


def _inner(box: QComboBox) -> QLineEdit:
    line = box.lineEdit()
    if line is None:
        raise TypeError("this box cannot be written in")
    return line


def _line(box: QComboBox, hint: str) -> QLineEdit:
    """Return the field that a box is written in, ready for any words: none is completed from before."""
    line = _inner(box)
    box.setCompleter(None)  # type: ignore[arg-type]
    line.setPlaceholderText(hint)
    line.setAccessibleName(box.accessibleName())
    line.setClearButtonEnabled(True)
    return line
