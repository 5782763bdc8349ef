"""The list of stories through a day: found, counted, kept, dragged, spiked."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.query import Query, Sort, SortKey
from newsdesk.domain.story import Status, StoryText
from newsdesk.gui.dragging import stories_data
from newsdesk.gui.folders.folder import ALL, Folder, find
from newsdesk.gui.stories.columns import Column
from newsdesk.text.query import parse

Open = Callable[[Path], Office]
BODY = "It snows in the steppe."


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom with five stories, in Latin and Cyrillic, and an edition."""
    desk = open_desk(tmp_path / "desk", SystemClock(), "Aigul", may_start=True).desk
    for headline, country in (
        ("Қазақстан астық экспортын арттырды", "KZ"),
        ("Ўзбекистонда янги трамвай", "UZ"),
        ("Mill in Karakol Turns Wool", "KG"),
        ("Snow Closes a Pass", "TJ"),
        ("Ferry Sails Again", "TM"),
    ):
        desk.stories.new(StoryText(headline=headline, body=BODY, byline="Asel", countries=(country,)))
    desk.editions.new(date(2025, 12, 12), "Friday", ())
    desk.close()
    return tmp_path / "desk"


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Office], None]:
    """Wait until everything that was asked for is there."""
    return lambda office: qtbot.waitUntil(lambda: office.background.pending == 0)


def folder(office: Office, path: str) -> Folder:
    found = find(office.window.panes.folders.model.groups, path)
    assert found is not None, path
    return found


def headlines(office: Office) -> list[str]:
    model = office.window.panes.stories.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def search(office: Office, words: str, qtbot: QtBot, settled: Callable[[Office], None]) -> None:
    field = office.window.panes.stories.ui.search
    with qtbot.waitSignal(office.window.panes.stories.query_changed):
        # Qt's own typist knows no Cyrillic.
        field.setText(words)
    settled(office)


def drop(office: Office, path: str, *uids: str) -> None:
    """Drop stories on a folder."""
    tree = office.window.panes.folders.tree
    place = tree.visualRect(office.window.panes.folders.model.index_of(path)).center()
    data = stories_data(uids)
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
    )
    tree.dropEvent(event)


def test_a_story_is_found_by_half_a_kazakh_word(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """Typed on a Russian keyboard; the first hit opens with one key, and the rest comes back with another."""
    office = open_office(newsroom)
    panel = office.window.panes.stories
    office.window.activateWindow()
    office.window.ui.find_story.trigger()

    search(office, "казак", qtbot, settled)

    assert headlines(office) == ["Қазақстан астық экспортын арттырды"]
    assert panel.ui.number.text() == "1 found"
    assert panel.model.found_in("Қазақстан") == ((0, 5),)
    qtbot.keyClick(panel.ui.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.headline[0] == "Қ")
    qtbot.keyClick(panel.ui.list, Qt.Key.Key_Escape)
    settled(office)
    assert len(headlines(office)) == 5
    assert panel.current == panel.opened != ""


def test_nonsense_is_explained_and_finds_what_it_can(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """In a line under the field, without a dialog."""
    office = open_office(newsroom)

    search(office, "words:many snow", qtbot, settled)

    assert "“words:many” needs a number" in office.window.panes.stories.ui.explanation.text()
    assert "Snow Closes a Pass" in headlines(office)


def test_folders_count_what_happens(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """A story changes its state, and two folders change their numbers."""
    office = open_office(newsroom)
    settled(office)
    assert (folder(office, "status:draft").count, folder(office, "status:ready").count) == (5, 0)
    uid = office.window.panes.stories.opened

    drop(office, "status:ready", uid)
    settled(office)

    assert office.desk.stories.get(uid).status is Status.READY
    qtbot.waitUntil(lambda: folder(office, "status:ready").count == 1)
    assert folder(office, "status:draft").count == 4
    office.sides.folders.folder_chosen.emit(folder(office, "status:ready"))
    settled(office)
    assert len(headlines(office)) == 1


def test_stories_are_dragged_to_a_country_and_into_an_edition(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """Both at once; what they have already stays, also when putting them there is taken back."""
    office = open_office(newsroom)
    settled(office)
    there, *rest = (story.uid for story in office.desk.finding.rows(Query(), Sort())[:3])
    uids = (there, *rest)
    edition = office.desk.editions.all()[0]
    office.desk.editions.add(edition.uid, (there,))

    drop(office, "country:TJ", *uids)
    settled(office)
    drop(office, f"edition:{edition.uid}", *uids)
    settled(office)

    assert all("TJ" in office.desk.stories.get(uid).text.countries for uid in uids)
    assert [entry.story for entry in office.desk.editions.get(edition.uid).entries] == list(uids)
    qtbot.waitUntil(lambda: folder(office, f"edition:{edition.uid}").count == 3)

    office.messages.offered.accept()

    qtbot.waitUntil(lambda: folder(office, f"edition:{edition.uid}").count == 1)
    assert [entry.story for entry in office.desk.editions.get(edition.uid).entries] == [there]


def test_a_saved_search_is_there_the_next_day(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """Named today, open tomorrow, renamed and removed by its editor."""
    office = open_office(newsroom)
    search(office, "country:KG wool", qtbot, settled)
    office.window.ui.save_search.trigger()
    dialog = office.window.findChild(QInputDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("Wool")
    dialog.accept()
    panel = office.window.panes.folders
    qtbot.waitUntil(lambda: find(panel.model.groups, "search:Wool") is not None)
    office.sides.folders.save_search("Wool", "country:KZ")
    [question] = office.window.findChildren(QMessageBox)
    assert "country:KG wool" in question.informativeText()
    question.reject()
    office.sides.folders.folder_chosen.emit(folder(office, "search:Wool"))
    office.window.panes.stories.search_for("")
    settled(office)
    office.window.close()

    again = open_office(newsroom)
    settled(again)

    assert again.window.panes.stories.folder.name == "Wool"
    assert headlines(again) == ["Mill in Karakol Turns Wool"]
    panel = again.window.panes.folders
    panel.rename_wanted.emit(folder(again, "search:Wool"), "Mills")
    qtbot.waitUntil(lambda: find(panel.model.groups, "search:Mills") is not None)
    settled(again)
    assert again.window.panes.stories.folder.name == "Mills"
    panel.removal_wanted.emit(folder(again, "search:Mills"))
    qtbot.waitUntil(lambda: len(headlines(again)) == 5)


def test_the_list_is_arranged_as_it_was(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """Compact rows with their columns, the order, the folders beside it."""
    office = open_office(newsroom)
    office.window.ui.show_folders.trigger()
    shown = office.window.panes.folders.isVisible()
    office.window.ui.compact_rows.trigger()
    header = office.window.panes.stories.ui.list.horizontalHeader()
    header.setSectionHidden(Column.WORDS, True)
    header.resizeSection(Column.BYLINE, 88)
    office.window.panes.stories.set_sort(Sort(SortKey.WORDS))
    settled(office)
    office.window.close()

    again = open_office(newsroom)
    settled(again)

    header = again.window.panes.stories.ui.list.horizontalHeader()
    assert again.window.ui.compact_rows.isChecked()
    assert again.window.panes.stories.sort == Sort(SortKey.WORDS)
    assert header.isSectionHidden(Column.WORDS)
    assert header.sectionSize(Column.BYLINE) == 88
    assert again.window.panes.folders.isVisible() == shown
    assert again.window.ui.show_folders.isChecked() == shown
    assert again.window.panes.stories.ui.folder_button.isVisible() != shown


def test_the_next_story_follows_one_that_is_spiked(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """Whoever goes through a list with the keyboard goes on from where they were."""
    office = open_office(newsroom)
    settled(office)
    order = headlines(office)
    panel = office.window.panes.stories
    panel.go_to_row(1)
    settled(office)

    drop(office, "status:spiked", panel.opened)
    settled(office)

    assert headlines(office) == [order[0], *order[2:]]
    qtbot.waitUntil(lambda: office.editor.story is not None and office.editor.story.headline == order[2])
    assert panel.selected() == (panel.opened,)


def test_enter_goes_from_the_list_into_the_text(
    open_office: Open, newsroom: Path, qtbot: QtBot, settled: Callable[[Office], None]
) -> None:
    """Found, opened and written in with the keyboard alone."""
    office = open_office(newsroom)
    settled(office)

    qtbot.keyClick(office.window.panes.stories.ui.list, Qt.Key.Key_Return)

    assert office.window.focusWidget() is office.window.panes.editor.body


def test_everything_that_was_found_is_marked_at_once(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """From the menu; a bar says how many, also of thousands, and has what can be done with them."""
    office = open_office(newsroom)
    office.window.resize(1280, 800)
    settled(office)

    office.window.ui.select_all_stories.trigger()
    settled(office)

    panel = office.window.panes.stories
    assert len(panel.selected()) == 5
    assert panel.ui.marked_bar.isVisible()
    words = panel.ui.marked_words
    assert words.text() == "5 marked"
    assert words.width() >= words.fontMetrics().horizontalAdvance("1,234 marked")


def test_a_story_that_is_not_in_the_folder_is_shown_among_all(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """A story that is wanted is always found."""
    office = open_office(newsroom)
    settled(office)
    wanted = next(story for story in office.desk.finding.rows(Query(), Sort()) if story.countries == ("TM",))
    office.sides.folders.folder_chosen.emit(folder(office, "country:KZ"))
    settled(office)

    office.stories.show_story(wanted.uid)
    settled(office)

    assert office.window.panes.stories.current == wanted.uid
    assert office.window.panes.stories.folder.name == "All stories"


def test_a_window_that_may_only_look_takes_nothing(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """Neither a page on the list nor a story on a folder; nobody has to be told by a sentence."""
    office = open_office(newsroom)
    settled(office)

    second = open_office(newsroom)
    settled(second)

    panes = second.window.panes
    assert not panes.stories.ui.list.takes_drops
    assert not panes.folders.tree.takes_drops
    assert not second.window.ui.save_search.isEnabled()
    drop(second, "status:spiked", panes.stories.opened)
    settled(second)
    assert folder(second, "status:spiked").count == 0


def test_the_cursor_stays_where_it_went_while_the_list_was_read(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """An answer about the story that was open before does not take it back there."""
    office = open_office(newsroom)
    panel = office.window.panes.stories
    settled(office)
    panel.go_to_row(0)
    settled(office)

    office.stories.refresh()
    panel.go_to_row(2)

    settled(office)
    assert panel.ui.list.currentIndex().row() == 2
    assert office.editor.story is not None
    assert office.editor.story.uid == panel.current


def test_a_story_in_the_bin_is_led_to(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """From a note, a place, a merge: the bin is shown with it, from all stories as from any search."""
    office = open_office(newsroom)
    stories = office.window.panes.stories
    settled(office)
    (spiked,) = (each.uid for each in office.desk.finding.rows(parse("pass"), Sort()))
    office.announcer.announce(office.desk.workflow.act((spiked,), "spike").changes)
    settled(office)

    for words in ("", "ferry"):
        stories.search_for(words)
        office.stories.show_folder(ALL)
        settled(office)
        office.stories.show_story(spiked)
        settled(office)

        assert office.editor.uid == spiked
        assert stories.current == spiked
        assert stories.query == "status:spiked"


def test_rows_that_are_other_stories_by_now_are_not_marked(
    open_office: Open, newsroom: Path, settled: Callable[[Office], None]
) -> None:
    """Whose a far row is has to be asked; a step would be taken on stories that nobody saw there."""
    office = open_office(newsroom)
    panel, desk = office.window.panes.stories, office.desk
    changes = [desk.stories.new(StoryText(headline=f"Story {number}")).changes for number in range(200)]
    office.announcer.announce(reduce(or_, changes))
    settled(office)
    seen = desk.finding.uids(Query(), Sort())

    newest = desk.stories.new(StoryText(headline="Newest")).changes
    rows = QItemSelection(panel.model.index(2, 0), panel.model.index(190, len(Column) - 1))
    panel.ui.list.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    settled(office)
    office.announcer.announce(newest)
    settled(office)

    assert panel.model.rowCount() == len(seen) + 1
    assert set(panel.selected()) in (set(), {panel.current})
