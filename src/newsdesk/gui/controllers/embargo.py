"""Keeps the band over the editor true while time goes by, and asks for embargoes."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from newsdesk.domain.story import Story
from newsdesk.domain.zones import City
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.embargo.band import BandState, EmbargoBand
from newsdesk.gui.workplace import Workplace
from newsdesk.text.clocks import since, until
from newsdesk.text.english import counted
from newsdesk.widgets.waiting import once

#: Milliseconds between two looks at the clock at most: it may be set, and a laptop may sleep.
LOOK = 20_000


class EmbargoController(QObject):
    """Stands between band, dialog and desk. ``city`` is whose clock the desk goes by.

    Signals: ``stepped`` a step was taken (``Stepped``); ``passed`` the open story's embargo is over.
    """

    stepped = Signal(object)
    passed = Signal()

    def __init__(self, place: Workplace, editor: EditorController, city: City) -> None:
        pane = place.window.panes.editor
        super().__init__(pane)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._window = place.window
        self._editor = editor
        self._clock = place.desk.newsroom.clock
        self.city = city
        self.band = EmbargoBand()
        self.band.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(lambda: self.band.set_read_only(True))
        pane.add_band(self.band)
        self._timer = once(self, self._look)
        self.band.change_wanted.connect(lambda: self._ask((self._editor.uid,)))
        self.band.lift_wanted.connect(self._confirm_lift)
        editor.opened.connect(self._opened)
        editor.renewed.connect(lambda _story: self._look())

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("embargo", self.ask, Need.WRITING, lambda: bool(self._meant())),)

    def ask(self) -> None:
        """Ask until when the stories that are meant are held back."""
        self._ask(self._meant())

    def _meant(self) -> tuple[str, ...]:
        return self._window.panes.stories.meant(self._editor.uid)

    # -- the band

    def _opened(self, _story: Story) -> None:
        # Another story's embargo is no news about this one.
        self.band.show_state(None)
        self._look()

    def _look(self) -> None:
        """Say how long the open story has to wait, and look again when that has changed."""
        self._timer.stop()
        story, now = self._editor.story, self._clock.now()
        embargo = story.embargo if story else None
        was = self.band.state
        if story is None or embargo is None:
            self.band.show_state(None)
        elif embargo > now:
            self.band.show_state(BandState.ON, f"Embargoed until {until(embargo, now, self.city)}")
            self._timer.start(_pause(embargo - now))
        elif story.published is None:
            self.band.show_state(BandState.OVER, f"Embargo ended {since(embargo, now, self.city)}")
            self._timer.start(LOOK)
        else:
            self.band.show_state(None)
        if was is BandState.ON and embargo is not None and embargo <= now:
            self.passed.emit()

    # -- asking

    def _ask(self, uids: tuple[str, ...]) -> None:
        if uids:
            self._editor.save()
            # In the lane that writes, so that what was typed before is in the headline that is shown.
            self._background.run(
                Lane.WRITE,
                lambda: (self._desk.stories.get(uids[0]), self._desk.embargo.of(uids)),
                owner=self,
                then=lambda found: self._show(uids, *found),
            )

    def _show(self, uids: tuple[str, ...], first: Story, embargoes: tuple[datetime, ...]) -> None:
        what = f"“{first.headline}”" if len(uids) == 1 else counted(len(uids), "story", "stories")
        # The window waits for this band, but not for what asks.
        from newsdesk.gui.embargo.dialog import EmbargoDialog  # noqa: PLC0415

        # Of several the latest, so that none of the stories goes sooner by a slip.
        embargo = max(embargoes, default=None)
        dialog = EmbargoDialog(what, embargo, self.city, self._clock, self._window)
        dialog.hold_wanted.connect(lambda moment: self._hold(uids, moment, dialog.city))
        dialog.lift_wanted.connect(lambda: self._set(uids, None))
        dialog.open()

    def _hold(self, uids: tuple[str, ...], moment: datetime, city: City) -> None:
        self.city = city
        self._set(uids, moment)

    def _confirm_lift(self) -> None:
        story = self._editor.story
        if story is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Lift the embargo?"),
            f"Lift the embargo of “{story.headline}”?\n\nIt can leave in a bundle at once then.",
            QMessageBox.StandardButton.Cancel,
            self._window,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lift = box.addButton(self.tr("&Lift the embargo"), QMessageBox.ButtonRole.AcceptRole)
        lift.clicked.connect(lambda: self._set((story.uid,), None))
        box.open()

    def _set(self, uids: tuple[str, ...], moment: datetime | None) -> None:
        self._place.write(lambda: self._desk.embargo.set(uids, moment), self, self.stepped.emit)


def _pause(left: timedelta) -> int:
    """Return the milliseconds to wait before the next look: never past the end, and never none at all."""
    return max(1, min(LOOK, int(left.total_seconds() * 1000) + 1))
