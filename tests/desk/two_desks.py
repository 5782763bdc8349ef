"""What two desks send each other, and what each has then."""

from typing import Protocol

from newsdesk.desk import Desk
from newsdesk.desk.intake import TakenIn
from newsdesk.domain.changes import Done
from newsdesk.domain.story import StoryText
from newsdesk.store.texts import check_texts

ONE = "The mill in Karakol presses fleece, and sells it in Bishkek."
TWO = "It has twelve workers, most of them women."
THREE = "The wool comes from the high pastures above the lake."
BODY = f"{ONE}\n\n{TWO}\n\n{THREE}\n"
MILL = StoryText(headline="A Mill Opens", body=BODY, byline="Aida Bekova", countries=("KG",))


class Send(Protocol):
    """Sends a bundle of stories, or (of none) of the day's edition, and returns what was taken in."""

    def __call__(self, sender: Desk, receiver: Desk, *uids: str) -> Done[TakenIn]: ...


def edit(desk: Desk, uid: str, old: str, new: str) -> None:
    """Put other words in a story's body."""
    text = desk.stories.get(uid).text
    assert old in text.body
    desk.stories.save(uid, text.with_(body=text.body.replace(old, new)))


def body(desk: Desk, uid: str) -> str:
    """Return a story's body."""
    return desk.stories.get(uid).text.body


def sound(*desks: Desk) -> bool:
    """Say whether every story of these desks is as its revisions say."""
    found: list[str] = []
    for each in desks:
        with each.newsroom.archive.reading() as db:
            found += check_texts(db, 0, 100).ill
    return not found
