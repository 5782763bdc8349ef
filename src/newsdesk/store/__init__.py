"""The archive: Peewee and SQLite, and nobody else.

``Archive`` opens a newsroom's folder; the repositories (``Stories``, ``Captures``, ``Rates``, ``Editions``)
speak domain records. Their methods run inside ``archive.reading()`` or ``archive.writing()``, which whoever
calls them opens: so one action of the desk is one transaction.
"""

from newsdesk.store.archive import Archive, Holder, NewerNewsroom
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.editions import Editions
from newsdesk.store.rates import Rates
from newsdesk.store.stories import Draft, Stories

__all__ = [
    "Archive",
    "Captures",
    "Draft",
    "Editions",
    "Holder",
    "KeptCapture",
    "NewerNewsroom",
    "Rates",
    "Stories",
]
