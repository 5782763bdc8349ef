"""A rate that an editor enters by hand: with a name, and with the reason."""

from datetime import date, datetime
from typing import NamedTuple

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.rates import decoding, quotes
from newsdesk.rates.currencies import currency as as_code
from newsdesk.rates.files import BROUGHT_AHEAD


class ByHand(NamedTuple):
    """A rate whose source is the person who entered it, and why they did."""

    rate: Rate
    reason: str


def by_hand(
    *, name: str, reason: str, currency: str, per_dollar: str, effective: date, fetched: datetime
) -> ByHand:
    """Make a rate of what an editor says a dollar costs: ``per_dollar`` units of ``currency`` (ISO 4217).

    The number may have a decimal comma; its text is kept. ``fetched`` is now (UTC). Raises BadInput when the
    name or the reason is missing, or the rest is no rate.
    """
    person, why = " ".join(name.split()), " ".join(reason.split())
    if not person:
        raise BadInput("A rate entered by hand needs a name. Say who enters it.")
    if not why:
        raise BadInput("A rate entered by hand needs a reason. Say where it is from.")
    code = as_code(currency)
    if code == quotes.DOLLAR:
        raise BadInput("What is entered is what a dollar costs in another currency. Choose that one.")
    value = decoding.number(per_dollar, comma=True)
    if value is None:
        raise BadInput(f"“{per_dollar}” is not a number above zero, written as 87.45. Correct it.")
    if effective > fetched.date() + BROUGHT_AHEAD:
        raise BadInput(f"{effective} is too far ahead for a rate to be known. Choose a day that has come.")
    rate = Rate(person, quotes.DOLLAR, code, value, RateKind.MANUAL, effective, fetched)
    return ByHand(rate, why)
