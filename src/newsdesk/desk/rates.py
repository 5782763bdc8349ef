"""What is done with rates: shown, taken in from a file, converted with."""

from datetime import date
from pathlib import Path

from newsdesk.capture.files import read_file
from newsdesk.copydesk.amounts import parse_amount
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput
from newsdesk.domain.rates import Rate
from newsdesk.rates.board import BoardRow, board, newest
from newsdesk.rates.convert import Conversion, convert
from newsdesk.rates.files import read_rates
from newsdesk.store.rates import Rates


class RatesDesk:
    """Everything that is done with rates in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def today(self) -> date:
        """Return the day it is in UTC."""
        return self._newsroom.clock.now().date()

    def known(self, upto: date | None = None) -> tuple[Rate, ...]:
        """Return all rates effective by a day (default: all that are known), oldest first."""
        with self._newsroom.archive.reading() as db:
            return Rates(db).upto(upto or date.max)

    def newest(self) -> tuple[Rate, ...]:
        """Return the rate that the board shows for each currency."""
        return newest(self.known())

    def board(self) -> tuple[BoardRow, ...]:
        """Return the rows of the rates panel, newest per currency, in the ticker's order."""
        return board(self.known(), self.today())

    @staticmethod
    def probe(path: Path, clock: Clock) -> None:
        """Read a file of rates, for nothing but BadInput if it cannot be taken in. It needs no newsroom."""
        read_rates(read_file(path), path.name, clock.now())

    def take(self, path: Path) -> Done[tuple[Rate, ...]]:
        """Take in rates from a CSV or JSON file; all of it or nothing."""
        rates = read_rates(read_file(path), path.name, self._newsroom.clock.now())
        with self._newsroom.archive.writing() as db:
            new = Rates(db).add(rates)
        return Done(rates, Changes(rates=new > 0))

    def convert(self, amount: str, to: str, on: date | None = None) -> Conversion:
        """Convert "40bn UZS" at the newest rate by a day; Refused where only a rough ticker line is known."""
        day = on or self.today()
        parsed = parse_amount(amount)
        currency = to.strip().upper()
        if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
            raise BadInput(f"“{to}” is no currency code. Use three letters, as in USD or KZT.")
        return convert(parsed, currency, self.known(day), day)
