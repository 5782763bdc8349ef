"""The rates panel and the ticker strip, kept like the archive."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.rates import Rate
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
        self._desk, self._background, self._announcer = place.desk, place.background, place.announcer
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
        chooser = QFileDialog(self._window, self.tr("Import rates"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter("Rates (*.csv *.json);;All files (*)")
        chooser.fileSelected.connect(lambda name: self.take_file(Path(name)))
        chooser.open()

    def take_file(self, path: Path) -> None:
        """Take in a file of rates."""
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.rates.take(path),
            owner=self,
            then=lambda done: self._tell(path, done),
        )

    def _tell(self, path: Path, done: Done[tuple[Rate, ...]]) -> None:
        self._announcer.announce(done.changes, self)
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
