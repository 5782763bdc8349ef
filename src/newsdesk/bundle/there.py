"""Which bundle is at a place already, for whoever would put another one there."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from newsdesk.bundle import documents
from newsdesk.bundle.shelf import CARD, open_shelf
from newsdesk.domain.errors import BadInput


class There(NamedTuple):
    """What a bundle's card says it is: its edition (uid) of a day, and the newsroom that wrote it."""

    edition: str
    day: date
    newsroom: str

    @property
    def is_selection(self) -> bool:
        """Whether it holds stories that are no edition, which are called by what they are (RFC 9562 §5.5)."""
        with suppress(ValueError):
            return UUID(self.edition).version == 5
        return False


def bundle_at(path: Path) -> There | None:
    """Return what the bundle at ``path`` is; None where there is none, or it does not say so clearly."""
    with suppress(BadInput, OSError, ValueError, KeyError, TypeError), open_shelf(path) as shelf:
        fields = documents.load(shelf.read(CARD))
        newsroom = "".join(each for each in str(fields["newsroom"]) if each.isprintable())
        return There(str(fields["edition"]), date.fromisoformat(fields["date"]), newsroom)
    return None
