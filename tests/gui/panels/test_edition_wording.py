from datetime import UTC, date, datetime

import pytest

from newsdesk.domain.edition import Edition
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.sent import Difference, Kind
from newsdesk.gui.panels.edition_wording import rates, summary

NOW = datetime(2031, 3, 14, 6, tzinfo=UTC)


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


@pytest.mark.parametrize(
    ("base", "quote", "value", "nominal", "words"),
    [
        ("USD", "UZS", "12024.10", "1", "USD/UZS 12,024.10"),
        ("USD", "KGS", "87.4500", "1", "USD/KGS 87.4500"),
        ("KGS", "USD", "0.01144", "1", "KGS/USD 0.01144"),
        ("KGS", "TJS", "1.0557", "10", "10 KGS/TJS 1.0557"),
        ("TMT", "USD", "n/a", "1", "TMT/USD n/a"),
    ],
)
def test_a_rate_has_its_sources_digits_in_groups(
    base: str, quote: str, value: str, nominal: str, words: str
) -> None:
    """A figure for as many units as the source printed it for; what is no number stays as it is."""
    rate = Rate("A bank", base, quote, value, RateKind.OFFICIAL, NOW.date(), NOW, nominal)
    edition = Edition("e", date(2031, 3, 14), "", (), (rate,), NOW, NOW)

    assert rates(edition).replace("\u2060", "").replace("\u00a0", " ") == words
