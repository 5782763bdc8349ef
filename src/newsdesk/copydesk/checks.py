"""The copy desk's checks: each a rule with a name, a severity, and a function that finds what it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsdesk.copydesk import residue, typos
from newsdesk.copydesk.prose import prose
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.story import Story, StoryText

#: Characters that a headline may have before lists and cards cut it.
HOUSE_HEADLINE = 120

#: The fields that readers read.
FIELDS = ("headline", "standfirst", "body")

Places = Iterator[tuple[str, Spot]]


@dataclass(frozen=True, slots=True)
class Proof:
    """A story's text beside the prose in each of FIELDS (``prose.prose``), made once for all rules."""

    text: StoryText
    prose: dict[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``find`` yields field names of StoryText, each with a place in that field."""

    name: str
    severity: Severity
    find: Callable[[Proof], Places]


def check(story: Story) -> tuple[Finding, ...]:
    """Return everything the rules find in a story, in the order of its fields and then of the text."""
    proof = Proof(story.text, {field: prose(getattr(story.text, field)) for field in FIELDS})
    found = [
        Finding(story.uid, rule.name, field, spot.start, spot.end, spot.message, rule.severity, spot.fix)
        for rule in rules()
        for field, spot in rule.find(proof)
    ]
    order = {field: place for place, field in enumerate(FIELDS)}
    return tuple(sorted(found, key=lambda each: (order.get(each.field, len(order)), each.start)))


def rules() -> tuple[Rule, ...]:
    """Return all rules of the house."""
    return (
        Rule("headline-missing", Severity.ERROR, headline_missing),
        Rule("headline-long", Severity.WARNING, headline_long),
        Rule("body-missing", Severity.ERROR, body_missing),
        Rule("byline-missing", Severity.WARNING, byline_missing),
        Rule("country-missing", Severity.WARNING, country_missing),
        Rule("residue", Severity.ERROR, residue_left),
        Rule("to-come", Severity.ERROR, _wherever(typos.to_come)),
        Rule("doubled-word", Severity.WARNING, _wherever(typos.doubled_words)),
        Rule("double-space", Severity.WARNING, _wherever(typos.double_spaces)),
        Rule("early-space", Severity.WARNING, _wherever(typos.early_spaces)),
        Rule("straight-quote", Severity.WARNING, straight_quotes),
        Rule("loose-quote", Severity.WARNING, _wherever(typos.loose_quotes)),
    )


def headline_missing(proof: Proof) -> Places:
    """Want a headline."""
    if not proof.text.headline.strip():
        yield "headline", Spot(0, len(proof.text.headline), "The story has no headline.")


def headline_long(proof: Proof) -> Places:
    """Want a headline that lists can show whole."""
    length = len(proof.text.headline)
    if length > HOUSE_HEADLINE:
        yield "headline", Spot(HOUSE_HEADLINE, length, f"Headline {length} of {HOUSE_HEADLINE} characters.")


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
    if not typos.TYPOGRAPHIC.isdisjoint("".join(proof.prose.values())):
        yield from _wherever(typos.straight_quotes)(proof)


def residue_left(proof: Proof) -> Places:
    """Want no shortcode of a page builder where readers would see it; those in a row are one."""
    text = proof.text.body
    spans: list[tuple[int, int]] = []
    for piece in residue.strip(text).pieces:
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
