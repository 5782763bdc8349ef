"""A list to choose from whose choice is shortened where there is no room for it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from newsdesk.widgets.tips import plain_tip

#: Pixels that styles leave free on both sides of the choice.
_MARGIN = 2


class ElidedComboBox(QComboBox):
    """A combo box that ends a long choice in "…", where Qt's breaks off in the middle of a letter.

    The whole choice is then the tool tip; screen readers always read the whole. It has no icons, and is none
    to type into.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self._explain)

    def shown_text(self) -> str:
        """Return the choice as it is painted now."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitted(option)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, and as much of the choice as fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitted(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole choice as a tool tip when it does not fit any more."""
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        """Look again whether the choice fits when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._explain()

    def _fitted(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        width = room.width() - _MARGIN
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, width)

    def _explain(self) -> None:
        whole = self.currentText()
        self.setToolTip("" if self.shown_text() == whole else plain_tip(whole))
