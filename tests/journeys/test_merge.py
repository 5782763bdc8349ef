"""A bundle comes back changed in the same places: nothing is overwritten, and an editor decides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.merging.dialog import MergeDialog
from newsdesk.gui.merging.overview import MergesDialog
from tests.journeys.wool import BODY, TEXT, come_back, type_over

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]
Wait = Callable[[type[QDialog]], QDialog]


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window on a newsroom whose one story is open."""
    office = open_office(tmp_path / "newsroom")
    open_story(office, TEXT)
    return office


@pytest.fixture
def bundle(office: Office, tmp_path: Path) -> Path:
    """What another desk made of the story: another mill, and another price."""
    there = TEXT.with_(body=BODY.replace("Karakol", "Osh").replace("dear", "cheap"))
    return come_back(office.desk, office.editor.uid, there, tmp_path)


def test_what_waits_is_decided_and_taken_back(
    office: Office, bundle: Path, qtbot: QtBot, wait_for: Wait
) -> None:
    """What is being typed takes part; the band goes with the decision, and comes back if it is undone."""
    controller = office.backroom.merges
    pane = office.window.panes.editor
    type_over(pane.body, "Karakol", "Naryn")
    office.backroom.intake.take_files([bundle])
    qtbot.waitUntil(controller.band.isVisible)
    assert "Naryn" in pane.body.toPlainText()
    qtbot.waitUntil(lambda: "shows both texts" in office.window.ui.banner.text)

    controller.band.ui.decide.click()
    dialog = wait_for(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert dialog.ui.progress.text() == "0 of 1 decided"
    dialog.ui.take_both.click()
    dialog.ui.merge.click()

    qtbot.waitUntil(lambda: "Osh" in pane.body.toPlainText())
    assert "Naryn" in pane.body.toPlainText()
    assert "cheap" in pane.body.toPlainText()
    qtbot.waitUntil(lambda: not controller.band.isVisible())
    qtbot.waitUntil(lambda: not office.window.ui.banner.isVisible())
    qtbot.waitUntil(office.window.ui.undo_step.isEnabled)
    office.window.ui.undo_step.trigger()
    qtbot.waitUntil(lambda: "Osh" not in pane.body.toPlainText())
    qtbot.waitUntil(controller.band.isVisible)
    qtbot.waitUntil(office.window.ui.redo_step.isEnabled)
    office.window.ui.redo_step.trigger()
    qtbot.waitUntil(lambda: not controller.band.isVisible())
    assert "Osh" in pane.body.toPlainText()


def test_what_is_put_off_is_found_in_the_menu(
    office: Office, bundle: Path, qtbot: QtBot, wait_for: Wait
) -> None:
    """With what was decided before it was put off."""
    pane = office.window.panes.editor
    type_over(pane.body, "Karakol", "Naryn")
    office.backroom.intake.take_files([bundle])
    qtbot.waitUntil(office.backroom.merges.band.isVisible)

    for decided in ("0 of 1 decided", "1 of 1 decided"):
        office.window.ui.merges.trigger()
        listed = wait_for(MergesDialog)
        assert isinstance(listed, MergesDialog)
        listed.ui.decide.click()
        dialog = wait_for(MergeDialog)
        assert isinstance(dialog, MergeDialog)
        assert dialog.ui.progress.text() == decided
        dialog.ui.take_theirs.click()
        dialog.ui.dismiss.click()
        qtbot.waitUntil(lambda: office.background.pending == 0)

    assert "Naryn" in pane.body.toPlainText()


def test_who_signed_is_said_beside_the_way_back(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """What became of the stories, and from whom they are, stands where it can be taken back."""
    pane = office.window.panes.editor
    there = TEXT.with_(body=BODY.replace("Karakol", "Osh"))

    office.backroom.intake.take_files([come_back(office.desk, office.editor.uid, there, tmp_path)])

    qtbot.waitUntil(office.messages.offered.isVisible)
    assert "back.zip: 1 story newer there taken in. " in office.messages.offered.text
    assert "It is not signed: nobody vouches" in office.messages.offered.text
    qtbot.waitUntil(lambda: "Osh" in pane.body.toPlainText())
    office.messages.offered.accept()
    qtbot.waitUntil(lambda: "Osh" not in pane.body.toPlainText())


def test_what_was_left_as_it_is_can_be_read(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """It stands until somebody has: the status bar has no room for it, and soon says something else."""
    uid, pane = office.editor.uid, office.window.panes.editor
    bundle = come_back(office.desk, uid, TEXT, tmp_path)
    type_over(pane.body, "Karakol", "Naryn")

    office.backroom.intake.take_files([bundle])

    qtbot.waitUntil(office.window.ui.banner.isVisible)
    said = "back.zip: “Wool Finds Buyers” has been changed here since; it was left as it is."
    assert office.window.ui.banner.text == said
    assert "left as it is" not in office.window.ui.status_bar.currentMessage()
