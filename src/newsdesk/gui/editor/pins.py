"""The pins of the texts that were open in this session: what was converted in them, and at which rates."""

from collections.abc import Iterable

from newsdesk.domain.pins import read_pin
from newsdesk.text.pins import standing_pins


class SessionPins:
    """Knows more pins than a text has: one that was undone is there again when that is taken back."""

    def __init__(self) -> None:
        self._by_story: dict[str, dict[str, None]] = {}
        self._known: dict[str, None] = {}

    def open(self, uid: str, pins: Iterable[str]) -> None:
        """Hear which story is open now, and which pins its text has."""
        self._known = self._by_story.setdefault(uid, {})
        self.learn(pins)

    def learn(self, pins: Iterable[str]) -> None:
        """Hear of the pins that the open story came to elsewhere; they come first, in their order."""
        known = {**dict.fromkeys(pins), **self._known}
        self._known.clear()
        self._known.update(known)

    def add(self, pins: Iterable[str]) -> None:
        """Remember what was converted just now; of the same conversion an older pin says nothing any more."""
        made = dict.fromkeys(pins)
        again = {_conversion(each) for each in made}
        for each in [each for each in self._known if _conversion(each) in again]:
            del self._known[each]
        self._known.update(made)

    def standing(self, body: str) -> tuple[str, ...]:
        """Return the pins of what stands in the open story's text."""
        return standing_pins(body, self._known)


def _conversion(line: str) -> tuple[str, str] | str:
    pin = read_pin(line)
    return (pin.amount, pin.result) if pin else line
