"""The rates panel and the ticker strip, kept like the archive."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from babel.numbers import get_currency_name
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from newsdesk.desk.rates.quoting import Quote
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day, short_day
from newsdesk.domain.errors import Refused, WorldError
from newsdesk.domain.rates import AgeState, Rate, RateKind
from newsdesk.gui.asking import ask_for_file, ask_for_words
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.panels.rates_model import Way
from newsdesk.gui.panels.rates_wording import FORMS
from newsdesk.gui.rates.connection import Connection, connection
from newsdesk.gui.rates.habits import TRENDS, RateMemory
from newsdesk.gui.workplace import Workplace
from newsdesk.rates import quotes
from newsdesk.rates.board import BoardRow, ticker_line
from newsdesk.rates.convert import Cross
from newsdesk.rates.words import Rounding
from newsdesk.text.english import counted
from newsdesk.widgets.ticker_strip import TickerItem

#: What others are measured by, first of all.
BASES = ("USD", "EUR", "RUB", "CNY")

#: What is converted into what before anybody has chosen.
USUAL_PAIR = ("KZT", "USD")


class _Board(NamedTuple):
    """All that the panel and the strip show, as one look into the archive found it."""

    quotes: tuple[Quote, ...]
    rows: tuple[BoardRow, ...]
    currencies: tuple[str, ...]
    connection: Connection


class RatesController(QObject):
    """Shows the newest rates, lets them be read in any way, and takes in files of them.

    Signals: ``shown`` the panel shows the rates as they are now.
    """

    shown = Signal()

    def __init__(self, place: Workplace, memory: RateMemory) -> None:
        panel = place.window.panes.rates
        super().__init__(panel)
        self._place, self._memory = place, memory
        self._desk, self._messages = place.desk, place.messages
        self._panel = panel
        self._ui = place.window.ui
        self._window = place.window
        self._boards, self._crosses = Latest(place.background), Latest(place.background)
        #: Whether the sources are being asked: what is said of that is not to be written over.
        self.updating = False
        self._trends = QActionGroup(self)
        for days in TRENDS:
            self._trends.addAction(self._trend(days)).setChecked(days == memory.now.days)
        panel.ui.board.set_read_only(not place.desk.newsroom.writable)
        self._connect()
        place.announcer.changed.connect(self._hear)

    def _connect(self) -> None:
        panel, ui = self._panel, self._ui
        self._place.announcer.stopped.connect(lambda: panel.ui.board.set_read_only(True))
        panel.base_chosen.connect(self.choose_base)
        panel.turned.connect(ui.rates_swap.trigger)
        panel.converting.connect(ui.rates_convert.trigger)
        panel.order_changed.connect(self._order)
        panel.converter.wanted.connect(self._cross)
        panel.ui.board.addActions(
            [ui.rates_chart, ui.rates_alert, *ui.rates_copy_menu.actions(), ui.rates_swap, ui.rates_leave_out]
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("import_rates", self.choose_file, Need.WRITING),
            Command("rates_convert", self._turn_converter),
            Command("rates_swap", self._turn),
            Command("rates_base", self._open_bases),
            Command("rates_show_currency", self._ask_for_currency, Need.WRITING),
            Command("rates_leave_out", self._leave_out, Need.WRITING, lambda: bool(self._panel.current)),
            *(Command(f"trend_{days}", self._choose_trend) for days in TRENDS),
            *(Command(each, partial(self._copy, each)) for each in FORMS),
        )

    # -- what is shown

    def refresh(self) -> None:
        """Read the board anew."""
        habits = self._memory.now
        self._boards.run(
            Lane.READ,
            lambda: self._read(habits.base, habits.days),
            owner=self,
            then=self._show,
            failed=self._not_shown,
        )

    def _read(self, base: str, days: int) -> _Board:
        rates = self._desk.rates
        lines, now = rates.sources(), self._desk.newsroom.clock.now().astimezone()
        found = rates.quotes(base, days)
        rows = tuple(each.row for each in found) if base == quotes.DOLLAR else rates.board()
        return _Board(found, rows, rates.currencies(), connection(lines, now))

    def _show(self, board: _Board) -> None:
        habits = self._memory.now
        self._ui.rates_swap.setChecked(habits.turned)
        self._ui.rates_convert.setChecked(habits.converting)
        bases = tuple(dict.fromkeys((*BASES, *board.currencies)))
        names = (get_currency_name(each, 1, locale="en") for each in bases)
        self._panel.offer_bases(bases, names, habits.base)
        self._panel.converter.set_currencies(bases, *USUAL_PAIR)
        self._panel.show_quotes(board.quotes, Way(habits.base, habits.turned), habits.days)
        self._panel.show_converter(habits.converting)
        if not self.updating:
            self._panel.show_connection(board.connection)
        self._ui.ticker.set_items(items(board.rows), caption(board.rows))
        self.shown.emit()

    def _not_shown(self, error: WorldError) -> None:
        """Go back to the dollar if the rate of another base is not known; anything else is told."""
        self._messages.trouble(str(error), about=self)
        if isinstance(error, Refused) and self._memory.now.base != quotes.DOLLAR:
            self.choose_base(quotes.DOLLAR)

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.rates:
            self.refresh()

    # -- how it is read

    def choose_base(self, base: str) -> None:
        """Measure the currencies by this one from now on."""
        if base != quotes.DOLLAR:
            self._messages.end(self)
        self._memory.turn(base=base)
        self.refresh()

    def _open_bases(self) -> None:
        self._window.show_rates(True)
        self._panel.ui.base.setFocus()
        self._panel.ui.base.showPopup()

    def _turn(self) -> None:
        self._memory.turn(turned=self._ui.rates_swap.isChecked())
        self.refresh()

    def _turn_converter(self) -> None:
        shown = self._ui.rates_convert.isChecked()
        self._memory.turn(converting=shown)
        self._panel.show_converter(shown)
        if shown:
            self._window.show_rates(True)
            self._panel.converter.take_keyboard()

    def _trend(self, days: int) -> QAction:
        action: QAction = getattr(self._ui, f"trend_{days}")
        return action

    def _choose_trend(self) -> None:
        chosen = next(days for days in TRENDS if self._trend(days).isChecked())
        self._memory.turn(days=chosen)
        self.refresh()

    def _copy(self, form: str) -> None:
        self._panel.copy(form)
        self._messages.tell(f"Copied: {counted(len(self._panel.marked()), 'rate')}.")

    def _cross(self, first: str, second: str) -> None:
        converter, pair = self._panel.converter, (first, second)

        def show(read: tuple[Cross, Rounding]) -> None:
            converter.show_cross(pair, *read)

        self._crosses.run(
            Lane.READ,
            lambda: (self._desk.rates.rate_of_day(first, second), self._desk.rates.rounding()),
            owner=converter,
            then=show,
            failed=lambda error: converter.show_refusal(pair, str(error)),
        )

    # -- what stands on the board

    def _order(self, keys: Sequence[str]) -> None:
        rates = self._desk.rates
        self._place.write(lambda: rates.show(reordered(rates.shown(), keys)), self, failed=self._not_ordered)

    def _not_ordered(self, error: WorldError) -> None:
        self._messages.trouble(str(error), about=self)
        self.refresh()

    def _ask_for_currency(self) -> None:
        ask_for_words(
            self._window,
            self.tr("Show another currency"),
            self.tr("Its code, as in EUR or AZN"),
            "",
            self._add_currency,
        )

    def _add_currency(self, code: str) -> None:
        rates = self._desk.rates
        self._place.write(lambda: rates.show((*rates.shown(), code)), self)

    def _leave_out(self) -> None:
        rates, current = self._desk.rates, self._panel.current
        self._place.write(
            lambda: rates.show([each for each in rates.shown() if each != current]),
            self,
            lambda _changes: self._messages.offer(
                f"{current} is off the board.", self.tr("Show it again"), lambda: self._add_currency(current)
            ),
        )

    # -- files

    def choose_file(self) -> None:
        """Let the editor choose a file of rates."""
        names = "Rates (*.csv *.json *.xml);;All files (*)"
        ask_for_file(self._window, self.tr("Import rates"), names, self.take_file)

    def take_file(self, path: Path) -> None:
        """Take in a file of rates."""
        self._place.write(
            lambda: self._desk.rates.take(path), self, lambda done: self._tell(path, done), about=path
        )

    def _tell(self, path: Path, done: Done[tuple[Rate, ...]]) -> None:
        self._messages.tell(f"{path.name}: {counted(len(done.value), 'rate')} taken in.")


def reordered(shown: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    """Return what is shown with those in ``keys`` in that order; what is not seen stays in its place."""
    moved = iter([each for each in keys if each in shown])
    return tuple(next(moved) if each in keys else each for each in shown)


def items(rows: Sequence[BoardRow]) -> list[TickerItem]:
    """Return a board's rows as the strip shows them, under ``caption``."""
    return [_item(row, _newest(rows)) for row in rows]


def _item(row: BoardRow, newest: date | None) -> TickerItem:
    told = f"{ticker_line(row)}: {row.moved}" if row.moved else ticker_line(row)
    dated = f"{told}, {row.state} rate of {day(row.effective)}"
    # The heading over all of them has the newest day.
    is_old = row.state is AgeState.STALE and row.effective != newest
    old = short_day(row.effective) if is_old else ""
    return TickerItem(
        text=f"{row.currency}/USD",
        value=row.dollars_per_unit,
        change_text=", ".join(filter(None, (row.change.figure, old))),
        arrow=row.change.arrow,
        direction=row.change.direction,
        accessible=f"{dated}, a newer one is held" if row.held else dated,
    )


def caption(rows: Sequence[BoardRow]) -> str:
    """Say of when the strip's rates are: of the newest of them. A peg is of today on every day."""
    newest = _newest(rows)
    return f"Rates to {day(newest)}" if newest else ""


def _newest(rows: Sequence[BoardRow]) -> date | None:
    told = [row.effective for row in rows if row.kind is not RateKind.PEG] or [row.effective for row in rows]
    return max(told, default=None)
