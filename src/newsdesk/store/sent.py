"""What went out with an export, as it is kept beside it: JSON."""

import json
from typing import Any

from newsdesk.domain.sent import Sent, SentRate, SentStory
from newsdesk.domain.story import Status
from newsdesk.store.trouble import meant


def written(sent: Sent) -> str:
    """Return it as text for the archive."""
    return json.dumps(sent, ensure_ascii=False, separators=(",", ":"))


@meant()
def read(kept: str) -> Sent:
    """Return what ``written`` wrote."""
    title, note, lead, strip, stories, rates = json.loads(kept)
    return Sent(
        title, note, lead, strip, tuple(map(_story, stories)), tuple(SentRate(*each) for each in rates)
    )


def _story(fields: list[Any]) -> SentStory:
    story = SentStory(*fields)
    return story._replace(status=Status(story.status), corrections=tuple(story.corrections))
