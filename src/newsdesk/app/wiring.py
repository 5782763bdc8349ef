"""Makes the desk for one newsroom. No screen is needed for any of it."""

import getpass
from dataclasses import dataclass
from pathlib import Path

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import Clock


def whoever() -> str:
    """Return the name that signs revisions: the computer's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"


@dataclass(frozen=True, slots=True)
class Opening:
    """An open desk, and the headlines of stories whose typed text had to be recovered."""

    desk: Desk
    recovered: tuple[str, ...]


def open_desk(folder: Path, clock: Clock, who: str, *, may_start: bool) -> Opening:
    """Open the newsroom in a folder and recover what was typed when a program ended badly.

    ``may_start``: an empty newsroom is made where there is none. BadInput if there is none and it may not be
    made, or if what is there is no newsroom.
    """
    if may_start and not Newsroom.exists(folder):
        return Opening(Desk(Newsroom.create(folder, clock, who, folder.resolve().name)), ())
    desk = Desk(Newsroom.open(folder, clock, who))
    recovered = desk.stories.recover().value if desk.newsroom.writable else ()
    return Opening(desk, recovered)
