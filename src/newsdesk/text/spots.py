"""Where in a block's Markdown a place in its page is."""

import re

_WORDS = re.compile(r"[^\W_]+")
#: Where a link leads, which no page shows.
_ADDRESS = re.compile(r"\]\([^()\n]*\)|\]:.*")
#: Characters of Markdown that may stand between two words of the page.
HIDDEN = 300


def spot(markdown: str, shown: str) -> int:
    """Return the place in ``markdown`` that its page has got to after the text ``shown``.

    The words are looked for one after the other; those that the page has and the source has not (a note's
    number) are passed over.
    """
    source = _ADDRESS.sub(lambda found: " " * len(found[0]), markdown)
    place = end = 0
    for word in _WORDS.finditer(shown):
        found = source.find(word[0], place, place + HIDDEN + len(word[0]))
        if found >= 0:
            place, end = found + len(word[0]), word.end()
    for sign in shown[end:]:
        if source[place : place + 1] != sign:
            break
        place += 1
    return place
