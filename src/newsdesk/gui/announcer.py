"""Who changed what: the one place that views hear it from."""

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes


class Announcer(QObject):
    """Spreads ``Changes`` to every view, with who asked: the asker need not read its own work again.

    ``stopped``: from now on nothing can be changed here any more, only looked at.
    """

    changed = Signal(object, object)
    stopped = Signal()

    def announce(self, changes: Changes, asker: object = None) -> None:
        """Tell every view what is different now; nothing is said about nothing."""
        if changes:
            self.changed.emit(changes, asker)
