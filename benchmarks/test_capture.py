"""How long it takes to read a captured page, before anything is stored."""

import pytest

from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from newsdesk.capture.reading import read_page

TICKER = """\
• KGS/USD = 0.01144 0%
• KZT/USD = 0.00192 0.18%
• TJS/USD = 0.10883 -0.27%
• UZS/USD = 0.00008 -0%
• TMT/USD = 0.28571 0%
"""
RESIDUE = "[/vc_column_text][/vc_column][/vc_row]"


def page(stories: int) -> bytes:
    """Return a page as copied from a browser: ten tickers, a date, stories, a page builder's residue."""
    prose = Prose(stories)
    copy = "\n\n".join(f"{prose.headline()}\n\n{prose.body(300)}" for _ in range(stories))
    return f"{TICKER * 10}12 December 2025\n\n{copy}{RESIDUE}\n".encode()


@pytest.mark.parametrize(("what", "stories", "rounds"), [("6 stories", 6, 50), ("5 MB", 2_740, 1)])
def test_reading_a_page(measure: Measure, what: str, stories: int, rounds: int) -> None:
    """A day's page, and one that is far too long."""
    data = page(stories)

    measure(f"read a page of {what}", lambda: read_page(data, "page.txt"), rounds=rounds)
