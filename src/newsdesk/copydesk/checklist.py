"""The checklist: what the workflow's table asks for before a story goes one way, and what is missing."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from newsdesk.copydesk.checks import FIELDS, Places, Proof, Rule, text_rules
from newsdesk.copydesk.images import Image, images
from newsdesk.copydesk.rate_codes import codes_unanswered
from newsdesk.copydesk.rate_sources import rates_withheld
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.workflow import Requirement, transition
from newsdesk.text.clocks import everywhere
from newsdesk.text.english import counted


class Lack(NamedTuple):
    """What a rule has found in a field of a story."""

    rule: str
    field: str
    spot: Spot


def rules() -> tuple[Rule, ...]:
    """Return every rule that the workflow's table may name."""
    return (*_of_texts(), *_of_now())


def _of_texts() -> tuple[Rule, ...]:
    """Return the rules that look at a text and the house's limit alone: they find the same at any time."""
    return (
        *text_rules(),
        Rule("image-alt", "for every picture, what is seen in it", alt_missing),
        Rule("image-credit", "for every picture, whose it is", credit_missing),
        Rule("rate-source", "no conversion at a rate that may not be passed on", rates_withheld),
    )


def _of_now() -> tuple[Rule, ...]:
    """Return the rules that look at the clock, at notes or at rates."""
    return (
        Rule("conversion", "every conversion as the day's rates have it", conversions_off),
        Rule("rate-code", "an answer to every rate that the text asks for", codes_unanswered),
        Rule("note-open", "no note to the desk that nobody has seen to", notes_open),
        Rule("embargo", "no embargo that is still on", embargo_on),
        Rule("embargo-past", "no embargo left standing that is over", embargo_past),
    )


def for_readers() -> tuple[Requirement, ...]:
    """Return what is asked of a story that readers are to get."""
    return transition("publish").requires


class Checklist:
    """The rules that are asked for, ready for many stories."""

    def __init__(self, requires: Iterable[Requirement]) -> None:
        self._wanted = {want.rule: want.severity for want in requires}
        self._of_text = [rule for rule in _of_texts() if rule.name in self._wanted]
        self._of_now = [rule for rule in _of_now() if rule.name in self._wanted]
        self._fields = {field: place for place, field in enumerate(FIELDS)}
        self._places = {name: place for place, name in enumerate(self._wanted)}

    @cached_property
    def asks_of_text(self) -> tuple[str, ...]:
        """The names of the rules that look at a text alone."""
        return tuple(rule.name for rule in self._of_text)

    def in_text(self, proof: Proof) -> tuple[Lack, ...]:
        """Return what is missing in the text itself, whenever it is asked."""
        return tuple(_lacks(proof, self._of_text))

    def check(self, proof: Proof, in_text: Iterable[Lack] | None = None) -> tuple[Finding, ...]:
        """Return what is missing of what is asked for: in the order of the story's fields, then of the text.

        ``in_text`` is what ``in_text`` has found in the same text, with the same limit, if that is known.
        """
        known = self.in_text(proof) if in_text is None else in_text
        found = [
            Finding(
                proof.story.uid, rule, field, spot.start, spot.end, spot.message, self._wanted[rule], spot.fix
            )
            for rule, field, spot in (*known, *_lacks(proof, self._of_now))
        ]
        return tuple(sorted(found, key=self._place))

    def _place(self, finding: Finding) -> tuple[int, int, int]:
        field = self._fields.get(finding.field, len(self._fields))
        return field, finding.start, self._places[finding.rule]


def _lacks(proof: Proof, asked: Iterable[Rule]) -> Iterator[Lack]:
    return (Lack(rule.name, field, spot) for rule in asked for field, spot in rule.find(proof))


def only_errors(requires: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return what may hold a story back; the rest only asks for a look."""
    return tuple(each for each in requires if each.severity is Severity.ERROR)


def alt_missing(proof: Proof) -> Places:
    """Want words for those who cannot see a picture."""
    for image in _images(proof):
        if not image.alt:
            yield "body", Spot(image.start, image.end, "The picture has no description (alt text).")


def credit_missing(proof: Proof) -> Places:
    """Want to know whose a picture is."""
    for image in _images(proof):
        if not image.credit:
            yield "body", Spot(image.start, image.end, "The picture has no credit.")


def conversions_off(proof: Proof) -> Places:
    """Want conversions that fit the rates of the story's day."""
    return proof.misrated(proof.story)


def notes_open(proof: Proof) -> Places:
    """Want every note to the desk seen to."""
    if proof.open_notes:
        notes = counted(proof.open_notes, "note")
        yield (
            "notes",
            Spot(0, 0, f"{notes} to the desk {'is' if proof.open_notes == 1 else 'are'} not resolved."),
        )


def embargo_on(proof: Proof) -> Places:
    """Want nothing given to readers before its time."""
    until = proof.story.embargo
    if until is not None and until > proof.now:
        sentence = f"“{proof.story.headline}” is under embargo until {everywhere(until)}."
        yield "embargo", Spot(0, 0, sentence)


def embargo_past(proof: Proof) -> Places:
    """Want an embargo taken off once it is over: a time in the past may be a slip."""
    until = proof.story.embargo
    if until is not None and until <= proof.now:
        yield "embargo", Spot(0, 0, f"The embargo ended {everywhere(until)}. Take it off.")


def _images(proof: Proof) -> Iterator[Image]:
    return images(proof.text.body, proof.prose["body"])
