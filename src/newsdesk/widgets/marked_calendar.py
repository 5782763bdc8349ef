"""A month whose days can have a sign under their number."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from newsdesk.widgets.days import english, from_qt, to_qt

#: Qt's buttons for another month: their names, what stands on them, what is said of them.
_TURNS = (
    ("qt_calendar_prevmonth", "◀", "Month before"),
    ("qt_calendar_nextmonth", "▶", "Month after"),
)

NO_SIGNS: Mapping[date, str] = MappingProxyType({})


class MarkedCalendar(QCalendarWidget):
    """Shows a month, its weeks from Monday, and a sign (one letter) for some of its days.

    Signals: ``month_shown`` (the first day that is to be seen, the last) another month is there;
    ``day_chosen`` (date) a day was clicked, or Return pressed on it.
    """

    month_shown = Signal(date, date)
    day_chosen = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: Mapping[date, str] = NO_SIGNS
        self.setLocale(english())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Any letter would ask for a date, also the last of the keys that the calendar was opened with.
        self.setDateEditEnabled(False)
        for name, sign, words in _TURNS:
            button = self.findChild(QToolButton, name)
            if button is not None:
                # Qt's own arrows are black on whatever is behind them.
                button.setIcon(QIcon())
                button.setText(sign)
                button.setAccessibleName(words)
        # A paper that comes out every day has no red ones.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())
        self.currentPageChanged.connect(lambda _year, _month: self.month_shown.emit(*self.span()))
        self.clicked.connect(lambda day: self.day_chosen.emit(from_qt(day)))
        self.activated.connect(lambda day: self.day_chosen.emit(from_qt(day)))

    def day(self) -> date:
        """Return the day that the cursor is on."""
        return from_qt(self.selectedDate())

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""
        self.setSelectedDate(to_qt(day))

    def span(self) -> tuple[date, date]:
        """Return the first and the last day that may be seen: those of weeks around the month."""
        first = QDate(self.yearShown(), self.monthShown(), 1)
        return from_qt(first.addDays(-7)), from_qt(first.addMonths(1).addDays(14))

    def show_signs(self, signs: Mapping[date, str]) -> None:
        """Show these signs, and no others any more."""
        self._signs = dict(signs)
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint a day, and its sign below it."""
        super().paintCell(painter, rect, day)
        if sign := self._signs.get(from_qt(day)):
            painter.save()
            chosen = day == self.selectedDate()
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Accent
            painter.setPen(self.palette().color(role))
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.8)
            painter.setFont(font)
            bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(rect.adjusted(0, 0, 0, -2), bottom, sign)
            painter.restore()
