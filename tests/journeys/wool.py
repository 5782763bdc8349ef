"""A story that more than one desk writes, and how it is written on."""

from pathlib import Path

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.widgets.writing.edit import MarkdownEdit

BODY = "The mill in Karakol presses fleece.\n\nTwelve women work there.\n\nWool is dear this year.\n"
TEXT = StoryText("Wool Finds Buyers", body=BODY, byline="Aigul", countries=("KG",))


def type_over(body: MarkdownEdit, old: str, new: str) -> None:
    """Type over a word, as an editor would."""
    found = body.document().find(old)
    assert not found.isNull(), old
    found.insertText(new)


def come_back(desk: Desk, uid: str, text: StoryText, folder: Path) -> Path:
    """Send a story to another desk, where it becomes this text; return the bundle in which it comes back."""
    other = Desk(Newsroom.create(folder / "other", SystemClock(), "Timur", "The Courier"))
    other.intake.receive(other.intake.read_bundle(_send(desk, uid, folder / "there.zip")))
    other.stories.save(uid, text)
    back = _send(other, uid, folder / "back.zip")
    other.close()
    return back


def _send(desk: Desk, uid: str, path: Path) -> Path:
    desk.publishing.export_selection(desk.publishing.selection((uid,)), path, Silent(), "To a desk.")
    return path
