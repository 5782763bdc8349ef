"""Countries are guessed from what copy calls them."""

import pytest

from newsdesk.capture.countries import guess


@pytest.mark.parametrize(
    ("headline", "body", "codes"),
    [
        ("Wool Mill Opens in Karakol", "The mill is new.", ("KG",)),
        ("Tashkent Opens Night Trams", "They are new.\n\nKazakhstan watches.", ("UZ",)),
        ("KAZAKH WHEAT SOLD", "", ("KZ",)),
        ("U.S. Envoy Visits", "", ("US",)),
        ("Give Us the Water", "Tell us more.", ()),
        ("South Korean Firm Buys a Mine", "", ("KR",)),
        ("Saudi Loan for a Tajik Dam", "", ("SA", "TJ")),
        ("Jordan Wins the Race", "Mary was second.", ()),
        ("A Uzbekistani in Türkiye", "", ("UZ", "TR")),
        ("Kazakhstani", "", ("KZ",)),
        ("Kazakhstanish", "", ()),
        ("В Бишкеке подорожал хлеб", "Казахстанская мука дорожает. Казахстан ждёт.", ("KG", "KZ")),
        ("Қазақстанда жаңа көпір ашылды", "", ("KZ",)),
        ("Тоҷикистон ва Ўзбекистон", "", ("TJ", "UZ")),
    ],
)
def test_names_of_all_kinds(headline: str, body: str, codes: tuple[str, ...]) -> None:
    """Countries, their people, their cities, whole words only; in Cyrillic whatever the ending."""
    assert guess(headline, body) == codes


def test_the_weightiest_comes_first() -> None:
    """What is named more often weighs more, and a headline three times as much."""
    body = "Kazakh and Dutch growers met in the Turkistan region. Kazakhstan lacks greenhouses."

    assert guess("Dutch Tomatoes for Kazakhstan", body) == ("KZ", "NL")


def test_a_country_named_in_passing_is_left_out() -> None:
    """One mention in the body is not what a story is about, …"""
    body = "The trams of Tashkent run.\n\nThey were built in China.\n\nUzbekistan ordered forty."

    assert guess("Night Trams", body) == ("UZ",)


def test_the_first_paragraph_says_which_of_the_region_a_story_is_about() -> None:
    """… unless it opens a story about several neighbours, …"""
    body = (
        "Kyrgyzstan, Uzbekistan and Kazakhstan met in Italy.\n\nKyrgyzstan spoke first. Tajikistan listened."
    )

    assert guess("Water Shared", body) == ("KG", "UZ", "KZ")


def test_the_only_country_counts() -> None:
    """… or nothing else is named; and the region comes before the rest."""
    assert guess("A Race", "It began early.\n\nIt ended in Italy.") == ("IT",)
    assert guess("A Race", "It began early.\n\nIt went from Italy to Ashgabat.") == ("TM",)
