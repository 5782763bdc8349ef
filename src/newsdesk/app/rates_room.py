"""Whoever deals with rates behind the panel: who asks the banks, decides, tells of moves and draws charts."""

from PySide6.QtCore import QObject

from newsdesk.gui.command import Command
from newsdesk.gui.controllers.rate_charts import RateChartsController
from newsdesk.gui.controllers.rate_decisions import RateDecisionsController
from newsdesk.gui.controllers.rate_updates import RateUpdates
from newsdesk.gui.controllers.rates import RatesController
from newsdesk.gui.rates.habits import RateMemory
from newsdesk.gui.workplace import Workplace


class RatesRoom(QObject):
    """Makes them and connects them."""

    def __init__(self, place: Workplace, rates: RatesController, memory: RateMemory, parent: QObject) -> None:
        super().__init__(parent)
        self.updates = RateUpdates(place, rates, memory)
        self.decisions = RateDecisionsController(place, memory)
        self.charts = RateChartsController(place, memory)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask them for."""
        return (*self.updates.commands(), *self.decisions.commands(), *self.charts.commands())

    def start(self) -> None:
        """Tell of what waits and of moves that are due, and ask the banks by the schedule."""
        self.decisions.look()
        self.updates.start()

    def leave(self) -> None:
        """Hear that the window closes."""
        self.updates.leave()
