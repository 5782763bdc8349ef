"""A band with one message that stays until it is dealt with."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget


class BannerKind(StrEnum):
    """How serious a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Banner(QFrame):
    """One message across the window: hidden until there is one, and read aloud by screen readers at once.

    A style sheet sees its kind as the property ``kind``. Escape dismisses it while it has the focus.

    Signals:
        action_wanted(): the button with the action's name was pressed.
        dismissed(): the user closed the message, which is hidden now.
    """

    action_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = BannerKind.INFO
        self._badge = QLabel(self)
        self._badge.setObjectName("bannerBadge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setFixedSize(18, 18)
        self._words = QLabel(self)
        self._words.setObjectName("bannerText")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        self._action.setObjectName("bannerAction")
        self._action.setAutoDefault(False)
        self._close = QToolButton(self)
        self._close.setObjectName("bannerClose")
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self.action_wanted)
        self._close.clicked.connect(self.dismiss)
        self.hide()

    @property
    def kind(self) -> BannerKind:
        """How serious the message is."""
        return self._kind

    @property
    def text(self) -> str:
        """The message."""
        return self._words.text()

    def show_message(self, kind: BannerKind, text: str, action: str = "") -> None:
        """Show ``text``, a whole sentence, in place of what is there; ``action`` names a button for it."""
        again = self.isVisible() and (kind, text) == (self._kind, self.text)
        self._kind = kind
        self._badge.setText("i" if kind is BannerKind.INFO else "!")
        self._words.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._restyle()
        self.show()
        if not again:
            self._announce()

    def dismiss(self) -> None:
        """Hide the message, as the user wants; ``hide`` does it without a signal."""
        self.hide()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        """Let the style sheet look at the kind again."""
        self.setProperty("kind", self._kind.value)
        for widget in (self, self._badge, self._words, self._action, self._close):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _announce(self) -> None:
        event = QAccessibleAnnouncementEvent(self, self.text)
        if self._kind is not BannerKind.INFO:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
