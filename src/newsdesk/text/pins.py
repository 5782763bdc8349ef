"""Which of the pins that a text had are still about something in it."""

import re
from collections.abc import Iterable

from newsdesk.domain.pins import read_pin
from newsdesk.text import shortcodes


def standing_pins(body: str, pins: Iterable[str]) -> tuple[str, ...]:
    """Return those of the pins whose conversion or shortcode stands in a body; of two for one, the first.

    A line that is no pin stays: a newer program may have written it.
    """
    lines = tuple(pins)
    if not lines:
        return ()
    asked = [shortcodes.name(found["asked"]) for found in re.finditer(shortcodes.PATTERN, body)]
    standing: dict[tuple[str, str], str] = {}
    for line in lines:
        pin = read_pin(line)
        if pin is None:
            standing.setdefault((line, ""), line)
        elif pin.result in body or any(pin.amount.strip("{} ") in each for each in asked):
            standing.setdefault((pin.amount, pin.result), line)
    return tuple(standing.values())
