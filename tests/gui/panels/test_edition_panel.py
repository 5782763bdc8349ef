"""An edition in its panel: chosen, filled, put in order, exported."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.edition import Entry
from newsdesk.gui.panels.edition_panel import EditionPanel
from tests.gui.panels.edition_rows import FRIDAY, STORIES, THURSDAY, drop, edition, go_to, shown, story

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def friday(edition_panel: EditionPanel) -> EditionPanel:
    """The panel with Friday's edition of three stories."""
    edition_panel.show_editions((THURSDAY, FRIDAY), FRIDAY, STORIES)
    return edition_panel


def test_without_editions_there_is_one_thing_to_do(qtbot: QtBot, edition_panel: EditionPanel) -> None:
    """A sentence says what an edition is, a button makes the first."""
    assert edition_panel.ui.empty.isVisible()

    with qtbot.waitSignal(edition_panel.new_wanted):
        qtbot.mouseClick(edition_panel.ui.first_edition, LEFT)


def test_an_edition_and_its_stories(friday: EditionPanel) -> None:
    """Numbered in their order, with status, countries and words."""
    assert shown(friday) == ["1. Tunnel Opens", "2. Apricots Dear", "3. Somoni Holds"]
    spoken = friday.ui.stories.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1. Tunnel Opens. leads · ready · Tajikistan · 214 words"


def test_a_spiked_story_is_pointed_out_in_words(friday: EditionPanel) -> None:
    """It would hold the export back; better to know now."""
    spoken = friday.ui.stories.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.endswith("Spiked: take it out, or unspike it")


def test_the_frozen_rates_are_shown(friday: EditionPanel) -> None:
    """How many stories, and which rates of which day go out with them."""
    assert friday.ui.facts.text() == "3 stories · 642 words · with the rates of 11 December 2025"
    assert friday.ui.rates.text().replace("\u2060", "").replace("\u00a0", " ") == "KGS/USD 0.01144"


def test_an_empty_edition_says_how_to_fill_it(edition_panel: EditionPanel) -> None:
    """The sentence stands where the stories will, and there is nothing to export."""
    edition_panel.show_editions((THURSDAY,), THURSDAY, ())

    assert edition_panel.ui.hint.isVisible()
    assert "Drag stories here" in edition_panel.ui.hint.text()
    assert edition_panel.ui.facts.text() == "0 stories · no rates frozen with it"
    assert not edition_panel.ui.rates.isVisible()
    assert not edition_panel.ui.export_edition.isEnabled()


def test_editions_are_chosen_newest_first(qtbot: QtBot, friday: EditionPanel) -> None:
    """The combo asks for the edition; what is shown changes when it is told to."""
    names = [friday.ui.choice.itemText(row) for row in range(friday.ui.choice.count())]
    assert names == ["12 December 2025 · Friday’s three", "11 December 2025"]
    assert friday.ui.choice.currentIndex() == 0

    with qtbot.waitSignal(friday.edition_chosen) as asked:
        qtbot.keyClick(friday.ui.choice, Qt.Key.Key_Down)

    assert asked.args == ["thu"]


def test_rows_are_as_high_as_their_headlines_at_every_width(
    qtbot: QtBot, edition_panel: EditionPanel
) -> None:
    """A headline that breaks in a narrower panel pushes the next story down."""
    long = "A Headline of a Good Many Words That Stands in One Line Only Where There Is Room Enough"
    edition_panel.resize(900, 400)
    stories = (story("a", long), story("b", long))
    made = edition("f", date(2025, 12, 12), stories=stories)
    edition_panel.show_editions((made,), made, stories)
    view, first = edition_panel.ui.stories, edition_panel.ui.stories.model().index(0, 0)
    qtbot.waitUntil(lambda: view.visualRect(first).height() > 0)
    wide = view.visualRect(first).height()

    edition_panel.resize(300, 400)

    qtbot.waitUntil(lambda: view.visualRect(first).height() > wide)


def test_showing_editions_asks_for_nothing(qtbot: QtBot, edition_panel: EditionPanel) -> None:
    """Only a person chooses."""
    with qtbot.assertNotEmitted(edition_panel.edition_chosen):
        edition_panel.show_editions((THURSDAY, FRIDAY), FRIDAY, STORIES)
        edition_panel.show_editions((FRIDAY,), FRIDAY, STORIES[:1])


def test_alt_and_arrow_move_a_story(qtbot: QtBot, friday: EditionPanel) -> None:
    """The new order is asked for, and the numbers follow at once."""
    go_to(friday, 0)

    with qtbot.waitSignal(friday.layout_wanted) as asked:
        qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Down, ALT)

    assert asked.args == ["fri", tuple(map(Entry, "bac")), tuple(map(Entry, "abc"))]
    assert shown(friday) == ["1. Apricots Dear", "2. Tunnel Opens", "3. Somoni Holds"]
    assert friday.ui.stories.currentIndex().row() == 1


def test_a_windows_own_alt_keys_do_not_take_the_lists(qtbot: QtBot, friday: EditionPanel) -> None:
    """In the main window Alt+Down is the next story; in this list it moves one."""
    friday.activateWindow()
    friday.ui.stories.setFocus()
    qtbot.waitUntil(friday.ui.stories.hasFocus)
    go_to(friday, 0)
    friday.addAction("Next story").setShortcut("Alt+Down")

    with qtbot.waitSignal(friday.layout_wanted):
        qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Down, ALT)


@pytest.mark.parametrize("way", ["key", "button"])
def test_a_story_is_taken_out(qtbot: QtBot, friday: EditionPanel, way: str) -> None:
    """Delete and the button ask for the same."""
    go_to(friday, 1)

    with qtbot.waitSignal(friday.removal_wanted) as asked:
        if way == "key":
            qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Delete)
        else:
            qtbot.mouseClick(friday.ui.remove, LEFT)

    assert asked.args == ["fri", ("b",)]


@pytest.mark.parametrize(("gone", "next_one"), [(0, "b"), (2, "b")])
def test_removing_goes_on_with_the_next(qtbot: QtBot, friday: EditionPanel, gone: int, next_one: str) -> None:
    """Delete, pressed again, takes the story that came into the row, or the last one."""
    go_to(friday, gone)
    left = tuple(each for each in STORIES if each is not STORIES[gone])
    friday.show_editions((THURSDAY, FRIDAY), edition("fri", FRIDAY.date, "", left), left)

    with qtbot.waitSignal(friday.removal_wanted) as asked:
        qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Delete)

    assert asked.args == ["fri", (next_one,)]


def test_a_newsroom_in_use_can_be_looked_at(friday: EditionPanel) -> None:
    """What would be refused is grey."""
    go_to(friday, 1)
    friday.set_marked_stories(("x",))

    friday.set_read_only(True)

    buttons = (friday.ui.add, friday.ui.remove, friday.ui.export_edition, friday.ui.new_edition)
    assert not any(button.isEnabled() for button in buttons)
    assert not friday.ui.stories.acceptDrops()


def test_the_keyboard_comes_to_a_story(friday: EditionPanel) -> None:
    """The first of them, where none was chosen yet; so the next key does something."""
    friday.take_keyboard()
    assert (friday.focusWidget(), friday.ui.stories.currentIndex().row()) == (friday.ui.stories, 0)

    go_to(friday, 2)
    friday.take_keyboard()
    assert friday.ui.stories.currentIndex().row() == 2


def test_another_edition_begins_without_a_cursor(friday: EditionPanel) -> None:
    """Nothing in it was chosen yet."""
    go_to(friday, 1)

    thursday = edition("thu", THURSDAY.date, "", STORIES[:1])
    friday.show_editions((THURSDAY, FRIDAY), thursday, STORIES[:1])

    assert not friday.ui.remove.isEnabled()
    assert friday.ui.stories.selectionModel().selectedIndexes() == []
    friday.show_editions((THURSDAY, FRIDAY), FRIDAY, STORIES)
    friday.take_keyboard()
    friday.show_editions((THURSDAY, FRIDAY), thursday, STORIES[:1])
    assert [each.row() for each in friday.ui.stories.selectionModel().selectedIndexes()] == [0]


def test_marked_stories_are_added(qtbot: QtBot, friday: EditionPanel) -> None:
    """Add is there when something is marked that is not in the edition yet."""
    assert not friday.ui.add.isEnabled()
    friday.set_marked_stories(("a",))
    assert not friday.ui.add.isEnabled()
    friday.set_marked_stories(("x", "a"))

    with qtbot.waitSignal(friday.add_wanted) as asked:
        qtbot.mouseClick(friday.ui.add, LEFT)

    assert asked.args == ["fri", ("x", "a")]


def test_stories_dropped_into_an_empty_edition(qtbot: QtBot, edition_panel: EditionPanel) -> None:
    """The sentence in the middle does not catch what is dropped on it."""
    edition_panel.show_editions((THURSDAY,), THURSDAY, ())

    with qtbot.waitSignal(edition_panel.layout_wanted) as asked:
        drop(edition_panel, ["x", "y"], edition_panel.ui.stories.viewport().rect().center())

    assert asked.args == ["thu", (Entry("x"), Entry("y")), ()]


def test_stories_dropped_between_others_stand_there(qtbot: QtBot, friday: EditionPanel) -> None:
    """Where they fall is where they go; one that is there already moves."""
    second = friday.ui.stories.visualRect(friday.ui.stories.model().index(1, 0))

    with qtbot.waitSignal(friday.layout_wanted) as asked:
        drop(friday, ["x", "c"], second.topLeft() + QPoint(20, 2))

    assert asked.args == ["fri", tuple(map(Entry, "axcb")), tuple(map(Entry, "abc"))]


def test_a_story_is_opened_from_the_edition(qtbot: QtBot, friday: EditionPanel) -> None:
    """Return on a story asks for it to be opened."""
    go_to(friday, 1)

    with qtbot.waitSignal(friday.story_wanted) as asked:
        qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Return)

    assert asked.args == ["b"]


def test_export_and_new_are_asked_for(qtbot: QtBot, friday: EditionPanel) -> None:
    """Both buttons say what is wanted, and do nothing else."""
    with qtbot.waitSignal(friday.export_wanted):
        qtbot.mouseClick(friday.ui.export_edition, LEFT)
    with qtbot.waitSignal(friday.new_wanted):
        qtbot.mouseClick(friday.ui.new_edition, LEFT)


def test_the_cursor_stays_on_its_story(friday: EditionPanel) -> None:
    """A fresh reading of the edition does not lose the place of whoever works in it."""
    go_to(friday, 2)

    stories = (STORIES[2], STORIES[0], story("d", "New"))
    friday.show_editions((THURSDAY, FRIDAY), edition("fri", FRIDAY.date, "", stories), stories)

    assert friday.ui.stories.currentIndex().row() == 0
    assert friday.ui.remove.isEnabled()
