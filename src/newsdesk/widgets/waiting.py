"""Doing something a while later, and once however often it was asked for in between."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def once(parent: QObject, work: Callable[[], object] | SignalInstance, milliseconds: int = 0) -> QTimer:
    """Return a timer that does ``work``, or emits it, once, so long after it was last started.

    It is not started yet; ``start(other)`` waits for another while. Of 0 milliseconds: as soon as what goes
    on now is over. It lives as long as ``parent``.
    """
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(work)
    return timer
