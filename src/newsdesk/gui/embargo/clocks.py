"""Six clocks on a wall, side by side."""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from newsdesk.domain.zones import CITIES, City, wall_times
from newsdesk.text.clocks import everywhere


@dataclass(frozen=True, slots=True)
class _Clock:
    city: QLabel
    time: QLabel
    day: QLabel
    offset: QLabel


class Clocks(QWidget):
    """Shows one moment by the clocks of all cities, and marks the one that it was given by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        self._clocks = {city: self._hang(grid, column, city) for column, city in enumerate(CITIES)}

    def _hang(self, grid: QGridLayout, column: int, city: City) -> _Clock:
        clock = _Clock(QLabel(city.name), QLabel(), QLabel(), QLabel())
        for row, (label, role) in enumerate(
            ((clock.city, "muted"), (clock.time, "clock"), (clock.day, ""), (clock.offset, "muted"))
        ):
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(label, row, column)
        grid.setColumnStretch(column, 1)
        return clock

    def show_moment(self, moment: datetime, by: City) -> None:
        """Show a moment (aware) that was given by one city's clock."""
        for each in wall_times(moment):
            clock = self._clocks[each.city]
            clock.time.setText(f"{each.local:%H:%M}")
            clock.day.setText(format_date(each.local.date(), "EEE d MMM", locale="en"))
            clock.offset.setText("" if each.city.name == "UTC" else each.offset)
            font = clock.city.font()
            font.setBold(each.city == by)
            clock.city.setFont(font)
        self.setAccessibleName(everywhere(moment))
