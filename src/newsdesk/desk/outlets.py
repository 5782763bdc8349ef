"""What a newsroom's bundles have beside their pages, and where they are published."""

from dataclasses import replace

from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.addresses import web_address
from newsdesk.domain.formats import USUAL_FORMATS, Format, Outlets, as_words

#: The settings' names.
FORMATS = "formats"
BASE_URL = "base_url"
FOR_DESKS = "for_desks"
#: What the last is where bundles are for readers only.
NO = "no"


class OutletDesk:
    """The choice that a newsroom made once for all its bundles, until it makes another."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def chosen(self) -> Outlets:
        """Return what was chosen last, or what is usual."""
        archive = self._newsroom.archive
        with archive.reading() as db:
            kept = archive.setting(db, FORMATS, as_words(USUAL_FORMATS)).split(",")
            address = archive.setting(db, BASE_URL)
            for_desks = archive.setting(db, FOR_DESKS) != NO
        # A newer Newsdesk may know others.
        return Outlets(frozenset(each for each in Format if each in kept), address, for_desks)

    def choose(self, outlets: Outlets) -> Outlets:
        """Keep a choice, and return it as it is kept; BadInput if its address is none."""
        kept = replace(outlets, address=web_address(outlets.address))
        if kept != self.chosen():
            archive = self._newsroom.archive
            with archive.writing() as db:
                archive.set_setting(db, FORMATS, as_words(kept.formats))
                archive.set_setting(db, BASE_URL, kept.address)
                archive.set_setting(db, FOR_DESKS, "" if kept.for_desks else NO)
        return kept
