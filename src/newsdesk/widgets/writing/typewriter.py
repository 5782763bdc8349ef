"""Keeps the line that is being written at one height of the window, as a typewriter does."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation
from PySide6.QtWidgets import QStyle

from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.edit import MarkdownEdit

#: Milliseconds that the text takes to its place, where the desktop moves things at all.
GLIDE = 120


class Typewriter(QObject):
    """Stands beside one editor, and moves its text when the caret goes to another line by key.

    Below the last line there is then room for it to stand at its height, too. Above the first there is none:
    a story's headline stands there.
    """

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit, self._bar = edit, edit.verticalScrollBar()
        self._on = self._held = self._widening = False
        self._share = 0.5
        self._end = self._bar.maximum()
        self._glide = QPropertyAnimation(self._bar, b"value", self)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._soon = once(self, self.follow)
        self._bar.rangeChanged.connect(self._make_room)
        edit.cursorPositionChanged.connect(self._follow_soon)
        edit.viewport().installEventFilter(self)

    def turn(self, *, on: bool, height: int) -> None:
        """Keep the line at ``height``, in percent of the window's from its top, or let it go."""
        self._on, self._share = on, height / 100
        self._glide.stop()
        self._widen()
        if on:
            self.follow()

    def follow(self) -> None:
        """Move the caret's line to its height."""
        if not self._on or self._held:
            return
        self._widen()
        place = round(self._bar.value() + self._caret - self._share * self._edit.viewport().height())
        place = max(self._bar.minimum(), min(place, self._bar.maximum()))
        far = abs(place - self._bar.value()) > self._edit.viewport().height()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        moves = self._edit.style().styleHint(hint, None, self._edit) > 0
        if far or not moves:
            self._glide.stop()
            self._bar.setValue(place)
        elif not (self._gliding and self._glide.endValue() == place):
            self._glide.stop()
            self._glide.setDuration(GLIDE)
            self._glide.setStartValue(self._bar.value())
            self._glide.setEndValue(place)
            self._glide.start()

    @property
    def _gliding(self) -> bool:
        return self._glide.state() is QPropertyAnimation.State.Running

    @property
    def _caret(self) -> int:
        """Where the middle of the caret's line is, in pixels from the window's top."""
        return self._edit.cursorRect().center().y()

    def _follow_soon(self) -> None:
        # After Qt has brought the caret into view, so that the text moves once.
        if self._on and not self._held:
            self._soon.start()

    # -- room below the text ----------------------------------------------------------------------------

    def _make_room(self, _least: int, most: int) -> None:
        # Told before Qt puts the bar's value into the new range: the text stays where it is.
        if not self._widening:
            self._end = most
            self._widen()

    def _widen(self) -> None:
        """Let the text be scrolled past its end, as far as its last line needs."""
        room = 0
        if self._on:
            height = self._edit.viewport().height()
            room = max(0, height - round(self._share * height) - self._edit.fontMetrics().height())
        self._widening = True
        self._bar.setMaximum(self._end + room)
        self._widening = False

    # -- the mouse --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the text where it is while the mouse selects in it, or turns its wheel."""
        kind = event.type()
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._held = True
            self._glide.stop()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._held = False
            self._soon.stop()
        elif kind == QEvent.Type.Wheel:
            self._glide.stop()
        elif kind == QEvent.Type.Resize and self._on:
            self._soon.start()
        return super().eventFilter(watched, event)
