import pytest

from newsdesk.copydesk.money.checks import misrated
from newsdesk.copydesk.money.pairs import found_pairs
from newsdesk.copydesk.money.rating import Lookup, StoryMoney
from newsdesk.copydesk.typos import Spot


def findings(text: str, rates: Lookup, countries: tuple[str, ...] = ("KZ",)) -> tuple[Spot, ...]:
    """Check the pairs of a text."""
    return tuple(misrated(found_pairs(text, countries), StoryMoney(rates, countries=countries)))


@pytest.mark.parametrize(
    "text",
    [
        "51,050 tenge ($100)",
        "51,050 tenge ($103)",
        "51,050 tenge ($97.10)",
        "$100 (51,050 tenge)",
        "400 tenge ($1)",
        "10–15 million tenge ($19,600–$29,400)",
        "10–15 million tenge (about $25,000)",
        "20,000 tenge ($35–$45)",
        "5,000 som ($57)",
        "20,000 tenge (5 Swiss francs)",
        "0 tenge ($0)",
        "0 tenge ($5)",
    ],
)
def test_what_fits_is_not_found(text: str, rates: Lookup) -> None:
    """Within three percent, or within half of its own last figure; and what has no rate is not judged."""
    assert findings(text, rates) == ()


@pytest.mark.parametrize(
    ("text", "says", "fix"),
    [
        ("51,050 tenge ($104)", "“$104” is 4.0 percent too high for “51,050 tenge”", "$100"),
        ("51,050 tenge ($96)", "“$96” is 4.0 percent too low", "$100"),
        ("51,050 tenge ($300)", "3.0 times too high", "$100"),
        ("51,050 tenge ($10)", "ten times too low", None),
        ("51,050 tenge ($100,000)", "a thousand times too high", None),
        ("51,050 tenge ($100 million)", "a million times too high", None),
        ("98,942 thousand tenge ($659)", "which looks like a slip by a thousand", None),
        ("$59.6 million (30.5 million tenge)", "a thousand times too low", None),
        ("10–15 million tenge ($19,600–$25,000)", "15 percent too low", "$20,000–29,000"),
        ("10–15 million tenge ($50,000)", "too high", "$20,000–29,000"),
        ("5,000 som (U$75)", "31 percent too high", "$57"),
    ],
)
def test_what_is_off_is_found(text: str, says: str, fix: str | None, rates: Lookup) -> None:
    """How far, by its name where it is a slip: which figure of a slip is right is for a person to say."""
    (found,) = findings(text, rates)

    assert says in found.message
    assert found.fix == fix


def test_a_finding_tells_both_rates_and_its_place(rates: Lookup) -> None:
    """The implied one and the stored one, with its source and day, the way round that reads."""
    text = "He paid 51,050 tenge (about $110)."

    (found,) = findings(text, rates)

    assert text[found.start : found.end] == "$110"
    assert found.message == (
        "“$110” is 10 percent too high for “51,050 tenge”: that is 464.1 KZT to the USD, and the rate is "
        "510.5 (Test Bank, 20 November 2025)."
    )


def test_what_is_open_is_judged_by_what_fits_best(rates: Lookup) -> None:
    """Som may be Kyrgyz or Uzbek: only a conversion that fits neither is found."""
    assert findings("5,000 som ($57)", rates, ()) == ()
    assert findings("5,000 som ($0.41)", rates, ()) == ()
    assert len(findings("5,000 som ($9)", rates, ())) == 1
