"""From a place in the page to the place in its Markdown."""

import pytest

from newsdesk.text.spots import spot


@pytest.mark.parametrize(
    ("markdown", "shown", "before"),
    [
        ("The *harvest* is early.", "The harv", "The *harv"),
        ("The *harvest* is early.", "The harvest", "The *harvest"),
        ("The *harvest* is early.", "", ""),
        ("A [link](https://x.org/two) and two more", "A link and two", "A [link](https://x.org/two) and two"),
        ("Called[^1] and 1 more", "Called1 and 1", "Called[^1] and 1"),
        ("- one\n- two\n- one again", "one\ntwo\none ag", "- one\n- two\n- one ag"),
        ("“Nobody,” she said", "“Nobody,” ", "“Nobody,” "),
        ("Бишкек — *сом*", "Бишкек — со", "Бишкек — *со"),
        ("nothing of the sort", "42", ""),
    ],
)
def test_the_words_before_lead_there(markdown: str, shown: str, before: str) -> None:
    """Marks, addresses and numbers of notes are passed over."""
    assert markdown[: spot(markdown, shown)] == before
