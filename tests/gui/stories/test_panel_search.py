"""The search above the list of stories: by the keyboard, as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.story import StorySummary
from newsdesk.gui.folders.folder import Folder, Kind
from newsdesk.gui.stories.panel import StoryListPanel

Make = Callable[..., StorySummary]
Show = Callable[..., None]
READY = Folder(Kind.STATUS, "ready", "Ready", "status:ready", 0)


def test_typing_searches_after_a_moment(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Once for a word, not once for each letter."""
    asked: list[str] = []
    panel.query_changed.connect(lambda: asked.append(panel.words))

    qtbot.keyClicks(panel.ui.search, "snow")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == ["snow"]


def test_typing_in_the_list_begins_a_search(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """Nobody has to find the field first."""
    panel.show_first((story(1),))
    panel.activateWindow()
    panel.ui.list.setFocus()

    qtbot.keyClick(panel.ui.list, Qt.Key.Key_S)

    assert panel.words == "s"
    qtbot.waitUntil(panel.ui.search.hasFocus)


def test_down_and_enter_go_to_the_list(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """The first story found is opened, unless one is open that was found as well."""
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        panel.show_first((story(key), story(2)))
        panel.activateWindow()
        panel.start_search()
        qtbot.waitUntil(panel.ui.search.hasFocus)

        qtbot.keyClick(panel.ui.search, key)

        qtbot.waitUntil(panel.ui.list.hasFocus)
        assert panel.current == f"uid-{key}"


def test_escape_clears_the_search_and_then_leaves_it(
    panel: StoryListPanel, story: Make, qtbot: QtBot
) -> None:
    """The first press is for the words, the second for the keyboard."""
    panel.show_first((story(1),))
    panel.activateWindow()
    panel.start_search()
    qtbot.waitUntil(panel.ui.search.hasFocus)
    qtbot.keyClicks(panel.ui.search, "snow")

    with qtbot.waitSignal(panel.query_changed):
        qtbot.keyClick(panel.ui.search, Qt.Key.Key_Escape)
    assert panel.words == ""
    qtbot.keyClick(panel.ui.search, Qt.Key.Key_Escape)

    qtbot.waitUntil(panel.ui.list.hasFocus)


def test_nonsense_is_explained_in_a_quiet_line(panel: StoryListPanel) -> None:
    """Which is gone with the nonsense."""
    panel.explain(("“words:many” needs a number.",))
    assert panel.ui.explanation.isVisible()

    panel.explain(())

    assert not panel.ui.explanation.isVisible()


def test_an_example_is_begun_behind_what_is_typed(panel: StoryListPanel) -> None:
    """The menu at the question mark is the language in one look."""
    panel.search_for("snow")
    menu = panel.ui.help_button.menu()
    [by] = [action for action in menu.actions() if action.text().startswith("by:")]

    by.trigger()

    assert panel.ui.search.text() == "snow by:"


def test_the_folder_and_the_words_are_one_query(panel: StoryListPanel) -> None:
    """The words are looked for in the folder."""
    panel.set_folder(READY)
    panel.search_for("snow -draft")

    assert panel.query == "status:ready snow -draft"
    assert panel.ui.folder_button.text() == "Ready ▾"
