"""A story is written on in the moment in which it changes elsewhere: no word of either side is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.intake import Received
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Lane
from newsdesk.widgets.writing.edit import MarkdownEdit

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]
BODY = "The mill in Karakol presses fleece.\n\nTwelve women work there.\n\nWool is dear this year.\n"
TEXT = StoryText("Wool Finds Buyers", body=BODY, byline="Aigul", countries=("KG",))


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window on a newsroom whose one story is open."""
    office = open_office(tmp_path / "newsroom")
    open_story(office, TEXT)
    return office


@pytest.fixture
def came(office: Office, tmp_path: Path) -> Received:
    """What another desk made of the story: another mill, and another headline."""
    uid = office.editor.uid
    other = Desk(Newsroom.create(tmp_path / "other", SystemClock(), "Timur", "The Courier"))
    for sender, receiver, path in (
        (office.desk, other, tmp_path / "there.zip"),
        (other, office.desk, tmp_path / "back.zip"),
    ):
        if sender is other:
            other.stories.save(uid, TEXT.with_(headline="Wool Sells", body=BODY.replace("Karakol", "Osh")))
        sender.publishing.export_selection(sender.publishing.selection((uid,)), path, Silent(), "To a desk.")
        if receiver is other:
            other.intake.receive(other.intake.read_bundle(path))
    other.close()
    return office.desk.intake.read_bundle(tmp_path / "back.zip")


@pytest.fixture
def gate(office: Office) -> Iterator[Event]:
    """Hold back whatever is to be written from now on, until it is set."""
    gate = Event()
    office.background.run(Lane.WRITE, gate.wait, owner=office.window)
    yield gate
    gate.set()


def put(body: MarkdownEdit, old: str, new: str) -> None:
    """Type over a word, as an editor would."""
    found = body.document().find(old)
    assert not found.isNull()
    found.insertText(new)


def receive(office: Office, came: Received) -> None:
    """Take a bundle in, as the window does."""
    office.background.run(
        Lane.WRITE,
        lambda: office.desk.intake.receive(came),
        owner=office.window,
        then=lambda done: office.announcer.announce(done.changes),
    )


def wait_until_kept(office: Office, qtbot: QtBot) -> StoryText:
    """Wait until the window has nothing to keep any more; return what stands, which is what it shows."""
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0, timeout=20_000)
    standing = office.desk.stories.get(office.editor.uid).text
    qtbot.waitUntil(lambda: office.editor.text() == standing, timeout=20_000)
    return standing


@pytest.mark.parametrize("before", ["nothing", "a copy", "a revision"])
def test_typing_while_a_bundle_comes_in(
    office: Office, came: Received, gate: Event, qtbot: QtBot, before: str
) -> None:
    """What is typed before, during and after is in the text, and what came is as well, once."""
    body = office.window.panes.editor.body
    if before != "nothing":
        put(body, "Twelve", "Thirteen")
    if before == "a revision":
        office.editor.save()
    elif before == "a copy":
        gate.set()
        qtbot.waitUntil(lambda: _copied(office), timeout=20_000)
    receive(office, came)
    put(body, "dear", "cheap")
    if before == "nothing":
        put(body, "Twelve", "Thirteen")
    gate.set()
    put(body, "women", "old women")

    standing = wait_until_kept(office, qtbot)

    assert standing.body == (
        BODY.replace("Karakol", "Osh")
        .replace("dear", "cheap")
        .replace("Twelve", "Thirteen")
        .replace("women", "old women")
    )
    assert standing.headline == "Wool Sells"


def _copied(office: Office) -> bool:
    with office.desk.newsroom.archive.reading() as db:
        return bool(db.execute_sql("SELECT count(*) FROM draft").fetchone()[0])


def test_typing_in_the_very_passage_that_comes_in(
    office: Office, came: Received, gate: Event, qtbot: QtBot
) -> None:
    """Both stand in the text, one after the other, and that is said."""
    pane = office.window.panes.editor
    receive(office, came)
    put(pane.body, "Karakol", "Naryn")
    pane.form.ui.headline.setFocus()
    pane.form.ui.headline.selectAll()
    qtbot.keyClicks(pane.form.ui.headline, "Wool Is Sold")
    gate.set()

    standing = wait_until_kept(office, qtbot)

    assert "The mill in Naryn presses fleece." in standing.body
    assert "The mill in Osh presses fleece." in standing.body
    assert standing.headline == "Wool Is Sold"
    said = office.window.ui.banner.text
    assert "Both passages stand in the text" in said
    assert "Of the headline what you typed stands" in said


def test_typing_while_an_earlier_text_is_restored(office: Office, gate: Event, qtbot: QtBot) -> None:
    """The earlier text stands, with what was typed meanwhile."""
    desk, uid, body = office.desk, office.editor.uid, office.window.panes.editor.body
    first = desk.stories.get(uid).revision
    gate.set()
    put(body, "Karakol", "Naryn")
    office.editor.save()
    wait_until_kept(office, qtbot)
    again = Event()
    office.background.run(Lane.WRITE, again.wait, owner=office.window)
    office.background.run(
        Lane.WRITE,
        lambda: desk.history.restore(uid, first),
        owner=office.window,
        then=lambda done: office.announcer.announce(done.changes),
    )

    put(body, "dear", "cheap")
    again.set()

    assert wait_until_kept(office, qtbot).body == BODY.replace("dear", "cheap")


def test_a_copy_of_what_is_typed_is_no_older_text_after_a_crash(
    office: Office, came: Received, gate: Event, qtbot: QtBot
) -> None:
    """What is kept against a crash has what came as well."""
    receive(office, came)
    gate.set()
    put(office.window.panes.editor.body, "dear", "cheap")
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0, timeout=20_000)

    office.desk.stories.recover()

    standing = office.desk.stories.get(office.editor.uid).text
    assert ("Osh" in standing.body, "cheap" in standing.body) == (True, True)
