"""The real program, with somebody at its keys: ``typist.py NEWSROOM SETTINGS TOLD SEED``.

It writes, deletes, cuts, pastes, takes back, goes from story to story and marks many at once, until it is
killed. Everything comes as key events into the window that users have, and what it did is told at once.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.crash.told import Said, Teller, What
from newsdesk.app.crash import CrashReporter
from newsdesk.app.desktop import Desktop, make_application
from newsdesk.app.office import Office
from newsdesk.app.paths import Paths
from newsdesk.app.settings import Settings
from newsdesk.domain.story import Story

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WORDS = ("snow", "on", "the", "pass", "in", "May", "nobody", "told", "Ўзбек", "жаңа", "ҷаҳон")
#: How many characters a text can grow by, or to; from there on it is cut down.
LONG = 2500


class Typist(QObject):
    """Works in one window. ``chance`` decides everything it does."""

    def __init__(self, office: Office, teller: Teller, chance: random.Random) -> None:
        super().__init__(office)
        self._office, self._teller, self._chance = office, teller, chance
        # Whoever types comes with the first who asks for the editor.
        office.editor.opened.connect(self._shown)
        self._body = office.window.panes.editor.body
        self._headline = office.window.panes.editor.form.ui.headline
        self._most = LONG
        self._changes: tuple[Callable[[], None], ...] = (
            *[self._word] * 12,
            *[self._rub_out] * 3,
            self._paragraph,
            self._paste,
            self._overwrite,
            self._take_back,
            self._caret,
            self._name,
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def _shown(self, story: Story) -> None:
        begins_with = len(self._body.text())
        self._most = LONG if begins_with <= LONG else begins_with + LONG
        self._tell(What.SHOWN, time.monotonic(), story.uid)
        self._timer.start(0)

    def _tell(self, what: What, at: float, uid: str) -> None:
        self._teller.tell(Said(at, what, (uid,), self._office.editor.text()))

    def _next(self) -> None:
        """Do one thing, and wait: a moment, as between two words, or longer, as over a thought."""
        self._answer_questions()
        roll = self._chance.random()
        if roll < 0.04:
            self._other_story()
        elif roll < 0.06:
            self._many_at_once()
        else:
            self._type()
        thinking = self._chance.random() < 0.02
        self._timer.start(self._chance.randint(500, 1500) if thinking else self._chance.randint(5, 50))

    def _type(self) -> None:
        story = self._office.editor.story
        if story is None:
            return
        at = time.monotonic()
        if len(self._body.text()) > self._most:
            self._cut()
        else:
            self._chance.choice(self._changes)()
        self._tell(What.TYPED, at, story.uid)

    # -- what is done with keys --------------------------------------------------------------------------

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, where: QWidget | None = None
    ) -> None:
        QTest.keyClick(where or self._body, key, modifier)

    def _write(self, words: str, where: QWidget) -> None:
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(where, letter)
            else:
                # QTest has keys for ASCII only; this is what an input method's or a Cyrillic key becomes.
                press = QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter)
                QApplication.sendEvent(where, press)

    def _word(self) -> None:
        self._write(f"{self._chance.choice(WORDS)} ", self._body)

    def _rub_out(self) -> None:
        for _ in range(self._chance.randint(1, 6)):
            self._press(Qt.Key.Key_Backspace)

    def _paragraph(self) -> None:
        self._press(Qt.Key.Key_Return)
        self._press(Qt.Key.Key_Return)

    def _paste(self) -> None:
        QApplication.clipboard().setText("“Nobody told us,” a driver said. 😀 ")
        self._press(Qt.Key.Key_V, CTRL)

    def _overwrite(self) -> None:
        self._press(Qt.Key.Key_Left, CTRL | SHIFT)
        self._word()

    def _take_back(self) -> None:
        self._press(Qt.Key.Key_Z, CTRL)

    def _caret(self) -> None:
        self._press(self._chance.choice((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End)))

    def _name(self) -> None:
        self._press(Qt.Key.Key_End, where=self._headline)
        if len(self._headline.text()) > 60:
            for _ in range(40):
                self._press(Qt.Key.Key_Backspace, where=self._headline)
        self._write(f" {self._chance.choice(WORDS)}", self._headline)

    def _cut(self) -> None:
        self._press(Qt.Key.Key_Home, CTRL | SHIFT)
        self._press(Qt.Key.Key_X, CTRL)

    # -- what is done in the list ------------------------------------------------------------------------

    def _other_story(self) -> None:
        key = self._chance.choice((Qt.Key.Key_Up, Qt.Key.Key_Down))
        for _ in range(self._chance.randint(1, 3)):
            self._press(key, ALT, where=self._office.window)

    def _many_at_once(self) -> None:
        """Mark all stories, and take a way that the menu offers, but for the bin; or take one back."""
        panel = self._office.window.panes.stories
        self._press(Qt.Key.Key_A, CTRL, where=panel.ui.list)
        ui = self._office.window.ui
        offered = (*ui.status_menu.actions(), ui.undo_step)
        ways = [each for each in offered if each.isEnabled() and "spike" not in each.text().lower()]
        if ways:
            self._teller.tell(Said(time.monotonic(), What.ACTED, panel.selected()))
            self._chance.choice(ways).trigger()

    def _answer_questions(self) -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog):
            self._chance.choice((asked.accept, asked.reject))()


def main() -> None:
    """Start the program as its users do, and type."""
    newsroom, settings, told = (Path(each) for each in sys.argv[1:4])
    application = make_application()
    crash = CrashReporter(settings.parent)
    crash.install()
    paths = Paths(newsroom, settings, settings.parent)
    desktop = Desktop(application, paths, Settings(settings), crash)
    if not desktop.start(newsroom) or desktop.office is None:
        sys.exit("The newsroom did not open.")
    desktop.office.window.activateWindow()
    _typist = Typist(desktop.office, Teller(told), random.Random(sys.argv[4]))
    application.exec()


if __name__ == "__main__":
    main()
