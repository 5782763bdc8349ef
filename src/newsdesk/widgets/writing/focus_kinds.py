"""What a writer's eye may be kept on."""

from enum import StrEnum


class Focus(StrEnum):
    """How much of the text stands out around the caret; the rest is faded."""

    OFF = "off"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"

    @property
    def next(self) -> "Focus":
        """What a key that goes round comes to next."""
        kinds = list(Focus)
        return kinds[(kinds.index(self) + 1) % len(kinds)]
