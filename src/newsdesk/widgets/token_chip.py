"""A small label that can be taken away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from newsdesk.widgets.elided_label import ElidedLabel
from newsdesk.widgets.tips import plain_tip

_WIDEST = 220


class TokenChip(QFrame):
    """Shows one token with a button that takes it away. It takes the focus by click, or from its neighbours.

    Signals:
        removal_wanted(int): take it away; the focus goes to the chip before (-1), behind (1), or to none (0).
        step_wanted(int): the focus goes to the chip before (-1) or behind (1).
        typing_wanted(str): a character was typed while it had the focus.
    """

    removal_wanted = Signal(int)
    step_wanted = Signal(int)
    typing_wanted = Signal(str)

    def __init__(self, key: str, label: str, parent: QWidget | None = None) -> None:
        """Show ``label`` for the token ``key``."""
        super().__init__(parent)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(label)
        self.setAccessibleDescription(self.tr("Press Delete to take it away."))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = ElidedLabel(self)
        words.setText(label)
        close = QToolButton(self)
        close.setText("×")
        close.setAutoRaise(True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setAccessibleName(self.tr("Remove %1").replace("%1", label))
        close.setToolTip(plain_tip(close.accessibleName()))
        close.clicked.connect(lambda: self.removal_wanted.emit(0))
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 1, 3, 1)
        row.setSpacing(2)
        row.addWidget(words)
        row.addWidget(close)

    def sizeHint(self) -> QSize:
        """Return room for the label; a very long one is shortened."""
        return super().sizeHint().boundedTo(QSize(_WIDEST, super().sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, take away, or hand over what is typed."""
        keys = {
            Qt.Key.Key_Left: lambda: self.step_wanted.emit(-1),
            Qt.Key.Key_Right: lambda: self.step_wanted.emit(1),
            Qt.Key.Key_Backspace: lambda: self.removal_wanted.emit(-1),
            Qt.Key.Key_Delete: lambda: self.removal_wanted.emit(1),
        }
        if act := keys.get(Qt.Key(event.key())):
            act()
        elif event.text().isprintable() and event.text():
            self.typing_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)
