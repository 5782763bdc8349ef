"""What is said of a text's length."""

import math
from typing import NamedTuple

#: Words that a grown-up reads silently in a minute: the mean of 190 studies of English prose (M. Brysbaert,
#: "How many words do we read per minute?", Journal of Memory and Language 109, 2019). Russian is slower by a
#: fifth, in longer words.
WORDS_A_MINUTE = 238


class Length(NamedTuple):
    """Words and characters that a reader sees: spaces count, marks, addresses and line breaks do not."""

    words: int = 0
    characters: int = 0

    @property
    def minutes(self) -> int:
        """Whole minutes to read it, at least one if there is something to be read."""
        return math.ceil(self.words / WORDS_A_MINUTE)
