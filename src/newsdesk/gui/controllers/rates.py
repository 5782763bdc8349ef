"""The rates panel and the ticker strip, kept like the archive."""

from pathlib import Path

from PySide6.QtCore import QObject

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.rates import Rate
from newsdesk.gui.asking import ask_for_file
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.workplace import Workplace
from newsdesk.rates.board import BoardRow, ticker_line
from newsdesk.text.english import counted
from newsdesk.widgets.ticker_strip import TickerItem


class RatesController(QObject):
    """Shows the newest rates, and takes in files of them."""

    def __init__(self, place: Workplace) -> None:
        panel = place.window.panes.rates
        super().__init__(panel)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._messages = place.messages
        self._panel = panel
        self._ticker = place.window.ui.ticker
        self._window = place.window
        place.announcer.changed.connect(self._hear)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("import_rates", self.choose_file, Need.WRITING),)

    def refresh(self) -> None:
        """Read the board anew."""
        self._background.run(Lane.READ, self._desk.rates.board, owner=self, then=self._show)

    def _show(self, rows: tuple[BoardRow, ...]) -> None:
        self._panel.show_rows(rows)
        self._ticker.set_items([item(row) for row in rows])

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.rates:
            self.refresh()

    def choose_file(self) -> None:
        """Let the editor choose a file of rates."""
        names = "Rates (*.csv *.json);;All files (*)"
        ask_for_file(self._window, self.tr("Import rates"), names, self.take_file)

    def take_file(self, path: Path) -> None:
        """Take in a file of rates."""
        self._place.write(
            lambda: self._desk.rates.take(path), self, lambda done: self._tell(path, done), about=path
        )

    def _tell(self, path: Path, done: Done[tuple[Rate, ...]]) -> None:
        self._messages.tell(f"{path.name}: {counted(len(done.value), 'rate')} taken in.")


def item(row: BoardRow) -> TickerItem:
    """Return a board's row as the strip shows it."""
    return TickerItem(
        text=f"{row.currency}/USD",
        value=row.dollars_per_unit,
        change_text=row.change.percent,
        arrow=row.change.arrow,
        direction=row.change.direction,
        accessible=ticker_line(row),
    )
