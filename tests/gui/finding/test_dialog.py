"""The dialog for many stories: asks, lists, asks again before anything is changed."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.domain.journal import Step
from newsdesk.domain.replacing import Change, Found, Place, Replaced, StoryPlaces, Swap, Wanted
from newsdesk.domain.story import Status
from newsdesk.gui.finding.dialog import Order, Reach, ReplaceDialog, Scope
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.widgets.banner import Banner

NOON = datetime(2025, 12, 12, 12, tzinfo=UTC)
ALL = Scope(Reach.ALL)
PLACES = tuple(Place("a", "body", 0, Change(at, at + 4, "tram"), 1, "", "rail", "") for at in (0, 9))
FOUND = Found((StoryPlaces("a", "Snow", Status.DRAFT, "r", PLACES),), 7, published=2)


@pytest.fixture
def dialog(qtbot: QtBot, keep: Callable[[QDialog], None]) -> ReplaceDialog:
    """The dialog with words to look for, in all stories."""
    dialog = ReplaceDialog(FindHabits(("rail",), ("bus",), whole_words=True), writable=True)
    keep(dialog)
    dialog.set_scopes([(Scope(Reach.LIST), "The list"), (ALL, "All stories")], ALL)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.ui.by.setEditText("tram")
    return dialog


def look(qtbot: QtBot, dialog: ReplaceDialog) -> Order:
    """Have the places found."""
    with qtbot.waitSignal(dialog.look_wanted) as asked:
        dialog.ui.look.click()
    order = asked.args[0]
    assert isinstance(order, Order)
    return order


def said(dialog: ReplaceDialog) -> str:
    """Return what the band says, "" if it is hidden."""
    band: Banner = dialog.ui.said
    return band._words.text() if band.isVisible() else ""


def test_it_begins_as_it_was_left(dialog: ReplaceDialog) -> None:
    """Words, switches, and all fields but none of the stories that are out or in the bin."""
    assert dialog.order == Order(
        Swap(Wanted("rail", whole_words=True), "tram"),
        ALL,
        ("headline", "standfirst", "byline", "place", "source", "keywords", "body"),
        published=False,
        spiked=False,
    )


def test_return_finds_the_places(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """And nothing is replaced by it."""
    with qtbot.waitSignal(dialog.look_wanted), qtbot.assertNotEmitted(dialog.replace_wanted):
        qtbot.keyClick(dialog.ui.words, Qt.Key.Key_Return)

    assert dialog.is_running
    assert not dialog.ui.replace.isEnabled()


def test_what_is_ticked_is_replaced(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """The button says how much that is."""
    order = look(qtbot, dialog)
    dialog.show_found(FOUND)
    assert dialog.ui.summary.text() == "2 places in 1 of 7 stories. Left out: 2 published."
    assert dialog.ui.replace.text() == "&Replace 2 places"
    qtbot.keyClick(dialog.ui.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.ui.list, Qt.Key.Key_Space)
    assert dialog.ui.replace.text() == "&Replace 1 place"

    with qtbot.waitSignal(dialog.replace_wanted) as wanted:
        dialog.ui.replace.click()

    swap, stories = wanted.args
    assert swap == order.swap
    assert [each.places for each in stories] == [PLACES[1:]]


def test_without_a_tick_there_is_nothing_to_replace(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """Nor where this program may only look."""
    look(qtbot, dialog)
    dialog.show_found(FOUND)

    dialog.ui.none.click()
    assert not dialog.ui.replace.isEnabled()
    dialog.ui.all.click()
    assert dialog.ui.replace.isEnabled()


def test_other_words_make_the_list_worthless(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """So it goes, and has to be made anew."""
    look(qtbot, dialog)
    dialog.show_found(FOUND)

    dialog.ui.by.setEditText("bus")

    assert not dialog.model.rowCount()
    assert not dialog.ui.replace.isEnabled()


def test_a_row_leads_into_its_story(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """By a double click, or by Return; the dialog stays."""
    look(qtbot, dialog)
    dialog.show_found(FOUND)
    model, view = dialog.model, dialog.ui.list
    second = model.index(1, 0, model.index(0, 0))
    where = view.visualRect(second).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert wanted.args == [PLACES[1]]
    assert dialog.isVisible()
    assert dialog.model.counts == (2, 1)


def test_return_in_the_list_leads_into_the_story_too(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """And looks for nothing anew."""
    look(qtbot, dialog)
    dialog.show_found(FOUND)

    with qtbot.waitSignal(dialog.place_wanted) as wanted, qtbot.assertNotEmitted(dialog.look_wanted):
        qtbot.keyClick(dialog.ui.list, Qt.Key.Key_Return)

    assert wanted.args == [PLACES[0]]


def test_nothing_found_is_said_with_what_was_left_out(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """In one sentence or two."""
    look(qtbot, dialog)

    dialog.show_found(Found((), 1, spiked=3))

    assert said(dialog) == "There is no such place in 1 story. Left out: 3 spiked."
    assert not dialog.is_running


def test_the_end_names_what_was_passed_over_and_who_has_to_be_told(
    qtbot: QtBot, dialog: ReplaceDialog
) -> None:
    """Of many the first few."""
    look(qtbot, dialog)
    dialog.show_found(FOUND)
    step = Step(3, NOON, "Aigul", "Replace")

    dialog.show_replaced(Replaced(step, 2, ("a",), ("Snow", "Roads", "Trams", "Mills"), ("a",)))

    assert said(dialog) == (
        "Replaced in 2 places of 1 story; undoing the last desk action takes it back."
        " Passed over, because somebody changed them meanwhile: “Snow”, “Roads”, “Trams” and 1 more."
        " Readers have 1 story of these: a correction may be due."
    )


def test_a_failure_leaves_the_places_listed(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """If they were: what is wrong can be unticked."""
    look(qtbot, dialog)
    dialog.show_failure("The pattern is wrong.")
    assert (said(dialog), dialog.ui.words.hasFocus()) == ("The pattern is wrong.", True)
    look(qtbot, dialog)
    dialog.show_found(FOUND)
    dialog.ui.replace.click()

    dialog.show_stopped()

    assert said(dialog) == "Stopped. Nothing was changed."
    assert dialog.model.counts == (2, 1)
    assert dialog.ui.replace.isEnabled()


def test_some_field_has_to_be_looked_in(qtbot: QtBot, dialog: ReplaceDialog) -> None:
    """Else a sentence says so, and nobody is asked."""
    for tick in dialog._fields.values():
        tick.setChecked(False)

    with qtbot.assertNotEmitted(dialog.look_wanted):
        dialog.ui.look.click()

    assert said(dialog) == "Tick at least one field to look in."
