import pytest

from newsdesk.copydesk.money.pairs import found_pairs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20,000 tenge ($40)", ("20,000 tenge", "$40")),
        ("20,000 tenge (about $40)", ("20,000 tenge", "$40")),
        ("20,000 tenge (just over US$40)", ("20,000 tenge", "US$40")),
        ("20,000 tenge ( $40 )", ("20,000 tenge", "$40")),
        ("20,000 tenge [$40]", ("20,000 tenge", "$40")),
        ("20,000 tenge\n($40)", ("20,000 tenge", "$40")),
        ("20,000 tenge (equivalent to $40)", ("20,000 tenge", "$40")),
        ("20,000 tenge ($40 at the current rate)", ("20,000 tenge", "$40")),
        ("20,000 tenge (~$40)", ("20,000 tenge", "$40")),
        ("20,000 tenge, or $40,", ("20,000 tenge", "$40")),
        ("20,000 tenge or about $40", ("20,000 tenge", "$40")),
        ("20,000 tenge, about $40,", ("20,000 tenge", "$40")),
        ("20,000 tenge — $40 —", ("20,000 tenge", "$40")),
        ("20,000 tenge/$40", ("20,000 tenge", "$40")),
        ("20,000 tenge per person ($40)", ("20,000 tenge", "$40")),
        ("a 5-million-tenge fine (over $10,000)", ("5-million-tenge", "$10,000")),
        ("$59.6 million (30.5 billion tenge)", ("$59.6 million", "30.5 billion tenge")),
        ("10–15 million tenge ($20,000–$30,000)", ("10–15 million tenge", "$20,000–$30,000")),
        ("**20,000 tenge** ($40)", ("20,000 tenge", "$40")),
        ("[20,000 tenge](https://example.org) ($40)", ("20,000 tenge", "$40")),
        ("20 000 тенге (около 40 долл.)", ("20 000 тенге", "40 долл.")),
        ("5,000 som (U$56.60)", ("5,000 som", "U$56.60")),
        ("$5 million (A$7.5 million)", ("$5 million", "A$7.5 million")),
    ],
)
def test_a_conversion_is_recognised(text: str, said: tuple[str, str]) -> None:
    """In brackets, hedged or not, behind "or" and dashes, either way round: each is told by its place."""
    (pair,) = found_pairs(text)

    assert pair.said == said
    assert text[pair.amount.start : pair.amount.end] == said[0]
    assert text[pair.conversion.start : pair.conversion.end] == said[1]


@pytest.mark.parametrize(
    "text",
    [
        "20,000 tenge and $40",
        "20,000 tenge. It paid ($40)",
        "20,000 tenge\n\n($40)",
        "5 million tenge to a fund ($3 billion)",
        "$5 million ($6 million)",
        "20,000 tenge (30,000 tenge)",
        "20,000 tenge (`$40`)",
        "20,000 tenge ([a](b?$40))",
    ],
)
def test_two_amounts_are_no_pair(text: str) -> None:
    """What is not said of the amount before it is no conversion, nor is more of the same money."""
    assert found_pairs(text) == ()


def test_an_amount_may_have_two_conversions() -> None:
    """Both are told with the amount that they are of."""
    found = found_pairs("20,000 tenge ($40, or about €34), and 5 soms")

    assert [each.said for each in found] == [("20,000 tenge", "$40"), ("20,000 tenge", "€34")]


def test_the_words_before_a_conversion_are_told() -> None:
    """For they may be wrong once it is another."""
    text = "20,000 tenge (just over $40)"

    (pair,) = found_pairs(text)

    assert pair.hedge == "just over"
    assert text[pair.hedge_start : pair.conversion.start] == "just over "
