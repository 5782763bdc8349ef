"""What a chart of rates shows."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from newsdesk.desk.rates.charting import History, HistoryPoint
from newsdesk.gui.rates.lines import ALL, ChartAsked, content

DAY = date(2026, 4, 1)


def history(currency: str, values: dict[int, str], source: str = "NBK") -> History:
    points = (HistoryPoint(DAY + timedelta(days=each), Fraction(text)) for each, text in values.items())
    return History(currency, "USD", (source,), tuple(points))


TENGE = history("KZT", {0: "500", 1: "505", 2: "495"})
SOM = history("KGS", {1: "80", 2: "88"}, "NBKR")


def test_one_history_is_shown_as_it_is() -> None:
    """In its own figures, over the range that was asked for, with its source."""
    asked = ChartAsked(("KZT",), "USD", DAY - timedelta(days=5), DAY + timedelta(days=2))

    shown = content(asked, [TENGE])

    assert [each.value for each in shown.lines[0].points] == [500, 505, 495]
    assert (shown.first, shown.last) == (asked.since, asked.until)
    assert shown.title == "What one USD costs in KZT"
    assert shown.source == "Source: The National Bank of Kazakhstan"


def test_everything_begins_where_something_is_known() -> None:
    """Not in 1990."""
    shown = content(ChartAsked(("KZT",), "USD", ALL, DAY + timedelta(days=2)), [TENGE])

    assert shown.first == DAY


def test_two_are_percentages_from_where_both_begin() -> None:
    """Each from its own value on that day; the rate itself is in the words."""
    shown = content(ChartAsked(("KZT", "KGS"), "USD", DAY, DAY + timedelta(days=2)), [TENGE, SOM])

    tenge, som = shown.lines
    assert [each.value for each in tenge.points] == [Decimal("0.00"), Decimal("-1.98")]
    assert [each.value for each in som.points] == [Decimal("0.00"), Decimal("10.00")]
    assert som.points[1].text == "88.00 (+10.00%)"
    assert shown.title == "What one USD costs in KZT and KGS: percent since 2 April 2026"
    assert (shown.first, shown.suffix) == (DAY + timedelta(days=1), "%")
    assert shown.source == "Source: The National Bank of Kazakhstan, The National Bank of the Kyrgyz Republic"


def test_the_value_before_a_common_start_counts_on_it() -> None:
    """A bank that has no table on that very day is measured from the one before."""
    sparse = history("KZT", {0: "500", 2: "510"})

    shown = content(ChartAsked(("KZT", "KGS"), "USD", DAY, DAY + timedelta(days=2)), [sparse, SOM])

    assert [(each.day, each.value) for each in shown.lines[0].points] == [
        (DAY + timedelta(days=1), Decimal("0.00")),
        (DAY + timedelta(days=2), Decimal("2.00")),
    ]


def test_one_of_two_may_be_unknown() -> None:
    """The other is shown all the same."""
    asked = ChartAsked(("KZT", "AFN"), "USD", DAY, DAY + timedelta(days=2))

    shown = content(asked, [TENGE, history("AFN", {})])

    assert len(shown.lines[0].points) == 3
    assert shown.lines[1].points == ()
