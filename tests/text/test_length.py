"""How long a text is."""

import pytest

from newsdesk.text.length import WORDS_A_MINUTE, Length, length


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("Two words", 9),
        ("two\n\nlines", 8),
        ("Қазақстан", 9),
        ("й", 1),
        ("\u0438\u0306", 1),
        ("👩🏽\u200d🚀 up", 4),
        ("❤\ufe0f", 1),
        ("🇰🇿🇺🇿", 2),
    ],
)
def test_characters_are_counted_as_a_reader_would(text: str, characters: int) -> None:
    """A letter with its accent is one, and so is an emoji of several parts; line breaks are none."""
    assert length(text).characters == characters


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2), (2380, 10)]
)
def test_reading_takes_whole_minutes(words: int, minutes: int) -> None:
    """One at least, if there is something to read."""
    assert Length(words, 0).minutes == minutes
