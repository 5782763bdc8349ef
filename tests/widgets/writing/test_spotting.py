"""Where the words of a line of Markdown are, as Qt counts."""

import pytest

from newsdesk.widgets.writing.scan import FENCE, TEXT
from newsdesk.widgets.writing.spotting import words_of


def spotted(line: str, state: int = TEXT) -> list[str]:
    return [each.word for each in words_of(line, state)]


@pytest.mark.parametrize(
    ("line", "judged"),
    [
        ("# A *bold* heading", ["bold", "heading"]),
        ("see `some code` here", ["see", "here"]),
        ("[said so](https://a.example/wrod 'tilte')", ["said", "so"]),
        ("<b class='wrod'>bold</b> <!-- wrod -->", ["bold"]),
        ("[wrod]: https://a.example", []),
        ("a note[^wrod] and", ["note", "and"]),
        ("> - quoted item", ["quoted", "item"]),
    ],
)
def test_marks_code_and_addresses_are_no_words(line: str, judged: list[str]) -> None:
    """What readers read is judged, and nothing else."""
    assert spotted(line) == judged


def test_fenced_code_is_no_prose() -> None:
    """The line above says that it goes on."""
    assert spotted("wrod", FENCE + 6) == []


def test_places_are_qts() -> None:
    """An emoji counts twice."""
    [word] = words_of("\U0001f33e\U0001f33e mill", TEXT)

    assert (word.start, word.end, word.word) == (5, 9, "mill")
