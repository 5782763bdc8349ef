"""The copy desk's rules about a text: each with a name, and a function that finds what it is about.

How much depends on each, and when, is said in ``domain.workflow``; ``checklist`` brings the two together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from newsdesk.copydesk import residue, typos
from newsdesk.copydesk.prose import prose
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.story import HOUSE_HEADLINE, Story, StoryText

#: The fields that readers read.
FIELDS = ("headline", "standfirst", "body")

Places = Iterator[tuple[str, Spot]]


def nowhere(_story: Story) -> Places:
    """Find nothing."""
    return iter(())


def _all_answered(_story: Story) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Proof:
    """A story as the rules see it, with what they have to know of the desk besides.

    ``headline_limit`` is in characters, ``open_notes`` how many notes to the desk somebody has still to see
    to, ``now`` the time (aware, UTC). ``misrated`` knows the rates: it yields the conversions that are off.
    So does ``unanswered``: it says why shortcodes in the body have no answer, by their names.
    """

    story: Story
    now: datetime
    open_notes: int = 0
    headline_limit: int = HOUSE_HEADLINE
    misrated: Callable[[Story], Places] = nowhere
    unanswered: Callable[[Story], Mapping[str, str]] = _all_answered

    @property
    def text(self) -> StoryText:
        """The story's text."""
        return self.story.text

    @cached_property
    def prose(self) -> dict[str, str]:
        """The prose in each of FIELDS (``prose.prose``), made once for all rules."""
        return {field: prose(getattr(self.text, field)) for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``about`` says what it wants, ``find`` yields fields, each with a place in it.

    A field is one of StoryText, or "notes" or "embargo", which have no places.
    """

    name: str
    about: str
    find: Callable[[Proof], Places]


def text_rules() -> tuple[Rule, ...]:
    """Return the rules of the house about a text."""
    return (
        Rule("headline-missing", "a headline", headline_missing),
        Rule("headline-long", "a headline within the house limit", headline_long),
        Rule("body-missing", "a text under the headline", body_missing),
        Rule("byline-missing", "a byline, or the source it is from", byline_missing),
        Rule("country-missing", "the country it is about", country_missing),
        Rule("residue", "nothing left over from a page builder", residue_left),
        Rule("to-come", "nothing still to be filled in (TK, XXX, ???)", _wherever(typos.to_come)),
        Rule("doubled-word", "no word twice in a row", _wherever(typos.doubled_words)),
        Rule("double-space", "no run of spaces", _wherever(typos.double_spaces)),
        Rule("early-space", "no space before a comma or a full stop", _wherever(typos.early_spaces)),
        Rule("straight-quote", "one kind of quotation mark", straight_quotes),
        Rule("loose-quote", "every quotation closed", _wherever(typos.loose_quotes)),
    )


def headline_missing(proof: Proof) -> Places:
    """Want a headline."""
    if not proof.text.headline.strip():
        yield "headline", Spot(0, len(proof.text.headline), "The story has no headline.")


def headline_long(proof: Proof) -> Places:
    """Want a headline that lists can show whole."""
    length, limit = len(proof.text.headline), proof.headline_limit
    if length > limit:
        yield "headline", Spot(limit, length, f"Headline {length} of {limit} characters.")


def body_missing(proof: Proof) -> Places:
    """Want a story under the headline."""
    if not proof.text.body.strip():
        yield "body", Spot(0, len(proof.text.body), "The story has no text.")


def byline_missing(proof: Proof) -> Places:
    """Want to know who wrote it; an agency's source will do."""
    if not proof.text.byline.strip() and not proof.text.source.strip():
        yield "byline", Spot(0, len(proof.text.byline), "The story has neither a byline nor a source.")


def country_missing(proof: Proof) -> Places:
    """Want to know which country a story is about."""
    if not proof.text.countries:
        yield "countries", Spot(0, 0, "The story is assigned to no country.")


def straight_quotes(proof: Proof) -> Places:
    """Want one kind of quotation mark: straight ones are found only where typographic ones are used."""
    if any(mark in text for text in proof.prose.values() for mark in typos.TYPOGRAPHIC):
        yield from _wherever(typos.straight_quotes)(proof)


def residue_left(proof: Proof) -> Places:
    """Want no shortcode of a page builder where readers would see it; those in a row are one."""
    text = proof.text.body
    spans: list[tuple[int, int]] = []
    for piece in residue.pieces(text):
        if piece.why in {residue.SHORTCODE, residue.UNKNOWN}:
            touches = bool(spans) and spans[-1][1] == piece.start
            start = spans.pop()[0] if touches else piece.start
            spans.append((start, piece.start + len(piece.text)))
    for start, end in spans:
        between_words = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        yield "body", Spot(start, end, "Left over from a page builder.", " " if between_words else "")


def _wherever(find: Callable[[str], Iterator[Spot]]) -> Callable[[Proof], Places]:
    def find_in_fields(proof: Proof) -> Places:
        for field, text in proof.prose.items():
            for spot in find(text):
                yield field, spot

    return find_in_fields
