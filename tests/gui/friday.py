"""The day that windows are tried on: its date, a time of it, an edition and the rate in that."""

from datetime import UTC, date, datetime

from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.rates import Rate, RateKind

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
DAY = date(2025, 12, 12)
RATE = Rate("Page ticker", "KGS", "USD", "0.01144", RateKind.TICKER, DAY, NOW)
EDITION = Edition("e1", DAY, "Friday’s two", (Entry("a"), Entry("b")), (RATE,), NOW, NOW)
