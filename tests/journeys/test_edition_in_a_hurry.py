"""Somebody lays an edition out quicker than the disk: what was done a moment ago is not undone by it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.edition import Edition
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.dialogs.export import ExportDialog

DAY = date(2025, 12, 12)
ALT = Qt.KeyboardModifier.AltModifier

Open = Callable[..., Office]
Hold = Callable[[Lane], Event]
Wait = Callable[[type[ExportDialog]], ExportDialog]


@pytest.fixture
def office(open_office: Open, tmp_path: Path) -> Office:
    """The window on a newsroom with four stories that are ready."""
    office = open_office(tmp_path / "room")
    for name in ("Wool", "Rail", "Film", "Snow"):
        made = office.desk.stories.new(StoryText(name, body="Text.", byline="A. Tokoeva"))
        office.desk.workflow.act((made.value.uid,), "ready")
        office.announcer.announce(made.changes)
    return office


@pytest.fixture
def edition(office: Office, qtbot: QtBot) -> Edition:
    """An edition of Wool, Rail and Film, Film under Arts, which the panel shows."""
    made = office.desk.editions.new(DAY, "", office.desk.editions.ready()[:3])
    film = made.value.entries[2].story
    changes = office.desk.makeup.begin_section(made.value.uid, "Arts", film).changes
    office.announcer.announce(made.changes | changes)
    settle(office, qtbot)
    office.window.ui.show_edition.trigger()
    return made.value


@pytest.fixture
def hold(office: Office, edition: Edition) -> Iterator[Hold]:
    """Return a function that lets whatever is asked of a lane from then on wait, until its event is set."""
    gates = list[Event]()

    def hold(lane: Lane) -> Event:
        gates.append(gate := Event())
        for _thread in range(lane.threads):
            office.background.run(lane, gate.wait, owner=office.window)
        return gate

    yield hold
    for each in gates:
        each.set()


@pytest.fixture
def slow_disk(hold: Hold) -> Event:
    """Hold back what is written, until it is set."""
    return hold(Lane.WRITE)


def settle(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: office.background.pending == 0)


def told(office: Office) -> str:
    """Write the edition that is kept as one line: "Wool | Arts: Rail"."""
    words, section = list[str](), ""
    for entry in office.desk.editions.on(DAY).entries:
        if entry.section != section:
            section = entry.section
            words += ["|", f"{section}:"]
        words.append(office.desk.stories.get(entry.story).headline)
    return " ".join(words)


def go_to(office: Office, row: int) -> None:
    view = office.window.panes.edition.ui.stories
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, 0))


def press(office: Office, key: Qt.Key) -> None:
    QTest.keyClick(office.window.panes.edition.ui.stories, key, ALT)


def test_a_story_that_is_taken_out_stays_out_where_another_is_moved(
    office: Office, slow_disk: Event, qtbot: QtBot
) -> None:
    """The list shows it for as long as the disk takes; that it was there is no wish to have it back."""
    go_to(office, 0)
    office.window.panes.edition.ui.remove.click()
    go_to(office, 1)
    press(office, Qt.Key.Key_Down)
    slow_disk.set()
    settle(office, qtbot)

    assert told(office) == "| Arts: Rail Film"


def test_a_section_keeps_its_new_name_where_a_story_is_moved(
    office: Office, edition: Edition, slow_disk: Event, qtbot: QtBot
) -> None:
    """Nor does a picture come back that was taken away."""
    panel = office.window.panes.edition
    panel.section_renamed.emit(edition.uid, "Arts", "Culture")
    panel.picture_wanted.emit(edition.uid, edition.entries[0].story, False)
    go_to(office, 1)
    press(office, Qt.Key.Key_Down)
    slow_disk.set()
    settle(office, qtbot)

    assert told(office) == "Wool | Culture: Rail Film"
    assert [each.picture for each in office.desk.editions.on(DAY).entries] == [False, True, True]


def test_a_story_that_is_moved_there_and_back_is_where_it_was(
    office: Office, slow_disk: Event, qtbot: QtBot
) -> None:
    """Each move is from where the one before it led."""
    go_to(office, 1)
    press(office, Qt.Key.Key_Down)
    press(office, Qt.Key.Key_Up)
    slow_disk.set()
    settle(office, qtbot)

    assert told(office) == "Wool Rail | Arts: Film"


def test_the_list_does_not_go_back_between_two_moves(office: Office, hold: Hold, qtbot: QtBot) -> None:
    """What was read after the first comes while the second is under way: the third goes on from there."""
    view = office.window.panes.edition.ui.stories
    go_to(office, 3)
    reading = hold(Lane.READ)
    press(office, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: told(office) == "Wool Rail Film" and office.background.pending > 2)
    writing = hold(Lane.WRITE)
    press(office, Qt.Key.Key_Up)
    reading.set()
    qtbot.waitUntil(lambda: office.background.pending == 2)
    assert view.currentIndex().row() == 1

    press(office, Qt.Key.Key_Up)
    writing.set()
    settle(office, qtbot)

    assert told(office) == "Film Wool Rail"


def test_what_was_done_before_is_looked_at_before_it_goes_out(
    office: Office, edition: Edition, hold: Hold, wait_for: Wait, qtbot: QtBot
) -> None:
    """What is typed, taken out and given a title while the disk is slow; the dialog comes once, after it."""
    office.editor.open(edition.entries[0].story)
    qtbot.waitUntil(lambda: office.editor.uid == edition.entries[0].story)
    slow_disk = hold(Lane.WRITE)
    QTest.keyClicks(office.window.panes.editor.body, "TK ")
    go_to(office, 1)
    panel = office.window.panes.edition
    panel.ui.remove.click()
    panel.ui.title.setFocus()
    QTest.keyClicks(panel.ui.title, "Winter")
    office.window.ui.export_edition.trigger()
    office.window.ui.export_edition.trigger()
    slow_disk.set()

    dialog = wait_for(ExportDialog)
    qtbot.waitUntil(lambda: dialog.ui.checklist.count() > 0)

    assert dialog.ui.title.text() == "Winter"
    assert "2 stories" in dialog.ui.facts.text()
    assert dialog.ui.override_reason.isVisible()
    dialog.reject()
    settle(office, qtbot)
    assert not [each for each in office.window.findChildren(ExportDialog) if each.isVisible()]


def test_a_note_that_is_too_long_stays_to_be_shortened(
    office: Office, edition: Edition, qtbot: QtBot
) -> None:
    """Nothing else has its words; whoever mends it need not write them again."""
    note = office.window.panes.edition.ui.note
    note.setFocus()
    note.insertPlainText("Snow. " * 200)
    QTest.keyClick(note, Qt.Key.Key_Tab)
    settle(office, qtbot)

    assert "Shorten it" in office.window.ui.banner.text
    assert note.toPlainText() == "Snow. " * 200
    note.setFocus()
    note.setPlainText("Snow.")
    note.finish()
    settle(office, qtbot)
    assert (office.desk.editions.on(DAY).note, note.toPlainText()) == ("Snow.", "Snow.")
