"""Conversions in house style: $59.6 million, 8,100 soms, 59,6 млн долл."""

from collections.abc import Sequence
from decimal import Decimal

from babel.numbers import get_currency_name

from newsdesk.copydesk.money.currencies import SIGNS, of_name, settled
from newsdesk.rates.words import SIGNS as HOUSE_SIGNS
from newsdesk.rates.words import in_words

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def _forms(table: str) -> dict[str, tuple[str, ...]]:
    """Read lines of a code and its name's forms."""
    return {code: tuple(forms) for code, *forms in (line.split() for line in table.strip().splitlines())}


def _words(table: str) -> dict[str, str]:
    """Read lines of a code and one word."""
    return {code: word for code, (word,) in _forms(table).items()}


#: One and several, in English; a currency without a name here goes by its code.
_ENGLISH = _forms("""
    KZT tenge tenge
    KGS som soms
    TJS somoni somoni
    UZS soum soums
    TMT manat manats
    AZN manat manats
    RUB ruble rubles
    CNY yuan yuan
    JPY yen yen
    TRY lira lira
""")
#: Whose it is, where the name alone does not say.
_ENGLISH_WHOSE = {"KGS": "Kyrgyz", "TMT": "Turkmen", "AZN": "Azerbaijani"}

#: Whose it is, for a name that stands by itself.
_ADJECTIVES = _words("""
    KZT Kazakh
    KGS Kyrgyz
    TJS Tajik
    UZS Uzbek
    TMT Turkmen
    AZN Azerbaijani
    RUB Russian
""")

#: One, two and five of them, in Russian.
_RUSSIAN = _forms("""
    USD долл. долл. долл.
    EUR евро евро евро
    KZT тенге тенге тенге
    TJS сомони сомони сомони
    RUB руб. руб. руб.
    KGS сом сома сомов
    UZS сум сума сумов
    TMT манат маната манатов
    AZN манат маната манатов
    CNY юань юаня юаней
    JPY иена иены иен
""")
_RUSSIAN_WHOSE = {
    "TMT": ("туркменский", "туркменских", "туркменских"),
    "AZN": ("азербайджанский", "азербайджанских", "азербайджанских"),
}
#: What one of them is called behind "to the", and in Russian behind "за"; others go by their code.
_ENGLISH_ONE = {"USD": "dollar", "EUR": "euro", "GBP": "pound", "CHF": "franc"}
_RUSSIAN_ONE = _words("""
    USD доллар
    EUR евро
    GBP фунт
    CHF франк
    RUB рубль
    JPY иену
    TRY лиру
    KGS сом
    UZS сум
    TMT манат
    AZN манат
    KZT тенге
    TJS сомони
    CNY юань
""")
_RUSSIAN_SCALES = {"million": "млн", "billion": "млрд", "trillion": "трлн", "": ""}


def money(
    low: Decimal,
    high: Decimal,
    currency: str,
    joiner: str = "",
    countries: Sequence[str] = (),
    language: str = "en",
) -> str:
    """Write an amount or a range, both ends rounded already: "$20 million to $30 million", "$10–15 million".

    ``joiner`` is what the range that was converted has between its ends; ``countries`` those of the story,
    in which a bare $ or manat may be another. In Russian stories Russian, in all others English.
    """
    write = _russian if language.partition("-")[0] == "ru" else _english
    if low == high:
        return write([low], currency, countries)
    close = joiner == "–" or write is _russian
    (small, small_scale), (_, large_scale) = _parts(low), _parts(high)
    if close and small_scale == large_scale and not (large_scale and "," in small):
        return write([low, high], currency, countries)
    return ("–" if close else " to ").join(write([each], currency, countries) for each in (low, high))


def full_name(currency: str, language: str = "en") -> str:
    """Name a currency where nothing else says whose it is: "Kazakh tenge", "Chinese yuan".

    In Russian by CLDR, and so in English where the house has no name of its own for it.
    """
    if language.partition("-")[0] == "ru":
        return str(get_currency_name(currency, 1, locale="ru"))
    if currency in _ADJECTIVES:
        return f"{_ADJECTIVES[currency]} {_ENGLISH[currency][0]}"
    return str(get_currency_name(currency, 1, locale="en"))


def for_one(currency: str, language: str = "en") -> str:
    """Write what a rate is given for: "to the dollar", "за доллар"."""
    if language.partition("-")[0] == "ru":
        return f"за {_RUSSIAN_ONE.get(currency, currency)}"
    name = _ENGLISH_ONE.get(currency) or _ENGLISH.get(currency, (currency,))[0]
    return f"to the {name}"


def _parts(value: Decimal) -> tuple[str, str]:
    number, _, scale = in_words(value).partition(" ")
    return number, scale


def _english(values: Sequence[Decimal], currency: str, countries: Sequence[str]) -> str:
    parts = [_parts(each) for each in values]
    scale = parts[-1][1]
    sign = HOUSE_SIGNS.get(currency)
    if sign:
        numbers = "–".join(_with_cents(number) if not scale else number for number, scale in parts)
        whose = "US" if sign == "$" and countries and settled(SIGNS["$"], countries) != currency else ""
        return f"{whose}{sign}{numbers}{' ' if scale else ''}{scale}"
    numbers = "–".join(number for number, _ in parts)
    name = _ENGLISH.get(currency, (currency, currency))[values[-1] != 1]
    whose = _ENGLISH_WHOSE.get(currency, "")
    if whose and settled(of_name(name), countries) != currency:
        name = f"{whose} {name}"
    return " ".join(each for each in (numbers, scale, name) if each)


def _with_cents(number: str) -> str:
    """Write 5.7 dollars as 5.70."""
    return f"{number}0" if len(number.partition(".")[2]) == 1 else number


def _russian(values: Sequence[Decimal], currency: str, countries: Sequence[str]) -> str:
    parts = [_parts(each) for each in values]
    numbers = "–".join(number.replace(",", NO_BREAK_SPACE).replace(".", ",") for number, _ in parts)
    scale = _RUSSIAN_SCALES[parts[-1][1]]
    form = 2 if scale else _russian_form(values[-1])
    name = _RUSSIAN.get(currency, (currency,) * 3)[form]
    if currency == "USD" and countries and settled(SIGNS["$"], countries) != currency:
        name = f"{name} США"
    if currency in _RUSSIAN_WHOSE and settled(of_name(name), countries) != currency:
        name = f"{_RUSSIAN_WHOSE[currency][form]} {name}"
    return " ".join(each for each in (numbers, scale, name) if each)


def _russian_form(value: Decimal) -> int:
    """Return which form of a noun goes with a number: 0 as with 1 and 21, 1 as with 2, 2 as with 5 and 11."""
    if value != value.to_integral_value():
        return 1
    last = int(value) % 100
    if 11 <= last <= 14 or not 1 <= last % 10 <= 4:
        return 2
    return 0 if last % 10 == 1 else 1
