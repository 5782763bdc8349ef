"""Rates that a rule found odd: accepted or rejected by somebody, with a word why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTableWidgetItem, QWidget

from newsdesk._built.held_rates import Ui_HeldRates
from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.domain.days import short_day
from newsdesk.domain.rates import Verdict
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.tips import plain_tip

#: What is said where none waits.
NONE = "No rate waits for anybody."


class HeldDialog(QDialog):
    """Lists the rates that wait, for somebody to decide on.

    It asks by ``decision_wanted`` (key, accepted?, why) and is told by ``show_rates``. ``read_only``: they
    can only be looked at. ``renewal_wanted``: what it lists may have changed, or is to be listed otherwise.
    """

    decision_wanted = Signal(int, bool, str)
    renewal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_HeldRates()
        ui.setupUi(self)
        self._read_only = read_only
        self._held: tuple[HeldRate, ...] = ()
        #: What a decision is asked for on: what is typed is why, and stays until that is decided.
        self._deciding: HeldRate | None = None
        ui.refusal.hide()
        header = ui.rates.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        ui.rates.currentCellChanged.connect(lambda *_cells: self._follow())
        ui.reason.textChanged.connect(lambda _text: self._follow())
        ui.decided.toggled.connect(lambda _on: self.renewal_wanted.emit())
        ui.accept_rate.clicked.connect(lambda: self._decide(accepted=True))
        ui.reject_rate.clicked.connect(lambda: self._decide(accepted=False))
        ui.buttons.rejected.connect(self.reject)
        # Return belongs to the fields, and closes nothing.
        ui.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._follow()

    def show_rates(self, held: Sequence[HeldRate], refusal: str = "") -> None:
        """Show what waits now, and why something that was asked for was not done ("" if it was)."""
        place, chosen = max(self.ui.rates.currentRow(), 0), self._chosen()
        self._held = tuple(held)
        table = self.ui.rates
        table.setRowCount(len(held))
        for row, each in enumerate(held):
            for column, words in enumerate((each.currency, each.text, _before(each))):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(f"{words}\n{_told(each)}"))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _told(each))
                table.setItem(row, column, item)
        if held:
            # What is typed is about the one that is marked, wherever it stands by now.
            same = (row for row, each in enumerate(held) if chosen and each.key == chosen.key)
            table.setCurrentCell(next(same, min(place, len(held) - 1)), 0)
        if refusal:
            self.ui.refusal.show_message(BannerKind.WARNING, refusal)
            self._deciding = None
        else:
            self.ui.refusal.hide()
        if self._deciding is not None and self._deciding not in held:
            self._deciding = None
            self.ui.reason.clear()
        self._follow()

    def choose(self, currency: str) -> None:
        """Mark what waits of a currency."""
        for row, each in enumerate(self._held):
            if each.currency == currency:
                self.ui.rates.setCurrentCell(row, 0)
                return

    def _chosen(self) -> HeldRate | None:
        row = self.ui.rates.currentRow()
        return self._held[row] if 0 <= row < len(self._held) else None

    def _follow(self) -> None:
        chosen = self._chosen()
        self.ui.why.setText(_told(chosen) if chosen else NONE)
        may = chosen is not None and not self._read_only
        self.ui.reason.setEnabled(may)
        for button in (self.ui.accept_rate, self.ui.reject_rate):
            button.setEnabled(may and bool(self.ui.reason.text().strip()))

    def _decide(self, *, accepted: bool) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._deciding = chosen
            self.decision_wanted.emit(chosen.key, accepted, self.ui.reason.text().strip())


def _before(held: HeldRate) -> str:
    """Write the rate before, with its day, in as few words as can be."""
    rate = held.before
    if rate is None:
        return "none known"
    return f"{rate.nominal} {rate.base} = {rate.value} {rate.quote}, {short_day(rate.effective)}"


def _told(held: HeldRate) -> str:
    """Say why a rate waits, or who decided what on it, and why."""
    decision = held.decision
    if decision.verdict is Verdict.HELD:
        return held.why
    return f"{decision.verdict.value.capitalize()} by {decision.who}: {held.why}"
