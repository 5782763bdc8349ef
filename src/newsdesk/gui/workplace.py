"""What every controller of one window works with."""

from dataclasses import dataclass

from newsdesk.desk import Desk
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.background import Background
from newsdesk.gui.messages import Messages
from newsdesk.gui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Workplace:
    """The desk, the threads to ask it in, whom to tell what changed, the window and its voice."""

    desk: Desk
    background: Background
    announcer: Announcer
    window: MainWindow
    messages: Messages
