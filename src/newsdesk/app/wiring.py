"""Makes the desk for one newsroom. No screen is needed for any of it."""

import getpass
from dataclasses import dataclass
from pathlib import Path

from newsdesk.assets import template_folder
from newsdesk.bundle import Pages
from newsdesk.desk import (
    CopyDesk,
    Desk,
    EditionDesk,
    Intake,
    Newsroom,
    PreviewDesk,
    Publishing,
    RatesDesk,
    StoryDesk,
    Upkeep,
)
from newsdesk.domain.clock import Clock
from newsdesk.text.worker import Renderer


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


def make_desk(newsroom: Newsroom) -> Desk:
    """Put together everything that can be done in an open newsroom."""
    renderer = Renderer()
    pages = Pages(template_folder())
    return Desk(
        newsroom=newsroom,
        stories=StoryDesk(newsroom),
        intake=Intake(newsroom),
        rates=RatesDesk(newsroom),
        editions=EditionDesk(newsroom),
        publishing=Publishing(newsroom, renderer, pages),
        preview=PreviewDesk(newsroom, renderer, pages),
        copy=CopyDesk(newsroom),
        upkeep=Upkeep(newsroom),
    )


def open_desk(folder: Path, clock: Clock, who: str, *, may_start: bool) -> Opening:
    """Open the newsroom in a folder and recover what was typed when a program ended badly.

    ``may_start``: an empty newsroom is made where there is none. BadInput if there is none and it may not be
    made, or if what is there is no newsroom.
    """
    if may_start and not Newsroom.exists(folder):
        return Opening(make_desk(Newsroom.create(folder, clock, who, folder.resolve().name)), ())
    desk = make_desk(Newsroom.open(folder, clock, who))
    recovered = desk.stories.recover().value if desk.newsroom.writable else ()
    return Opening(desk, recovered)
