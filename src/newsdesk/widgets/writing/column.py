"""A text field with one calm column of text in the middle, however wide it is."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from newsdesk.widgets.writing.plain import PlainEdit

#: How many characters a line holds where there is room, at first; longer lines lose the reader's eye.
COLUMN = 72
MARGIN = 28
SMALLEST, LARGEST = 7.0, 36.0

_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


class ColumnEdit(PlainEdit):
    """Shows text in a column whose width follows the font and not the window.

    Signals:
        zoomed(float): the size of the text, in points, is a different one.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing_font: QFont | None = None
        self._column = COLUMN
        self._gutter = 0
        self._handing_on = False
        self._usual_size = self.font().pointSizeF()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The space beside the column belongs to this widget and not to its viewport: make it paper, too.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.dress(self.document())

    def dress(self, document: QTextDocument) -> None:
        """Give a document that is to be shown here the look of this one."""
        # Only where it is another one: all of it would be laid out anew.
        if document.documentMargin() != MARGIN:
            document.setDocumentMargin(MARGIN)
        if document.defaultFont() != self.font():
            document.setDefaultFont(self.font())

    def set_writing_font(self, font: QFont) -> None:
        """Write in ``font`` (with a size in points), which is also what ``zoom_reset`` goes back to."""
        self._usual_size = font.pointSizeF()
        self._write_in(font)

    def set_paper(self, palette: QPalette) -> None:
        """Write on the base of this palette, in its colours."""
        self.setPalette(palette)
        # Where the program has a style sheet, a viewport keeps the program's palette.
        self.viewport().setPalette(palette)

    def set_column(self, characters: int) -> None:
        """Let a line hold so many characters where there is room."""
        self._column = characters
        self._centre()

    def set_gutter(self, pixels: int) -> None:
        """Keep so much room free to the left of the column."""
        if pixels != self._gutter:
            self._gutter = pixels
            self._centre()

    @property
    def text_size(self) -> float:
        """The size of the text, in points."""
        return self.font().pointSizeF()

    def zoom_in(self) -> None:
        """Make the text one point larger."""
        self.set_text_size(self.text_size + 1)

    def zoom_out(self) -> None:
        """Make the text one point smaller."""
        self.set_text_size(self.text_size - 1)

    def zoom_reset(self) -> None:
        """Make the text as large as its font says."""
        self.set_text_size(self._usual_size)

    def set_text_size(self, points: float) -> None:
        """Write in this size, or the nearest that can be read."""
        font = self.font()
        size = min(max(points, SMALLEST), LARGEST)
        if size != font.pointSizeF():
            font.setPointSizeF(size)
            self._write_in(font)
            self.zoomed.emit(size)

    def _write_in(self, font: QFont) -> None:
        self._writing_font = font
        self.setFont(font)

    # -- the caret in view ------------------------------------------------------------------------------

    def ensureCursorVisible(self) -> None:
        """Bring the caret's line into view, with a line of air below it where there is room."""
        super().ensureCursorVisible()
        line = self.cursorRect()
        hidden = line.bottom() + line.height() - self.viewport().height()
        if hidden > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + min(hidden, line.top()))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Leave air below the caret, where a key moved it or wrote something."""
        before = self.writing_at
        super().keyPressEvent(e)
        if self.writing_at != before:
            self.ensureCursorVisible()

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:
        """Leave air below the caret while somebody composes, too."""
        super().inputMethodEvent(e)
        if e.preeditString() or e.commitString():
            self.ensureCursorVisible()

    def _caret_in_view(self, height: int) -> bool:
        """Whether the caret's line was in view while this was so high."""
        # Asked of what is in view: a caret far away would have all lines before it laid out.
        at = self.textCursor().block()
        return at in self.visible_blocks(height) and -1 < self.cursorRect().center().y() < height

    # -- what Qt calls ----------------------------------------------------------------------------------

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Keep the column in the middle, and the caret in view if it was."""
        seen = self._caret_in_view(e.oldSize().height())
        super().resizeEvent(e)
        self._centre()
        if seen:
            self.ensureCursorVisible()

    def changeEvent(self, e: QEvent) -> None:
        """Fit the column to another font, and keep the one chosen."""
        super().changeEvent(e)
        if e.type() == QEvent.Type.FontChange:
            self._keep_font()
            self._centre()

    def _keep_font(self) -> None:
        # The program's style sheet, set anew, brings back the font the widget had when it was first styled.
        kept, now = self._writing_font, self.font()
        if kept and (now.families(), now.pointSizeF()) != (kept.families(), kept.pointSizeF()):
            self.setFont(kept)

    def event(self, e: QEvent) -> bool:
        """Let the space beside the column scroll and take clicks as the column itself does."""
        if isinstance(e, QWheelEvent):
            self.wheelEvent(e)
            return True
        if e.type() in _MOUSE and isinstance(e, QMouseEvent) and not self._handing_on:
            # What the column does not want, such as a right click, comes back here.
            self._handing_on = True
            taken = QCoreApplication.sendEvent(self.viewport(), self._beside(e))
            self._handing_on = False
            return taken
        return super().event(e)

    def _beside(self, e: QMouseEvent) -> QMouseEvent:
        place = self.viewport().mapFrom(self, e.position())
        return QMouseEvent(
            e.type(), place, e.scenePosition(), e.globalPosition(), e.button(), e.buttons(), e.modifiers()
        )

    def _centre(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        wanted = self.fontMetrics().averageCharWidth() * self._column + 2 * MARGIN
        side = max(0, (room - wanted) // 2)
        left = max(side, self._gutter)
        right = max(0, min(side, room - wanted - left))
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
