"""What an editor does with candidates before anything is stored."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from newsdesk.capture import labels
from newsdesk.capture.countries import guess
from newsdesk.capture.footnotes import Note, Notes
from newsdesk.capture.markdown import escape
from newsdesk.capture.page import SUBHEADING
from newsdesk.domain.capture import FOOTNOTE, Candidate
from newsdesk.domain.errors import Refused
from newsdesk.text.words import plain

#: Several footnotes may stand in lines of one paragraph.
_NEXT = re.compile(r"\n(?=\[\^[^\[\]\s]+\]:)")
#: A paragraph and the line that it begins on.
_Said = tuple[str, int]


def merge(candidates: Sequence[Candidate], index: int) -> tuple[Candidate, ...]:
    """Return the candidates with the one at ``index`` joined to the one above it.

    Its headline becomes a paragraph, and so do standfirst and byline; its dateline is copy again: no word is
    lost. Footnotes stand at the end; two may not have one label. Refused for the first, which has none above.
    """
    if index < 1:
        raise Refused("The first story has none above it. Choose the one below and merge that.")
    above, below = candidates[index - 1], candidates[index]
    top = [below.headline, below.standfirst, f"By {below.byline}" if below.byline else ""]
    added = [(escape(" ".join(text.split())), below.line) for text in top if text]
    (upper, upper_notes), (lower, lower_notes) = _apart(above), _apart(_labelled_apart(below, above))
    joined = replace(
        _saying(above, [*upper, *added, *_with_dateline(below, lower)], upper_notes | lower_notes),
        countries=tuple(dict.fromkeys(above.countries + below.countries)),
        keywords=tuple(dict.fromkeys(above.keywords + below.keywords)),
        doubt=" ".join(filter(None, [above.doubt, below.doubt.rpartition(SUBHEADING)[2].strip()])),
    )
    return (*candidates[: index - 1], joined, *candidates[index + 1 :])


def _labelled_apart(story: Candidate, other: Candidate) -> Candidate:
    """Return a story in which no footnote has the label of one in another, unless it says the same."""
    (_, notes), (_, taken) = _apart(story), _apart(other)
    known = notes.keys() | taken.keys()
    free = (str(number) for number in count(1) if str(number) not in known)
    both = [label for label, words in notes.items() if words != taken.get(label, words)]
    new = dict(zip(both, free, strict=False))
    return replace(story, paragraphs=tuple(labels.changed(said, new) for said in story.paragraphs))


def _with_dateline(story: Candidate, copy: list[_Said]) -> list[_Said]:
    """Return a story's copy with what was kept apart from it."""
    source = f"({story.source})" if story.source else ""
    dateline = escape(" ".join(filter(None, [story.place.upper(), source])))
    (first, line), *rest = copy or [("", story.line)]
    return [(f"{dateline} — {first}", line), *rest] if dateline else copy


def split(candidates: Sequence[Candidate], index: int, paragraph: int) -> tuple[Candidate, ...]:
    """Return the candidates with the one at ``index`` cut in two before one of its paragraphs (from 0).

    That paragraph becomes the headline of a new candidate, as plain text, and those after it the body. Both
    have the footnotes that they call; the new one also those that nothing calls. Refused if there is no such
    paragraph, or it is a footnote.
    """
    whole = candidates[index]
    copy, notes = _apart(whole)
    places = sorted({*range(len(whole.paragraphs))} - whole.footnotes)
    if paragraph not in places:
        raise Refused("Choose the paragraph that is the headline of the second story.")
    at = places.index(paragraph)
    upper, (headed, line), lower = copy[:at], copy[at], copy[at + 1 :]
    headline = " ".join(plain(labels.without(headed)).split())
    body = plain("\n\n".join(said for said, _ in lower))
    below = Candidate(headline, (), line, countries=guess(headline, body), language=whole.language)
    above_calls, below_calls = _called(upper, notes), _called(lower, notes)
    of_above = {label: words for label, words in notes.items() if label in above_calls}
    of_below = {
        label: words for label, words in notes.items() if label in below_calls or label not in above_calls
    }
    parts = (_saying(whole, upper, of_above), _saying(below, lower, of_below))
    return (*candidates[:index], *parts, *candidates[index + 1 :])


def _apart(story: Candidate) -> tuple[list[_Said], dict[str, list[_Said]]]:
    """Return a story's copy, and its footnotes by their labels."""
    copy: list[_Said] = []
    notes: dict[str, list[_Said]] = {}
    footnotes, lines, label = story.footnotes, dict(enumerate(story.lines)), ""
    for at, said in enumerate(story.paragraphs):
        line = lines.get(at, story.line)
        if at not in footnotes:
            copy.append((said, line))
            continue
        for piece in _NEXT.split(said):
            begins = FOOTNOTE.match(piece)
            label = begins["label"] if begins else label
            notes.setdefault(label, []).append((piece, line))
    return copy, notes


def _called(text: Iterable[_Said], notes: Mapping[str, Iterable[_Said]]) -> set[str]:
    """Return the labels of the footnotes that a text calls, or one of those."""

    def calls(part: Iterable[_Said]) -> tuple[str, ...]:
        return tuple(label for said, _ in part for label in labels.called(said))

    every = Notes([Note(label, (), calls(words)) for label, words in notes.items()])
    return {note.label for note in every.called(calls(text))}


def _saying(story: Candidate, copy: Iterable[_Said], notes: Mapping[str, Iterable[_Said]]) -> Candidate:
    """Return a story with other copy, and footnotes below that."""
    every = [*copy, *chain.from_iterable(notes.values())]
    return replace(story, paragraphs=tuple(said for said, _ in every), lines=tuple(line for _, line in every))


def rename(candidates: Sequence[Candidate], index: int, headline: str) -> tuple[Candidate, ...]:
    """Return the candidates with another headline, on one line, for the one at ``index``.

    The first headline it gets settles the doubt that it had none.
    """
    old = candidates[index]
    new = replace(old, headline=" ".join(headline.split()), doubt=old.doubt if old.headline else "")
    return _replaced(candidates, index, new)


def with_countries(
    candidates: Sequence[Candidate], index: int, countries: Sequence[str]
) -> tuple[Candidate, ...]:
    """Return the candidates with other countries (ISO 3166-1 alpha-2) for the one at ``index``."""
    return _replaced(candidates, index, replace(candidates[index], countries=tuple(dict.fromkeys(countries))))


def _replaced(candidates: Sequence[Candidate], index: int, new: Candidate) -> tuple[Candidate, ...]:
    return (*candidates[:index], new, *candidates[index + 1 :])
