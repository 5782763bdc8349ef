"""What a currency costs, as a sentence that can stand in a story."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from newsdesk.copydesk.money.wording import money
from newsdesk.domain.days import day
from newsdesk.rates.changes import Change
from newsdesk.rates.sources.table import source_of

#: What copy calls the currency that another is measured by; one without a name here goes by its code.
_MEASURES: Mapping[str, str] = MappingProxyType(
    {"USD": "The dollar", "EUR": "The euro", "RUB": "The ruble", "CNY": "The yuan", "GBP": "The pound"}
)


def cost_sentence(
    cost: str, currency: str, base: str, change: Change, since: date | None, on: date, source: str
) -> str:
    """Say what one unit of ``base`` costs: ``cost`` units of ``currency``, as it is read ("≈ 12,500").

    ``change`` is the move of that cost since a day (None if that is not known), ``source`` who says so by the
    name that rates carry. "The dollar cost 475.09 tenge on 20 November 2026, 0.77 percent less than on 19
    November 2026, according to the National Bank of Kazakhstan." "" where the cost is not legible.
    """
    figure = cost.removeprefix("≈ ").replace(",", "")
    if figure == "–":
        return ""
    about = "about " if cost.startswith("≈") else ""
    value = Decimal(figure)
    said = f"{_MEASURES.get(base, f'One {base}')} cost {about}{money(value, value, currency)} on {day(on)}"
    if change.direction == "peg":
        return f"{said}, the rate at which it is pegged."
    return ", ".join(each for each in (said, _moved(change, since), _told(source)) if each) + "."


def _told(source: str) -> str:
    known = source_of(source)
    if known is None:
        return f"according to {source}"
    return f"according to {known.name.replace('The ', 'the ', 1)}"


def _moved(change: Change, since: date | None) -> str:
    if since is None:
        return ""
    size = change.percent.lstrip("+−<").rstrip("%")
    match change.direction:
        case "up":
            return f"{size} percent more than on {day(since)}"
        case "down":
            return f"{size} percent less than on {day(since)}"
        case "flat":
            nearly = "" if change.words == "unchanged" else "almost "
            return f"{nearly}the same as on {day(since)}"
    return ""
