"""What every controller of one window works with."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from newsdesk.desk import Desk
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.messages import Messages
from newsdesk.gui.window import MainWindow
from newsdesk.gui.writing.choices import Choices

#: What the desk returns of whatever writes.
W = TypeVar("W", bound=Changes | Done[Any] | Stepped)


class Workplace(NamedTuple):
    """The desk, the threads to ask it in, whom to tell what changed, the window, its voice, how to write."""

    desk: Desk
    background: Background
    announcer: Announcer
    window: MainWindow
    messages: Messages
    choices: Choices

    def write(
        self,
        work: Callable[[], W],
        asker: QObject,
        then: Callable[[W], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
        about: object = None,
    ) -> None:
        """Do ``work`` in the lane that writes, call ``then`` with what it returned, and announce the changes.

        In this order, so that whoever asked knows what to look for when the views read anew; these do so
        though a dialog that asked is closed by then. Without ``failed`` the window says why it could not be
        done, until something ``about`` the same (the asker itself, unless told otherwise) is.
        """
        subject = asker if about is None else about

        def end(written: W) -> None:
            self.messages.end(subject)
            if then is not None and isValid(asker):
                then(written)
            self.announcer.announce(written if isinstance(written, Changes) else written.changes, asker)

        def say(error: WorldError) -> None:
            if failed is not None and isValid(asker):
                failed(error)
            else:
                self.messages.trouble(str(error), about=subject)

        self.background.run(Lane.WRITE, work, owner=self.window, then=end, failed=say)
