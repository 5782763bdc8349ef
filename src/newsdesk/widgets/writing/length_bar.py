"""A line that says how long a text is, and a thin bar that fills up to the length it is written to."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from newsdesk.domain.length import WORDS_A_MINUTE, Length
from newsdesk.text.english import counted

#: The height of the bar, in pixels.
THICK = 3


class LengthBar(QLabel):
    """Says words, characters and minutes of a text, or how much of it is selected.

    The bar is there only where there is a target; beyond that it is full, and of another colour.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._target = 0, 0
        self.setAccessibleName(self.tr("Length of the text"))

    def show_length(self, whole: Length, selected: Length, target: int) -> None:
        """Show how long a text is, what is selected in it, and how many words it is to have (0: any)."""
        self._words, self._target = whole.words, target
        words = f"{whole.words:,} of {counted(target, 'word')}" if target else counted(whole.words, "word")
        characters = counted(whole.characters, "character")
        minutes = f"{whole.minutes:,} min"
        if selected.characters:
            self.setText(f"{selected.words:,} of {counted(whole.words, 'word')} selected")
        else:
            self.setText(f"{words} · {characters} · {minutes}")
        self.setToolTip(
            f"{words}, {characters} with spaces; {minutes} to read, at {WORDS_A_MINUTE} words a minute"
        )
        self.update()

    def show_nothing(self) -> None:
        """Say nothing: there is no text."""
        self._words, self._target = 0, 0
        self.setText("")
        self.setToolTip("")
        self.update()

    @property
    def part(self) -> float:
        """How much of the target is reached, from 0 to 1; 0 without one."""
        return min(1.0, self._words / self._target) if self._target else 0.0

    def sizeHint(self) -> QSize:
        """Leave room for the bar under the words, and as much above them."""
        return super().sizeHint() + QSize(0, 2 * THICK + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar under the words."""
        super().paintEvent(event)
        if not self._target:
            return
        role = QPalette.ColorRole
        room = self.contentsRect()
        bar = QRect(room.left(), self.height() - THICK, room.width(), THICK)
        done = QRectF(bar)
        done.setWidth(bar.width() * self.part)
        beyond = self._words > self._target
        painter = QPainter(self)
        painter.fillRect(bar, self.palette().color(role.Mid))
        painter.fillRect(done, self.palette().color(role.WindowText if beyond else role.Accent))
        painter.end()
