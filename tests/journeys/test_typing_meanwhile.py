"""A story is written on in the moment in which it changes elsewhere: no word of either side is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk.intake import Received
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.merging.dialog import MergeDialog
from tests.journeys.wool import BODY, TEXT, come_back, type_over

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window on a newsroom whose one story is open."""
    office = open_office(tmp_path / "newsroom")
    open_story(office, TEXT)
    return office


@pytest.fixture
def came(office: Office, tmp_path: Path) -> Received:
    """What another desk made of the story: another mill, and another headline."""
    there = TEXT.with_(headline="Wool Sells", body=BODY.replace("Karakol", "Osh"))
    return office.desk.intake.read_bundle(come_back(office.desk, office.editor.uid, there, tmp_path))


@pytest.fixture
def gate(office: Office) -> Iterator[Event]:
    """Hold back whatever is to be written from now on, until it is set."""
    gate = Event()
    office.background.run(Lane.WRITE, gate.wait, owner=office.window)
    yield gate
    gate.set()


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
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0)
    standing = office.desk.stories.get(office.editor.uid).text
    qtbot.waitUntil(lambda: office.editor.text() == standing)
    return standing


@pytest.mark.parametrize("before", ["nothing", "a copy", "a revision"])
def test_typing_while_a_bundle_comes_in(
    office: Office, came: Received, gate: Event, qtbot: QtBot, before: str
) -> None:
    """What is typed before, during and after is in the text, and what came is as well, once."""
    body = office.window.panes.editor.body
    if before != "nothing":
        type_over(body, "Twelve", "Thirteen")
    if before == "a revision":
        office.editor.save()
    elif before == "a copy":
        gate.set()
        # On a slow machine what is typed may be a revision by now, and its copy gone.
        qtbot.waitUntil(lambda: _copied(office) or not office.editor.dirty)
    receive(office, came)
    type_over(body, "dear", "cheap")
    if before == "nothing":
        type_over(body, "Twelve", "Thirteen")
    gate.set()
    type_over(body, "women", "old women")

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
    office: Office, came: Received, gate: Event, wait_for: Callable[[type], object], qtbot: QtBot
) -> None:
    """What was typed stands, the other waits to be decided on, and that is said; decided, nothing waits."""
    pane = office.window.panes.editor
    receive(office, came)
    type_over(pane.body, "Karakol", "Naryn")
    pane.form.ui.headline.setFocus()
    pane.form.ui.headline.selectAll()
    qtbot.keyClicks(pane.form.ui.headline, "Wool Is Sold")
    gate.set()

    standing = wait_until_kept(office, qtbot)

    assert "The mill in Naryn presses fleece." in standing.body
    assert "Osh" not in standing.body
    assert standing.headline == "Wool Is Sold"
    assert "What you typed stands until you decide" in office.window.ui.banner.text
    band = office.backroom.merges.band
    qtbot.waitUntil(band.isVisible)
    band.ui.decide.click()
    dialog = wait_for(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    for row in range(dialog.ui.passages.count()):
        dialog.ui.passages.setCurrentRow(row)
        dialog.ui.take_theirs.click()
    dialog.ui.merge.click()
    qtbot.waitUntil(lambda: not band.isVisible())
    after = wait_until_kept(office, qtbot)
    assert ("The mill in Osh" in after.body, after.headline) == (True, "Wool Sells")


def test_typing_while_an_earlier_text_is_restored(office: Office, gate: Event, qtbot: QtBot) -> None:
    """The earlier text stands, with what was typed meanwhile."""
    desk, uid, body = office.desk, office.editor.uid, office.window.panes.editor.body
    first = desk.stories.get(uid).revision
    gate.set()
    type_over(body, "Karakol", "Naryn")
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

    type_over(body, "dear", "cheap")
    again.set()

    assert wait_until_kept(office, qtbot).body == BODY.replace("dear", "cheap")


def test_a_copy_of_what_is_typed_is_no_older_text_after_a_crash(
    office: Office, came: Received, gate: Event, qtbot: QtBot
) -> None:
    """What is kept against a crash has what came as well."""
    receive(office, came)
    gate.set()
    type_over(office.window.panes.editor.body, "dear", "cheap")
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0)

    office.desk.stories.recover()

    standing = office.desk.stories.get(office.editor.uid).text
    assert ("Osh" in standing.body, "cheap" in standing.body) == (True, True)
