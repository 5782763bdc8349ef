"""How long a text is: words and characters, and the time it takes to read."""

import math
import re
from typing import NamedTuple

from newsdesk.text.words import count

#: Words that a grown-up reads silently in a minute: the mean of 190 studies of English prose (M. Brysbaert,
#: "How many words do we read per minute?", Journal of Memory and Language 109, 2019). Russian is slower by a
#: fifth, in longer words.
WORDS_A_MINUTE = 238

#: What stands with the character before it, for a reader: combining marks, variation selectors, skin tones,
#: and what a joiner puts together (Unicode Standard Annex 29, its commonest cases).
_ATTACHED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.?"
)
#: Two letters that make one flag.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class Length(NamedTuple):
    """Words that a reader sees, and characters as typed: marks and spaces count, line breaks do not."""

    words: int = 0
    characters: int = 0

    @property
    def minutes(self) -> int:
        """Whole minutes to read it, at least one if there is something to be read."""
        return math.ceil(self.words / WORDS_A_MINUTE)


def length(markdown: str) -> Length:
    """Return how long a text is."""
    characters = len(markdown) - markdown.count("\n")
    if not markdown.isascii():
        characters -= sum(map(len, _ATTACHED.findall(markdown))) + len(_FLAG.findall(markdown))
    return Length(count(markdown), characters)
