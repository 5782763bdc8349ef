"""What an action of the menu does, and when it can be done."""

from collections.abc import Callable
from enum import Flag, auto
from typing import NamedTuple


class Need(Flag):
    """What has to be there for a command to make sense."""

    NOTHING = 0
    #: This program may change the newsroom.
    WRITING = auto()
    #: A story is open.
    STORY = auto()
    #: The text of the open story may be changed: it is not being proofread.
    TEXT = auto()
    #: Stories are marked in the list.
    MARKED = auto()


def always() -> bool:
    """Say yes: for what can be done whenever its needs are met."""
    return True


class Command(NamedTuple):
    """``action`` names a QAction of the main window's form; ``work`` is called when it is triggered.

    ``possible`` is asked as well whenever something changed; it must answer at once. ``missing`` says what is
    not there where it says no.
    """

    action: str
    work: Callable[[], object]
    needs: Need = Need.NOTHING
    possible: Callable[[], bool] = always
    missing: str = ""
