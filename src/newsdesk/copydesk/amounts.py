"""An amount of money as a person types it: "40bn UZS", "$5m", "1,5 млрд тенге"."""

import re

from newsdesk.copydesk.money.currencies import SCALES, SIGN_CHARACTERS, likeliest
from newsdesk.copydesk.money.figures import number
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Amount
from newsdesk.rates.currencies import currencies as known_currencies

#: A currency may stand before or after the figures, a scale word only after them.
AMOUNT = re.compile(
    rf"(?P<before>[^\W\d_]*[{re.escape(''.join(sorted(SIGN_CHARACTERS)))}]|[^\W\d_]+)?\s*"
    r"(?P<figures>[0-9](?:[0-9.,' ]*[0-9])?)"
    r"(?P<after>[^0-9]*)"
)

EXAMPLE = "Write it as in “40bn UZS”, “$5.2 million” or “1,500 somoni”."


def parse_amount(text: str) -> Amount:
    """Read one amount with its currency.

    Thousands may be parted by commas, spaces, points or apostrophes. A lone comma or point is a decimal one,
    unless a comma parts thousands: "1,500" is fifteen hundred, "1,5" and "1.500" are one and a half.
    Raises BadInput, with examples, when there is no number, no currency, or two that differ.
    """
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    found = AMOUNT.fullmatch(re.sub(r"\s", " ", text).replace("’", "'").strip())
    value = number(found["figures"]) if found else None
    if not found or value is None:
        raise BadInput(f"“{shown}” is not an amount of money. {EXAMPLE}")
    after = [each.strip(".-") for each in found["after"].split()]
    scales = [SCALES[each.lower()] for each in after if each.lower() in SCALES]
    names = [each for each in (found["before"], *after) if each and each.lower() not in SCALES]
    currencies = {likeliest(each) for each in names}
    unknown = currencies - known_currencies()
    if unknown:
        raise BadInput(f"“{shown}” names no currency that is known here. {EXAMPLE}")
    if len(currencies) != 1 or len(scales) > 1:
        problem = "more than one amount or currency" if currencies else "no currency"
        raise BadInput(f"“{shown}” has {problem}. {EXAMPLE}")
    return Amount(value * 10 ** sum(scales), currencies.pop())
