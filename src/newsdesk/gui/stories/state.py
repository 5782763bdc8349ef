"""How somebody arranged the list of stories."""

from dataclasses import dataclass, field

from newsdesk.domain.query import Sort
from newsdesk.gui.folders.folder import ALL, Folder


@dataclass(frozen=True, slots=True)
class ListState:
    """Compact rows or roomy ones, the compact ones' columns as Qt writes them, the order, the folder."""

    compact: bool = False
    columns: bytes = b""
    sort: Sort = field(default_factory=Sort)
    folder: Folder = ALL
