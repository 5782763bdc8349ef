"""An editor publishes a page at one stroke, takes it back, and mends what holds a story back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.people import Role
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status, StoryText
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.folders.folder import Folder, find
from newsdesk.gui.workflow.held_back import HeldBackDialog
from newsdesk.gui.workflow.people_dialog import PeopleDialog
from newsdesk.gui.workflow.words_dialog import WordsDialog

Open = Callable[[Path], Office]
Wait = Callable[[type[QDialog]], QDialog]

TEXT = StoryText(body="It opened.", byline="Aida Bekova", countries=("KG",))
HEADLINES = ("A Bridge Opens", "Snow in May", "Trams at Night")


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """A desk with three sound drafts, the last of them open."""
    office = open_office(tmp_path / "newsroom")
    for headline in HEADLINES:
        office.announcer.announce(office.desk.stories.new(TEXT.with_(headline=headline)).changes)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.stories.show_story(uid(office, "Trams at Night"))
    qtbot.waitUntil(lambda: open_headline(office) == "Trams at Night" and office.background.pending == 0)
    return office


def uid(office: Office, headline: str) -> str:
    """Find a story by its headline, in the bin too."""
    everything = office.desk.finding.page(Query(spiked=True), Sort(), 0, 100)
    return next(each.uid for each in everything.rows if each.headline == headline)


def open_headline(office: Office) -> str:
    return office.editor.story.headline if office.editor.story else ""


def folder(office: Office, path: str) -> Folder:
    found = find(office.window.panes.folders.model.groups, path)
    assert found is not None
    return found


def statuses(office: Office) -> list[Status]:
    return [office.desk.stories.get(uid(office, each)).status for each in HEADLINES]


def mark_all(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.window.ui.select_all_stories.trigger()
    qtbot.waitUntil(lambda: len(office.window.panes.stories.selected()) == len(HEADLINES))
    qtbot.waitUntil(lambda: office.background.pending == 0)


def do(office: Office, qtbot: QtBot, action: str) -> None:
    """Choose an entry of the status menu, and wait until it is done."""
    way = office.sides.workflow.ways[action]
    qtbot.waitUntil(way.isEnabled)
    way.trigger()
    qtbot.waitUntil(lambda: office.background.pending == 0)


def test_bulk_publishing_is_taken_back_as_a_whole(office: Office, qtbot: QtBot) -> None:
    """Two strokes for all, two to take both back, and one to do the last again."""
    ui = office.window.ui
    mark_all(office, qtbot)
    do(office, qtbot, "ready")
    do(office, qtbot, "publish")
    assert statuses(office) == [Status.PUBLISHED] * 3
    assert ui.undo_step.text() == "Undo: Mark 3 stories published"

    ui.undo_step.trigger()
    qtbot.waitUntil(lambda: ui.undo_step.text() == "Undo: Mark 3 stories ready")
    assert statuses(office) == [Status.READY] * 3
    ui.undo_step.trigger()
    qtbot.waitUntil(lambda: not ui.undo_step.isEnabled())
    assert statuses(office) == [Status.DRAFT] * 3

    assert ui.redo_step.text() == "Redo: Mark 3 stories ready"
    ui.redo_step.trigger()
    qtbot.waitUntil(lambda: statuses(office) == [Status.READY] * 3)


def test_the_status_bar_offers_to_undo(office: Office, qtbot: QtBot) -> None:
    """Right where it says what was done."""
    mark_all(office, qtbot)
    do(office, qtbot, "ready")
    offer = office.messages.offered
    assert offer.text == "Marked 3 stories ready."

    offer.accept()

    qtbot.waitUntil(lambda: statuses(office) == [Status.DRAFT] * 3)
    qtbot.waitUntil(lambda: offer.text == "Taken back: Mark 3 stories ready.")


def test_undo_means_the_step_that_is_still_being_taken(office: Office, qtbot: QtBot) -> None:
    """Whoever is quick takes back what was asked for last, and not what was done before; redo likewise."""
    ui, stories = office.window.ui, office.window.panes.stories
    do(office, qtbot, "ready")
    stories.go_to(uid(office, "Snow in May"))
    qtbot.waitUntil(lambda: open_headline(office) == "Snow in May" and office.background.pending == 0)

    office.sides.workflow.ways["ready"].trigger()
    ui.undo_step.trigger()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert statuses(office) == [Status.DRAFT, Status.DRAFT, Status.READY]

    ui.undo_step.trigger()
    ui.redo_step.trigger()
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert statuses(office) == [Status.DRAFT, Status.DRAFT, Status.READY]


def test_spiked_and_unspiked(office: Office, qtbot: QtBot) -> None:
    """It goes to the bin, is found there, and comes back to where it was."""
    do(office, qtbot, "ready")
    do(office, qtbot, "spike")
    assert statuses(office)[2] is Status.SPIKED
    qtbot.waitUntil(lambda: open_headline(office) != "Trams at Night")

    office.sides.folders.folder_chosen.emit(folder(office, "status:spiked"))
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.window.panes.stories.step(1)
    qtbot.waitUntil(lambda: open_headline(office) == "Trams at Night")
    do(office, qtbot, "unspike")

    assert statuses(office) == [Status.DRAFT, Status.DRAFT, Status.READY]


def test_what_is_typed_is_what_is_published(office: Office, qtbot: QtBot) -> None:
    """The last word too, although nobody saved it."""
    do(office, qtbot, "ready")
    qtbot.keyClicks(office.window.panes.editor.body, "At noon. ")

    do(office, qtbot, "publish")

    story = office.desk.stories.get(uid(office, "Trams at Night"))
    assert story.text.body == "At noon. It opened."
    assert story.published_revision == story.revision


def test_a_message_leads_to_the_place(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """What holds a story back is marked in its text; mended, it can go."""
    body = office.window.panes.editor.body
    do(office, qtbot, "ready")
    qtbot.keyClicks(body, "By TK people. ")
    do(office, qtbot, "publish")
    held = wait_for(HeldBackDialog)
    assert isinstance(held, HeldBackDialog)
    assert statuses(office)[2] is Status.READY

    held.ui.go_to.click()
    qtbot.waitUntil(lambda: body.textCursor().selectedText() == "TK")
    body.setFocus()
    qtbot.keyClicks(body, "40")
    do(office, qtbot, "publish")

    assert statuses(office)[2] is Status.PUBLISHED
    assert office.desk.stories.get(uid(office, "Trams at Night")).text.body.startswith("By 40 people. ")


def test_a_message_about_a_note_leads_to_the_notes(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """They stay where they are to be seen already."""
    story = uid(office, "Trams at Night")
    office.desk.notes.add(story, "Who said so?", office.desk.notes.anchor(story, "opened"))
    do(office, qtbot, "ready")
    office.window.ui.show_notes.trigger()
    right = office.window.ui.right
    assert right.tabText(right.currentIndex()).startswith("Notes")
    office.sides.workflow.ways["publish"].trigger()
    held = wait_for(HeldBackDialog)
    assert isinstance(held, HeldBackDialog)

    held.ui.go_to.click()

    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert right.isVisible()
    assert right.tabText(right.currentIndex()).startswith("Notes")


def test_a_place_in_another_story_is_opened(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """The story that holds all of them back comes to the front, with the fault marked."""
    wrong = uid(office, "A Bridge Opens")
    text = TEXT.with_(headline="A Bridge Opens", body="It cost XXX.")
    office.announcer.announce(office.desk.stories.save(wrong, text))
    mark_all(office, qtbot)
    do(office, qtbot, "ready")
    do(office, qtbot, "publish")
    held = wait_for(HeldBackDialog)
    assert isinstance(held, HeldBackDialog)

    held.ui.go_to.click()

    qtbot.waitUntil(lambda: open_headline(office) == "A Bridge Opens")
    qtbot.waitUntil(lambda: office.window.panes.editor.body.textCursor().selectedText() == "XXX")
    assert statuses(office) == [Status.READY] * 3


def test_published_all_the_same(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """With words, which the journal keeps."""
    do(office, qtbot, "ready")
    qtbot.keyClicks(office.window.panes.editor.body, "TK ")
    do(office, qtbot, "publish")
    held = wait_for(HeldBackDialog)
    assert isinstance(held, HeldBackDialog)

    qtbot.keyClicks(held.ui.reason, "The wire wants it.")
    held.ui.all_the_same.click()
    qtbot.waitUntil(lambda: statuses(office)[2] is Status.PUBLISHED)

    newest = office.desk.workflow.journal(uid(office, "Trams at Night"))[0]
    assert newest.what == "marked it published all the same: The wire wants it."


def test_the_checklist_follows_what_is_typed(office: Office, qtbot: QtBot) -> None:
    """A fault is listed once typing pauses, Enter leads to it, and it goes when it is mended."""
    checks, body = office.window.panes.checks, office.window.panes.editor.body
    office.window.ui.checklist.trigger()
    qtbot.waitUntil(lambda: checks.ui.summary.text() == "All clear")
    qtbot.waitUntil(checks.ui.go_on.hasFocus)

    qtbot.keyClicks(body, "The the ")
    qtbot.waitUntil(lambda: checks.ui.summary.text() == "1 warning")
    office.window.ui.checklist.trigger()
    qtbot.waitUntil(checks.ui.findings.hasFocus)
    qtbot.keyClick(checks.ui.findings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: body.textCursor().selectedText() == " the")
    qtbot.keyClick(body, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: checks.ui.summary.text() == "All clear")


def test_tags_for_many(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """One dialog, one step to undo."""
    mark_all(office, qtbot)
    office.window.ui.set_tags.trigger()
    dialog = wait_for(WordsDialog)
    assert isinstance(dialog, WordsDialog)
    dialog.ui.add.set_tokens(("bridges",))
    dialog.accept()
    tags = office.window.panes.editor.form.ui.keywords
    qtbot.waitUntil(lambda: tags.tokens() == ("bridges",) and office.background.pending == 0)

    tagged = [office.desk.stories.get(uid(office, each)).text.keywords for each in HEADLINES]
    assert tagged == [("bridges",)] * 3

    office.window.ui.undo_step.trigger()
    qtbot.waitUntil(lambda: not office.desk.stories.get(uid(office, "Snow in May")).text.keywords)


def test_what_somebody_may_not_do_is_grey_and_says_why(office: Office, qtbot: QtBot) -> None:
    """The tool tip names who may."""
    office.desk.people.set_role("Bolot", Role.EDITOR)
    office.desk.people.set_role("Aigul", Role.REPORTER)
    office.announcer.announce(office.desk.stories.new(TEXT).changes)
    ready = office.sides.workflow.ways["ready"]

    qtbot.waitUntil(lambda: not ready.isEnabled())

    assert ready.toolTip() == "“Mark ready” is for an editor; you are a reporter."
    assert office.sides.workflow.ways["edit"].isEnabled()


def test_a_key_for_what_is_grey_says_why(office: Office, qtbot: QtBot) -> None:
    """An entry of a closed menu is not seen to be grey."""
    do(office, qtbot, "ready")
    mark_all(office, qtbot)
    qtbot.waitUntil(lambda: not office.sides.workflow.ways["ready"].isEnabled())
    office.window.activateWindow()
    qtbot.waitUntil(office.window.isActiveWindow)

    qtbot.keyClick(office.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    said = office.window.ui.status_bar.currentMessage()
    assert said == "“Mark ready” is not possible for all 3 stories: 1 is ready."


def test_people_from_the_menu(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """Somebody is added, and the last editor stays one."""
    office.window.ui.people.trigger()
    dialog = wait_for(PeopleDialog)
    assert isinstance(dialog, PeopleDialog)

    dialog.role_wanted.emit("Bolot", "reporter")
    qtbot.waitUntil(lambda: dialog.ui.people.rowCount() == 2)
    dialog.role_wanted.emit("Aigul", "reporter")
    qtbot.waitUntil(dialog.ui.refusal.isVisible)

    assert "last editor" in dialog.ui.refusal.text
    dialog.reject()


def test_marked_stories_go_out_without_an_edition(
    office: Office, qtbot: QtBot, wait_for: Wait, tmp_path: Path
) -> None:
    """A bundle of just these; the journal says so, and no edition is made."""
    mark_all(office, qtbot)
    office.window.ui.export_marked.trigger()
    dialog = wait_for(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(dialog.ui.export_now.isEnabled)
    dialog.ui.target.setText(str(tmp_path / "out"))
    dialog.ui.export_now.click()
    qtbot.waitUntil(lambda: dialog.ui.pages.currentWidget() is dialog.ui.done_page)
    dialog.reject()

    assert (tmp_path / "out" / "index.html").is_file()
    assert office.desk.editions.all() == ()
    assert office.desk.workflow.journal(uid(office, "Snow in May"))[0].what == "sent it out in a selection"


def test_the_bin_is_emptied_by_hand(office: Office, qtbot: QtBot) -> None:
    """Asked once more, it takes what is spiked away, also the story that is open, and another one opens."""
    gone = uid(office, "Trams at Night")
    office.announcer.announce(office.desk.workflow.act((gone,), "spike").changes)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    office.stories.show_folder(folder(office, "status:spiked"))
    qtbot.waitUntil(lambda: office.stories.count == 1)
    office.window.panes.stories.step(1)
    qtbot.waitUntil(lambda: open_headline(office) == "Trams at Night" and office.background.pending == 0)

    office.window.ui.empty_bin.trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Take 1 spiked story away for good?"
    next(each for each in box.buttons() if each.text() == "Empty the bin").click()

    qtbot.waitUntil(lambda: open_headline(office) == "Snow in May")
    assert office.desk.bin.count() == 0
    assert "gone for good" in office.window.ui.status_bar.currentMessage()
