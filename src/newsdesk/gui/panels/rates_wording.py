"""What the rates panel says of a quote: aloud, in a tool tip, and on the clipboard."""

from collections.abc import Callable, Iterable

from newsdesk.copydesk.money.telling import cost_sentence
from newsdesk.desk.rates.quoting import Quote
from newsdesk.domain.days import day, short_day
from newsdesk.rates.board import ticker_line
from newsdesk.rates.site import site_line


def change_shown(quote: Quote, *, turned: bool) -> str:
    """Write a change with its arrow, so that it needs no colour: "▲ up 0.18%", "■ unchanged", "– peg"."""
    change = quote.change(turned=turned)
    if change.direction in {"up", "down"}:
        return f"{change.arrow} {change.direction} {change.percent.lstrip('+−')}"
    if change.percent.startswith("<"):
        return f"{change.arrow} {change.percent}"
    return f"{change.arrow} {change.words}".strip()


def change_spoken(quote: Quote, *, turned: bool) -> str:
    """Say a change with the day it is measured from, and who gained or lost by it."""
    words = quote.change(turned=turned).words
    since = f"{words} since {day(quote.compared.since)}" if quote.compared else words
    return f"{since}: {quote.moved}" if quote.moved else since


def compared(quote: Quote, *, turned: bool) -> str:
    """Say which two values of which days a change compares; "" where none are known."""
    them = quote.compared
    if them is None:
        return ""
    before, now = (quote.readable(each, turned=turned) for each in (them.before, them.now))
    words = quote.change(turned=turned).words
    return f"{now} on {day(them.day)}, {before} on {day(them.since)}: {words}."


def dated(quote: Quote) -> str:
    """Write a quote's day and age in a few words: "20 Nov, carried"."""
    return f"{short_day(quote.row.effective)} {quote.row.effective.year}, {quote.row.state}"


def told(quote: Quote, *, turned: bool) -> str:
    """Explain a quote: name, origin, age, the days compared, who gained or lost, what is held, what comes."""
    row = quote.row
    lines = [f"{row.name}. {row.note}"]
    if row.dated:
        lines.append(f"{row.dated[:1].upper()}{row.dated[1:]}.")
    lines.append(compared(quote, turned=turned))
    if quote.moved:
        lines.append(f"{quote.moved[:1].upper()}{quote.moved[1:]}.")
    if row.held is not None:
        lines.append(
            f"Held, and not used: {row.held.local_per_dollar} of {day(row.held.effective)}. {row.held.why}"
        )
    if row.coming:
        lines.append(f"Coming: {row.coming}.")
    return "\n".join(each for each in lines if each)


def trend_spoken(quote: Quote, *, turned: bool) -> str:
    """Say where the line of the last days begins and ends, and how far it went."""
    points = quote.trend
    if len(points) < 2:
        return "no line: too few days are known"
    first, last = points[0], points[-1]
    values = [each.value for each in points]
    low, high = (quote.readable(each, turned=turned) for each in (min(values), max(values)))
    if turned:
        low, high = high, low
    start = quote.readable(first.value, turned=turned)
    end = quote.readable(last.value, turned=turned)
    return f"{start} on {day(first.day)}, {end} on {day(last.day)}, lowest {low}, highest {high}"


def as_text(quotes: Iterable[Quote]) -> str:
    """Write the board as lines that can be pasted into a message, one per currency."""
    return "\n".join(
        f"{ticker_line(each.row)}; {each.row.local_per_dollar} {each.currency} to the dollar"
        f" ({each.row.source}, {day(each.row.effective)})"
        for each in quotes
    )


def as_ticker(quotes: Iterable[Quote]) -> str:
    """Write the board as the site's ticker does."""
    return "\n".join(site_line(each.row) for each in quotes)


def as_sentences(quotes: Iterable[Quote]) -> str:
    """Write the board as sentences that can stand in a story."""
    return "\n".join(filter(None, map(_sentence, quotes)))


def _sentence(quote: Quote) -> str:
    since = quote.compared.since if quote.compared else None
    row = quote.row
    return cost_sentence(
        quote.per_base, row.currency, quote.base, quote.change(), since, row.effective, row.source
    )


#: What the clipboard gets, by the name of the action that asks for it.
FORMS: dict[str, Callable[[Iterable[Quote]], str]] = {
    "rates_as_text": as_text,
    "rates_as_ticker": as_ticker,
    "rates_as_sentence": as_sentences,
}
