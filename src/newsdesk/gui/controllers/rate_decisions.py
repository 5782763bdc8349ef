"""What somebody has to say of rates: held ones, those entered by hand, and from which move on to tell."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from newsdesk.desk.rates.alerting import Alert
from newsdesk.desk.rates.deciding import HeldRate
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.rates import Rate
from newsdesk.gui.asking import ask_for_words
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.rates.by_hand_dialog import ByHandDialog, Entered
from newsdesk.gui.rates.habits import RateMemory
from newsdesk.gui.rates.held_dialog import HeldDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted

#: What a sentence about rates that wait is about.
HELD = "held rates"


class RateDecisionsController(QObject):
    """Stands between the dialogs and the desk, and tells of what waits and of moves, where that is wanted.

    Signals: ``renewed`` the rates have changed, or what was decided on them.
    """

    renewed = Signal()

    def __init__(self, place: Workplace, memory: RateMemory) -> None:
        super().__init__(place.window)
        self._place, self._memory = place, memory
        self._rates, self._background = place.desk.rates, place.background
        self._panel = place.window.panes.rates
        self._waiting, self._listed = Latest(place.background), Latest(place.background)
        #: The rates (keys) of which the band says that they wait, or said it until somebody had read it.
        self._told: frozenset[int] = frozenset()
        place.announcer.changed.connect(self._hear)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("rates_held", self.show_held),
            Command("rate_by_hand", self.ask_for_rate, Need.WRITING),
            Command("rates_alert", self._ask_for_move, Need.WRITING, lambda: bool(self._panel.current)),
        )

    # -- held rates

    def tell_held(self) -> None:
        """Say which rates wait for somebody to look, as long as some do; of the same ones it is said once."""
        self._waiting.run(
            Lane.READ, self._rates.held, owner=self, then=self._tell_held, failed=self._not_read
        )

    def _tell_held(self, held: Sequence[HeldRate]) -> None:
        before, self._told = self._told, frozenset(each.key for each in held)
        if self._told == before:
            return
        if not held:
            self._place.messages.end(HELD)
            return
        more = f" And {counted(len(held) - 1, 'other')}." if len(held) > 1 else ""
        self._place.messages.trouble(
            f"A rate looks odd, and is not used until somebody has looked: {held[0].text}. "
            f"{held[0].why}{more}",
            self.tr("Look…"),
            self.show_held,
            about=HELD,
        )

    def show_held(self) -> None:
        """Show the rates that wait."""
        writable = self._place.desk.newsroom.writable
        dialog = HeldDialog(self._place.window, read_only=not writable)
        dialog.decision_wanted.connect(lambda key, accepted, why: self._decide(dialog, key, why, accepted))
        dialog.renewal_wanted.connect(lambda: self._read_held(dialog))
        self.renewed.connect(dialog.renewal_wanted)
        self._read_held(dialog)
        dialog.open()

    def _decide(self, dialog: HeldDialog, key: int, why: str, accepted: bool) -> None:
        decide = self._rates.accept if accepted else self._rates.reject
        self._background.run(
            Lane.WRITE,
            lambda: decide(key, why),
            owner=dialog,
            then=lambda done: self._place.announcer.announce(done.changes, self),
            failed=lambda error: self._read_held(dialog, str(error)),
        )

    def _read_held(self, dialog: HeldDialog, refusal: str = "") -> None:
        rates, decided = self._rates, dialog.ui.decided.isChecked()
        self._listed.run(
            Lane.READ,
            lambda: (*rates.held(), *(rates.decided() if decided else ())),
            owner=dialog,
            then=lambda held: dialog.show_rates(held, refusal),
        )

    # -- by hand

    def ask_for_rate(self) -> None:
        """Ask what a dollar costs."""
        newsroom = self._place.desk.newsroom
        dialog = ByHandDialog(
            self._panel.codes(), self._panel.current, newsroom.who, self._rates.today(), self._place.window
        )
        dialog.entered.connect(lambda entered: self._enter(dialog, entered))
        dialog.open()

    def _enter(self, dialog: ByHandDialog, entered: Entered) -> None:
        def kept(done: Done[Rate]) -> None:
            dialog.accept()
            rate = done.value
            self._place.messages.tell(f"Kept: {rate.value} {rate.quote} to the dollar, by {rate.source}.")
            self._place.announcer.announce(done.changes, self)

        self._background.run(
            Lane.WRITE,
            lambda: self._rates.manual(
                entered.currency, entered.cost, entered.reason, entered.name, entered.day
            ),
            owner=dialog,
            then=kept,
            failed=lambda error: dialog.show_refusal(str(error)),
        )

    # -- moves

    def _ask_for_move(self) -> None:
        self._background.run(Lane.READ, self._rates.alerts, owner=self, then=self._show_move)

    def _show_move(self, wanted: dict[str, Decimal]) -> None:
        currency = self._panel.current
        now = wanted.get(currency)
        ask_for_words(
            self._place.window,
            self.tr("Tell of moves"),
            f"Tell when {currency} moves against the dollar by so many percent or more (empty: never)",
            str(now) if now is not None else "",
            lambda text: self._set_move(currency, text),
        )

    def _set_move(self, currency: str, text: str) -> None:
        self._place.write(lambda: self._rates.set_alert(currency, text), self, self._set)

    def _set(self, _changes: Changes) -> None:
        self._place.messages.tell("The desk is told of moves from then on.")

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.rates:
            self.look()
            self.renewed.emit()

    def look(self) -> None:
        """Tell of what the rates give cause to: what waits, and moves that are due."""
        self.tell_held()
        self.look_for_moves()

    def look_for_moves(self) -> None:
        """Tell of moves that are due and have not been told: once for each day of rates."""
        self._background.run(
            Lane.READ, self._rates.alerts_due, owner=self, then=self._tell_moves, failed=self._not_read
        )

    def _not_read(self, error: WorldError) -> None:
        self._place.messages.trouble(str(error), about=self)

    def _tell_moves(self, alerts: Sequence[Alert]) -> None:
        news = {_mark(each): each for each in alerts if _mark(each) not in self._memory.now.told}
        for each in news.values():
            self._place.messages.inform(each.sentence, about=("move", each.row.currency))
        self._memory.now = self._memory.now.telling(tuple(news))


def _mark(alert: Alert) -> str:
    """Name a move: a day's rates tell of it once."""
    return f"{alert.row.currency} {alert.row.effective}"
