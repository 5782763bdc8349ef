"""What is asked before a new edition: its day, its title, its first stories."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.new_edition import Ui_NewEditionDialog
from newsdesk.gui.phrases import day_with_weekday
from newsdesk.text.english import counted
from newsdesk.widgets.days import english, from_qt, to_qt


class Fill(StrEnum):
    """What a new edition holds from the start."""

    PAGE = "page"
    READY = "ready"
    EMPTY = "empty"
    #: The first of them that brings a story: nobody chose, and the counts are not here yet.
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What the editor asked for; an empty ``title`` means that the day is title enough."""

    date: date
    title: str
    fill: Fill


class NewEditionDialog(QDialog):
    """Asks for an edition's day, title and first stories; ``taken`` are the days that have one already.

    It asks by ``counts_wanted`` (a date) how many stories there are to fill it with, at the start of its
    life on screen and whenever the day changes, and is told by ``set_counts``.
    """

    counts_wanted = Signal(date)

    def __init__(
        self, day: date, taken: frozenset[date] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_NewEditionDialog()
        self.ui.setupUi(self)
        self._taken = taken
        self._fill_chosen = False
        self._counted = False
        self._page_text = self.ui.from_page.text()
        self._ready_text = self.ui.all_ready.text()
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Make the edition")
        self.ui.date.setLocale(english())
        self.ui.date.setDate(to_qt(day))
        self.ui.date.dateChanged.connect(self._follow_date)
        for fill in (self.ui.from_page, self.ui.all_ready, self.ui.empty):
            fill.clicked.connect(self._keep_fill)
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self._say_what_the_day_means()

    def choice(self) -> NewEdition:
        """Return what is asked for, as it stands on the screen."""
        fill = Fill.PAGE if self.ui.from_page.isChecked() else Fill.READY
        if self.ui.empty.isChecked():
            fill = Fill.EMPTY
        if not self._fill_chosen and not self._counted:
            fill = Fill.PROPOSED
        return NewEdition(self._day(), self.ui.title.text().strip(), fill)

    def set_counts(self, page: int, ready: int) -> None:
        """Say how many stories came from the day's page, and how many are ready.

        Until somebody chooses, the first way that brings a story is chosen.
        """
        self._counted = True
        self.ui.from_page.setText(f"{self._page_text} ({counted(page, 'story', 'stories')})")
        self.ui.all_ready.setText(f"{self._ready_text} ({counted(ready, 'story', 'stories')})")

        if not self._fill_chosen:
            first = self.ui.from_page if page else self.ui.all_ready if ready else self.ui.empty
            first.setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first counts once somebody can be listening."""
        super().showEvent(event)
        if not event.spontaneous():
            self.counts_wanted.emit(self._day())

    def _day(self) -> date:
        return from_qt(self.ui.date.date())

    def _keep_fill(self) -> None:
        self._fill_chosen = True

    def _follow_date(self) -> None:
        self._counted = False
        self._say_what_the_day_means()
        self.counts_wanted.emit(self._day())

    def _say_what_the_day_means(self) -> None:
        day = self._day()
        free = day not in self._taken
        self.ui.title.setPlaceholderText(day_with_weekday(day))
        self.ui.note.setText("" if free else "There is an edition of this day already. Choose another day.")
        self.ui.note.setVisible(not free)
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(free)
