"""The language of words nobody named one for: of a newsroom's name, an edition's title, note and sections."""

import re
from collections import Counter
from collections.abc import Mapping

from newsdesk.bundle.content import BundleContent, language

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u052f]")


def spoken(content: BundleContent) -> Mapping[str, str]:
    """Return the languages (BCP 47) of an edition's own words, those that are not English as its frame is.

    Who has a page read aloud hears them in the right voice. It is told by the stories in the same letters:
    a section's own, else all; English if any of them is, else what most are in. Cyrillic letters that no
    story is in are "und".
    """
    stories = content.heads
    kinds = [(_is_cyrillic(story.headline), language(story.text)) for story in stories]
    own = {
        name: Counter(kinds[place] for place in places if kinds[place][0] is _is_cyrillic(name))
        for name, places in content.sections.items()
    }
    everywhere = Counter(kinds)
    words = [content.newsroom, content.edition.title, *paragraphs(content), *own]
    found = {each: _voice(_is_cyrillic(each), own.get(each) or everywhere) for each in words if each}
    return {each: voice for each, voice in found.items() if voice != "en"}


def paragraphs(content: BundleContent) -> list[str]:
    """Return the note under the edition's title, a paragraph at a time."""
    return [words for each in content.edition.note.split("\n\n") if (words := each.strip())]


def _voice(cyrillic: bool, kinds: Counter[tuple[bool, str]]) -> str:
    """Return the language of words in such letters above stories of these kinds (letters, language)."""
    found = Counter({voice: times for (letters, voice), times in kinds.items() if letters is cyrillic})
    if not found:
        return "und" if cyrillic else "en"
    return "en" if "en" in found else found.most_common(1)[0][0]


def _is_cyrillic(words: str) -> bool:
    """Say whether most of the letters are."""
    return not words.isascii() and 2 * len(_CYRILLIC.findall(words)) > len(_LETTER.findall(words))
