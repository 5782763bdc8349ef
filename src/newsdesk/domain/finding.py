"""What a search gives back: rows of a list, and folders with how many stories are in each."""

from dataclasses import dataclass
from typing import NamedTuple

from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import StorySummary


class Page(NamedTuple):
    """Rows ``start`` and on of what ``query`` finds in an order; fewer than asked for at the end."""

    query: Query
    sort: Sort
    start: int
    rows: tuple[StorySummary, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A query under a name, and how many stories it finds.

    ``key`` says what it stands for: a status, a country's code, a byline, an edition's uid, a search's name.
    """

    key: str
    name: str
    query: str
    count: int


class FolderCounts(NamedTuple):
    """The folders of a newsroom. Stories in the bin are counted only in the folder of that status.

    ``everything`` are all others. ``statuses`` are all there are, in the order of the workflow; countries and
    reporters come by how many stories they have, editions newest first, saved searches by name.
    """

    everything: Folder
    statuses: tuple[Folder, ...]
    embargoed: Folder
    noted: Folder
    merging: Folder
    countries: tuple[Folder, ...]
    reporters: tuple[Folder, ...]
    editions: tuple[Folder, ...]
    searches: tuple[Folder, ...]
