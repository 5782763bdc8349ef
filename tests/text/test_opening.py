"""How a story begins, in a list and on a front page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.opening import opening

TABLE = "| City | Price |\n|------|------:|\n| Osh  |    12 |"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (f"{TABLE}\n\nPrices *rose*[^1] again.\n\n[^1]: Note.", "Prices rose again."),
        ("## What it costs\n\nPrices rose.", "Prices rose."),
        ("What it costs\n---\nPrices rose.", "Prices rose."),
        ("> [!facts] The mill\n> - 1931\n\nIt opened.", "It opened."),
        ("Aida said so.\n> [!quote]\n> So.\n\nThen she left.", "Aida said so. Then she left."),
        ("```\nx = 1\n\ny = 2\n```\n\nPrices rose.", "Prices rose."),
        ("{{rates table}}\n\nAt {{rate KZT}}.", "At {{rate KZT}}."),
        ("- one\n- *two*", "one two"),
        ("> She said.\n\nThen.", "She said. Then."),
        ("“a | b” is no table", "“a | b” is no table"),
        (TABLE, "City · Price · Osh · 12"),
        ("> [!facts] Mill\n> - 1931", "Mill 1931"),
        ("# Only a head", "Only a head"),
        ("", ""),
    ],
)
def test_it_is_what_would_be_read_first(markdown: str, words: str) -> None:
    """Sentences; whatever else there is only where there are none."""
    assert opening(markdown, 80) == words


@given(st.text() | st.lists(st.sampled_from([*"|->#[]^`{}!\n ", "word", "[!facts]", "```"])).map("".join))
def test_it_takes_anything(markdown: str) -> None:
    """On one line, and no longer than asked."""
    short = opening(markdown, 30)

    assert len(short) <= 30
    assert "\n" not in short
