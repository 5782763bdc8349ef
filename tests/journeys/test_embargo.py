"""A story is held back, let out with words, and let go by time."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.embargo.band import BandState
from newsdesk.gui.embargo.dialog import EmbargoDialog
from newsdesk.gui.folders.folder import Folder, Kind
from tests.hand_clock import HandClock

Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]
LEFT = Qt.MouseButton.LeftButton
TEXT = StoryText("Tariffs Rise in Spring", body="From March.", byline="Aigul", countries=("KG",))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 30, 5, 40, tzinfo=UTC))


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path, clock: HandClock) -> Office:
    """The window on a newsroom with one story, which is open, in one edition."""
    office = open_office(tmp_path / "newsroom", clock)
    made = office.desk.stories.new(TEXT)
    made_edition = office.desk.editions.new(date(2026, 11, 30), uids=(made.value.uid,))
    office.announcer.announce(made.changes | made_edition.changes)
    office.stories.show_story(made.value.uid)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    return office


def hold(office: Office, wait_for: Wait, qtbot: QtBot) -> None:
    """Hold the open story back until 14:00 by Tashkent's clock."""
    office.window.ui.embargo.trigger()
    dialog = wait_for(EmbargoDialog)
    assert isinstance(dialog, EmbargoDialog)
    dialog.ui.city.setCurrentText("Tashkent")
    dialog.ui.date.setDate(QDate(2026, 11, 30))
    dialog.ui.time.setTime(QTime(14, 0))
    qtbot.mouseClick(dialog.ui.hold, LEFT)
    qtbot.waitUntil(lambda: office.embargo.band.state is BandState.ON)


def export(office: Office, wait_for: Wait, qtbot: QtBot, out: Path) -> ExportDialog:
    """Open the dialog of the edition's export, and wait for the copy desk."""
    office.window.ui.export_edition.trigger()
    dialog = wait_for(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.ui.target.setText(str(out))
    qtbot.waitUntil(lambda: "reading" not in dialog.ui.checklist_label.text())
    return dialog


def written(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Export as soon as that can be done, and close the dialog when it is."""
    qtbot.waitUntil(dialog.ui.export_now.isEnabled)
    qtbot.mouseClick(dialog.ui.export_now, LEFT)
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page)
    dialog.close()


def embargoed(office: Office) -> Folder:
    groups = office.window.panes.folders.model.groups
    return next(each for group in groups for each in group.folders if each.kind is Kind.EMBARGOED)


def test_the_embargoes_of_several_stories_are_lifted_together(
    office: Office, wait_for: Wait, qtbot: QtBot, clock: HandClock
) -> None:
    """Whichever of them have one; the dialog begins with the latest, so that it lets none go sooner."""
    soon, late = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=5)
    for headline, until in (("A Road", soon), ("A Mill", late), ("A Tram", None)):
        made = office.desk.stories.new(TEXT.with_(headline=headline))
        if until:
            office.desk.embargo.set((made.value.uid,), until)
        office.announcer.announce(made.changes)
    qtbot.waitUntil(lambda: office.window.panes.stories.model.rowCount() == 4)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.window.panes.stories.mark_all()
    qtbot.waitUntil(lambda: office.background.pending == 0)

    office.window.ui.embargo.trigger()
    dialog = wait_for(EmbargoDialog)
    assert isinstance(dialog, EmbargoDialog)
    assert dialog.moment() == late
    qtbot.mouseClick(dialog.ui.lift, LEFT)
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert [each.embargo for each in office.desk.finding.rows(Query(), Sort())] == [None] * 4


def test_an_embargo_that_ends_by_itself_leaves_its_folder(
    office: Office, qtbot: QtBot, clock: HandClock
) -> None:
    """That of a story which is not open as well: number and list say what is so."""
    made = office.desk.stories.new(TEXT.with_(headline="A Road"))
    held = office.desk.embargo.set((made.value.uid,), clock.now() + timedelta(hours=1))
    office.announcer.announce(made.changes | held.changes)
    office.stories.show_folder(embargoed(office))
    panel = office.window.panes.stories
    qtbot.waitUntil(lambda: office.background.pending == 0 and panel.model.rowCount() == 1)
    qtbot.waitUntil(office.sides.folders.minute.isActive)

    clock.pass_(hours=2)
    office.sides.folders.minute.start(0)

    qtbot.waitUntil(lambda: office.background.pending == 0 and panel.model.rowCount() == 0)
    assert embargoed(office).count == 0
    assert not office.sides.folders.minute.isActive()


def test_an_embargoed_story_waits_goes_with_words_and_goes_by_time(
    office: Office, wait_for: Wait, qtbot: QtBot, clock: HandClock, tmp_path: Path
) -> None:
    """Held: the export names it. Excused: the bundle keeps why. Over: nobody has to say anything."""
    hold(office, wait_for, qtbot)
    assert office.embargo.band.ui.words.text() == "Embargoed until 14:00 Tashkent (09:00 UTC, in 3 h 20 min)"

    dialog = export(office, wait_for, qtbot, tmp_path / "early")
    named = [dialog.ui.checklist.item(row).text() for row in range(dialog.ui.checklist.count())]
    assert any("under embargo until Mon, 30 November 2026, 14:00 in Astana" in each for each in named)
    assert not dialog.ui.export_now.isEnabled()
    dialog.ui.override_reason.setText("The ministry spoke early.")
    written(dialog, qtbot)
    card = json.loads((tmp_path / "early/bundle.json").read_bytes())
    assert card["override"] == "The ministry spoke early."
    assert card["embargoes"][0]["until"] == "2026-11-30T09:00:00+00:00"

    clock.at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    dialog = export(office, wait_for, qtbot, tmp_path / "in time")
    written(dialog, qtbot)
    assert json.loads((tmp_path / "in time/bundle.json").read_bytes())["override"] is None


def test_the_band_turns_quiet_by_itself_when_the_time_has_come(
    office: Office, wait_for: Wait, qtbot: QtBot, clock: HandClock
) -> None:
    """To the moment, while nobody touches anything; and the preview's line goes with it."""
    clock.at = datetime(2026, 11, 30, 9, 0, tzinfo=UTC) - timedelta(milliseconds=300)
    hold(office, wait_for, qtbot)
    assert office.embargo.band.ui.words.text().endswith("in 1 min)")

    with qtbot.waitSignal(office.embargo.passed):
        clock.at += timedelta(milliseconds=300)

    assert office.embargo.band.state is BandState.OVER
    assert office.embargo.band.ui.words.text().startswith("Embargo ended 14:00 Tashkent")


def test_an_embargo_is_lifted_from_the_band_after_a_question_and_taken_back(
    office: Office, wait_for: Wait, qtbot: QtBot
) -> None:
    """One step of the desk each."""
    hold(office, wait_for, qtbot)
    qtbot.mouseClick(office.embargo.band.ui.lift, LEFT)
    box = wait_for(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText  # a headline may be a tag
    next(button for button in box.buttons() if "Lift" in button.text()).click()
    qtbot.waitUntil(lambda: office.embargo.band.state is None)

    step = office.desk.workflow.undoable()
    assert step is not None
    office.announcer.announce(office.desk.workflow.undo(step.number).changes)

    qtbot.waitUntil(lambda: office.embargo.band.state is BandState.ON)


def test_the_clock_that_was_asked_for_is_remembered(
    office: Office, wait_for: Wait, qtbot: QtBot, open_office: Open, clock: HandClock, tmp_path: Path
) -> None:
    """By the next dialog, and by the program's next start."""
    hold(office, wait_for, qtbot)
    office.window.close()

    again = open_office(tmp_path / "newsroom", clock)

    assert again.embargo.city.name == "Tashkent"


def test_another_story_says_nothing_of_it(office: Office, wait_for: Wait, qtbot: QtBot) -> None:
    """The band is about the story below it."""
    hold(office, wait_for, qtbot)
    held = office.editor.story
    assert held is not None
    other = office.desk.stories.new(TEXT.with_(headline="Another"))
    office.announcer.announce(other.changes)

    office.stories.show_story(other.value.uid)
    qtbot.waitUntil(lambda: office.embargo.band.state is None)
    office.stories.show_story(held.uid)
    qtbot.waitUntil(lambda: office.embargo.band.state is BandState.ON)


def test_all_marked_stories_are_held_back_at_once(office: Office, wait_for: Wait, qtbot: QtBot) -> None:
    """The dialog says how many there are; one step takes it back."""
    other = office.desk.stories.new(TEXT.with_(headline="Another"))
    office.announcer.announce(other.changes)
    qtbot.waitUntil(lambda: office.stories.count == 2 and office.background.pending == 0)
    office.window.panes.stories.ui.list.selectAll()
    qtbot.waitUntil(lambda: len(office.window.panes.stories.selected()) == 2)

    office.window.ui.embargo.trigger()
    dialog = wait_for(EmbargoDialog)
    assert isinstance(dialog, EmbargoDialog)
    assert dialog.ui.what.text() == "2 stories"
    qtbot.mouseClick(dialog.ui.hold, LEFT)
    qtbot.waitUntil(lambda: office.background.pending == 0)

    assert all(story.embargo is not None for story in office.desk.finding.rows(Query(), Sort()))
    step = office.desk.workflow.undoable()
    assert step is not None
    assert step.label == "Embargo 2 stories"


def test_who_may_only_look_sees_the_band_and_cannot_change_it(
    office: Office, wait_for: Wait, qtbot: QtBot, open_office: Open, clock: HandClock, tmp_path: Path
) -> None:
    """Neither by its buttons nor by the menu; nor are readers told anything from there."""
    hold(office, wait_for, qtbot)
    held = office.editor.story
    assert held is not None

    looking = open_office(tmp_path / "newsroom", clock)
    looking.stories.show_story(held.uid)
    qtbot.waitUntil(lambda: looking.embargo.band.state is BandState.ON)

    assert looking.embargo.band.ui.change.isHidden()
    assert not looking.window.ui.embargo.isEnabled()
    assert not looking.window.ui.corrections.isEnabled()
