"""Only the text: the whole screen for it, and everything back as it was."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QWidget

from newsdesk.gui.window import MainWindow
from newsdesk.widgets.waiting import once

#: Milliseconds that is said how to come back.
HINT = 5000
#: A widget's height where nothing limits it (QWIDGETSIZE_MAX).
ANY = 16_777_215


class OnlyText(QObject):
    """Takes away from the window what is neither headline nor text.

    The menus go on working by key, and what somebody has to know (an embargo, text that is not saved) is
    still said over the text.

    Signals: ``turned`` whether only the text is there.
    """

    turned = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._pane = window, window.panes.editor
        self._back: list[Callable[[], object]] = []
        #: How the window's parts were arranged, and how large it was then.
        self._arranged: list[Callable[[], object]] = []
        self._size = window.size()
        self._hint = QLabel(self._pane.body)
        self._hint.setProperty("role", "hint")
        self._hint.hide()
        self._hide_hint = once(self, self._hint.hide, HINT)
        for each in (window.ui.across, window.ui.left, window.ui.page):
            each.splitterMoved.connect(self._forget)
        # Whoever stood by before, such as the bar that finds, has Escape first.
        self._pane.body.add_help(self)
        self._pane.body.installEventFilter(self)
        self._pane.form.ui.headline.installEventFilter(self)
        window.installEventFilter(self)
        self._pane.body.viewport().installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether only the text is there."""
        return bool(self._back)

    def turn(self, *, on: bool) -> None:
        """Leave only the text, or bring everything back."""
        if on and not self.is_on:
            self._enter()
        elif not on:
            self.leave()

    def leave(self) -> None:
        """Bring everything back as it was."""
        if not self.is_on:
            return
        back, self._back = self._back, []
        self._window.setUpdatesEnabled(False)
        for put_back in reversed(back):
            put_back()
        self._arrange()
        self._window.tick()
        self._window.setUpdatesEnabled(True)
        self._tell(on=False)

    def _enter(self) -> None:
        window, ui, form = self._window, self._window.ui, self._pane.form
        focus = window.focusWidget()
        window.setUpdatesEnabled(False)
        before = window.windowState()
        self._back.append(lambda: window.setWindowState(before))
        self._size, self._arranged = (
            window.size(),
            [_restorer(each) for each in (ui.across, ui.left, ui.page)],
        )
        for each in (*window.foldable(), ui.left, ui.status_bar, self._pane.ui.tools):
            self._hide(each)
        for each in (form.ui.standfirst, form.ui.details, form.ui.fold):
            self._hide(each)
        # A menu bar that is hidden takes the keys of its menus along.
        ui.menu_bar.setFixedHeight(0)
        self._back.append(lambda: ui.menu_bar.setMinimumHeight(0))
        self._back.append(lambda: ui.menu_bar.setMaximumHeight(ANY))
        margins = self._pane.ui.form_place.contentsMargins()
        self._back.append(lambda: self._pane.ui.form_place.setContentsMargins(margins))
        window.setWindowState(before | Qt.WindowState.WindowFullScreen)
        window.setUpdatesEnabled(True)
        in_text = focus is not None and self._pane.isAncestorOf(focus) and focus.isVisible()
        if not in_text:
            self._pane.body.setFocus()
        self._tell(on=True)
        self._say_how_to_leave()

    def _arrange(self) -> None:
        """Arrange the parts as they were: again, once the window is no longer as large as the screen."""
        for put_back in self._arranged:
            put_back()
        if self._window.size() == self._size:
            self._arranged = []

    def _forget(self) -> None:
        """Leave the parts where somebody has moved them since."""
        self._arranged = []

    def _hide(self, widget: QWidget) -> None:
        hidden = widget.isHidden()
        self._back.append(lambda: widget.setHidden(hidden))
        widget.hide()

    def _tell(self, *, on: bool) -> None:
        self._window.ui.only_text.setChecked(on)
        self._window.ui.full_screen.setChecked(
            bool(self._window.windowState() & Qt.WindowState.WindowFullScreen)
        )
        if not on:
            self._hint.hide()
        self.turned.emit(on)

    def _say_how_to_leave(self) -> None:
        words = "Esc brings everything back."
        self._hint.setText(words)
        self._hint.adjustSize()
        self._place_hint()
        self._hint.show()
        self._hint.raise_()
        self._hide_hint.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._hint, words))

    def _place_hint(self) -> None:
        body = self._pane.body
        self._hint.move((body.width() - self._hint.width()) // 2, body.height() - self._hint.height() - 24)

    def press(self, event: QKeyEvent) -> bool:
        """Bring everything back with Escape."""
        leaves = self.is_on and event.key() == Qt.Key.Key_Escape
        if leaves:
            self.leave()
        return leaves

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand the headline over the text's column; bring everything back before the window goes."""
        if self.is_on and event.type() == QEvent.Type.Close and watched is self._window:
            self.leave()
        elif watched is self._window and event.type() == QEvent.Type.Resize and not self.is_on:
            if self._arranged:
                # Only after the window has given its parts their new room.
                QTimer.singleShot(0, self, self._arrange)
        elif self.is_on and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            side = self._pane.body.viewport().x()
            self._pane.ui.form_place.setContentsMargins(side, 0, side, 0)
            self._place_hint()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            # Help is not asked in a text that is only to be read, nor in the headline.
            read_only = self._pane.body.isReadOnly()
            if watched is self._pane.form.ui.headline or (watched is self._pane.body and read_only):
                return self.press(event)
        return super().eventFilter(watched, event)


def _restorer(splitter: QSplitter) -> Callable[[], object]:
    state, way = QByteArray(splitter.saveState()), splitter.orientation()
    # By then it may have been turned, which its state would undo.
    return lambda: splitter.orientation() is way and splitter.restoreState(state)
