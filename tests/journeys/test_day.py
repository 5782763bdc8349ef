"""A whole day at the desk, through the window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk.publishing import verify
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.dialogs.review import ReviewDialog

Open = Callable[[Path], Office]
Wait = Callable[[type[QDialog]], QDialog]


def drop(office: Office, path: Path) -> None:
    """Drop a file onto the list of stories."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    viewport = office.window.panes.stories.ui.list.viewport()
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    office.window.panes.stories.ui.list.dropEvent(event)
    assert viewport is not None


def take_in(office: Office, page: Path, wait_for: Wait, qtbot: QtBot) -> None:
    """Take in a page with all that was found on it."""
    office.backroom.intake.take_files([page])
    wait_for(ReviewDialog).accept()
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)


def test_a_page_becomes_a_published_edition(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """Take in, edit, preview, make the edition, export: what a reader gets is what was written."""
    office = open_office(tmp_path / "newsroom")
    window = office.window

    drop(office, page)
    review = wait_for(ReviewDialog)
    assert isinstance(review, ReviewDialog)
    assert len(review.accepted_reading().candidates) == 2
    review.accept()
    qtbot.waitUntil(lambda: office.stories.count == 2)
    qtbot.waitUntil(lambda: office.editor.story is not None)
    ticker = window.ui.ticker
    qtbot.waitUntil(lambda: [item.text for item in ticker.shown_items()] == ["KGS/USD", "UZS/USD"])

    body = window.panes.editor.body
    qtbot.keyClick(body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(body, " A word more.")
    qtbot.waitUntil(lambda: not office.editor.dirty)
    story = office.editor.story
    assert story is not None
    assert office.desk.stories.get(story.uid).text.body.endswith("A word more.")
    assert window.saved.text().startswith("All saved")

    office.sides.editions.ask_for_new()
    asked = wait_for(NewEditionDialog)
    assert isinstance(asked, NewEditionDialog)
    asked.ui.date.setDate(QDate(2025, 12, 12))
    asked.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: office.sides.editions.shown is not None)

    window.ui.export_edition.trigger()
    export = wait_for(ExportDialog)
    assert isinstance(export, ExportDialog)
    export.ui.target.setText(str(tmp_path / "out"))
    qtbot.waitUntil(export.ui.export_now.isEnabled)
    qtbot.mouseClick(export.ui.export_now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: export.ui.pages.currentWidget() is export.ui.done_page)
    export.close()

    assert verify(tmp_path / "out") == ()
    written = (tmp_path / "out" / "stories" / f"{office.desk.stories.get(story.uid).slug}.html").read_text()
    assert "A word more." in written


def test_a_pasted_page_is_reviewed(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """Ctrl+V in the list takes in what is on the clipboard; what is unticked stays out."""
    office = open_office(tmp_path / "newsroom")
    QGuiApplication.clipboard().setText(page.read_text())

    office.window.ui.import_clipboard.trigger()
    review = wait_for(ReviewDialog)
    assert isinstance(review, ReviewDialog)
    qtbot.keyClick(review.ui.candidates, Qt.Key.Key_Space)
    review.accept()

    qtbot.waitUntil(lambda: office.stories.count == 1)
    assert office.desk.finding.rows(Query(), Sort())[0].headline == "Tashkent Opens Night Trams"


def test_moving_between_stories_mixes_nothing(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """Typed into one and gone to another at once: each has its own text, and the caret where it was left."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)
    panes = office.window.panes
    uids = [story.uid for story in office.desk.finding.rows(Query(), Sort())]

    for number, uid in enumerate([*uids, *uids]):
        panes.stories.go_to(uid)
        qtbot.waitUntil(lambda uid=uid: office.editor.story is not None and office.editor.story.uid == uid)  # type: ignore[misc]
        qtbot.keyClicks(panes.editor.body, f"{uid[:6]}{number} ")
    office.editor.save()
    office.background.finish()

    for place, uid in enumerate(uids):
        text = office.desk.stories.get(uid).text.body
        assert text.startswith(f"{uid[:6]}{place} {uid[:6]}{place + 2} ")
        assert uids[1 - place][:6] not in text


def test_a_half_typed_tag_goes_with_its_story(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """Leaving the story by the keyboard takes the tag that has no comma yet."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)
    story = office.editor.story
    assert story is not None
    office.window.activateWindow()
    entry = office.window.panes.editor.form.ui.keywords.findChild(QLineEdit)
    assert entry is not None
    entry.setFocus()
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClicks(entry, "wool")

    office.window.ui.next_story.trigger()
    qtbot.waitUntil(lambda: office.editor.story is not story and office.background.pending == 0)

    assert office.desk.stories.get(story.uid).text.keywords == ("wool",)


def test_the_workflow_is_in_the_menu(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """Only what is possible can be chosen, and the list follows."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)
    ways = {action.text(): action for action in office.window.ui.status_menu.actions()}
    assert not ways["Mark published"].isEnabled()

    ways["Mark ready"].trigger()
    qtbot.waitUntil(ways["Mark published"].isEnabled)

    story = office.editor.story
    assert story is not None
    assert office.desk.stories.get(story.uid).status is Status.READY


def test_what_was_open_is_open_again(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """The next morning begins where the evening ended, and the last word typed is there."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)
    office.window.panes.stories.step(1)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.background.pending == 0)
    qtbot.keyClicks(office.window.panes.editor.body, "Last word. ")
    story = office.editor.story
    assert story is not None
    office.window.close()

    again = open_office(tmp_path / "newsroom")
    qtbot.waitUntil(lambda: again.editor.story is not None)

    assert again.editor.story is not None
    assert again.editor.story.uid == story.uid
    assert again.window.panes.editor.body.text().startswith("Last word. ")


def test_a_second_window_may_look_only(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """It says why, and nothing in it changes anything."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)

    second = open_office(tmp_path / "newsroom")
    second.window.panes.stories.go_to(office.desk.finding.rows(Query(), Sort())[0].uid)
    qtbot.waitUntil(lambda: second.editor.story is not None)

    assert "in use by" in second.window.ui.banner.text
    assert second.window.panes.editor.body.isReadOnly()
    assert not second.window.ui.new_story.isEnabled()
    assert not second.window.ui.import_page.isEnabled()


def test_a_new_story_is_written_at_once(open_office: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """The keyboard is in its headline; going through the list later leaves the keyboard alone."""
    office = open_office(tmp_path / "newsroom")
    panes = office.window.panes
    panes.stories.ui.list.setFocus()

    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.window.focusWidget() is panes.editor.form.ui.headline)
    qtbot.keyClicks(panes.editor.form.ui.headline, "Snow in Naryn")
    assert office.window.windowTitle().startswith("Snow in Naryn – ")
    first = office.window.panes.stories.current
    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.uid != first)
    panes.stories.ui.list.setFocus()
    panes.stories.go_to(first)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.uid == first)

    assert office.window.focusWidget() is panes.stories.ui.list


def test_an_edition_is_put_in_order(
    open_office: Open, wait_for: Wait, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    """With the keyboard alone."""
    office = open_office(tmp_path / "newsroom")
    take_in(office, page, wait_for, qtbot)
    made = office.desk.editions.new(date(2025, 12, 12))
    office.announcer.announce(made.changes)
    qtbot.waitUntil(lambda: office.sides.editions.shown is not None)
    office.window.ui.show_edition.trigger()
    listed = office.window.panes.edition.ui.stories
    assert office.window.focusWidget() is listed

    qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    office.background.finish()

    before = [entry.story for entry in made.value.entries]
    after = [entry.story for entry in office.desk.editions.get(made.value.uid).entries]
    assert after == before[::-1]
