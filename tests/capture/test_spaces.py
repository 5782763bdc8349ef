"""Layout and invisible marks go."""

from newsdesk.capture.spaces import clean


def test_tabs_and_no_break_spaces_are_spaces() -> None:
    """Runs are one space, and none is at an end."""
    assert clean("\t One\u00a0\u00a0two \u202f three\u3000") == "One two three"


def test_invisible_marks_go() -> None:
    """Soft hyphens, zero-width spaces and marks of direction are nothing that anyone wrote."""
    assert clean("Kara\u00adkol\u200b \u202aOsh\u202c\ufeff\u200d") == "Karakol Osh"


def test_joiners_stay_where_they_are_needed() -> None:
    """Persian without them is misspelt, and a family of emoji falls apart."""
    assert clean("می\u200cخواهم 👩\u200d🌾") == "می\u200cخواهم 👩\u200d🌾"
