"""Text as a search sees it: without case, accents, and letters that a Russian keyboard does not have.

An editor looks for "казахстан" and means "Қазақстан" as well: the letters that languages of the region add to
the Russian alphabet (Unicode, block Cyrillic) are told apart by nobody in a hurry. Latin letters lose their
accents by Unicode's own decomposition (NFKD), and the marks inside Uzbek oʻ and gʻ are dropped.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsdesk.domain.query import Sought
from newsdesk.text.remembering import LONG, REMEMBERED

_NEIGHBOURS = {
    "ә": "а",
    "ғ": "г",
    "қ": "к",
    "ҡ": "к",
    "ң": "н",
    "ө": "о",
    "ү": "у",
    "ұ": "у",
    "ў": "у",
    "ӯ": "у",
    "ҳ": "х",
    "һ": "х",
    "і": "и",
    "ї": "и",
    "ӣ": "и",
    "ҷ": "ч",
    "ҹ": "ч",
    "ё": "е",
    "є": "е",
    "ґ": "г",
    # Taken apart it would be another letter of the alphabet.
    "й": "й",
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "þ": "th",
    "ð": "d",
    # The modifier letters of Uzbek and of transliterations.
    "ʻ": "",
    "ʼ": "",
    "ʿ": "",
    "ʾ": "",
}
#: The same mark as it is typed: an apostrophe after o or g, inside a word ("O'zbekiston", "g‘alla", "so'z").
_TYPED_MARK = re.compile(r"['’‘`](?<=[og].)(?=\w)(?!s\b)")
#: A word to the search index: its tokenizer (unicode61) splits at whatever is neither letter nor number.
_WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class _Letters(dict[int, str]):
    """What each character becomes (for ``str.translate``), worked out when one is first met.

    ``uneven`` finds those among them that become none or several.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven = re.compile(r"(?!)")

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        if len(folded) != 1:
            uneven = "".join(chr(each) for each, becomes in self.copy().items() if len(becomes) != 1)
            self.uneven = re.compile(f"[{re.escape(uneven)}]")
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, the region's letters as their Russian neighbours.

    Folding twice is folding once, and it is the same however accents are encoded (Unicode's NFC and NFD).
    """
    if len(text) < LONG:
        return _fold(text)
    return "\n".join(map(_remembered, text.split("\n")))


def _fold(text: str) -> str:
    return _TYPED_MARK.sub("", _with_marks(text))


#: A long text is folded twice at every save, and all but one of its paragraphs are what they were.
_remembered = lru_cache(REMEMBERED)(_fold)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as the search index has them, in order."""
    return tuple(_WORD.findall(fold(text)))


def found(text: str, sought: Iterable[Sought]) -> tuple[tuple[int, int], ...]:
    """Return where ``text`` (as it is, not folded) holds what is sought: code points from–to, in order.

    What overlaps is one place. An accent belongs to its letter, however it is encoded.
    """
    with_marks = _with_marks(text)
    folded, spans = _TYPED_MARK.sub("", with_marks), []
    for each in sought:
        if each.words and each.words[0] in folded:
            spans += [place.span() for place in _pattern(each).finditer(folded)]
    if not spans:
        return ()
    origin = _Origin(text, with_marks)
    return tuple(_merged((origin.start(start), origin.end(end)) for start, end in sorted(spans)))


def _with_marks(text: str) -> str:
    """Fold a text, but for the typed marks in it."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text)
    if len(text.encode("utf-8", "surrogatepass")) < 1.2 * len(text):
        # English with typographic quotes: by far the most of it is quicker to fold in one go.
        return _NOT_ASCII.sub(lambda some: some[0].translate(_LETTERS), text).lower()
    return text.translate(_LETTERS)


@lru_cache(100)
def _pattern(sought: Sought) -> re.Pattern[str]:
    first, *rest = map(re.escape, sought.words)
    # That a word begins is asked after its letters are there: so the search for them is a plain one.
    begins = rf"{first}(?<![^\W_]{first})"
    return re.compile(r"[\W_]+".join([begins, *rest]) + ("" if sought.begun else r"(?![^\W_])"))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Origin:
    """Where each character of a folded text comes from.

    Most characters fold into one: only where one does not is written down, as a place in the folded text, the
    place where that begins in the text, and where its character ends (None: one by one from here on).
    """

    def __init__(self, text: str, with_marks: str) -> None:
        self._text = text
        self._at = [0]
        self._places: list[tuple[int, int | None]] = [(0, None)]
        last = at = 0
        for start, end, length in _uneven(text):
            at += start - last
            for number in range(length):
                self._note(at + number, start, end)
            at += length
            self._note(at, end, None)
            last = end
        marks = (mark.start() for mark in _TYPED_MARK.finditer(with_marks))
        #: For each apostrophe that is left out: where in the folded text what follows it begins.
        self._marks = [mark - number for number, mark in enumerate(marks)]

    def _note(self, at: int, place: int, end: int | None) -> None:
        self._at.append(at)
        self._places.append((place, end))

    def start(self, at: int) -> int:
        """Return where in the text the folded character at ``at`` begins."""
        return self._span(at)[0]

    def end(self, at: int) -> int:
        """Return where in the text the folded character before ``at`` ends, with its accents."""
        end = self._span(at - 1)[1]
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    def _span(self, at: int) -> tuple[int, int]:
        at += bisect_right(self._marks, at)
        number = bisect_right(self._at, at) - 1
        place, end = self._places[number]
        if end is not None:
            return place, end
        place += at - self._at[number]
        return place, place + 1


def _uneven(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the characters (from, to) that do not fold into one character, and into how many they do.

    All of them must have been folded before.
    """
    if text.isascii():
        return
    if unicodedata.is_normalized("NFC", text):
        for place in _LETTERS.uneven.finditer(text):
            yield place.start(), place.end(), len(_LETTERS[ord(place[0])])
        return
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield start, end, len(unicodedata.normalize("NFC", text[start:end]).translate(_LETTERS))
        start = end


def _folded(letter: str) -> str:
    """Fold one character: until nothing changes any more, so that folding twice is folding once."""
    before, after = "", letter
    while after != before:
        before = after
        # Lower case as well: there are alphabets whose capitals are what Unicode folds to.
        after = "".join(map(_bare, before.casefold().lower()))
    return after


def _bare(letter: str) -> str:
    """Return a letter of the region's as its neighbour, and any other without its accents."""
    if letter in _NEIGHBOURS:
        return _NEIGHBOURS[letter]
    kind = unicodedata.category(letter)
    if kind == "Cf":  # a soft hyphen, a joiner: seen by nobody
        return ""
    if kind[0] not in "LNM":
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    # "½" and a few ligatures would become more than one word.
    return bare if bare.isalnum() or not letter.isalnum() else letter
