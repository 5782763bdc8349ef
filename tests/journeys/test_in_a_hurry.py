"""Somebody is quicker than the disk, the pictures and the page: nothing gets into the wrong story."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.pictures.dialog import PictureDialog
from newsdesk.text import figures
from newsdesk.text.figures import Figure
from tests.journeys.windows import on_screen

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]
Wait = Callable[[type[QDialog]], QDialog]


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window with two stories, of which the second is open."""
    office = open_office(tmp_path / "newsroom")
    open_story(office, StoryText(headline="Night Trams", body="They run."))
    open_story(office, StoryText(headline="A Mill Opens", body="It presses."))
    return office


@pytest.fixture
def other(office: Office) -> str:
    """The story that is not open."""
    model = office.window.panes.stories.model
    (uid,) = {each.uid for row in (0, 1) if (each := model.story(row))} - {office.editor.uid}
    return uid


def hold(office: Office, lane: Lane) -> Event:
    """Let whatever is asked of a lane from now on wait."""
    gate = Event()
    for _thread in range(lane.threads):
        office.background.run(lane, gate.wait, owner=office.window)
    return gate


@pytest.fixture
def slow_disk(office: Office) -> Iterator[Event]:
    """Hold back what is written and what is opened, until it is set."""
    gate = hold(office, Lane.WRITE)
    yield gate
    gate.set()


def test_who_comes_back_before_the_other_story_is_there_stays(
    office: Office, other: str, slow_disk: Event, qtbot: QtBot
) -> None:
    """What is typed then goes into the story that was chosen last, and not into the one on its way."""
    here = office.editor.uid

    office.editor.open(other)
    office.editor.open(here)
    slow_disk.set()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert office.editor.uid == here


@pytest.fixture
def captioned(office: Office, tmp_path: Path, qtbot: QtBot) -> Figure:
    """A picture that stands in the open story."""
    path = tmp_path / "mill.png"
    Image.new("RGB", (30, 20)).save(path)
    desk = office.desk.pictures
    figure = Figure(desk.keep(desk.read_file(path)), "A mill")
    body = office.window.panes.editor.body
    body.replace_text(figures.write(figure))
    office.editor.save()
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0)
    return figure


def test_words_of_a_picture_go_into_its_own_story(
    office: Office, captioned: Figure, other: str, qtbot: QtBot
) -> None:
    """Where another story is open by the time that the picture can be shown, nothing is asked."""
    body = office.window.panes.editor.body
    gate = hold(office, Lane.WORLD)
    body.mark(0, 0)
    office.window.ui.picture.trigger()

    office.editor.open(other)
    qtbot.waitUntil(lambda: office.editor.uid == other)
    gate.set()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert on_screen(PictureDialog) is None


def test_words_of_a_picture_whose_story_was_left_are_not_lost_unsaid(
    office: Office, captioned: Figure, other: str, slow_disk: Event, wait_for: Wait, qtbot: QtBot
) -> None:
    """Another story was on its way when they were asked for: a sentence says that they went nowhere."""
    body = office.window.panes.editor.body
    office.editor.open(other)
    body.mark(0, 0)
    office.window.ui.picture.trigger()
    dialog = wait_for(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    slow_disk.set()
    qtbot.waitUntil(lambda: office.editor.uid == other)

    dialog.ui.alt.setPlainText("A mill in the snow")
    dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    assert "The picture is not where it was" in office.window.ui.banner.text
    assert body.text() == "They run."


def test_a_long_paste_is_whole_though_the_story_changes_elsewhere(office: Office, qtbot: QtBot) -> None:
    """Nothing typed waits to be kept while it is put in; what came stands beside it."""
    body, desk, uid = office.window.panes.editor.body, office.desk, office.editor.uid
    story = desk.stories.get(uid)
    long = "\n".join(f"Line {number} of what is pasted." for number in range(20_000))
    body.moveCursor(QTextCursor.MoveOperation.End)

    body.insert(f"\n\n{long}")
    assert body.inserting
    office.announcer.announce(desk.stories.save(uid, story.text.with_(headline="A Mill Has Opened")))
    qtbot.waitUntil(lambda: not body.inserting)
    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0)

    kept = desk.stories.get(uid).text
    assert kept.body == f"It presses.\n\n{long}"
    assert kept.headline == "A Mill Has Opened"


def test_a_story_that_is_asked_for_twice_is_opened_once(office: Office, other: str, qtbot: QtBot) -> None:
    """The caret stays where somebody went on to write meanwhile."""
    editor, body = office.editor, office.window.panes.editor.body
    here = editor.uid
    editor.open(other)
    qtbot.waitUntil(lambda: editor.uid == other)
    gate = Event()

    editor.open(here)
    office.background.run(Lane.WRITE, gate.wait, owner=office.window)
    editor.open(here)
    qtbot.waitUntil(lambda: editor.uid == here)
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(body, " It")
    gate.set()
    qtbot.waitUntil(lambda: not editor.dirty and office.background.pending == 0)
    QTest.keyClicks(body, " spins.")

    assert body.text() == "It presses. It spins."
