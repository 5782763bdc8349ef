import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.dragging import STORIES_MIME
from newsdesk.gui.panels.edition_panel import EditionPanel

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)


def story(uid: str, headline: str, status: Status = Status.READY) -> StorySummary:
    return StorySummary(uid, uid, headline, status, ("TJ",), "", 214, NOW)


def edition(
    uid: str, day: date, title: str = "", stories: tuple[StorySummary, ...] = (), rates: tuple[Rate, ...] = ()
) -> Edition:
    return Edition(uid, day, title, tuple(Entry(each.uid) for each in stories), rates, NOW, NOW)


STORIES = (story("a", "Tunnel Opens"), story("b", "Apricots Dear"), story("c", "Somoni Holds", Status.SPIKED))
RATE = Rate("Page ticker", "KGS", "USD", "0.01144", RateKind.TICKER, date(2025, 12, 11), NOW)
FRIDAY = edition("fri", date(2025, 12, 12), "Friday’s three", STORIES, (RATE,))
THURSDAY = edition("thu", date(2025, 12, 11))


@pytest.fixture
def panel(qtbot: QtBot) -> EditionPanel:
    shown = EditionPanel()
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def friday(panel: EditionPanel) -> EditionPanel:
    """The panel with Friday's edition of three stories."""
    panel.show_editions((THURSDAY, FRIDAY), FRIDAY, STORIES)
    return panel


def go_to(panel: EditionPanel, row: int) -> None:
    panel.ui.stories.setCurrentIndex(panel.ui.stories.model().index(row, 0))


def shown(panel: EditionPanel) -> list[str]:
    model = panel.ui.stories.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def drop(panel: EditionPanel, uids: list[str], position: QPoint) -> None:
    """Drop stories from the list onto the panel, as Qt delivers it."""
    data = QMimeData()
    data.setData(STORIES_MIME, json.dumps(uids).encode())
    target, buttons, keys = panel.ui.stories.viewport(), LEFT, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(position, copy, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(position), copy, data, buttons, keys))


def test_without_editions_there_is_one_thing_to_do(qtbot: QtBot, panel: EditionPanel) -> None:
    """A sentence says what an edition is, a button makes the first."""
    assert panel.ui.empty.isVisible()

    with qtbot.waitSignal(panel.new_wanted):
        qtbot.mouseClick(panel.ui.first_edition, LEFT)


def test_an_edition_and_its_stories(friday: EditionPanel) -> None:
    """Numbered in their order, with status, countries and words."""
    assert shown(friday) == ["1. Tunnel Opens", "2. Apricots Dear", "3. Somoni Holds"]
    spoken = friday.ui.stories.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1. Tunnel Opens. ready · Tajikistan · 214 words"


def test_a_spiked_story_is_pointed_out_in_words(friday: EditionPanel) -> None:
    """It would hold the export back; better to know now."""
    spoken = friday.ui.stories.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.endswith("Spiked: take it out, or unspike it")


def test_the_frozen_rates_are_shown(friday: EditionPanel) -> None:
    """How many stories, and which rates of which day go out with them."""
    assert friday.ui.facts.text() == "3 stories · with the rates of 11 December 2025"
    assert friday.ui.rates.text().replace("\u2060", "").replace("\u00a0", " ") == "KGS/USD 0.01144"


def test_an_empty_edition_says_how_to_fill_it(panel: EditionPanel) -> None:
    """The sentence stands where the stories will, and there is nothing to export."""
    panel.show_editions((THURSDAY,), THURSDAY, ())

    assert panel.ui.hint.isVisible()
    assert "Drag stories here" in panel.ui.hint.text()
    assert panel.ui.facts.text() == "0 stories · no rates frozen with it"
    assert not panel.ui.rates.isVisible()
    assert not panel.ui.export_edition.isEnabled()


def test_editions_are_chosen_newest_first(qtbot: QtBot, friday: EditionPanel) -> None:
    """The combo asks for the edition; what is shown changes when it is told to."""
    names = [friday.ui.choice.itemText(row) for row in range(friday.ui.choice.count())]
    assert names == ["12 December 2025 · Friday’s three", "11 December 2025"]
    assert friday.ui.choice.currentIndex() == 0

    with qtbot.waitSignal(friday.edition_chosen) as asked:
        qtbot.keyClick(friday.ui.choice, Qt.Key.Key_Down)

    assert asked.args == ["thu"]


def test_rows_are_as_high_as_their_headlines_at_every_width(qtbot: QtBot, panel: EditionPanel) -> None:
    """A headline that breaks in a narrower panel pushes the next story down."""
    long = "A Headline of a Good Many Words That Stands in One Line Only Where There Is Room Enough"
    panel.resize(900, 400)
    stories = (story("a", long), story("b", long))
    made = edition("f", date(2025, 12, 12), stories=stories)
    panel.show_editions((made,), made, stories)
    view, first = panel.ui.stories, panel.ui.stories.model().index(0, 0)
    qtbot.waitUntil(lambda: view.visualRect(first).height() > 0)
    wide = view.visualRect(first).height()

    panel.resize(300, 400)

    qtbot.waitUntil(lambda: view.visualRect(first).height() > wide)


def test_showing_editions_asks_for_nothing(qtbot: QtBot, panel: EditionPanel) -> None:
    """Only a person chooses."""
    with qtbot.assertNotEmitted(panel.edition_chosen):
        panel.show_editions((THURSDAY, FRIDAY), FRIDAY, STORIES)
        panel.show_editions((FRIDAY,), FRIDAY, STORIES[:1])


def test_alt_and_arrow_move_a_story(qtbot: QtBot, friday: EditionPanel) -> None:
    """The new order is asked for, and the numbers follow at once."""
    go_to(friday, 0)

    with qtbot.waitSignal(friday.order_wanted) as asked:
        qtbot.keyClick(friday.ui.stories, Qt.Key.Key_Down, ALT)

    assert asked.args == ["fri", ("b", "a", "c")]
    assert shown(friday) == ["1. Apricots Dear", "2. Tunnel Opens", "3. Somoni Holds"]
    assert friday.ui.stories.currentIndex().row() == 1


def test_a_windows_own_alt_keys_do_not_take_the_lists(qtbot: QtBot, friday: EditionPanel) -> None:
    """In the main window Alt+Down is the next story; in this list it moves one."""
    friday.activateWindow()
    friday.ui.stories.setFocus()
    qtbot.waitUntil(friday.ui.stories.hasFocus)
    go_to(friday, 0)
    friday.addAction("Next story").setShortcut("Alt+Down")

    with qtbot.waitSignal(friday.order_wanted):
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
    friday.show_editions((THURSDAY, FRIDAY), FRIDAY, left)

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

    friday.show_editions((THURSDAY, FRIDAY), THURSDAY, STORIES[:1])

    assert not friday.ui.remove.isEnabled()


def test_marked_stories_are_added(qtbot: QtBot, friday: EditionPanel) -> None:
    """Add is there when something is marked that is not in the edition yet."""
    assert not friday.ui.add.isEnabled()
    friday.set_marked_stories(("a",))
    assert not friday.ui.add.isEnabled()
    friday.set_marked_stories(("x", "a"))

    with qtbot.waitSignal(friday.add_wanted) as asked:
        qtbot.mouseClick(friday.ui.add, LEFT)

    assert asked.args == ["fri", ("x", "a")]


def test_stories_dropped_into_an_empty_edition(qtbot: QtBot, panel: EditionPanel) -> None:
    """The sentence in the middle does not catch what is dropped on it."""
    panel.show_editions((THURSDAY,), THURSDAY, ())

    with qtbot.waitSignal(panel.order_wanted) as asked:
        drop(panel, ["x", "y"], panel.ui.stories.viewport().rect().center())

    assert asked.args == ["thu", ("x", "y")]


def test_stories_dropped_between_others_stand_there(qtbot: QtBot, friday: EditionPanel) -> None:
    """Where they fall is where they go; one that is there already moves."""
    second = friday.ui.stories.visualRect(friday.ui.stories.model().index(1, 0))

    with qtbot.waitSignal(friday.order_wanted) as asked:
        drop(friday, ["x", "c"], second.topLeft() + QPoint(20, 2))

    assert asked.args == ["fri", ("a", "x", "c", "b")]


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

    friday.show_editions((THURSDAY, FRIDAY), FRIDAY, (STORIES[2], STORIES[0], story("d", "New")))

    assert friday.ui.stories.currentIndex().row() == 0
    assert friday.ui.remove.isEnabled()
