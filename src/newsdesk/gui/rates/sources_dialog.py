"""The sources of rates: which are asked, where, when, and how each of them answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTableWidgetItem, QWidget

from newsdesk._built.rate_sources import Ui_RateSources
from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.days import day, short_day
from newsdesk.gui.rates.schedule import WORDS, Schedule
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.tips import plain_tip

#: Pixels that a tick wants beside it.
BESIDE_TICK = 16


class SourcesDialog(QDialog):
    """Lists the sources, one line each, and asks for what is to be changed. It is told by ``show_sources``.

    Signals: ``asking_wanted`` (key, asked?), ``address_wanted`` (key, address, "" its own),
    ``schedule_chosen`` (``Schedule``), ``update_wanted`` and ``stop_wanted``; ``renewal_wanted`` where what
    it shows may have changed.
    """

    asking_wanted = Signal(str, bool)
    address_wanted = Signal(str, str)
    schedule_chosen = Signal(object)
    update_wanted = Signal()
    stop_wanted = Signal()
    renewal_wanted = Signal()

    def __init__(self, schedule: Schedule, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RateSources()
        ui.setupUi(self)
        self._lines: tuple[SourceLine, ...] = ()
        self._read_only, self._updating = read_only, False
        ui.refusal.hide()
        for each, words in WORDS.items():
            ui.schedule.addItem(words, each)
        ui.schedule.setCurrentIndex(list(WORDS).index(schedule))
        ui.schedule.activated.connect(
            lambda _index: self.schedule_chosen.emit(Schedule(ui.schedule.currentData()))
        )
        header = ui.sources.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        ui.sources.currentCellChanged.connect(lambda *_cells: self._follow())
        ui.sources.itemChanged.connect(self._tick)
        ui.address.textChanged.connect(lambda _text: self._follow_address())
        ui.address.returnPressed.connect(self._set_address)
        ui.set_address.clicked.connect(self._set_address)
        ui.update_now.clicked.connect(self._update_or_stop)
        ui.buttons.rejected.connect(self.reject)
        # Return belongs to the fields, and closes nothing.
        ui.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.show_rest()

    def show_sources(self, lines: Sequence[SourceLine], refusal: str = "") -> None:
        """Show how they stand, and why something that was asked for was not done ("" if it was)."""
        table, place = self.ui.sources, max(self.ui.sources.currentRow(), 0)
        self._lines = tuple(lines)
        blocked = table.blockSignals(True)
        table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            name = QTableWidgetItem(line.source.name)
            name.setCheckState(Qt.CheckState.Checked if line.asked else Qt.CheckState.Unchecked)
            if not line.askable or self._read_only:
                name.setFlags(name.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            cells = (name, QTableWidgetItem(_when(line)), QTableWidgetItem(line.sentence))
            for column, item in enumerate(cells):
                item.setToolTip(plain_tip(line.sentence))
                table.setItem(row, column, item)
        table.blockSignals(blocked)
        table.resizeColumnsToContents()
        # Qt does not reckon with the padding that the style sheet gives to what can be ticked.
        table.setColumnWidth(0, table.columnWidth(0) + BESIDE_TICK)
        if lines:
            table.setCurrentCell(min(place, len(lines) - 1), 0)
        if refusal:
            self.ui.refusal.show_message(BannerKind.WARNING, refusal)
        else:
            self.ui.refusal.hide()
        self._follow()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Say how many sources have answered, and who is asked now; the button stops it."""
        self._updating = True
        self.ui.bar.show()
        self.ui.bar.setRange(0, total)
        self.ui.bar.setValue(done)
        self.ui.doing.setText(f"{what}…")
        self.ui.update_now.setText(self.tr("&Stop"))
        self.ui.update_now.setEnabled(True)

    def show_rest(self, words: str = "") -> None:
        """Say that nobody is being asked, and what came of it."""
        self._updating = False
        self.ui.bar.hide()
        self.ui.doing.setText(words)
        self.ui.update_now.setText(self.tr("Update &now"))
        self.ui.update_now.setEnabled(not self._read_only)
        self.ui.schedule.setEnabled(not self._read_only)

    def _chosen(self) -> SourceLine | None:
        row = self.ui.sources.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _follow(self) -> None:
        chosen = self._chosen()
        self.ui.details.setText(_details(chosen) if chosen else "")
        elsewhere = chosen and chosen.address != chosen.source.address
        self.ui.address.setText(chosen.address if chosen and elsewhere else "")
        self.ui.address.setPlaceholderText(chosen.source.address if chosen else "")
        self.ui.address.setEnabled(bool(chosen and chosen.source.address) and not self._read_only)
        self._follow_address()

    def _follow_address(self) -> None:
        chosen = self._chosen()
        self.ui.set_address.setEnabled(
            chosen is not None
            and self.ui.address.isEnabled()
            and (self.ui.address.text().strip() or chosen.source.address) != chosen.address
        )

    def _set_address(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.ui.set_address.isEnabled():
            self.address_wanted.emit(chosen.key, self.ui.address.text().strip())

    def _tick(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            line = self._lines[item.row()]
            asked = item.checkState() == Qt.CheckState.Checked
            if asked != line.asked:
                self.asking_wanted.emit(line.key, asked)

    def _update_or_stop(self) -> None:
        if self._updating:
            self.ui.update_now.setEnabled(False)
            self.stop_wanted.emit()
        else:
            self.update_wanted.emit()


def _when(line: SourceLine) -> str:
    if not line.askable:
        return "cannot be"
    if line.state is None:
        return "not yet" if line.asked else "never"
    asked = line.state.asked.astimezone()
    return f"{short_day(asked.date())}, {asked:%H:%M}"


def _details(line: SourceLine) -> str:
    parts = [line.sentence]
    if line.state is not None and line.state.answered is not None:
        answered = line.state.answered.astimezone()
        parts.append(f"It gave rates last on {day(answered.date())} at {answered:%H:%M}.")
    if line.expected is not None:
        expected = line.expected.astimezone()
        parts.append(f"Its next are expected on {day(expected.date())} at {expected:%H:%M}.")
    if not line.source.may_be_published:
        parts.append("Its terms forbid passing its rates on: they stay out of bundles.")
    return " ".join(parts)
