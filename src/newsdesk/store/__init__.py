"""The archive: Peewee and SQLite, and nobody else.

``Archive`` opens a newsroom's folder; the repositories (``Stories``, ``Captures``, ``Rates``, ``Editions``)
speak domain records. Their methods run inside ``archive.reading()`` or ``archive.writing()``, which whoever
calls them opens: so one action of the desk is one transaction.
"""

from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.editions import Editions
from newsdesk.store.header import NewerNewsroom
from newsdesk.store.health import examine
from newsdesk.store.holder import Holder
from newsdesk.store.rates import Rates
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Draft, Stories
from newsdesk.store.trouble import Damaged

__all__ = [
    "DATABASE",
    "Archive",
    "Captures",
    "Damaged",
    "Draft",
    "Editions",
    "Holder",
    "KeptCapture",
    "NewerNewsroom",
    "Rates",
    "Revisions",
    "Stories",
    "examine",
]
