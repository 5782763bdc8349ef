"""The list of places: a tick for each, a line for each."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.domain.replacing import Change, Place, StoryPlaces
from newsdesk.domain.story import Status
from newsdesk.gui.finding.places import NOW, SPAN, THEN, WHERE, PlacesModel

TICK = Qt.ItemDataRole.CheckStateRole
ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


def place(story: str, start: int, field: str = "body") -> Place:
    return Place(story, field, 0, Change(start, start + 4, "tram"), 3, "By ", "rail", " to\nOsh")


def story(uid: str, number: int, status: Status = Status.DRAFT) -> StoryPlaces:
    return StoryPlaces(
        uid, f"Story {uid}", status, "r", tuple(place(uid, 10 * each) for each in range(number))
    )


@pytest.fixture
def model(qtmodeltester: ModelTester) -> PlacesModel:
    model = PlacesModel()
    qtmodeltester.check(model)
    model.show((story("a", 2), story("b", 1, Status.PUBLISHED)))
    qtmodeltester.check(model)
    return model


def cell(model: PlacesModel, at: int, below: int | None = None, column: int = WHERE) -> QModelIndex:
    top = model.index(at, column if below is None else WHERE)
    return top if below is None else model.index(below, column, top)


def test_a_story_stands_above_its_places(model: PlacesModel) -> None:
    """With what is to be known of it; of one that readers have, that they may have to be told."""
    assert cell(model, 0).data() == "Story a  ·  2 places · draft"
    assert cell(model, 1).data() == "Story b  ·  1 place · published · a correction may be due"
    assert [model.rowCount(), model.rowCount(cell(model, 0)), model.rowCount(cell(model, 1))] == [2, 2, 1]


def test_a_place_is_shown_as_it_is_and_as_it_will_be(model: PlacesModel) -> None:
    """On one line, and it is known where in it the words are."""
    assert cell(model, 0, 1).data() == "Text, line 3"
    assert cell(model, 0, 1, NOW).data() == "By rail to⏎Osh"
    assert cell(model, 0, 1, THEN).data() == "By tram to⏎Osh"
    assert cell(model, 0, 1, THEN).data(SPAN) == (3, 7)


def test_each_is_ticked_at_first_and_can_be_unticked(model: PlacesModel) -> None:
    """One of a story's two: the story is half ticked, and only the other is chosen."""
    model.setData(cell(model, 0, 0), OFF.value, TICK)

    assert [cell(model, *at).data(TICK) for at in ((0,), (0, 0), (0, 1), (1,))] == [SOME, OFF, ON, ON]
    assert [len(each.places) for each in model.chosen] == [1, 1]
    assert model.chosen[0].places == (place("a", 10),)
    assert model.counts == (2, 2)


def test_a_story_is_ticked_with_all_of_its_places(qtbot: QtBot, model: PlacesModel) -> None:
    """And all stories at once; whoever counts is told."""
    with qtbot.waitSignal(model.ticked):
        model.setData(cell(model, 0), OFF.value, TICK)
    assert [each.story for each in model.chosen] == ["b"]

    model.choose_all(chosen=False)
    assert model.chosen == ()
    model.choose_all(chosen=True)
    assert model.counts == (3, 2)


def test_a_row_leads_to_its_place(model: PlacesModel) -> None:
    """That of a story to its first; outside there is none."""
    assert model.place(cell(model, 0, 1, NOW)) == place("a", 10)
    assert model.place(cell(model, 1)) == place("b", 0)
    assert model.place(QModelIndex()) is None
