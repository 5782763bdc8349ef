"""What an editor does with candidates before anything is stored."""

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.capture.countries import guess
from newsdesk.capture.markdown import escape
from newsdesk.capture.page import SUBHEADING
from newsdesk.domain.capture import Candidate
from newsdesk.domain.errors import Refused
from newsdesk.text.words import plain


def merge(candidates: Sequence[Candidate], index: int) -> tuple[Candidate, ...]:
    """Return the candidates with the one at ``index`` joined to the one above it.

    Its headline becomes a paragraph, and so do standfirst and byline; its dateline is copy again: no word is
    lost. Refused for the first, which has none above.
    """
    if index < 1:
        raise Refused("The first story has none above it. Choose the one below and merge that.")
    above, below = candidates[index - 1], candidates[index]
    top = [below.headline, below.standfirst, f"By {below.byline}" if below.byline else ""]
    added = [escape(" ".join(text.split())) for text in top if text]
    joined = replace(
        above,
        paragraphs=(*above.paragraphs, *added, *_with_dateline(below)),
        countries=tuple(dict.fromkeys(above.countries + below.countries)),
        keywords=tuple(dict.fromkeys(above.keywords + below.keywords)),
        doubt=" ".join(filter(None, [above.doubt, below.doubt.rpartition(SUBHEADING)[2].strip()])),
        lines=(*above.lines, *[below.line] * len(added), *below.lines),
    )
    return (*candidates[: index - 1], joined, *candidates[index + 1 :])


def _with_dateline(story: Candidate) -> tuple[str, ...]:
    """Return a story's paragraphs with what was kept apart from them."""
    source = f"({story.source})" if story.source else ""
    dateline = escape(" ".join(filter(None, [story.place.upper(), source])))
    first, *rest = story.paragraphs or ("",)
    return (f"{dateline} — {first}", *rest) if dateline else story.paragraphs


def split(candidates: Sequence[Candidate], index: int, paragraph: int) -> tuple[Candidate, ...]:
    """Return the candidates with the one at ``index`` cut in two before one of its paragraphs (from 0).

    That paragraph becomes the headline of a new candidate, as plain text, and those after it the body.
    Refused if there is no such paragraph.
    """
    whole = candidates[index]
    if not 0 <= paragraph < len(whole.paragraphs):
        raise Refused("Choose the paragraph that is the headline of the second story.")
    headline = " ".join(plain(whole.paragraphs[paragraph]).split())
    rest = whole.paragraphs[paragraph + 1 :]
    above = replace(whole, paragraphs=whole.paragraphs[:paragraph], lines=whole.lines[:paragraph])
    below = Candidate(
        headline=headline,
        paragraphs=rest,
        line=dict(enumerate(whole.lines)).get(paragraph, whole.line),
        countries=guess(headline, plain("\n\n".join(rest))),
        language=whole.language,
        lines=whole.lines[paragraph + 1 :],
    )
    return (*candidates[:index], above, below, *candidates[index + 1 :])


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
