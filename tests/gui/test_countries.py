from newsdesk.domain.countries import CENTRAL_ASIA
from newsdesk.gui.countries import country_choices, country_names


def test_the_newsrooms_own_countries_come_first() -> None:
    """The five are at the top; the others follow by name."""
    codes = list(country_choices())

    assert tuple(codes[:5]) == CENTRAL_ASIA
    assert codes[5] == "AF"
    assert codes[-1] == "ZW"


def test_letters_with_marks_stand_where_a_reader_looks_for_them() -> None:
    """Åland is found under A, not behind Zimbabwe."""
    names = list(country_choices().values())

    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Bahrain")


def test_only_countries_are_offered() -> None:
    """CLDR names unions, regions and test codes as well; none of them is a country."""
    choices = country_choices()

    assert choices.keys().isdisjoint({"EU", "UN", "ZZ", "XA", "001", "QO"})
    assert all(len(code) == 2 for code in choices)


def test_names_for_reading() -> None:
    """Codes become names; a code that nobody knows is shown as it is rather than lost."""
    assert country_names(("TJ", "KZ", "QQ"), country_choices()) == "Tajikistan, Kazakhstan, QQ"
