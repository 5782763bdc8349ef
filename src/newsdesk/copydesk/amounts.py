"""An amount of money as a person types it: "40bn UZS", "$5m", "1,5 млрд тенге"."""

import re
from decimal import Decimal

from babel.numbers import list_currencies

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Amount

#: Words for powers of ten, English and Russian.
SCALES = {
    **dict.fromkeys(("k", "thousand", "тыс"), 3),
    **dict.fromkeys(("m", "mn", "mln", "million", "millions", "млн"), 6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "млрд"), 9),
    **dict.fromkeys(("tn", "trn", "trillion", "trillions", "трлн"), 12),
}

#: Signs and names. Som is the Kyrgyz one and soum the Uzbek, manat the Turkmen one: the codes say it plainly.
NAMES = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₸": "KZT",
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("tenge", "тенге"), "KZT"),
    **dict.fromkeys(("som", "soms", "сом"), "KGS"),
    **dict.fromkeys(("soum", "soums", "sum", "сум"), "UZS"),
    **dict.fromkeys(("somoni", "somonis", "сомони"), "TJS"),
    **dict.fromkeys(("manat", "manats", "манат"), "TMT"),
}

#: A currency may stand before or after the figures, a scale word only after them.
AMOUNT = re.compile(
    r"(?P<before>[^\W\d_]*[$€£₸]|[^\W\d_]+)?\s*"
    r"(?P<figures>[0-9](?:[0-9.,' ]*[0-9])?)"
    r"(?P<after>[^0-9]*)"
)

#: Figures parted by threes: always alike, and with another mark before the decimals.
GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?P<mark>[,.' ])[0-9]{3}(?P<more>(?P=mark)[0-9]{3})*"
    r"(?P<decimals>(?!(?P=mark))[.,][0-9]+)?"
)
UNGROUPED = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

#: An amount with more figures than this is a slip.
MOST_FIGURES = 15

EXAMPLE = "Write it as in “40bn UZS”, “$5.2 million” or “1,500 somoni”."


def parse_amount(text: str) -> Amount:
    """Read one amount with its currency.

    Thousands may be parted by commas, spaces, points or apostrophes. A lone comma or point is a decimal one,
    unless a comma parts thousands: "1,500" is fifteen hundred, "1,5" and "1.500" are one and a half.
    Raises BadInput, with examples, when there is no number, no currency, or two that differ.
    """
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    found = AMOUNT.fullmatch(re.sub(r"\s", " ", text).replace("’", "'").strip())
    value = _number(found["figures"]) if found else None
    if not found or value is None:
        raise BadInput(f"“{shown}” is not an amount of money. {EXAMPLE}")
    after = [each.strip(".-") for each in found["after"].split()]
    scales = [SCALES[each.lower()] for each in after if each.lower() in SCALES]
    names = [each for each in (found["before"], *after) if each and each.lower() not in SCALES]
    currencies = {NAMES.get(each.lower(), each.upper()) for each in names}
    unknown = currencies - set(list_currencies("en"))
    if unknown:
        raise BadInput(f"“{shown}” names no currency that is known here. {EXAMPLE}")
    if len(currencies) != 1 or len(scales) > 1:
        problem = "more than one amount or currency" if currencies else "no currency"
        raise BadInput(f"“{shown}” has {problem}. {EXAMPLE}")
    return Amount(value * 10 ** sum(scales), currencies.pop())


def _number(figures: str) -> Decimal | None:
    if sum(each.isdigit() for each in figures) > MOST_FIGURES:
        return None
    grouped = GROUPED.fullmatch(figures)
    if grouped and (grouped["mark"] != "." or grouped["more"] or grouped["decimals"]):
        return Decimal(figures.replace(grouped["mark"], "").replace(",", "."))
    return Decimal(figures.replace(",", ".")) if UNGROUPED.fullmatch(figures) else None
