import pytest

from newsdesk.copydesk.money.proposals import Proposal, applied, offers
from newsdesk.copydesk.money.rating import HouseStyle, Lookup, StoryMoney
from newsdesk.rates.words import Rounding


def proposed(
    text: str, rates: Lookup, to: str = "USD", language: str = "en", house: Rounding | None = None
) -> tuple[Proposal, ...]:
    """Return what is proposed, without a question, for a story about Kazakhstan."""
    made = offers(text, StoryMoney(rates, HouseStyle(to, house or Rounding()), ("KZ",), language))
    return tuple(each for each in made if isinstance(each, Proposal))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("30.4688 billion tenge", "30.4688 billion tenge ($59.7 million)"),
        ("He paid 20,000 tenge.", "He paid 20,000 tenge ($39)."),
        ("a 5-million-tenge fine", "a 5-million-tenge ($9,800) fine"),
        ("2,900 tenge", "2,900 tenge ($5.70)"),
        ("400 tenge", "400 tenge ($0.78)"),
        ("1 tenge", "1 tenge ($0.002)"),
        ("0 tenge", "0 tenge ($0)"),
        ("510,475,000,000 tenge", "510,475,000,000 tenge ($1 billion)"),
        ("about 30 billion tenge", "about 30 billion tenge ($59 million)"),
        ("10–15 million tenge", "10–15 million tenge ($20,000–29,000)"),
        ("10 to 15 billion tenge", "10 to 15 billion tenge ($19.6 million to $29.4 million)"),
        ("400–600 million tenge", "400–600 million tenge ($780,000–$1.18 million)"),
        ("20,000–20,001 tenge", "20,000–20,001 tenge ($39)"),
        ("**5 million tenge**", "**5 million tenge ($9,800)**"),
        ("[5 million tenge](/a) each", "[5 million tenge](/a) ($9,800) each"),
        ("(a fine of 20,000 tenge)", "(a fine of 20,000 tenge, or $39)"),
        ("20,000 tenge, 20,000 tenge", "20,000 tenge ($39), 20,000 tenge"),
        ("5 million tenge, 5,000,000 tenge", "5 million tenge ($9,800), 5,000,000 tenge"),
        ("“5 million tenge” is not 5 million tenge.", "“5 million tenge” is not 5 million tenge ($9,800)."),
        ("# 5 million tenge\n\n5 million tenge", "# 5 million tenge\n\n5 million tenge ($9,800)"),
        ("20,000 tenge and then 20,000 tenge ($39)", "20,000 tenge and then 20,000 tenge ($39)"),
        ("€34 (20,000 tenge)", "€34 (20,000 tenge)"),
        ("20,000 tenge (at the time $45)", "20,000 tenge (at the time $45)"),
        ("20,000 tenge (now, $45), 20,000 tenge", "20,000 tenge (now, $45), 20,000 tenge"),
        ("20,000 tenge (a fine)", "20,000 tenge ($39) (a fine)"),
        ("470 tenge for $1 million", "470 tenge ($0.92) for $1 million"),
        ("5 soms, $5, ¥5, 5 Swiss francs", "5 soms, $5, ¥5, 5 Swiss francs"),
        ("`5 tenge`, [a](/5USD), https://example.org/5EUR", "`5 tenge`, [a](/5USD), https://example.org/5EUR"),
    ],
)  # fmt: skip
def test_conversions_are_put_in(text: str, after: str, rates: Lookup) -> None:
    """In house rounding, where an amount is first told; not in quotations, headings, code or addresses."""
    assert applied(text, proposed(text, rates)) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("20,000 tenge ($45)", "20,000 tenge ($39)"),
        ("20,000 tenge (about $45)", "20,000 tenge (about $39)"),
        ("20,000 tenge (nearly $45)", "20,000 tenge (about $39)"),
        ("20,000 tenge (US$45)", "20,000 tenge (US$39)"),
        ("20,000 tenge (US $45)", "20,000 tenge (US $39)"),
        ("20,000 tenge (about U.S. $45)", "20,000 tenge (about U.S. $39)"),
        ("20,000 tenge, or $45,", "20,000 tenge, or $39,"),
        ("20,000 tenge ($45, €36)", "20,000 tenge ($39, €36)"),
        ("10–15 million tenge ($20,000)", "10–15 million tenge ($20,000–29,000)"),
        ("20,000 tenge ($39)", "20,000 tenge ($39)"),
        ("20,000 tenge ($39.00)", "20,000 tenge ($39.00)"),
        ("$39 (21,000 tenge)", "$39 (21,000 tenge)"),
    ],
)
def test_a_conversion_is_rated_anew_and_never_doubled(text: str, after: str, rates: Lookup) -> None:
    """Its place is the old figure's; a word that may be wrong then becomes "about"."""
    assert applied(text, proposed(text, rates)) == after


def test_a_proposal_tells_what_it_replaces_and_with_what_rate(rates: Lookup) -> None:
    """What is put in replaces nothing; one that is rated anew names the old one."""
    new, old = proposed("5 million tenge and 20,000 tenge ($45)", rates)

    assert (new.insert_at, new.until, new.text, new.replaces) == (15, 15, " ($9,800)", None)
    assert (old.insert_at, old.until, old.text) == (34, 37, "$39")
    assert old.replaces is not None
    assert new.rate.about == "Test Bank, 20 November 2025"


def test_quotations_take_conversions_where_asked(rates: Lookup) -> None:
    """Nobody's words are added to unasked."""
    text = "“5 million tenge,” he said."

    (asked,) = offers(text, StoryMoney(rates, HouseStyle(quotations=True)))

    assert applied(text, asked.answers) == "“5 million tenge ($9,800),” he said."


@pytest.mark.parametrize(
    ("text", "to", "language", "after"),
    [
        ("30 млрд тенге", "USD", "ru", "30 млрд тенге (58,8 млн долл.)"),
        ("5 млн тенге", "USD", "ru", "5 млн тенге (9\u00a0800 долл.)"),
        ("(5 млн тенге)", "USD", "ru", "(5 млн тенге, или 9\u00a0800 долл.)"),
        ("10–15 млрд тенге", "USD", "ru", "10–15 млрд тенге (19,6–29,4 млн долл.)"),
        ("около 30 млрд тенге", "RUB", "ru", "около 30 млрд тенге (4,7 млрд руб.)"),
        ("20 000 тенге (почти 45 долл.)", "USD", "ru", "20 000 тенге (около 39 долл.)"),
        ("US$59.6 million", "KZT", "en", "US$59.6 million (30.4 billion tenge)"),
        ("US$5", "KGS", "en", "US$5 (440 Kyrgyz soms)"),
        ("US$5", "TJS", "en", "US$5 (47 somoni)"),
        ("US$5", "UZS", "en", "US$5 (61,000 soums)"),
        ("US$5", "TMT", "en", "US$5 (18 Turkmen manats)"),
        ("US$5", "EUR", "en", "US$5 (€4.60)"),
        ("US$5", "KGS", "ru", "US$5 (440 сомов)"),
    ],
)
def test_every_currency_in_its_words(text: str, to: str, language: str, after: str, rates: Lookup) -> None:
    """In the language of the story; a name that may be another's says whose it is."""
    assert applied(text, proposed(text, rates, to, language)) == after


def test_the_house_says_how_it_rounds(rates: Lookup) -> None:
    """So many digits below a million, so many from there on."""
    house = Rounding(below_million=3, from_million=4)

    made = [each.text for each in proposed("20,000 tenge, 30.4688 billion tenge", rates, house=house)]

    assert made == [" ($39.20)", " ($59.68 million)"]


@pytest.mark.parametrize(
    ("countries", "text"), [(("AU",), " (US$39)"), (("AU", "KZ"), " (US$39)"), ((), " ($39)")]
)
def test_a_dollar_that_may_be_another_says_whose_it_is(
    countries: tuple[str, ...], text: str, rates: Lookup
) -> None:
    """In a story about Australia a bare $ is not the American one."""
    (made,) = offers("20,000 tenge", StoryMoney(rates, countries=countries))

    assert [each.text for each in made.answers] == [text]
