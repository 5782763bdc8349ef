"""When memory is looked through for what nobody needs any more: in the window's thread, and between keys.

Python does it by itself in whatever thread is at work, and all at once: with a window's 120,000 objects that
is a stall of 80 ms at a key, and Qt's objects are destroyed in a thread that is not theirs.
"""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

#: Milliseconds between two looks, and without a key until all is looked at.
EVERY, IDLE = 1000, 3000
#: A look at all that is new since the last one of the kind, in looks; at all there is, even while one types.
YOUNG, ALL = 10, 300
#: So few new objects can wait.
FEW = 700


def generation(looks: int, new: int, idle: int) -> int | None:
    """Return what to look at (0 the newest objects, 2 all of them), or None.

    ``looks`` were there since all was looked at, ``new`` objects have come since the last, and nobody has
    typed for ``idle`` milliseconds.
    """
    if looks >= ALL or (idle >= IDLE and looks >= YOUNG):
        return 2
    if new < FEW:
        return None
    return 1 if looks % YOUNG == 0 else 0


class Tidying(QObject):
    """Takes over from Python, for as long as the program has windows. What is there by now is left alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._looks = 0
        self._since_key = QElapsedTimer()
        self._since_key.start()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def hear_key(self) -> None:
        """Hear that somebody types."""
        self._since_key.restart()

    def _look(self) -> None:
        new = gc.get_count()[0]
        if not new and not self._looks:
            return
        self._looks += 1
        wanted = generation(self._looks, new, self._since_key.elapsed())
        if wanted is not None:
            gc.collect(wanted)
        if wanted == 2:
            self._looks = 0
