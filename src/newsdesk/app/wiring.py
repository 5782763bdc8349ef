"""Makes the desk for one newsroom. No screen is needed for any of it."""

import os
from pathlib import Path
from typing import NamedTuple

from newsdesk.app.paths import usual_paths
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import Clock


class Opening(NamedTuple):
    """An open desk, and the headlines of stories whose typed text had to be recovered."""

    desk: Desk
    recovered: tuple[str, ...]


def open_desk(folder: Path, clock: Clock, who: str, *, may_start: bool) -> Opening:
    """Open the newsroom in a folder and recover what was typed when a program ended badly.

    ``may_start``: an empty newsroom is made where there is none. BadInput if there is none and it may not be
    made, or if what is there is no newsroom.
    """
    own = usual_paths().own
    if may_start and not Newsroom.exists(folder):
        # Path.resolve raises where a link leads to itself.
        name = Path(os.path.realpath(folder)).name
        return Opening(Desk(Newsroom.create(folder, clock, who, name), own), ())
    desk = Desk(Newsroom.open(folder, clock, who), own)
    try:
        left = desk.newsroom.writable and desk.newsroom.left_typed
        recovered = desk.stories.recover().value if left else ()
    except BaseException:
        desk.close()
        raise
    return Opening(desk, recovered)
