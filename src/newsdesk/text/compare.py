"""How one text of a story became another: which fields changed, and in each of them which words.

Paragraphs are brought together first, then words inside those that resemble each other. Whatever is found,
the runs without what was added are the old text to the letter, and without what was removed the new one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from newsdesk.domain.story import StoryText
from newsdesk.text.alignment import matched

#: What readers of a comparison call the fields of a text, in the order in which they are listed.
LABELS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "place": "Place",
    "source": "Source",
    "countries": "Countries",
    "keywords": "Tags",
    "language": "Language",
    "pins": "Rates used",
    "body": "Text",
}

#: How alike two paragraphs must be to be one that was rewritten: from 0 to 1, by the words they share.
ALIKE = 1 / 3
#: How many paragraphs further on a rewritten one is looked for.
REACH = 12
#: A paragraph of fewer words that is gone here and new there is no move, but chance.
MOVABLE = 4

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_TOKEN = re.compile(r"\s*(?:\w[\w’'ʼʻ‑-]*|[^\w\s])|\s+")
_WORD = re.compile(r"\w[\w’'ʼʻ‑-]*")


class Kind(StrEnum):
    """What became of a run of characters."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stay, go or come. ``moved``: the same paragraph also went or came elsewhere."""

    kind: Kind
    text: str
    moved: bool = False

    @property
    def words(self) -> int:
        """How many words are in it."""
        return len(_WORD.findall(self.text))


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """How one field (``name`` as in ``StoryText``) changed, if it did. Lists are shown as "KG, KZ"."""

    name: str
    runs: tuple[Run, ...]

    @property
    def label(self) -> str:
        """What the field is called."""
        return LABELS[self.name]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(run.kind is not Kind.SAME for run in self.runs)

    @property
    def only_space(self) -> bool:
        """Whether only spaces and line ends differ, which no reader may ever see."""
        return self.changed and all(run.kind is Kind.SAME or not run.text.strip() for run in self.runs)

    @property
    def old(self) -> str:
        """The old text."""
        return "".join(run.text for run in self.runs if run.kind is not Kind.ADDED)

    @property
    def new(self) -> str:
        """The new text."""
        return "".join(run.text for run in self.runs if run.kind is not Kind.REMOVED)

    def words(self, kind: Kind) -> int:
        """Return how many words were added (or removed), without what was only moved."""
        return sum(run.words for run in self.runs if run.kind is kind and not run.moved)

    @property
    def moved(self) -> int:
        """How many paragraphs stand in another place."""
        return sum(1 for run in self.runs if run.moved and run.kind is Kind.ADDED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How all fields of a text changed, in the order of ``LABELS``; ``changed`` are those that did."""

    fields: tuple[FieldDifference, ...]
    changed: tuple[FieldDifference, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "changed", tuple(each for each in self.fields if each.changed))

    @property
    def added(self) -> int:
        """How many words came, in all fields."""
        return sum(each.words(Kind.ADDED) for each in self.changed)

    @property
    def removed(self) -> int:
        """How many words went, in all fields."""
        return sum(each.words(Kind.REMOVED) for each in self.changed)

    @property
    def moved(self) -> int:
        """How many paragraphs stand in another place."""
        return sum(each.moved for each in self.changed)


def compare(old: StoryText, new: StoryText) -> Comparison:
    """Return how one text became another."""
    return Comparison(
        tuple(
            FieldDifference(name, runs(shown(getattr(old, name)), shown(getattr(new, name))))
            for name in sorted(StoryText._fields, key=list(LABELS).index)
        )
    )


def shown(value: str | tuple[str, ...]) -> str:
    """Return a field's value as a comparison shows it."""
    return value if isinstance(value, str) else ", ".join(value)


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Return how one plain text became another, as runs that follow each other."""
    if old == new:
        return (Run(Kind.SAME, old),) if old else ()
    before, after = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    found = (run for one, two in pairs(before, after) for run in _between(one, two))
    return tuple(_joined(_told_moves(found)))


def pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield each part of both texts in order, the new beside the old that it was made of, or None.

    A part is a paragraph or a block; two that hold the same words are the same, whatever their spaces.
    """
    one = two = 0
    same = matched([" ".join(each.split()) for each in old], [" ".join(each.split()) for each in new])
    for here, there in (*same, (len(old), len(new))):
        yield from _rewritten(old[one:here], new[two:there])
        if here < len(old):
            yield old[here], new[there]
        one, two = here + 1, there + 1


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pair parts that differ with those that resemble them, a few parts further on at most."""
    old_words, new_words = ([frozenset(_WORD.findall(part.lower())) for part in each] for each in (old, new))
    reached = 0
    for number, words in enumerate(old_words):
        within = range(reached, min(reached + REACH, len(new)))
        likeness = {at: _likeness(words, new_words[at]) for at in within}
        best = max(likeness, key=lambda at: (likeness[at], -at), default=None)
        if best is None or likeness[best] < ALIKE:
            yield old[number], None
            continue
        for at in range(reached, best):
            yield None, new[at]
        yield old[number], new[best]
        reached = best + 1
    for at in range(reached, len(new)):
        yield None, new[at]


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


def _between(old: str | None, new: str | None) -> Iterable[Run]:
    if old == new:
        return (Run(Kind.SAME, old or ""),)
    if old is None or new is None:
        return (Run(Kind.ADDED, new or "") if old is None else Run(Kind.REMOVED, old),)
    return _gathered(_words(old, new))


def _words(old: str, new: str) -> Iterator[Run]:
    """Yield what became of each word, with the space before it."""
    before, after = tokens(old), tokens(new)
    one = two = 0
    same = matched([each.lstrip() for each in before], [each.lstrip() for each in after])
    for here, there in (*same, (len(before), len(after))):
        yield from (Run(Kind.REMOVED, each) for each in before[one:here])
        yield from (Run(Kind.ADDED, each) for each in after[two:there])
        if here < len(before):
            yield from _kept(before[here], after[there])
        one, two = here + 1, there + 1


def _kept(old: str, new: str) -> Iterator[Run]:
    """Yield a word that stays; the space before it may have changed."""
    if old == new:
        yield Run(Kind.SAME, old)
        return
    word = old.lstrip()
    yield Run(Kind.REMOVED, old[: len(old) - len(word)])
    yield Run(Kind.ADDED, new[: len(new) - len(word)])
    yield Run(Kind.SAME, word)


@dataclass(slots=True)
class _Change:
    """What went and what came at one place, and what stays after it."""

    gone: str = ""
    come: str = ""
    kept: str = ""

    @property
    def words(self) -> int:
        return max(len(_WORD.findall(self.gone)), len(_WORD.findall(self.come)))


def _gathered(words: Iterable[Run]) -> Iterator[Run]:
    """Make few changes of many: the word or two between longer ones would only make them hard to read."""
    changes = [_Change()]
    for run in words:
        if run.kind is Kind.SAME:
            changes[-1].kept += run.text
            continue
        if changes[-1].kept:
            changes.append(_Change())
        if run.kind is Kind.REMOVED:
            changes[-1].gone += run.text
        else:
            changes[-1].come += run.text
    gathered = changes[:1]
    for change in changes[1:]:
        last = gathered[-1]
        if last.words and change.words and 2 * len(_WORD.findall(last.kept)) <= min(last.words, change.words):
            last.gone += last.kept + change.gone
            last.come += last.kept + change.come
            last.kept = change.kept
        else:
            gathered.append(change)
    for change in gathered:
        space = shared_space(change.gone, change.come)
        yield Run(Kind.SAME, space)
        yield Run(Kind.REMOVED, change.gone[len(space) :])
        yield Run(Kind.ADDED, change.come[len(space) :])
        yield Run(Kind.SAME, change.kept)


def tokens(text: str) -> list[str]:
    """Cut a text into words and marks, each with the space before it; joined they are the text."""
    return _TOKEN.findall(text)


def shared_space(gone: str, come: str) -> str:
    """Return the space that one word and another in its place both have before them: it has not changed."""
    space = gone[: len(gone) - len(gone.lstrip())]
    return space if come.startswith(space) and come[len(space) :].lstrip() == come[len(space) :] else ""


def _told_moves(found: Iterable[Run]) -> list[Run]:
    """Mark the paragraphs that went in one place and came, word for word, in another."""
    all_runs = list(found)
    went, came = (
        Counter(_words_of(run.text) for run in all_runs if run.kind is kind)
        for kind in (Kind.REMOVED, Kind.ADDED)
    )
    moves = {words for words in went & came if len(words) >= MOVABLE}
    return [
        replace(run, moved=run.kind is not Kind.SAME and _words_of(run.text) in moves) for run in all_runs
    ]


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _joined(found: Iterable[Run]) -> Iterator[Run]:
    """Join runs of one kind, but no paragraph that moved with anything."""
    last = Run(Kind.SAME, "")
    for run in found:
        if not run.text:
            continue
        if run.kind is last.kind and not run.moved and not last.moved:
            last = Run(last.kind, last.text + run.text)
            continue
        if last.text:
            yield last
        last = run
    if last.text:
        yield last
