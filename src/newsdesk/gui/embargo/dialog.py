"""What is asked before a story is held back: until when, and by whose clock."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QVBoxLayout, QWidget

from newsdesk._built.embargo import Ui_EmbargoDialog
from newsdesk.domain.clock import Clock
from newsdesk.domain.zones import CITIES, City, moment_of, wall_time
from newsdesk.gui.embargo.clocks import Clocks
from newsdesk.text.clocks import span
from newsdesk.widgets.days import english, from_qt, to_qt

#: Hour at which a newsroom's morning begins.
MORNING = 6
#: Milliseconds between two looks at the clock: a time chosen may be over before it is confirmed.
LOOK = 5000


class EmbargoDialog(QDialog):
    """Asks until when stories are held back.

    ``what`` names them, ``embargo`` is the one they have (UTC) or None, ``city`` whose clock is asked for.

    Signals: ``hold_wanted`` until a moment (UTC), ``lift_wanted``; the dialog closes with either.
    """

    hold_wanted = Signal(object)
    lift_wanted = Signal()

    def __init__(
        self, what: str, embargo: datetime | None, city: City, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_EmbargoDialog()
        self.ui.setupUi(self)
        self._clock = clock
        self._clocks = Clocks()
        wall = QVBoxLayout(self.ui.clocks_place)
        wall.addWidget(self._clocks)
        self.ui.what.setText(what)
        self.ui.date.setLocale(english())
        self.ui.city.addItems([each.name for each in CITIES])
        self.ui.city.setCurrentIndex(CITIES.index(city))
        self.ui.lift.setVisible(embargo is not None)
        self._put(embargo or self._tomorrow())
        self._connect()
        self._watch = QTimer(self, interval=LOOK)
        self._watch.timeout.connect(self._follow)
        self._watch.start()
        self._follow()
        self.ui.date.setFocus()

    @property
    def city(self) -> City:
        """The city by whose clock the time is given."""
        return CITIES[self.ui.city.currentIndex()]

    def moment(self) -> datetime:
        """Return the moment (UTC) that is asked for, as it stands on the screen."""
        day, clock = from_qt(self.ui.date.date()), self.ui.time.time()
        local = datetime.combine(day, time(clock.hour(), clock.minute()))
        return moment_of(local, self.city)

    def _connect(self) -> None:
        for field in (self.ui.date, self.ui.time):
            field.lineEdit().selectionChanged.connect(lambda field=field: _narrow(field))
        self.ui.date.dateChanged.connect(self._follow)
        self.ui.time.timeChanged.connect(self._follow)
        self.ui.city.currentIndexChanged.connect(self._follow)
        self.ui.in_an_hour.clicked.connect(lambda: self._put(self._in_an_hour()))
        self.ui.midnight.clicked.connect(lambda: self._put(self._tomorrow(0)))
        self.ui.morning.clicked.connect(lambda: self._put(self._tomorrow()))
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.lift.clicked.connect(self._lift)
        self.ui.hold.clicked.connect(self._hold)

    def _tomorrow(self, hour: int = MORNING) -> datetime:
        here = wall_time(self._clock.now(), self.city).local
        day = here.date() + timedelta(days=1)
        return moment_of(datetime.combine(day, time(hour)), self.city)

    def _in_an_hour(self) -> datetime:
        # To the whole minute, and never less than the hour.
        return (self._clock.now() + timedelta(hours=1, seconds=59)).replace(second=0, microsecond=0)

    def _put(self, moment: datetime) -> None:
        local = wall_time(moment, self.city).local
        self.ui.date.setDate(to_qt(local))
        self.ui.time.setTime(QTime(local.hour, local.minute))

    def _follow(self) -> None:
        """Show what the time asked for is elsewhere, and whether it is still to come."""
        moment, left = self.moment(), self.moment() - self._clock.now()
        self._clocks.show_moment(moment, self.city)
        to_come = left > timedelta(0)
        self.ui.hold.setEnabled(to_come)
        self.ui.note.setText(
            f"That is in {span(left)}." if to_come else "That is over already. Choose a time that is to come."
        )

    def _hold(self) -> None:
        self.hold_wanted.emit(self.moment())
        self.accept()

    def _lift(self) -> None:
        self.lift_wanted.emit()
        self.accept()


def _narrow(field: QDateTimeEdit) -> None:
    """Select only the first part where all is selected: Qt would take no digit there."""
    if field.lineEdit().selectedText() == field.text():
        field.setCurrentSectionIndex(0)
        field.setSelectedSection(field.sectionAt(0))
