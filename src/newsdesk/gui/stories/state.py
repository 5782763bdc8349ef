"""How somebody arranged the list of stories."""

from typing import NamedTuple

from newsdesk.domain.query import Sort
from newsdesk.gui.folders.folder import ALL, Folder


class ListState(NamedTuple):
    """Compact rows or roomy ones, the compact ones' columns as their header writes them, order, folder."""

    compact: bool = False
    columns: bytes = b""
    sort: Sort = Sort()
    folder: Folder = ALL
