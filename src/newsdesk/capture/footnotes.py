"""Footnotes and endnotes: which links of a document call a note, and which element holds the note's words.

Every program writes them in its own way, but all join both ends: the call leads to the note, and the note
leads back to its call. Where both do, and the call says a number or a sign, it is a note for certain;
anything else is left to be read as the text that it is.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice, takewhile
from urllib.parse import unquote

from bs4.element import NavigableString, Tag

from newsdesk.capture import styles
from newsdesk.capture.blocks import Block, Kind, paragraphs
from newsdesk.capture.markdown import escape
from newsdesk.capture.soup import BLOCK, HEADINGS, UNSEEN, attribute, walk
from newsdesk.capture.spaces import clean
from newsdesk.text.words import plain

#: What a call says: a number, a letter or two, a Roman numeral, a sign; in brackets also "note 1".
_MARK = re.compile(
    r"[\[(]?(?:\d{1,4}|[^\W\d_]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\])]?|\[[\w-]{1,12} \w{1,4}\]",
    re.IGNORECASE,
)
#: What else the way back says: an arrow.
_ARROW = re.compile("[\\s^↑↩↵⏎⤴⮌⇑\ufe0e\ufe0f]*")
#: What stands around a call's number, and says nothing.
_AROUND = " []()^↑,.:"
#: How office programs name the place where a note begins, which has an element of its own around it.
_OFFICE = re.compile(r"_?(?:ftn|edn)\d|ftnt\d|sd(?:foot|end)note\d")
#: So many levels up are looked at, and so many pieces of text.
_CLOSE = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A note of a document: its label ("1"), an element with its words, and the elements that call it.

    What somebody remarked on the document has no label.
    """

    label: str
    words: Tag
    calls: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: paragraphs of Markdown, at least one; ``calls`` are labels of others."""

    label: str
    paragraphs: tuple[str, ...]
    calls: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The note as plain text."""
        return plain("\n".join(self.paragraphs))

    @property
    def definition(self) -> str:
        """The note as Markdown has it, one block."""
        lines = "\n\n".join(self.paragraphs).split("\n")
        indented = "\n".join(f"    {line}" if line else "" for line in lines[1:])
        return f"{call(self.label)}: {lines[0]}" + (f"\n{indented}" if indented else "")


def call(label: str) -> str:
    """Return what calls a note in Markdown."""
    return f"[^{label}]"


def is_arrow(link: Tag) -> bool:
    """Say whether a link to a place on its page says an arrow and nothing else."""
    if "#" not in attribute(link, "href"):
        return False
    *_, inmost = (link, *_within(link))
    said = inmost.contents[0] if len(inmost.contents) == 1 else ""
    return isinstance(said, NavigableString) and bool(said.strip()) and bool(_ARROW.fullmatch(said))


def written(found: Found, blocks: Sequence[Block]) -> Note:
    """Return a note whose words were read as ``blocks``.

    Markdown lets a note begin with a paragraph only.
    """
    first, *rest = blocks or (Block(Kind.TEXT, said := clean(found.words.get_text(" ")), escape(said)),)
    if first.kind is not Kind.TEXT:
        first = replace(first, kind=Kind.TEXT, markdown=escape(first.text))
    calls = tuple(label for block in (first, *rest) for label in block.calls)
    return Note(found.label, tuple(paragraph for paragraph, _ in paragraphs([first, *rest])), calls)


class Notes:
    """The notes of a document, in the order in which it calls them."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
        self._places = {note.label: at for at, note in enumerate(notes)}

    def called(self, labels: Iterable[str]) -> list[Note]:
        """Return the notes that have these labels, or are called by one that is returned."""
        reached: set[int] = set()
        self._reach(labels, reached)
        return [self._notes[at] for at in sorted(reached)]

    def uncalled(self, labels: Iterable[str]) -> list[Note]:
        """Return the notes that have to be copy, so that it and text with these labels call all others."""
        reached: set[int] = set()
        self._reach(labels, reached)
        left = [note for at, note in enumerate(self._notes) if at not in reached]
        inner = {label for note in left for label in note.calls}
        copy: list[Note] = []
        for note in sorted(left, key=lambda note: note.label in inner):
            if self._places[note.label] not in reached:
                copy.append(note)
                self._reach([note.label], reached)
        return copy

    def _reach(self, labels: Iterable[str], reached: set[int]) -> None:
        """Add the places of the notes that are called to those that were ``reached``."""
        waiting = list(labels)
        while waiting:
            at = self._places.get(waiting.pop())
            if at is not None and at not in reached:
                reached.add(at)
                waiting += self._notes[at].calls


def find(page: Tag) -> list[Found]:
    """Return the notes of a document in the order of their calls, labelled from "1" on.

    They are taken out of the document, without their ways back and the numbers that they begin with.
    """
    return list(_Finder(page).notes())


class _Layout:
    """Where the elements and words of a document stand: numbers that grow from its beginning to its end."""

    def __init__(self, page: Tag) -> None:
        self.links: list[Tag] = []
        self.named: dict[str, Tag] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        self._now = 0
        self._at: list[int] = []
        self._texts: list[str] = []
        #: How many of the texts before each have a letter or a figure in them.
        self._wordy = [0]
        walk(page, self)

    def enter(self, tag: Tag) -> bool:
        """Note where an element begins, and what it is called."""
        self._now += 1
        self._spans[id(tag)] = (self._now, self._now)
        if tag.name == "a":
            self.links.append(tag)
            self.named.setdefault(attribute(tag, "name"), tag)
        self.named.setdefault(attribute(tag, "id"), tag)
        return tag.name not in UNSEEN

    def leave(self, tag: Tag) -> None:
        """Note where an element ends."""
        self._now += 1
        self._spans[id(tag)] = (self._spans[id(tag)][0], self._now)

    def text(self, text: str) -> None:
        """Note where something is said."""
        if said := clean(text):
            self._now += 1
            self._at.append(self._now)
            self._texts.append(said)
            self._wordy.append(self._wordy[-1] + any(map(str.isalnum, said)))

    def start(self, tag: Tag) -> int:
        """Return where an element begins."""
        return self._spans[id(tag)][0]

    def said(self, tag: Tag) -> str:
        """Return what an element says, if that is as little as a call says; else "…"."""
        first, last = self._texts_in(tag)
        return clean("".join(self._texts[first:last])) if last - first <= _CLOSE else "…"

    def words(self, tag: Tag) -> int:
        """Return how many pieces of text in an element are not only signs."""
        first, last = self._texts_in(tag)
        return self._wordy[last] - self._wordy[first]

    def begins(self, tag: Tag, whole: Tag) -> bool:
        """Say whether nothing is said in an element before the one in it."""
        before, first = (bisect_left(self._at, self.start(each)) for each in (whole, tag))
        return self._wordy[before] == self._wordy[first]

    def within(self, whole: Tag, starts: Sequence[int]) -> slice:
        """Return which of some places, in order, are in an element or its beginning."""
        start, end = self._spans[id(whole)]
        return slice(bisect_left(starts, start), bisect_left(starts, end + 1))

    def _texts_in(self, tag: Tag) -> tuple[int, int]:
        found = self.within(tag, self._at)
        return found.start, found.stop


class _Finder:
    """Joins the calls and the notes of one document."""

    def __init__(self, page: Tag) -> None:
        self._layout = layout = _Layout(page)
        self._links_at = list(map(layout.start, layout.links))
        #: The links that say a number or a sign, by the element that they lead to.
        self._calls: defaultdict[int, list[Tag]] = defaultdict(list)
        self._targets: dict[int, Tag] = {}
        for link in layout.links:
            target = self._target(link)
            if target is not None and _MARK.fullmatch(layout.said(link)):
                self._calls[id(target)].append(link)
                self._targets[id(target)] = target
        self._targets_at = sorted(map(layout.start, self._targets.values()))

    def notes(self) -> Iterator[Found]:
        """Yield the notes, as ``find`` says."""
        numbers = count(1)
        for words, calls, back in list(self._joined()):
            mark = _core(self._layout.said(calls[0]))
            numbered = False
            for link in back:
                said = self._layout.said(link)
                numbered |= _core(said) == mark and self._layout.begins(link, words)
                if _ARROW.fullmatch(said) or _MARK.fullmatch(_core(said)):
                    link.clear()
            _take_number(words, "" if numbered else mark)
            label = "" if styles.calls_remark(calls[0]) else str(next(numbers))
            yield Found(label, _emptied(words), tuple(map(self._whole, calls)))

    def _joined(self) -> Iterator[tuple[Tag, list[Tag], list[Tag]]]:
        """Yield each note's element, its calls, and its ways back; those are not calls as well."""
        ways_back: set[int] = set()
        for at, target in self._targets.items():
            calls = [link for link in self._calls[at] if id(link) not in ways_back]
            words = self._words(target)
            if words is None or not calls or len({_core(self._layout.said(link)) for link in calls}) > 1:
                continue
            near = {id(place) for link in calls for place in self._places(link)}
            inside = self._layout.links[self._layout.within(words, self._links_at)]
            back = [link for link in inside if id(self._target(link)) in near]
            says_more = self._layout.words(words) > sum(map(self._layout.words, back))
            if back and says_more and not {id(link) for link in inside} & {id(link) for link in calls}:
                ways_back.update(map(id, back))
                yield words, calls, back

    def _target(self, link: Tag) -> Tag | None:
        """Return the element that a link leads to; browsers and Word write the page's address before it."""
        place = unquote(attribute(link, "href").partition("#")[2])
        return self._layout.named.get(place) if place else None

    def _words(self, target: Tag) -> Tag | None:
        """Return the element that holds the words of a note; None if ``target`` is no note's."""
        words = self._around(target)
        if words is None or len(self._targets_at[self._layout.within(words, self._targets_at)]) > 1:
            return None
        return None if words.name in HEADINGS or words.find(HEADINGS) else words

    def _around(self, target: Tag) -> Tag | None:
        if BLOCK.fullmatch(target.name):
            return target.parent if target.name in {"td", "th"} else target
        if self._layout.words(target) > 1:
            return target
        block = next((each for each in _above(target) if BLOCK.fullmatch(each.name)), None)
        if block is None or not self._layout.begins(target, block):
            return None
        own = _OFFICE.match(attribute(target, "id") or attribute(target, "name"))
        above = block.parent
        if own and above is not None and self._layout.begins(target, above):
            return above
        return block

    def _places(self, link: Tag) -> Iterator[Tag]:
        """Yield the elements that a way back to this call may lead to."""
        yield from _within(link)
        for each in (link, *takewhile(_is_inline, _above(link))):
            yield each
            before = each.previous_sibling
            if isinstance(before, Tag) and not self._layout.words(before):
                yield before

    def _whole(self, link: Tag) -> Tag:
        """Return a call with its brackets and the element that raises it."""
        core, whole = _core(self._layout.said(link)), link
        for each in takewhile(_is_inline, _above(link)):
            if _core(self._layout.said(each)) != core:
                break
            whole = each
        return whole


def _within(tag: Tag) -> Iterator[Tag]:
    """Yield the elements that are all that is in one, and in each other."""
    inner = tag
    for _level in range(_CLOSE):
        only = inner.contents[0] if len(inner.contents) == 1 else None
        if not isinstance(only, Tag):
            return
        yield only
        inner = only


def _above(tag: Tag) -> Iterator[Tag]:
    """Yield the elements close around one, from the inmost."""
    return islice((each for each in tag.parents if each.parent is not None), _CLOSE)


def _is_inline(tag: Tag) -> bool:
    return not BLOCK.fullmatch(tag.name)


def _core(said: str) -> str:
    """Return what a call says, without what stands around it."""
    return said.strip(_AROUND)


def _emptied(words: Tag) -> Tag:
    """Return an element of its own with what is in one, which stays.

    To take out the element itself, its parent would look for it among all its children.
    """
    note = Tag(name="div")
    note.extend(words)
    return note


def _take_number(words: Tag, mark: str) -> None:
    """Take the number ``mark`` off the beginning of a note's words, and what stood around one.

    "1" may be a word, unless an element says nothing else; in a list, whose numbers the program sets that
    shows it, "1." may be as well, unless it is raised.
    """
    leading = list(islice(words.strings, _CLOSE))
    first = next((each for each in leading if each.strip()), None)
    if first is None:
        return
    number = re.escape(mark)
    said = [rf"\[{number}\]", r"[\[(]\s*[\])]", r"[\])]"]
    if mark and (words.name != "li" or (first.parent and first.parent.name == "sup")):
        said += [rf"\(?{number}\)", rf"{number}(?=\.\s)"]
        if not mark.isalnum() or first.strip() == mark:
            said.append(rf"{number}(?!\w)")
    found = re.match(rf"[\s^↑,]*(?:{'|'.join(said)})?(?:[.:](?=\s))?\s*", "".join(leading))
    length = found.end() if found else 0
    for each in leading:
        gone = min(length, len(each))
        length -= gone
        if gone:
            each.replace_with(each[gone:])
