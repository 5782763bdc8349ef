"""Which of the pins that a text had are still about something in it."""

from collections.abc import Iterable

from newsdesk.domain.pins import read_pin
from newsdesk.text.shortcodes import asked_in


def standing_pins(body: str, pins: Iterable[str]) -> tuple[str, ...]:
    """Return those of the pins whose conversion or shortcode stands in a body; of two for one, the first.

    A line that is no pin stays: a newer program may have written it.
    """
    asked = asked_in(body)
    standing: dict[tuple[str, str], str] = {}
    for line in pins:
        pin = read_pin(line)
        if pin is None:
            standing.setdefault((line, ""), line)
        elif pin.result in body or any(pin.amount.strip("{} ") in each for each in asked):
            # A shortcode has one answer, whatever it had before.
            standing.setdefault((pin.amount, "" if pin.amount.startswith("{{") else pin.result), line)
    return tuple(standing.values())
