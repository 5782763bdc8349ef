"""The list of stories: its keyboard, its marks, its empty states."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.domain.query import Sort, SortKey
from newsdesk.domain.story import StorySummary
from newsdesk.gui.dragging import dragged_stories
from newsdesk.gui.folders.folder import ALL, Folder, Kind
from newsdesk.gui.stories.pages import PAGE
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.stories.ranges import Range
from newsdesk.gui.stories.reading import Answer
from newsdesk.gui.stories.state import ListState

Make = Callable[..., StorySummary]
Show = Callable[..., None]
READY = Folder(Kind.STATUS, "ready", "Ready", "status:ready", 0)


def listen(panel: StoryListPanel) -> list[str]:
    """Every story that is opened."""
    opened: list[str] = []
    panel.story_chosen.connect(opened.append)
    return opened


# -- going through the list -----------------------------------------------------------------------------


def test_the_arrow_keys_open_stories(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """Whatever the cursor is on is opened."""
    panel.show_first((story(1), story(2), story(3)))
    opened = listen(panel)

    for _ in range(3):
        qtbot.keyClick(panel.ui.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ui.list, Qt.Key.Key_Up)

    assert opened == ["uid-1", "uid-2", "uid-3", "uid-2"]


@pytest.mark.parametrize("compact", [False, True])
def test_a_click_opens_a_story(panel: StoryListPanel, story: Make, qtbot: QtBot, *, compact: bool) -> None:
    """One click is enough."""
    panel.set_compact(compact)
    panel.show_first((story(1), story(2)))
    place = panel.ui.list.visualRect(panel.model.index(1, 0)).center()

    with qtbot.waitSignal(panel.story_chosen) as chosen:
        qtbot.mouseClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == ["uid-2"]


def test_enter_and_a_double_click_go_on_to_the_text(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """Letters typed in the list look for stories, so writing begins with one of these."""
    panel.show_first((story(1), story(2)))
    panel.ui.list.setFocus()
    place = panel.ui.list.visualRect(panel.model.index(1, 0)).center()

    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(panel.writing_wanted):
            qtbot.keyClick(panel.ui.list, enter)
    qtbot.mouseClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.writing_wanted):
        qtbot.mouseDClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_story_that_is_not_here_yet_opens_when_it_comes(panel: StoryListPanel, story: Make) -> None:
    """The End key goes to the last of a hundred thousand at once."""
    panel.show_first(tuple(story(number) for number in range(PAGE)))
    panel.show_rest(Answer(PAGE + 2))
    opened = listen(panel)

    panel.go_to_row(PAGE + 1)
    assert opened == []
    panel.model.add_page(1, (story(PAGE), story(PAGE + 1)))

    assert opened == [f"uid-{PAGE + 1}"]


def test_going_somewhere_heeds_no_keys_held_down(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """Ctrl is still down when the story of Ctrl+N is there: it is marked, and alone."""
    panel.show_first((story(1), story(2)))
    panel.go_to("uid-1")

    qtbot.keyPress(panel.ui.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    panel.go_to("uid-2")
    qtbot.keyRelease(panel.ui.list, Qt.Key.Key_Control)

    assert panel.selected() == ("uid-2",)


# -- the same list again --------------------------------------------------------------------------------


def test_a_new_order_keeps_the_cursor_on_its_story(panel: StoryListPanel, story: Make, renew: Show) -> None:
    """A story that was just saved moves to the top, and is not opened again."""
    panel.show_first((story(1), story(2), story(3)))
    panel.go_to("uid-3")
    opened = listen(panel)

    renew((story(3), story(1), story(2)))

    assert (panel.current, panel.selected(), opened) == ("uid-3", ("uid-3",), [])


def test_marks_stay_on_their_stories(panel: StoryListPanel, story: Make, renew: Show) -> None:
    """Whatever comes before them, and wherever they go."""
    panel.show_first((story(1), story(2), story(3)))
    panel.marks.put((Range(0, 0), Range(2, 2)), 0)

    renew((story(9), story(3), story(2), story(1)))

    assert panel.selected() == ("uid-3", "uid-1")
    assert panel.marks.ranges == (Range(1, 1), Range(3, 3))


def test_a_list_that_was_scrolled_away_from_the_cursor_stays(
    panel: StoryListPanel, story: Make, renew: Show
) -> None:
    """Saving the open story must not pull the list from under somebody who reads it."""
    stories = tuple(story(number) for number in range(60))
    panel.show_first(stories)
    panel.go_to("uid-0")
    panel.ui.list.scrollToBottom()
    scrolled = panel.ui.list.verticalScrollBar().value()

    renew((story(99), *stories[:-1]))

    assert panel.ui.list.verticalScrollBar().value() == scrolled


def test_the_cursor_comes_back_with_the_open_story(panel: StoryListPanel, story: Make) -> None:
    """A search that did not find it is over: the list says again which story is open, and opens nothing."""
    panel.show_first((story(1), story(2), story(3)))
    panel.go_to("uid-2")
    opened = listen(panel)

    panel.show_first((story(3),))
    assert panel.current == ""
    panel.show_first((story(1), story(2), story(3)))

    assert (panel.current, panel.selected(), opened) == ("uid-2", ("uid-2",), [])


def test_the_open_story_is_found_far_down(panel: StoryListPanel, story: Make) -> None:
    """It is not on the first page of the answer, and comes with the rest."""
    panel.show_first((story(7),))
    panel.go_to("uid-7")
    opened = listen(panel)
    panel.show_first(tuple(story(100 + number) for number in range(PAGE)))

    panel.show_rest(Answer(PAGE + 1, {1: (story(7),)}, row=PAGE))

    assert (panel.current, panel.selected(), opened) == ("uid-7", ("uid-7",), [])


# -- many stories ---------------------------------------------------------------------------------------


def test_several_stories_can_be_marked(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """With the keyboard; whoever listens is told, and a bar says how many."""
    panel.show_first((story(1), story(2), story(3)))
    panel.go_to("uid-1")
    assert panel.ui.answer_bar.isVisible()

    with qtbot.waitSignal(panel.selection_changed) as marked:
        qtbot.keyClick(panel.ui.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert marked.args == [("uid-1", "uid-2")]
    assert panel.ui.marked_bar.isVisible()
    assert panel.ui.marked_words.text() == "2 marked"


def test_whose_many_rows_are_is_asked(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """Until it is known none counts as marked: nothing is done to only some of them."""
    panel.show_first(tuple(story(number) for number in range(PAGE)))
    panel.show_rest(Answer(2_345))

    with qtbot.waitSignal(panel.marks_wanted) as wanted:
        panel.mark_all()
    assert wanted.args == [(Range(0, 2_344),)]
    assert panel.ui.marked_words.text() == "2,345 marked"
    assert panel.selected() == ()
    assert panel.meant("uid-1") == ()
    uids = tuple(str(number) for number in range(2_345))
    panel.marks.take((Range(0, 2_344),), uids)

    assert panel.selected() == uids
    assert panel.meant("uid-1") == uids


def test_an_answer_for_other_marks_is_too_late(panel: StoryListPanel, story: Make) -> None:
    """Somebody has marked others meanwhile."""
    panel.show_first((story(1), story(2)))
    panel.go_to("uid-1")

    panel.marks.take((Range(0, 50),), ("a", "b"))

    assert panel.selected() == ("uid-1",)


def test_escape_marks_the_open_story_only(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """And leaves it open."""
    panel.show_first((story(1), story(2), story(3)))
    panel.go_to("uid-2")
    panel.mark_all()
    opened = listen(panel)

    qtbot.keyClick(panel.ui.list, Qt.Key.Key_Escape)

    assert (panel.selected(), panel.current, opened) == (("uid-2",), "uid-2", [])


def test_marked_stories_can_be_dragged(panel: StoryListPanel, story: Make) -> None:
    """All of them at once; nothing where nothing is marked, or not yet known."""
    panel.show_first((story(1), story(2)))
    assert panel.ui.list.drag_data() is None

    panel.mark_all()

    data = panel.ui.list.drag_data()
    assert data is not None
    assert dragged_stories(data) == ("uid-1", "uid-2")


def test_work_on_marked_stories_is_offered(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """As buttons beside their number, and in the list's menu, by keyboard as well."""
    done: list[str] = []
    tag, spike = QAction("Tags…", panel), QAction("Spike", panel)
    spike.triggered.connect(lambda: done.append("spike"))
    button = QToolButton()
    button.setDefaultAction(tag)
    panel.offer((button,), (tag, None, spike))
    panel.show_first((story(1), story(2)))
    panel.mark_all()
    assert button.isVisible()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.ui.list.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()

    assert done == ["spike"]


# -- an empty list --------------------------------------------------------------------------------------


def sentence(panel: StoryListPanel) -> str:
    assert panel.ui.empty.isVisible()
    return panel.ui.empty_words.text()


def test_a_newsroom_without_stories_says_how_to_begin(panel: StoryListPanel) -> None:
    """With a button for each way; a window that may only look offers none."""
    panel.show_first(())
    assert "No stories yet" in sentence(panel)
    assert panel.ui.import_button.isVisible()
    assert panel.ui.new_button.isVisible()

    panel.set_read_only(True)
    panel.show_first(())

    assert not panel.ui.import_button.isVisible()
    assert not panel.ui.new_button.isVisible()


def test_an_empty_folder_says_how_it_is_filled(panel: StoryListPanel) -> None:
    """Not how to begin a newsroom."""
    panel.set_folder(READY)
    panel.show_first(())

    assert "Mark ready" in sentence(panel)
    assert not panel.ui.import_button.isVisible()


def test_what_was_not_found_can_be_looked_for_everywhere(panel: StoryListPanel, qtbot: QtBot) -> None:
    """One button, which is not there where everywhere was looked."""
    panel.set_folder(READY)
    panel.search_for("snow")
    panel.show_first(())
    assert "“snow” in “Ready”" in sentence(panel)

    with qtbot.waitSignal(panel.everywhere_wanted):
        qtbot.mouseClick(panel.ui.everywhere_button, Qt.MouseButton.LeftButton)
    panel.set_folder(ALL)
    panel.show_first(())

    assert "“snow”" in sentence(panel)
    assert not panel.ui.everywhere_button.isVisible()


# -- as it was left -------------------------------------------------------------------------------------


def test_the_list_is_as_it_was_left(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Rows, order and folder."""
    state = ListState(compact=True, sort=Sort(SortKey.WORDS), folder=READY)

    panel.restore(state)

    left = panel.state()
    assert (left.compact, left.sort, left.folder) == (True, state.sort, READY)
    assert panel.ui.sort_button.text() == "Words ↓"
    assert panel.ui.list.horizontalHeader().isVisible()


def test_a_window_that_may_only_look_takes_nothing(panel: StoryListPanel) -> None:
    """The mouse shows it while a page is dragged over the list."""
    panel.set_read_only(True)

    assert not panel.ui.list.takes_drops
