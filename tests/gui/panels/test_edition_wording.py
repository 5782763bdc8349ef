import pytest

from newsdesk.domain.sent import Difference, Kind
from newsdesk.gui.panels.edition_wording import summary


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("", ""),
        ("added", "1 story added"),
        ("added added text", "2 stories added and 1 rewritten"),
        ("text moved section removed", "1 story taken out, 1 rewritten and 2 moved"),
        ("note rates", "the note and the rates changed"),
        ("status correction title", "1 story corrected and 1 with another status; the title changed"),
    ],
)
def test_what_changed_in_a_few_words(kinds: str, words: str) -> None:
    """Counted by what it means to whoever has to send it out again."""
    made = [Difference(Kind(kind), f"{kind}.", f"{at}") for at, kind in enumerate(kinds.split())]

    assert summary(made) == words
