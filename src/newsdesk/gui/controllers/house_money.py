"""Asks how this house converts amounts of money."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import WorldError
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.amounts import AmountsController
from newsdesk.gui.money.house import HouseMoneyDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.rates.words import Rounding

if TYPE_CHECKING:
    from newsdesk.copydesk.money.rating import HouseStyle


class HouseMoneyController(QObject):
    """Stands between the dialog and the desk."""

    def __init__(self, place: Workplace, amounts: AmountsController) -> None:
        super().__init__(place.window)
        self._place, self._amounts = place, amounts

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("house_money", self.ask, Need.WRITING),)

    def ask(self) -> None:
        """Show how conversions are written, and let it be changed."""
        desk = self._place.desk
        self._place.background.run(
            Lane.READ,
            lambda: (desk.money.style(), desk.rates.currencies()),
            owner=self,
            then=lambda read: self._show(*read),
        )

    def _show(self, style: "HouseStyle", currencies: tuple[str, ...]) -> None:
        dialog = HouseMoneyDialog(
            style.into, style.rounding, currencies, self._place.window, quotations=style.quotations
        )
        dialog.chosen.connect(lambda *wanted: self._keep(dialog, style, *wanted))
        dialog.open()

    def _keep(
        self, dialog: HouseMoneyDialog, style: "HouseStyle", into: str, rounding: Rounding, quotations: bool
    ) -> None:
        wanted = style._replace(into=into, rounding=rounding, quotations=quotations)

        def kept(_changes: Changes) -> None:
            dialog.accept()
            self._amounts.renew()

        def refuse(error: WorldError) -> None:
            dialog.say(str(error))

        self._place.write(lambda: self._place.desk.money.set_style(wanted), self, then=kept, failed=refuse)
