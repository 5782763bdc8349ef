"""Which currencies the newsroom's board shows, and what of them an edition keeps."""

from datetime import date
from typing import Any

from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.rates.book import RateBook
from newsdesk.domain.countries import TICKER
from newsdesk.domain.rates import Rate
from newsdesk.rates.rows import frozen
from newsdesk.rates.standing import Moment
from newsdesk.store.rates import Rates

#: The setting's name: the board's currencies in their order, parted by spaces.
ON_THE_BOARD = "rates.board"


def shown(newsroom: Newsroom, db: Any, book: RateBook) -> tuple[str, ...]:
    """Return the currencies of the board: those that were chosen, else the ticker's and those brought in."""
    chosen = newsroom.archive.setting(db, ON_THE_BOARD).split()
    return tuple(chosen) or tuple(dict.fromkeys((*TICKER, *book.brought())))


def frozen_on(newsroom: Newsroom, db: Any, day: date) -> tuple[Rate, ...]:
    """Return what an edition of a day keeps of the board, in a transaction.

    A source whose terms forbid passing its rates on is left out: another one takes its place, if there is
    one.
    """
    book = RateBook(Rates(db), for_readers=True)
    return frozen(book.rows(shown(newsroom, db, book), Moment.on(day)))
