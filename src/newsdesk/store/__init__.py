"""The archive: Peewee and SQLite, and nobody else.

``Archive`` opens a newsroom's folder; the repositories (``Stories``, ``Captures``, ``Rates``, ``Editions``)
speak domain records. Their methods run inside ``archive.reading()`` or ``archive.writing()``, which whoever
calls them opens: so one action of the desk is one transaction.
"""

from newsdesk.store.archive import DATABASE, Archive
from newsdesk.store.backups import find_backups, sound
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.corrections import Corrections
from newsdesk.store.damage import forget_damage
from newsdesk.store.derived import derive_all
from newsdesk.store.editions import Editions
from newsdesk.store.folders import Folders
from newsdesk.store.header import NewerNewsroom
from newsdesk.store.health import examine
from newsdesk.store.holder import Holder
from newsdesk.store.journal import Journal
from newsdesk.store.notes import Notes
from newsdesk.store.people import People
from newsdesk.store.rates import Rates
from newsdesk.store.rescue import rescue
from newsdesk.store.restoring import put_in_place
from newsdesk.store.revisions import Revisions
from newsdesk.store.saved_searches import SavedSearches
from newsdesk.store.shelf import Shelf
from newsdesk.store.standings import Standings
from newsdesk.store.steps import Steps
from newsdesk.store.stories import Draft, Stories
from newsdesk.store.texts import check_texts
from newsdesk.store.thinning import Thinning
from newsdesk.store.trouble import Damaged, meant

__all__ = [
    "DATABASE",
    "Archive",
    "Captures",
    "Corrections",
    "Damaged",
    "Draft",
    "Editions",
    "Folders",
    "Holder",
    "Journal",
    "KeptCapture",
    "NewerNewsroom",
    "Notes",
    "People",
    "Rates",
    "Revisions",
    "SavedSearches",
    "Shelf",
    "Standings",
    "Steps",
    "Stories",
    "Thinning",
    "check_texts",
    "derive_all",
    "examine",
    "find_backups",
    "forget_damage",
    "meant",
    "put_in_place",
    "rescue",
    "sound",
]
