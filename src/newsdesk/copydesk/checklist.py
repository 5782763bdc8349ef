"""The checklist: what the workflow's table asks for before a story goes one way, and what is missing."""

from collections.abc import Iterable, Iterator

from newsdesk.copydesk.checks import FIELDS, Places, Proof, Rule, text_rules
from newsdesk.copydesk.images import Image, images
from newsdesk.copydesk.rate_codes import codes_unanswered
from newsdesk.copydesk.typos import Spot
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.workflow import Requirement, transition
from newsdesk.text.clocks import everywhere
from newsdesk.text.english import counted


def rules() -> tuple[Rule, ...]:
    """Return every rule that the workflow's table may name."""
    return (
        *text_rules(),
        Rule("image-alt", "for every picture, what is seen in it", alt_missing),
        Rule("image-credit", "for every picture, whose it is", credit_missing),
        Rule("conversion", "every conversion as the day's rates have it", conversions_off),
        Rule("rate-code", "an answer to every rate that the text asks for", codes_unanswered),
        Rule("note-open", "no note to the desk that nobody has seen to", notes_open),
        Rule("embargo", "no embargo that is still on", embargo_on),
        Rule("embargo-past", "no embargo left standing that is over", embargo_past),
    )


def for_readers() -> tuple[Requirement, ...]:
    """Return what is asked of a story that readers are to get."""
    return transition("publish").requires


def check(proof: Proof, requires: Iterable[Requirement]) -> tuple[Finding, ...]:
    """Return what is missing of what is asked for: in the order of the story's fields, then of the text."""
    by_name = {rule.name: rule for rule in rules()}
    found = [
        Finding(
            proof.story.uid, want.rule, field, spot.start, spot.end, spot.message, want.severity, spot.fix
        )
        for want in requires
        for field, spot in by_name[want.rule].find(proof)
    ]
    order = {field: place for place, field in enumerate(FIELDS)}
    return tuple(sorted(found, key=lambda each: (order.get(each.field, len(order)), each.start)))


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
