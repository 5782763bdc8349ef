"""What is done with rates: shown, compared, converted with, fetched, held, decided on, entered by hand."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsdesk.capture.files import read_file
from newsdesk.copydesk.amounts import parse_amount
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.alerting import Alert, as_move, due
from newsdesk.desk.rates.book import RateBook
from newsdesk.desk.rates.charting import History, history
from newsdesk.desk.rates.deciding import HeldRate, RateDecisions
from newsdesk.desk.rates.freezing import ON_THE_BOARD, shown
from newsdesk.desk.rates.keeping import keep_earlier, keep_tables
from newsdesk.desk.rates.quoting import Quote, quoted
from newsdesk.desk.rates.rounding import house_rounding
from newsdesk.desk.rates.states import SourceLine, SourceStates
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Reporter, Stop
from newsdesk.domain.rates import Rate
from newsdesk.rates import ages
from newsdesk.rates.board import BoardRow
from newsdesk.rates.convert import Conversion, Cross, convert, cross
from newsdesk.rates.currencies import currency as as_code
from newsdesk.rates.payloads import read_any
from newsdesk.rates.standing import Moment, Standing
from newsdesk.rates.words import Rounding
from newsdesk.store.feeds import Feeds
from newsdesk.store.rates import Rates

if TYPE_CHECKING:
    from newsdesk.desk.rates.earlier import Earlier
    from newsdesk.desk.rates.updating import Answered, Updating
    from newsdesk.rates.fetching import Limits


class ForReaders(NamedTuple):
    """What currencies are worth on a day by those who let it be passed on, by their codes.

    ``withheld`` says of each that only others know who those are, as a sentence.
    """

    worth: dict[str, Standing]
    withheld: dict[str, str]


class RatesDesk:
    """Everything that is done with rates in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._decisions = RateDecisions(newsroom)
        self._states = SourceStates(newsroom)

    @cached_property
    def _updating(self) -> "Updating":
        # Most of what is done with rates asks nobody, and need not wait for what does.
        from newsdesk.desk.rates.updating import Updating  # noqa: PLC0415

        return Updating(self._newsroom, self._states)

    def today(self) -> date:
        """Return the day that it is at the banks: in UTC it begins hours later."""
        return ages.today(self._newsroom.clock.now())

    def board(self, day: date | None = None, currencies: Sequence[str] = ()) -> tuple[BoardRow, ...]:
        """Return what the board shows, of now or as it is known today of a day.

        Of the currencies given (ISO 4217), else of those that are ``shown``; one without a rate has no row.
        BadInput if one of them is no currency.
        """
        with self._newsroom.archive.reading() as db:
            book = RateBook(Rates(db))
            wanted = tuple(map(as_code, currencies)) or shown(self._newsroom, db, book)
            return book.rows(wanted, self._moment(day))

    def quotes(self, base: str = "USD", days: int = 30) -> tuple[Quote, ...]:
        """Return the board of now against any currency, each row with the line of so many days.

        BadInput if the base is no currency; Refused where its rate is not known well enough.
        """
        against, moment = as_code(base), self._moment(None)
        with self._newsroom.archive.reading() as db:
            book = RateBook(Rates(db))
            rows = book.rows(shown(self._newsroom, db, book), moment)
            return quoted(book, rows, against, moment, days)

    def shown(self) -> tuple[str, ...]:
        """Return the currencies of the board in their order.

        Those that the newsroom chose; else the ticker's five and what pages, files and people brought.
        """
        with self._newsroom.archive.reading() as db:
            return shown(self._newsroom, db, RateBook(Rates(db)))

    def show(self, currencies: Sequence[str]) -> Changes:
        """Show these currencies on the board from now on, in this order; none: the usual ones.

        BadInput if one of them is no currency.
        """
        codes = dict.fromkeys(map(as_code, currencies))
        with self._newsroom.archive.writing() as db:
            self._newsroom.archive.set_setting(db, ON_THE_BOARD, " ".join(codes))
        return Changes(rates=True)

    def currencies(self) -> tuple[str, ...]:
        """Return every currency but the dollar that somebody says something of, by its code."""
        with self._book() as book:
            return book.currencies()

    def history(self, currency: str, since: date, until: date, against: str = "USD") -> History:
        """Return what a unit of ``against`` cost in a currency, day by day, both days included.

        One source's word all along; days without it are left out. BadInput if one of them is no currency.
        """
        with self._book() as book:
            return history(book, as_code(currency), as_code(against), since, until)

    def rate_of_day(
        self, currency: str, to: str, day: date | None = None, *, for_readers: bool = False
    ) -> Cross:
        """Return what one unit of a currency is worth in another on a day (None: now), exactly.

        ``for_readers``: by those only whose terms let it be passed on. BadInput if one of them is no
        currency; Refused where no rate is known, or only a rough ticker line.
        """
        with self._book(for_readers=for_readers) as book:
            moment = self._moment(day)
            return cross(as_code(currency), as_code(to), lambda each: book.worth(each, moment))

    def for_readers(self, day: date | None = None) -> ForReaders:
        """Return what each currency but the dollar is worth on a day (None: now), where readers may know."""
        with self._book(for_readers=True) as book:
            moment = self._moment(day)
            return ForReaders(book.worths(moment), book.withheld(moment))

    def convert(self, amount: str, to: str, on: date | None = None) -> Conversion:
        """Convert "40bn UZS" with the rate of a day (None: now); errors as ``rate_of_day``."""
        parsed, currency = parse_amount(amount), as_code(to)
        with self._book() as book:
            moment = self._moment(on)
            return convert(parsed, currency, lambda each: book.worth(each, moment), self.rounding())

    def rounding(self) -> Rounding:
        """Return how this house rounds what it converts: by its rules for conversions."""
        with self._newsroom.archive.reading() as db:
            return house_rounding(self._newsroom, db)

    @staticmethod
    def probe(path: Path, clock: Clock) -> None:
        """Read a file of rates, for nothing but BadInput if it cannot be taken in. It needs no newsroom."""
        read_any(read_file(path), path.name, clock.now())

    def take(self, path: Path) -> Done[tuple[Rate, ...]]:
        """Take in rates from a CSV or JSON file, or from a table as a source sends it; all of it or nothing.

        A source's rates are its own, as if it had been asked: a table of one day is looked at like any other,
        of several days nothing that is known is touched.
        """
        data, now = read_file(path), self._newsroom.clock.now()
        brought = read_any(data, path.name, now)
        with self._newsroom.archive.writing() as db:
            if brought.source is None:
                is_new = bool(Rates(db).add(brought.rates))
            else:
                Feeds(db).keep(brought.rates[0].digest, brought.source.key, now, data)
                one_day = len({each.effective for each in brought.rates}) == 1
                new, _held = (keep_tables if one_day else keep_earlier)(Rates(db), brought.rates, now)
                is_new = bool(new)
        return Done(brought.rates, Changes(rates=is_new))

    def manual(
        self, currency: str, per_dollar: str, reason: str, name: str = "", effective: date | None = None
    ) -> Done[Rate]:
        """Keep what somebody says a dollar costs: by name (else who is at the desk), and with the reason.

        It holds for a day (None: today) and until a newer rate comes. BadInput if anything is missing.
        """
        return self._decisions.enter(currency, per_dollar, reason, name, effective or self.today())

    def held(self) -> tuple[HeldRate, ...]:
        """Return the rates that wait for somebody to look at them, the newest first."""
        return self._decisions.held()

    def decided(self) -> tuple[HeldRate, ...]:
        """Return the rates that somebody accepted, rejected or entered by hand, the newest decided first."""
        return self._decisions.decided()

    def accept(self, key: int, why: str) -> Done[HeldRate]:
        """Use a rate that was held, and keep why; BadInput if there is none with that key, or no reason."""
        return self._decisions.accept(key, why)

    def reject(self, key: int, why: str) -> Done[HeldRate]:
        """Do not use a rate that was held or entered by hand; errors as ``accept``."""
        return self._decisions.reject(key, why)

    def sources(self) -> tuple[SourceLine, ...]:
        """Return the state of every source, asked or not, in the order in which an editor sees them."""
        return self._states.lines()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Choose all that is chosen of sources inside as one: if something cannot be, nothing of it is."""
        with self._newsroom.archive.writing():
            yield

    def ask(self, key: str, *, asked: bool) -> Changes:
        """Ask a source from now on, or do not; BadInput if there is none, or it cannot be asked."""
        return self._states.ask(key, asked=asked)

    def set_address(self, key: str, address: str) -> Changes:
        """Ask a source at another address (http or https) from now on, at its own with "".

        BadInput if there is no such source, or it is no address.
        """
        return self._states.set_address(key, address)

    def update(
        self,
        keys: Collection[str] = (),
        reporter: Reporter | None = None,
        limits: "Limits | None" = None,
        since: date | None = None,
        stop: Stop | None = None,
    ) -> Done[tuple["Answered", ...]]:
        """Ask sources (by key; none: those that are asked) for their newest rates, one after another.

        With a day for those of that day and all later ones before today, where nothing is known of a pair.
        Whatever one of them does, the others are asked; what each answered is kept before the next is asked.
        If the reporter stops it, that stays; ``stop`` does at once, whatever a source lets us wait for.
        BadInput if there is no such source, or it has no earlier rates, or the day is none for that; Refused
        if the newsroom cannot be written to; Cancelled if it is stopped before the first has answered.
        """
        if since is not None:
            return self._earlier(since).fetch(keys, reporter, limits, stop)
        return self._updating.update(keys, reporter, limits, stop)

    def _earlier(self, since: date) -> "Earlier":
        # As above: it needs the client of the network.
        from newsdesk.desk.rates.earlier import Earlier  # noqa: PLC0415

        return Earlier(self._newsroom, self._states, since)

    @staticmethod
    def save_chart(picture: bytes, path: Path) -> None:
        """Write a chart's picture to a file; Refused if that cannot be done."""
        try:
            path.write_bytes(picture)
        except OSError as error:
            raise Refused(f"{path} could not be written: {error.strerror}. Choose another place.") from error

    def alerts(self) -> dict[str, Decimal]:
        """Return from which move in percent on the desk is told, by currency."""
        with self._newsroom.archive.reading() as db:
            return Rates(db).alerts()

    def set_alert(self, currency: str, percent: str) -> Changes:
        """Tell of a currency's moves of so much or more, as somebody types it ("1,5 %"), with "" do not.

        BadInput if that is no percentage above 0.
        """
        code, move = as_code(currency), as_move(percent)
        with self._newsroom.archive.writing() as db:
            Rates(db).set_alert(code, move)
        return Changes(rates=True)

    def alerts_due(self) -> tuple[Alert, ...]:
        """Return the moves that the desk wants to be told of, as the rates stand now."""
        wanted = self.alerts()
        return due(self.board(currencies=tuple(wanted)), wanted) if wanted else ()

    @contextmanager
    def _book(self, *, for_readers: bool = False) -> Iterator[RateBook]:
        with self._newsroom.archive.reading() as db:
            yield RateBook(Rates(db), for_readers=for_readers)

    def _moment(self, day: date | None) -> Moment:
        return Moment(self._newsroom.clock.now()) if day is None else Moment.on(day)
