from decimal import Decimal

import pytest

from newsdesk.copydesk.money.found import AmountSpan, found_amounts

MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12

#: A phrase with its amount in ⟦marks⟧, what it is worth, and its currency in a story about Kazakhstan.
AMOUNTS = [
    # codes
    ("worth ⟦KZT 30.5bn⟧ in all", "30.5e9", "KZT"),
    ("worth ⟦KZT30.5bn⟧ in all", "30.5e9", "KZT"),
    ("worth ⟦30.5bn KZT⟧ in all", "30.5e9", "KZT"),
    ("⟦UZS 40bn⟧", 40 * BILLION, "UZS"),
    ("⟦40bn UZS⟧ 2025 budget", 40 * BILLION, "UZS"),
    ("in 2020 ⟦USD 5 million⟧ came", 5 * MILLION, "USD"),
    ("⟦10 000 USD⟧", 10_000, "USD"),
    ("⟦USD 1,000⟧", 1000, "USD"),
    ("⟦RUB 1.2tn⟧", "1.2e12", "RUB"),
    ("⟦EUR 0.5 million⟧", 500_000, "EUR"),
    ("⟦KGS 5,000⟧", 5000, "KGS"),
    ("⟦RMB 7 billion⟧", 7 * BILLION, "CNY"),
    ("⟦TRY 3 million⟧", 3 * MILLION, "TRY"),
    # names
    ("a budget of ⟦30.4688 billion tenge⟧ for", "30468800000", "KZT"),
    ("⟦1.2 trillion sums⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion soums⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion sum⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion so‘m⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion so’m⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion so'm⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion soʻm⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion soʼm⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion so`m⟧", "1.2e12", "UZS"),
    ("⟦1.2 trillion so´m⟧", "1.2e12", "UZS"),
    ("⟦20,000 tenge⟧", 20_000, "KZT"),
    ("⟦500 somoni⟧", 500, "TJS"),
    ("⟦3 somonis⟧", 3, "TJS"),
    ("⟦7 million Turkmen manats⟧", 7 * MILLION, "TMT"),
    ("⟦7 million Azerbaijani manat⟧", 7 * MILLION, "AZN"),
    ("⟦5,000 Kyrgyz soms⟧", 5000, "KGS"),
    ("⟦5,000 Uzbek som⟧", 5000, "UZS"),
    ("⟦200 rubles⟧", 200, "RUB"),
    ("⟦200 Russian roubles⟧", 200, "RUB"),
    ("⟦200 Belarusian rubles⟧", 200, "BYN"),
    ("⟦4.2 billion yuan⟧", "4.2e9", "CNY"),
    ("⟦90 yen⟧", 90, "JPY"),
    ("⟦15 euros⟧", 15, "EUR"),
    ("⟦5 million pounds⟧", 5 * MILLION, "GBP"),
    ("⟦90 pounds sterling⟧", 90, "GBP"),
    ("⟦70 Swiss francs⟧", 70, "CHF"),
    ("⟦3 Turkish liras⟧", 3, "TRY"),
    ("⟦8 US dollars⟧", 8, "USD"),
    ("⟦8 U.S. dollars⟧", 8, "USD"),
    ("⟦8 Australian dollars⟧", 8, "AUD"),
    ("⟦8 Hong Kong dollars⟧", 8, "HKD"),
    ("⟦8 New Zealand dollars⟧", 8, "NZD"),
    ("⟦8 Canadian dollars⟧", 8, "CAD"),
    ("⟦8 Singapore dollars⟧", 8, "SGD"),
    ("⟦8 million won⟧", 8 * MILLION, "KRW"),
    ("⟦tenge 30.5bn⟧", "30.5e9", "KZT"),
    # signs
    ("⟦€100 million⟧", 100 * MILLION, "EUR"),
    ("(⟦$308.6 million⟧)", "308.6e6", "USD"),
    ("⟦$1,000.50⟧", "1000.50", "USD"),
    ("⟦$5 million⟧", 5 * MILLION, "USD"),
    ("⟦$5m⟧", 5 * MILLION, "USD"),
    ("⟦$1.5T⟧", "1.5e12", "USD"),
    ("⟦$750 thousand⟧", 750_000, "USD"),
    ("⟦$3k⟧", 3000, "USD"),
    ("⟦US$5⟧", 5, "USD"),
    ("⟦U$56.60⟧", "56.60", "USD"),
    ("⟦A$500⟧", 500, "AUD"),
    ("⟦AU$500⟧", 500, "AUD"),
    ("⟦C$500⟧", 500, "CAD"),
    ("⟦CA$500⟧", 500, "CAD"),
    ("⟦HK$5 million⟧", 5 * MILLION, "HKD"),
    ("⟦NZ$100⟧", 100, "NZD"),
    ("⟦S$100⟧", 100, "SGD"),
    ("⟦$US 52-million⟧", 52 * MILLION, "USD"),
    ("⟦53 b dollars⟧", 53 * BILLION, "USD"),
    ("⟦£12k⟧", 12_000, "GBP"),
    ("⟦₸16 billion⟧", 16 * BILLION, "KZT"),
    ("⟦500 ₸⟧", 500, "KZT"),
    ("⟦500₽⟧", 500, "RUB"),
    ("⟦₼90⟧", 90, "AZN"),
    ("⟦CN¥90⟧", 90, "CNY"),
    ("⟦JP¥90⟧", 90, "JPY"),
    ("⟦100 €⟧", 100, "EUR"),
    ("⟦1.234,56 €⟧", "1234.56", "EUR"),
    ("⟦€1,5 million⟧", "1.5e6", "EUR"),
    ("⟦$5 USD⟧", 5, "USD"),
    ("⟦$5 AUD⟧", 5, "AUD"),
    ("-⟦$5⟧", 5, "USD"),
    ("/⟦$40⟧", 40, "USD"),
    # numbers
    ("⟦10 000 tenge⟧", 10_000, "KZT"),
    ("⟦10\u00a0000 tenge⟧", 10_000, "KZT"),
    ("⟦10\u2009000 tenge⟧", 10_000, "KZT"),
    ("⟦10\u202f000\u202f000\u202ftenge⟧", 10 * MILLION, "KZT"),
    ("⟦10&nbsp;000 tenge⟧", 10_000, "KZT"),
    ("⟦1’500’000 soums⟧", 1_500_000, "UZS"),
    ("⟦1.500.000 soums⟧", 1_500_000, "UZS"),
    ("⟦98,942 thousand tenge⟧", 98_942_000, "KZT"),
    ("⟦551,207,156 billion tenge⟧", 551_207_156 * BILLION, "KZT"),
    ("⟦0.82 USD⟧", "0.82", "USD"),
    ("spent ⟦2000 tenge⟧ there", 2000, "KZT"),
    ("a ⟦5-million-tenge⟧ fine", 5 * MILLION, "KZT"),
    ("a ⟦5-million tenge⟧ fine", 5 * MILLION, "KZT"),
    ("a ⟦20,000-tenge⟧ fine", 20_000, "KZT"),
    ("a ⟦$5-million⟧ fine", 5 * MILLION, "USD"),
    # words
    ("⟦half a million dollars⟧", 500_000, "USD"),
    ("⟦half-a-million dollars⟧", 500_000, "USD"),
    ("⟦a half million dollars⟧", 500_000, "USD"),
    ("⟦a quarter of a million tenge⟧", 250_000, "KZT"),
    ("⟦a million tenge⟧", MILLION, "KZT"),
    ("⟦A million tenge⟧", MILLION, "KZT"),
    ("⟦a hundred tenge⟧", 100, "KZT"),
    ("⟦a hundred thousand tenge⟧", 100_000, "KZT"),
    ("⟦five million tenge⟧", 5 * MILLION, "KZT"),
    ("⟦twenty-five million tenge⟧", 25 * MILLION, "KZT"),
    ("⟦two hundred thousand tenge⟧", 200_000, "KZT"),
    ("⟦one and a half million tenge⟧", 1_500_000, "KZT"),
    ("⟦ten tenge⟧", 10, "KZT"),
    ("⟦a million-tenge⟧ fine", MILLION, "KZT"),
    # Russian
    ("⟦1,5 млрд тенге⟧", "1.5e9", "KZT"),
    ("⟦1,500 млн тенге⟧", "1.5e6", "KZT"),
    ("⟦5 млн. тенге⟧", 5 * MILLION, "KZT"),
    ("⟦20 тыс. тенге⟧", 20_000, "KZT"),
    ("⟦₸20 тыс.⟧ в месяц", 20_000, "KZT"),
    ("⟦500 тг.⟧", 500, "KZT"),
    ("⟦59,6 млн долл.⟧", "59.6e6", "USD"),
    ("⟦5 млрд долларов США⟧", 5 * BILLION, "USD"),
    ("⟦10 млн долл. США⟧)", 10 * MILLION, "USD"),
    ("⟦200 казахстанских тенге⟧", 200, "KZT"),
    ("⟦100 американских долларов⟧", 100, "USD"),
    ("⟦5 сом⟧ и", 5, "KGS"),
    ("⟦5 сомов⟧", 5, "KGS"),
    ("⟦2 сома⟧", 2, "KGS"),
    ("⟦5 сум⟧", 5, "UZS"),
    ("⟦2 сума⟧", 2, "UZS"),
    ("⟦5 тысяч сумов⟧", 5000, "UZS"),
    ("⟦5 so'm⟧", 5, "UZS"),
    ("⟦5 сўм⟧", 5, "UZS"),
    ("⟦7 сомони⟧", 7, "TJS"),
    ("⟦7 туркменских манатов⟧", 7, "TMT"),
    ("⟦1 доллар⟧", 1, "USD"),
    ("⟦2 доллара⟧", 2, "USD"),
    ("⟦5 рублей⟧", 5, "RUB"),
    ("⟦5 руб.⟧", 5, "RUB"),
    ("⟦100 евро⟧", 100, "EUR"),
    ("⟦300 юаней⟧", 300, "CNY"),
    ("⟦полмиллиона тенге⟧", 500_000, "KZT"),
    ("⟦полтора миллиарда тенге⟧", 1_500_000_000, "KZT"),
    ("⟦миллион тенге⟧", MILLION, "KZT"),
    ("⟦две тысячи тенге⟧", 2000, "KZT"),
    # in Markdown
    ("**⟦30.5** billion tenge⟧", "30.5e9", "KZT"),
    ("**⟦5 million tenge⟧**", 5 * MILLION, "KZT"),
    ("_⟦5 million tenge⟧_", 5 * MILLION, "KZT"),
    ("[⟦5 million tenge⟧](https://example.org/20USD)", 5 * MILLION, "KZT"),
    ("# ⟦5 million tenge⟧", 5 * MILLION, "KZT"),
    ("| ⟦5 million tenge⟧ | 3 |", 5 * MILLION, "KZT"),
    ("[^1]: ⟦5 million tenge⟧", 5 * MILLION, "KZT"),
    ("> as much as ⟦5\n> million\n> tenge⟧", 5 * MILLION, "KZT"),
    ("text ⟦1.2 trillion\nsoums⟧ more", "1.2e12", "UZS"),
    ("😀 ⟦5 million tenge⟧", 5 * MILLION, "KZT"),
]  # fmt: skip

#: A range in ⟦marks⟧, its ends and its currency.
RANGES = [
    ("⟦10–15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦10-15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦10 – 15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦10 million to 15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("from ⟦10 to 15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦between 10 and 15 million tenge⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦$10-15 million⟧", 10 * MILLION, 15 * MILLION, "USD"),
    ("⟦$10-$15 million⟧", 10 * MILLION, 15 * MILLION, "USD"),
    ("⟦$10 million to $15 million⟧", 10 * MILLION, 15 * MILLION, "USD"),
    ("⟦$10 million–$15 million⟧", 10 * MILLION, 15 * MILLION, "USD"),
    ("⟦$10 million to 15 million⟧.", 10 * MILLION, 15 * MILLION, "USD"),
    ("⟦$500 to $1 million⟧", 500, MILLION, "USD"),
    ("⟦$900,000 to $1.2 million⟧", 900_000, 1_200_000, "USD"),
    ("⟦KZT 10–15bn⟧", 10 * BILLION, 15 * BILLION, "KZT"),
    ("⟦5,000–10,000 soums⟧", 5000, 10_000, "UZS"),
    ("⟦5 to 10 tenge⟧", 5, 10, "KZT"),
    ("от ⟦10 до 15 млн тенге⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦10—15 млн тенге⟧", 10 * MILLION, 15 * MILLION, "KZT"),
    ("⟦between $5 and $10⟧", 5, 10, "USD"),
]

#: Years, idioms, rates, and numbers of something else.
NO_MONEY = [
    "On Nov. 20 tenge deposits fell", "on 20 November, May 5 soms fell",
    "in 2020 dollars", "In 2020 tenge fell", "since 2015 tenge deposits", "the 2015 tenge devaluation",
    "constant 2015 US dollars", "in January 2023 som trading", "2019-2020 USD",
    "the million-dollar question", "a million-dollar question", "the 64,000-dollar question",
    "the $64,000 question", "feel like a million dollars", "looked like a million bucks",
    "a billion-dollar industry", "millions of dollars", "tens of millions of tenge",
    "десятки миллионов тенге", "hundreds of thousands of soms", "one in a million", "a million",
    "5 million", "1,500", "a large sum", "two sums", "10 pounds of flour", "they won 5 of 7", "10 won",
    "TOP 10", "TRY 3", "ALL 5", "470 tenge to the dollar", "470 tenge per dollar",
    "470 tenge per US dollar", "470 tenge a dollar", "470 тенге за доллар", "for one dollar",
    "470 tenge to $1", "470 tenge per €1.", "470 тенге за 1 USD", "USD/KZT 470.5", "470 tenge per USD",
    "за 1 доллар", "COVID-19 USD", "F-16 USD", "12.5.3 USD", "10:30 USD", "5/10 USD", "1,2,3 USD",
    "1,00,0 USD", "#5 USD", "one hundred and five million tenge", "A1 USD", "Z$5", "XYZ$5", "$x", "$",
    "USD", "$5th", "$5x", "½ USD", "5½ USD", "٥ USD", "9999999999999999 USD", "5. Tenge rose",
    "5 million. Tenge rose", "5 percent tenge", "5\n\nmillion tenge", "5\nTenge rose", "- 5\n- tenge",
    "| 5 | USD |", "$ five", "5 dollarſ", "5 million uſd", "tenge 5% up", "the tenge 5 points up",
    "5 somnambulists", "5 sommers", "5 tengely",
]  # fmt: skip

#: Money where it is no copy.
NO_COPY = [
    "`$5 million`", "`` a ` $5 ``", "``` $5 ```", "```\n$5 million\n```", "~~~\n$5\n\n$6\n~~~",
    "\n    $5 million\n", "`a\n$5`", "https://example.org/?x=$5", "www.example.org/$5",
    "example.org/a/$5?b=5USD", "<https://a.b/$5>", "[a](https://example.org/$5)",
    "[a](media/a_(5 USD).jpg)", '[a](/b "costs $5")', "[a][5 USD]", "[1]: https://example.org 'for $5'",
    "![costs $5](media/a.jpg)", "<b title='$5'>b</b>", "<b\ntitle='$5'>b</b>", "<!-- $5 -->",
    "<!-- a\n\n$5\n\nb -->", "[^5]USD", "[^5 USD]", "{{convert 40bn UZS to USD}}", "{{rate KZT 5 USD}}",
    "## Prices {#h-5-usd}", "a {: title='$5'}", "---\nprice: $5\n---\n", '[caption width="$5"]',
    "*[KZ]: $5 a head", "mailto:a5USD@b.org", "$5@example.org", "@5 USD", "&#5000; USD", "tel:5USD",
    "kzt 5 million",
]  # fmt: skip


def marked(phrase: str) -> tuple[str, tuple[int, int]]:
    """Return a phrase without its marks, and where they were."""
    before, _, rest = phrase.partition("⟦")
    inside, _, after = rest.partition("⟧")
    return before + inside + after, (len(before), len(before) + len(inside))


@pytest.mark.parametrize(("phrase", "value", "currency"), AMOUNTS, ids=[each[0] for each in AMOUNTS])
def test_an_amount_is_found_where_it_stands(phrase: str, value: int | str, currency: str) -> None:
    """Sign, code and name before and behind, in figures and in words."""
    text, place = marked(phrase)

    found = found_amounts(text, ("KZ",))

    assert [(each.start, each.end) for each in found] == [place]
    assert (found[0].low, found[0].high, found[0].currency) == (Decimal(value), Decimal(value), currency)


@pytest.mark.parametrize(("phrase", "low", "high", "currency"), RANGES, ids=[each[0] for each in RANGES])
def test_a_range_is_one_amount(phrase: str, low: int, high: int, currency: str) -> None:
    """Its ends may share the scale word, the sign, or both."""
    text, place = marked(phrase)

    (found,) = found_amounts(text, ("KZ",))

    assert (found.start, found.end) == place
    assert (found.low, found.high, found.currency) == (Decimal(low), Decimal(high), currency)


@pytest.mark.parametrize("text", [*NO_MONEY, *NO_COPY])
def test_what_is_no_amount_is_not_found(text: str) -> None:
    """Years, idioms, rates, counted things; and whatever stands in code, addresses and attributes."""
    assert found_amounts(text, ("KZ",)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from $10 million to $5 million", ["$10 million", "$5 million"]),
        ("$5 million and $10 million", ["$5 million", "$10 million"]),
        ("gave $5 million to 30 people", ["$5 million"]),
        ("30 billion tenge — $59.6 million", ["30 billion tenge", "$59.6 million"]),
        ("20,000 tenge/$40", ["20,000 tenge", "$40"]),
        ("in 2020 – 5 million tenge", ["5 million tenge"]),
        ("10 tenge to 15 percent", ["10 tenge"]),
        ("US$5 million tenge", ["US$5 million"]),
        ("`$5` and $6", ["$6"]),
        ("\\`$5` and `$6`", ["$5", "$6"]),
        ("[a](b $5", ["$5"]),
        ("1$$1 and 5 million$$1 and 1$KZT5", ["$1", "5 million$", "KZT5"]),
    ],
)
def test_what_stands_together_is_taken_apart(text: str, found: list[str]) -> None:
    """Two amounts are no range, and one does not take what belongs to the other."""
    assert [text[each.start : each.end] for each in found_amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "countries", "currency"),
    [
        ("5 soms", ("KG",), "KGS"),
        ("5 soms", ("UZ",), "UZS"),
        ("5 soms", ("KG", "KZ"), "KGS"),
        ("5 soms", ("KG", "UZ"), None),
        ("5 soms", ("KZ",), None),
        ("5 soms", (), None),
        ("5 сомов", (), "KGS"),
        ("5 manats", ("TM",), "TMT"),
        ("5 manats", ("AZ",), "AZN"),
        ("5 manats", ("TM", "AZ"), None),
        ("¥5", ("CN",), "CNY"),
        ("¥5", ("JP",), "JPY"),
        ("¥5", ("KZ",), None),
        ("$5", ("KZ",), "USD"),
        ("$5", ("AU",), "AUD"),
        ("$5", ("US",), "USD"),
        ("$5", ("CA", "US"), None),
        ("$5", ("AU", "KZ"), None),
        ("$5", (), None),
        ("US$5", ("AU",), "USD"),
        ("5 rupees", ("PK",), "PKR"),
    ],
)
def test_the_countries_settle_what_is_meant(
    text: str, countries: tuple[str, ...], currency: str | None
) -> None:
    """A story's country says which som it is; where two may be meant, it is left open, with all there are."""
    (found,) = found_amounts(text, countries)

    assert found.currency == currency
    assert bool(found.candidates) is (currency is None)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We lost 5 million tenge,” he said.", True),
        ("“So,” he said of 5 million tenge. “Yes.”", False),
        ("«Мы потеряли 5 млн тенге», — сказал он.", True),
        ("„5 млн тенге“ нет", True),
        ("‘It cost 5 million tenge’", True),
            ("the miners’ 5 million tenge", False),
        ("It's 5 million tenge", False),
        ('"It cost 5 million tenge"', True),
        ("> It cost 5 million tenge", True),
        ("“It cost 5 million tenge", True),
        ("“It cost.\n\nIt was 5 million tenge", False),
        ("so‘m 5 million tenge", False),
    ],
)  # fmt: skip
def test_quotations_are_told(text: str, inside: bool) -> None:
    """An amount knows whether somebody is quoted with it; a paragraph begins anew."""
    assert found_amounts(text)[-1].inside_quotation is inside


def test_an_amount_knows_how_it_is_written() -> None:
    """The scale word of the last number, and what stands between the ends of a range."""
    (found,) = found_amounts("10 to 15 mln. tenge")

    assert found == AmountSpan(
        0, 19, Decimal(10 * MILLION), Decimal(15 * MILLION), "KZT", scale="mln", joiner="to"
    )


@pytest.mark.parametrize(
    ("language", "value"), [("en", 1500 * MILLION), ("ru", 1_500_000), ("uz", 1_500_000)]
)
def test_the_language_says_what_a_lone_comma_is(language: str, value: int) -> None:
    """Before a scale word it parts thousands in English, and decimals in the region's languages."""
    assert found_amounts("1,500 million tenge", (), language)[0].low == value


@pytest.mark.parametrize(("language", "value"), [("en", 500), ("ru", 500_000), ("uz", 500_000)])
def test_the_language_says_what_a_lone_point_is(language: str, value: int) -> None:
    """Where decimals have a comma, a point before three figures parts thousands; not before a scale word."""
    assert found_amounts("500.000 soums", (), language)[0].low == value
    assert found_amounts("1.500 million soums", (), language)[0].low == 1_500_000
