"""Opens charts of rates, reads what they show, and writes them to files."""

from pathlib import Path

from PySide6.QtCore import QObject

from newsdesk.desk.rates import RatesDesk
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.rates.chart_dialog import ChartDialog
from newsdesk.gui.rates.habits import RateMemory
from newsdesk.gui.rates.lines import ChartAsked, content
from newsdesk.gui.theme import look_of
from newsdesk.gui.workplace import Workplace


class RateChartsController(QObject):
    """Stands between the charts and the desk."""

    def __init__(self, place: Workplace, memory: RateMemory) -> None:
        super().__init__(place.window)
        self._place, self._memory = place, memory
        self._rates, self._background = place.desk.rates, place.background
        self._panel = place.window.panes.rates
        self._panel.chart_wanted.connect(self.show)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("rates_chart", self._show_current, possible=lambda: bool(self._panel.current)),)

    def _show_current(self) -> None:
        self.show(self._panel.current)

    def show(self, currency: str) -> ChartDialog:
        """Show what a currency has cost, against what the board is against."""
        window, base = self._place.window, self._memory.now.base
        dialog = ChartDialog(self._panel.codes(), currency, base, self._rates.today(), window)
        dialog.set_colors(look_of(window.palette()).chart)
        dialog.wanted.connect(lambda asked: self._read(dialog, asked))
        dialog.save_wanted.connect(lambda path, picture: self._save(dialog, path, picture))
        dialog.ask()
        dialog.open()
        return dialog

    def _read(self, dialog: ChartDialog, asked: ChartAsked) -> None:
        rates = self._rates
        # Twenty years are made ready where nobody waits for it.
        self._background.run(
            Lane.READ,
            lambda: content(
                asked,
                [rates.history(each, asked.since, asked.until, asked.against) for each in asked.currencies],
            ),
            owner=dialog,
            then=lambda shown: dialog.show_content(asked, shown),
            failed=lambda error: dialog.show_failure(asked, str(error)),
        )

    def _save(self, dialog: ChartDialog, path: Path, picture: bytes) -> None:
        self._background.run(
            Lane.WORLD,
            lambda: RatesDesk.save_chart(picture, path),
            owner=self,
            then=lambda _nothing: self._place.messages.tell(f"The chart is in {path}."),
            failed=lambda error: dialog.show_trouble(str(error)),
        )
