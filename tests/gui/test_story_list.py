"""The list of stories: its rows, its keyboard, its empty states."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.stories.model import STORIES_MIME, StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel

NOW = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)


def story(number: int, **fields: object) -> StorySummary:
    """A story that was updated ``number`` minutes ago."""
    plain: dict[str, object] = {
        "uid": f"uid-{number}",
        "slug": f"story-{number}",
        "headline": f"Story {number}",
        "status": Status.DRAFT,
        "countries": ("KZ",),
        "byline": "",
        "words": 210,
        "updated": NOW - timedelta(minutes=number),
    }
    return StorySummary(**{**plain, **fields})  # type: ignore[arg-type]


@pytest.fixture
def model(qtmodeltester: ModelTester) -> StoryListModel:
    model = StoryListModel(FixedClock(NOW), {"KZ": "Kazakhstan"})
    qtmodeltester.check(model)
    return model


@pytest.fixture
def panel(qtbot: QtBot, model: StoryListModel) -> StoryListPanel:
    panel = StoryListPanel(model)
    qtbot.addWidget(panel)
    panel.resize(320, 500)
    panel.show()
    return panel


def test_a_row_reads_well_aloud(model: StoryListModel) -> None:
    """Headline, state, countries by name, words, age."""
    model.set_stories([story(3)])

    words = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert words == "Story 3, draft, Kazakhstan, 210 words, 3 min ago"


def test_a_dragged_story_is_its_uid(model: StoryListModel) -> None:
    """As the edition takes it."""
    model.set_stories([story(1), story(2)])

    data = model.mimeData([model.index(1)])

    assert data.data(STORIES_MIME).data() == b'["uid-2"]'


def test_the_arrow_keys_open_stories(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Whatever the cursor is on is opened."""
    panel.show_stories([story(1), story(2), story(3)])
    opened: list[str] = []
    panel.story_chosen.connect(opened.append)

    for _ in range(3):
        qtbot.keyClick(panel.ui.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ui.list, Qt.Key.Key_Up)

    assert opened == ["uid-1", "uid-2", "uid-3", "uid-2"]


def test_a_click_opens_a_story(panel: StoryListPanel, qtbot: QtBot) -> None:
    """One click is enough."""
    panel.show_stories([story(1), story(2)])
    place = panel.ui.list.visualRect(panel.ui.list.model().index(1, 0)).center()

    with qtbot.waitSignal(panel.story_chosen) as chosen:
        qtbot.mouseClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == ["uid-2"]


def test_a_new_order_keeps_the_cursor_on_its_story(panel: StoryListPanel) -> None:
    """A story that was just saved moves to the top, and is not opened again."""
    panel.show_stories([story(1), story(2), story(3)])
    panel.go_to("uid-3")
    opened: list[str] = []
    panel.story_chosen.connect(opened.append)

    panel.show_stories([story(3), story(1), story(2)])

    assert (panel.current, panel.selected(), opened) == ("uid-3", ("uid-3",), [])


def test_the_cursor_comes_back_with_the_open_story(panel: StoryListPanel) -> None:
    """A search that did not find it is over: the list says again which story is open, and opens nothing."""
    panel.show_stories([story(1), story(2), story(3)])
    panel.go_to("uid-2")
    opened: list[str] = []
    panel.story_chosen.connect(opened.append)

    panel.show_stories([story(3)])
    panel.show_stories([story(1), story(2), story(3)])

    assert (panel.current, panel.selected(), opened) == ("uid-2", ("uid-2",), [])


def test_several_stories_can_be_marked(panel: StoryListPanel, qtbot: QtBot) -> None:
    """With the keyboard, and whoever listens is told."""
    panel.show_stories([story(1), story(2), story(3)])
    panel.go_to("uid-1")

    with qtbot.waitSignal(panel.selection_changed) as marked:
        qtbot.keyClick(panel.ui.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert marked.args == [("uid-1", "uid-2")]


def test_typing_searches_after_a_moment(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Once for a word, not once for each letter."""
    asked: list[str] = []
    panel.query_changed.connect(lambda: asked.append(panel.words))

    qtbot.keyClicks(panel.ui.search, "snow")
    qtbot.waitUntil(lambda: bool(asked))

    assert asked == ["snow"]


def test_an_empty_list_says_what_to_do(panel: StoryListPanel) -> None:
    """Another sentence when something was looked for."""
    panel.show_stories([])
    assert panel.ui.import_button.isVisible()
    assert "No stories yet" in panel.ui.empty_words.text()

    panel.ui.search.setText("snow")
    panel.show_stories([])

    assert not panel.ui.import_button.isVisible()
    assert "“snow”" in panel.ui.empty_words.text()


def test_a_state_narrows_the_list(panel: StoryListPanel, qtbot: QtBot) -> None:
    """Spiked stories are found that way, too."""
    with qtbot.waitSignal(panel.query_changed):
        panel.ui.status.setCurrentText("Spiked")

    assert panel.status is Status.SPIKED
