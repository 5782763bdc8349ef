"""The pins of a session: those of what stands in the text, whatever was undone and done again."""

from newsdesk.domain.pins import Pin
from newsdesk.gui.editor.pins import SessionPins

ROAD = str(Pin("1 tenge", "$2", (), "2 digits"))
NEWER = str(Pin("1 tenge", "$2", (), "3 digits"))
TRAM = str(Pin("9 soms", "$4", (), "2 digits"))


def test_only_what_stands_is_pinned() -> None:
    """What is gone comes back with its conversion."""
    pins = SessionPins()
    pins.open("a", (ROAD,))
    pins.add((TRAM,))

    assert pins.standing("1 tenge ($2), 9 soms ($4)") == (ROAD, TRAM)
    assert pins.standing("1 tenge ($2), 9 soms") == (ROAD,)
    assert pins.standing("1 tenge ($2), 9 soms ($4)") == (ROAD, TRAM)


def test_the_newest_says_what_a_conversion_was_done_with() -> None:
    """Of two for the same amount and figure."""
    pins = SessionPins()
    pins.open("a", (ROAD,))
    pins.add((NEWER,))

    assert pins.standing("1 tenge ($2)") == (NEWER,)


def test_each_story_has_its_own() -> None:
    """For as long as the window is open; what came to be elsewhere is among them, in its order."""
    pins = SessionPins()
    pins.open("a", ())
    pins.add((ROAD,))
    pins.open("b", ())
    assert pins.standing("1 tenge ($2)") == ()

    pins.open("a", ())
    pins.learn((TRAM, "of a newer program"))
    assert pins.standing("1 tenge ($2), 9 soms ($4)") == (TRAM, "of a newer program", ROAD)
