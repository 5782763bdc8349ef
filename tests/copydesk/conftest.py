"""A story to check, made of nothing but its text."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from newsdesk.domain.story import Status, Story, StoryText

MakeStory = Callable[..., Story]

NOW = datetime(2025, 11, 14, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def make_story() -> MakeStory:
    """Return a function that makes a story which no rule objects to, but for the fields given by name."""

    def make(**fields: str | tuple[str, ...]) -> Story:
        sound = StoryText(
            headline="A Bridge Opens", body="It opened.", byline="Aida Bekova", countries=("KG",)
        ).with_(**fields)
        return Story("uid-1", "a-bridge-opens", sound, Status.DRAFT, NOW, NOW, 2)

    return make
