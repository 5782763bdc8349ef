"""What lists say of a story: the front page and the feeds. It is found once, and kept with its files."""

from typing import NamedTuple

from newsdesk.bundle.content import summary
from newsdesk.domain.story import StoryText
from newsdesk.text.opening import opening

#: How many characters of a story the front page shows under a headline, and of its summary in a feed.
OPENING, SUMMARY = 240, 300


class Telling(NamedTuple):
    """How a story begins, for the front page, and what feeds say that it is about."""

    opening: str
    summary: str


def telling(text: StoryText) -> Telling:
    """Return what lists say of a story."""
    return Telling(opening(text.body, OPENING), summary(text, SUMMARY))
