from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.panels.edition_model import EditionModel

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
NOWHERE = QModelIndex()


@pytest.fixture
def model() -> EditionModel:
    """Three stories: a, b, c."""
    made = EditionModel({})
    stories = tuple(StorySummary(uid, uid, uid, Status.READY, (), "", 1, NOW) for uid in "abc")
    made.show_edition(Edition("e", NOW.date(), "", tuple(map(Entry, "abc")), (), NOW, NOW), stories, {})
    return made


def test_qt_is_content(model: EditionModel, qtmodeltester: ModelTester) -> None:
    """The model keeps every promise that a Qt model makes."""
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("row", "before", "order"),
    [(0, 2, "bac"), (0, 3, "bca"), (2, 0, "cab"), (2, 1, "acb"), (1, 0, "bac"), (1, 3, "acb")],
)
def test_moving_rows_is_exact(model: EditionModel, row: int, before: int, order: str) -> None:
    """From everywhere to everywhere, counted in front of the row that was there."""
    assert model.moveRow(NOWHERE, row, NOWHERE, before)

    assert model.uids() == list(order)


@pytest.mark.parametrize("before", [1, 2])
def test_a_row_that_would_stay_does_not_move(model: EditionModel, before: int) -> None:
    """Qt forbids such moves, and nothing changes."""
    assert not model.moveRow(NOWHERE, 1, NOWHERE, before)

    assert model.uids() == ["a", "b", "c"]


def test_two_rows_move_together(model: EditionModel) -> None:
    """They keep their own order."""
    assert model.moveRows(NOWHERE, 0, 2, NOWHERE, 3)

    assert model.uids() == ["c", "a", "b"]


def test_rows_stand_as_they_go_out(model: EditionModel) -> None:
    """The front first, and each heading once, in whatever order an edition was kept: no heading is blank."""
    entries = (Entry("b", "Money"), Entry("c"), Entry("d", "Snow"), Entry("a", "Money"))
    stories = tuple(
        StorySummary(each.story, "", each.story, Status.READY, (), "", 1, NOW) for each in entries
    )

    model.show_edition(Edition("e", NOW.date(), "", entries, (), NOW, NOW), stories, {})

    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert shown == ["1. c", "Money", "2. b", "3. a", "Snow", "4. d"]
