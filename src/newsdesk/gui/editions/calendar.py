"""A calendar of editions: which days have one, which went out, which are different since."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.edition_calendar import Ui_EditionCalendar
from newsdesk.gui.panels.edition_wording import moment
from newsdesk.gui.phrases import apart, day_with_weekday
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.desk.sent import EditionDay

#: The signs of days, as the legend explains them.
KEPT, OUT, CHANGED = "○", "●", "◉"


class EditionCalendar(QDialog):
    """Shows a month of editions; ``day`` is where the cursor is at first, ``today`` where a button leads.

    Signals: ``days_wanted`` (first day, last day) how the editions of these days stand is to be told, with
    ``show_days``; ``edition_wanted`` (uid) one is to be shown; ``new_wanted`` (date) one is to be made. The
    dialog is closed by then.
    """

    days_wanted = Signal(date, date)
    edition_wanted = Signal(str)
    new_wanted = Signal(date)

    def __init__(
        self, day: date, today: date, *, writable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_EditionCalendar()
        self.ui.setupUi(self)
        self._days: dict[date, EditionDay] = {}
        self._writable = writable
        self._today = today
        ui = self.ui
        ui.days.go_to(day)
        ui.days.month_shown.connect(self.days_wanted)
        ui.days.selectionChanged.connect(self._follow)
        ui.days.day_chosen.connect(lambda _day: self._go())
        ui.today.clicked.connect(self._go_to_today)
        ui.go.clicked.connect(self._go)
        ui.close.clicked.connect(self.reject)
        self._follow()
        ui.days.setFocus()

    def show_days(self, days: "Sequence[EditionDay]") -> None:
        """Show how the editions stand that were asked for."""
        self._days |= {each.edition.date: each for each in days}
        self.ui.days.show_signs({day: _sign(each) for day, each in self._days.items()})
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first month once somebody can be listening."""
        super().showEvent(event)
        if not event.spontaneous():
            self.days_wanted.emit(*self.ui.days.span())

    def _follow(self) -> None:
        """Say what there is of the day that the cursor is on, and what a click would do."""
        day = self.ui.days.day()
        found = self._days.get(day)
        self.ui.facts.setText(f"{day_with_weekday(day)}: {_facts(found)}")
        self.ui.go.setText("&Go to it" if found else "&Make an edition…")
        self.ui.go.setEnabled(bool(found) or self._writable)

    def _go_to_today(self) -> None:
        self.ui.days.go_to(self._today)
        self.ui.days.setFocus()

    def _go(self) -> None:
        day = self.ui.days.day()
        found = self._days.get(day)
        if found is None and not self._writable:
            return
        self.accept()
        if found:
            self.edition_wanted.emit(found.edition.uid)
        else:
            self.new_wanted.emit(day)


def _sign(day: "EditionDay") -> str:
    if not day.exports:
        return KEPT
    return CHANGED if day.changed else OUT


def _facts(day: "EditionDay | None") -> str:
    if day is None:
        return "no edition."
    title = f"{apart(f'“{day.edition.title}”')}, " if day.edition.title else ""
    stories = counted(day.stories, "story", "stories")
    if day.out is None:
        return f"{title}{stories}, not sent out yet."
    times = "" if day.exports == 1 else f" ({counted(day.exports, 'time')} in all)"
    since = ", and changed since" if day.changed else ""
    return f"{title}{stories}; went out {moment(day.out)}{times}{since}."
