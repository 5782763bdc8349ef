"""A label that shortens its text instead of pushing its neighbours away."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from newsdesk.widgets.tips import plain_tip


class ElidedLabel(QLabel):
    """Shows one line of plain text, shortened with "…" where there is no room.

    The whole text is then the tool tip; screen readers always read the whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def shown_text(self) -> str:
        """Return the text as it is painted now."""
        return self.fontMetrics().elidedText(
            " ".join(self.text().split("\n")),
            Qt.TextElideMode.ElideRight,
            self.contentsRect().width(),
        )

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few characters: less than that says nothing."""
        least = min(self.fontMetrics().averageCharWidth() * 4, super().sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            QStyle.visualAlignment(self.layoutDirection(), self.alignment()).value,
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            QPalette.ColorRole.WindowText,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tool tip when it does not fit any more."""
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        """Look again whether the text fits when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._explain()

    def _explain(self) -> None:
        self.setToolTip("" if self.shown_text() == self.text() else plain_tip(self.text()))
