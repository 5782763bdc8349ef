"""The list's model: it knows how many stories there are, and has those that are looked at."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.story import StorySummary
from newsdesk.gui.stories.columns import Column
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.pages import PAGE
from newsdesk.gui.stories.ranges import Range

Make = Callable[..., StorySummary]


def test_a_row_reads_well_aloud(model: StoryListModel, story: Make) -> None:
    """Headline, state, corrections, countries by name, byline, words, age."""
    model.begin([story(3, byline="Asel Tokoeva", corrections=1)])

    words = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert words == "Story 3, draft, 1 correction, Kazakhstan, Asel Tokoeva, 210 words, 3 min ago"


def test_each_column_has_its_fact(model: StoryListModel, story: Make) -> None:
    """And its title."""
    later = story(0).updated + timedelta(hours=8)
    facts = {"byline": "Asel", "countries": ("KZ", "TJ"), "words": 1210, "opening": "It snows."}
    shown = story(3, **facts, embargo=later, corrections=2)
    model.begin([shown])

    cells = {model.headerData(at, Qt.Orientation.Horizontal): model.index(0, at).data() for at in Column}

    assert cells == {
        "Headline": "Story 3",
        "Status": "draft",
        "Countries": "KZ TJ",
        "Byline": "Asel",
        "Words": "1,210",
        "Updated": "3 min ago",
        "Standfirst": "It snows.",
        "Embargo": model.facts.embargo(shown),
        "Corrections": "2",
    }


def test_rows_are_counted_before_they_are_here(model: StoryListModel, story: Make) -> None:
    """What is not here is nothing yet, and a page of it is told to be missing."""
    model.begin([story(number) for number in range(PAGE)])

    model.set_count(4_000)

    assert model.rowCount() == 4_000
    assert model.data(model.index(3_999, 0)) is None
    assert model.missing(0, PAGE - 1) == ()
    assert model.missing(PAGE - 1, PAGE) == (1,)
    assert model.missing(3_990, 4_050) == (3_999 // PAGE,)


def test_a_page_that_arrives_is_told_of(model: StoryListModel, story: Make, qtbot: QtBot) -> None:
    """Only its own rows are drawn anew."""
    model.begin([story(number) for number in range(PAGE)])
    model.set_count(PAGE + 3)

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.add_page(1, [story(number) for number in range(PAGE, PAGE + 3)])

    assert (changed.args[0].row(), changed.args[1].row()) == (PAGE, PAGE + 2)
    assert model.row_of(f"uid-{PAGE + 1}") == PAGE + 1


def test_fewer_stories_are_counted_again(model: StoryListModel, story: Make) -> None:
    """Somebody spiked some while the list was being read."""
    model.begin([story(1), story(2), story(3)])

    model.set_count(2)

    assert model.rowCount() == 2


def test_only_what_changed_is_drawn_anew(model: StoryListModel, story: Make) -> None:
    """A list that stands in the same order is not reset under the mouse."""
    model.begin([story(1), story(2), story(3)])
    changed: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))

    moved = model.renew(3, {0: (story(1), story(2, headline="Mended"), story(3))})

    assert (moved, changed, resets) == (False, [1], [])
    assert model.index(1, 0).data() == "Mended"


def test_another_order_is_told_as_such(model: StoryListModel, story: Make) -> None:
    """A view must find its place again; so it must with one story more."""
    model.begin([story(1), story(2)])

    assert model.renew(2, {0: (story(2), story(1))})
    assert model.renew(3, {0: (story(3), story(2), story(1))})
    assert model.index(0, 0).data() == "Story 3"


def test_whose_rows_these_are_is_known_of_those_that_are_here(model: StoryListModel, story: Make) -> None:
    """One that is not here makes it unknown: nothing is done to only some."""
    model.begin([story(number) for number in range(PAGE)])
    model.set_count(PAGE + 1)

    assert model.uids([Range(0, 1), Range(5, 5)]) == ("uid-0", "uid-1", "uid-5")
    assert model.uids([Range(PAGE - 1, PAGE)]) is None
    assert model.uids([]) == ()
