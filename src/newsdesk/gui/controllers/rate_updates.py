"""Asks the sources for their rates: when somebody wants it, and by itself while the window is open."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import Cancelled, WorldError
from newsdesk.domain.rate_sources import Outcome
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.rates import RatesController
from newsdesk.gui.progress import Progress
from newsdesk.gui.rates.earlier_dialog import EarlierDialog
from newsdesk.gui.rates.habits import RateMemory
from newsdesk.gui.rates.schedule import Schedule, due
from newsdesk.gui.rates.sources_dialog import SourcesDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.desk.rates.updating import Answered

#: Milliseconds from the start to the first look at the schedule, so that it is in nobody's way …
FIRST = 30_000
#: … and between two looks.
LOOK = 60_000


class RateUpdates(QObject):
    """Asks one round at a time, in the lane for the world. Being offline is a state and no trouble.

    Signals: ``ended`` a round is over, with what came of it in words. Call ``leave`` before the newsroom is
    closed.
    """

    ended = Signal(str)

    def __init__(self, place: Workplace, rates: RatesController, memory: RateMemory) -> None:
        super().__init__(place.window)
        self._place, self._rates, self._memory = place, rates, memory
        self._desk, self._background = place.desk, place.background
        self._panel = place.window.panes.rates
        self._listed = Latest(place.background)
        self._left = False
        self._by_itself = False
        #: When somebody stopped a round before anybody had answered: as good as having asked.
        self._stopped: datetime | None = None
        self._progress = Progress(self)
        self._progress.stepped.connect(self._show_step)
        self._clock = QTimer(self, interval=LOOK)
        self._clock.timeout.connect(self._look)
        self._panel.update_wanted.connect(place.window.ui.rates_update.trigger)
        self._panel.stop_wanted.connect(self.stop)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("rates_update", self.update, Need.WRITING, lambda: not self._rates.updating),
            Command("rates_earlier", self.ask_since, Need.WRITING, lambda: not self._rates.updating),
            Command("rates_sources", self.show_sources),
        )

    # -- asking

    def ask_since(self) -> EarlierDialog:
        """Ask from which day on earlier rates are wanted, and ask the sources for those."""
        dialog = EarlierDialog(self._desk.rates.today(), self._place.window)
        dialog.wanted.connect(lambda since: self.update(since=since))
        dialog.open()
        return dialog

    def update(self, *, by_itself: bool = False, since: date | None = None) -> None:
        """Ask all sources that are asked, for earlier days with ``since``; one round at a time is enough."""
        if self._rates.updating or self._left:
            return
        self._rates.updating, self._by_itself = True, by_itself
        self._progress.again()
        self._panel.show_updating(0, 0, self.tr("Asking the sources"))
        self._background.run(
            Lane.WORLD,
            lambda: self._desk.rates.update(reporter=self._progress, since=since, stop=self._progress.wish),
            owner=self,
            then=self._updated,
            failed=self._failed,
        )

    def stop(self) -> None:
        """Ask nobody any more, and do not wait for who is being asked; what has come stays."""
        self._progress.stop()

    def _show_step(self, done: int, total: int, what: str) -> None:
        if self._rates.updating:
            self._panel.show_updating(done, total, what)

    def _updated(self, done: "Done[tuple[Answered, ...]]") -> None:
        self._end(summary(done.value))
        self._place.messages.end(self)
        self._place.announcer.announce(done.changes, self)

    def _failed(self, error: WorldError) -> None:
        stopped = isinstance(error, Cancelled)
        if stopped:
            self._stopped = self._desk.newsroom.clock.now()
        self._end("Stopped before anybody answered." if stopped else str(error))
        if not stopped:
            self._place.messages.trouble(str(error), about=self)
        self._rates.refresh()

    def _end(self, words: str) -> None:
        self._rates.updating = False
        # What happens by itself is to be seen in the panel, and interrupts nobody.
        if not self._by_itself and not self._left:
            self._place.messages.tell(words)
        self.ended.emit(words)

    # -- by itself

    def start(self) -> None:
        """Begin to look at the schedule in a moment, when the window is there to be worked in."""
        if self._desk.newsroom.writable:
            QTimer.singleShot(FIRST, self, self._look)
            self._clock.start()

    def leave(self) -> None:
        """Ask nobody any more."""
        self._left = True
        self._clock.stop()
        self._progress.stop()

    def _look(self) -> None:
        if self._memory.now.schedule is not Schedule.OFF and not self._rates.updating and not self._left:
            self._background.run(Lane.READ, self._desk.rates.sources, owner=self, then=self._update_if_due)

    def _update_if_due(self, lines: Sequence[SourceLine]) -> None:
        now = self._desk.newsroom.clock.now().astimezone()
        asked = max(filter(None, (last_asked(lines, now), self._stopped)), default=None)
        if self._desk.newsroom.writable and due(self._memory.now.schedule, asked, now):
            self.update(by_itself=True)

    # -- the list of sources

    def show_sources(self) -> SourcesDialog:
        """Show who is asked, where and when, and what they said."""
        dialog = SourcesDialog(
            self._memory.now.schedule, self._place.window, read_only=not self._desk.newsroom.writable
        )
        rates = self._desk.rates
        dialog.asking_wanted.connect(
            lambda key, asked: self._change(dialog, lambda: rates.ask(key, asked=asked))
        )
        dialog.address_wanted.connect(
            lambda key, address: self._change(dialog, lambda: rates.set_address(key, address))
        )
        dialog.schedule_chosen.connect(self._choose_schedule)
        dialog.update_wanted.connect(self._place.window.ui.rates_update.trigger)
        dialog.stop_wanted.connect(self.stop)
        self._progress.stepped.connect(dialog.show_progress)
        self.ended.connect(dialog.show_rest)
        dialog.renewal_wanted.connect(lambda: self._read_sources(dialog))
        self._rates.shown.connect(dialog.renewal_wanted)
        if self._rates.updating:
            dialog.show_progress(0, 0, self.tr("Asking the sources"))
        self._read_sources(dialog)
        dialog.open()
        return dialog

    def _choose_schedule(self, schedule: Schedule) -> None:
        self._memory.turn(schedule=schedule)
        self._look()

    def _change(self, dialog: SourcesDialog, work: Callable[[], Changes]) -> None:
        self._background.run(
            Lane.WRITE,
            work,
            owner=dialog,
            then=lambda changes: self._place.announcer.announce(changes, dialog),
            failed=lambda error: self._read_sources(dialog, str(error)),
        )

    def _read_sources(self, dialog: SourcesDialog, refusal: str = "") -> None:
        self._listed.run(
            Lane.READ,
            self._desk.rates.sources,
            owner=dialog,
            then=lambda lines: dialog.show_sources(lines, refusal),
        )


def last_asked(lines: Sequence[SourceLine], now: datetime) -> datetime | None:
    """Return when somebody was asked last, None if nobody ever was.

    A moment to come is of a clock that was wrong, and counts only where there is no other.
    """
    moments = [each.state.asked for each in lines if each.state is not None]
    return max((each for each in moments if each <= now), default=max(moments, default=None))


def summary(answered: "Sequence[Answered]") -> str:
    """Say in a sentence or two what came of asking."""
    if not answered:
        return "No source is asked: Rates › Sources… chooses some."
    asked = [each for each in answered if each.source.address]
    if asked and all(each.outcome is Outcome.UNREACHABLE for each in asked):
        return "Offline: no source could be reached. The last rates stay."
    new, held = sum(each.new for each in answered), sum(len(each.held) for each in answered)
    parts = [f"{counted(len(answered), 'source')} asked, {counted(new, 'new rate')}"]
    if held:
        parts.append(f"{counted(held, 'rate')} held")
    parts += [f"{each.source.short}: {each.outcome}" for each in answered if not each.is_well]
    return f"{'; '.join(parts)}."
