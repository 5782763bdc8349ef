"""Stories as a search finds them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.stories.ranges import Range
from newsdesk.gui.stories.reading import Answer

NOW = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)
Make = Callable[..., StorySummary]
Show = Callable[..., None]


@pytest.fixture
def story() -> Make:
    """Make a story that was updated so many minutes ago."""

    def make(number: int, **fields: object) -> StorySummary:
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

    return make


@pytest.fixture
def facts() -> Facts:
    return Facts(FixedClock(NOW), lambda: {"KZ": "Kazakhstan", "TJ": "Tajikistan"})


@pytest.fixture
def model(facts: Facts, request: pytest.FixtureRequest) -> StoryListModel:
    model = StoryListModel(facts)
    request.getfixturevalue("qtmodeltester").check(model)
    return model


@pytest.fixture
def panel(qtbot: QtBot, model: StoryListModel) -> StoryListPanel:
    panel = StoryListPanel(model)
    qtbot.addWidget(panel)
    panel.resize(352, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def renew(panel: StoryListPanel) -> Show:
    """Show the same answer as it is now, with cursor and marks on the stories that they were on."""

    def show(stories: Sequence[StorySummary]) -> None:
        places = {each.uid: row for row, each in enumerate(stories)}
        kept = sorted(set(panel.selected()) & places.keys(), key=places.__getitem__)
        panel.renew(
            Answer(
                count=len(stories),
                pages={0: tuple(stories)},
                row=places.get(panel.opened, -1),
                marks=tuple(Range(places[uid], places[uid]) for uid in kept),
                uids=tuple(kept),
            )
        )

    return show
