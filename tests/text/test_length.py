"""How long a text is."""

import pytest

from newsdesk.domain.length import WORDS_A_MINUTE, Length
from newsdesk.text.length import length


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
    ("markdown", "read"),
    [
        ("a [link](https://example.org/x_(y)) end", "a link end"),
        ("see [this][ref]\n\n[ref]: https://example.org/long", "see this"),
        (f'![Not read](media/ab/{"ab" * 32}.jpg "Aida")\nThe *caption*.', "The caption."),
        ("noted[^1]\n\n[^1]: The note.", "notedThe note."),
        ("a **b** *c* _d_ ***e*** snake_case 2 * 3", "a b c d e snake_case 2 * 3"),
        ("`a*b*` \\*c\\* &amp; <b>d</b> <https://e.org>", "a*b* *c* & d https://e.org"),
        ("## Head ##\n\n> - one\n\n1. two\n\nthree  \nfour", "Headonetwothreefour"),
        ("| a b  | c  |\n|------|:--:|\n| **d** | e |", "a bcde"),
        ("> [!facts] The mill\n> - old", "The millold"),
        ("Head\n===\n\n* * *", "Head"),
        ("2 > 1 [sic] and a|b", "2 > 1 [sic] and a|b"),
    ],
)
def test_marks_and_addresses_are_not_read(markdown: str, read: str) -> None:
    """As with words: what readers see counts, spaces too."""
    assert length(markdown).characters == len(read)


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (WORDS_A_MINUTE, 1), (WORDS_A_MINUTE + 1, 2), (2380, 10)]
)
def test_reading_takes_whole_minutes(words: int, minutes: int) -> None:
    """One at least, if there is something to read."""
    assert Length(words, 0).minutes == minutes
