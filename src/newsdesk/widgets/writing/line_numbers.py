"""Numbers beside the lines of a text, counted as in its source: the same for everybody who reads it."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from newsdesk.widgets.writing.edit import MarkdownEdit

#: Pixels between the numbers and the text's column, and at the window's edge.
GAP, EDGE = 4, 6
#: How large a number is beside the text.
SMALL = 0.72


class LineNumbers(QWidget):
    """Stands in the room beside one editor's column. Empty lines are counted, and have no number."""

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        edit.viewport().installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.update)
        edit.verticalScrollBar().rangeChanged.connect(self._fit)
        edit.contents_changed.connect(self._fit)
        edit.sheet_changed.connect(self._fit)

    def turn(self, *, on: bool) -> None:
        """Show the numbers from now on, or none."""
        self.setVisible(on)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for the longest number."""
        digits = max(2, len(str(self._edit.document().blockCount())))
        return QSize(QFontMetrics(self._font()).horizontalAdvance("9" * digits) + GAP + EDGE, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the column to where it stands."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width = 0 if self.isHidden() else self.sizeHint().width()
        self._edit.set_gutter(width)
        column = self._edit.viewport().geometry()
        self.setGeometry(QRect(column.left() - width, column.top(), width, column.height()))
        self.update()

    def _font(self) -> QFont:
        font = QFont(self._edit.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def numbers(self) -> list[tuple[int, int]]:
        """Return the lines (from 1) that have a number in view, and the middle of each, in pixels."""
        layout, top = self._edit.document().documentLayout(), self._edit.verticalScrollBar().value()
        found = []
        for block in self._edit.visible_blocks():
            if block.text().strip() and block.layout().lineCount():
                line = block.layout().lineAt(0)
                middle = layout.blockBoundingRect(block).top() + line.y() + line.ascent() * 2 / 3 - top
                found.append((block.blockNumber() + 1, round(middle)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self._edit.palette().color(QPalette.ColorRole.PlaceholderText))
        height = painter.fontMetrics().height()
        for number, middle in self.numbers():
            place = QRect(0, middle - height // 2, self.width() - GAP, height)
            if place.intersects(event.rect()):
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
                )
        painter.end()
