"""What somebody pastes into a text, as clean Markdown."""

from newsdesk.capture import addresses
from newsdesk.capture.markup import TRACKER
from newsdesk.capture.pasting import read_paste
from newsdesk.capture.worker import PasteReader
from newsdesk.domain.capture import Pasted, Removed

#: So many characters of HTML are read in a twentieth of a second; more is worth a process.
SMALL = 20_000


class PasteDesk:
    """Reads formatted text from the clipboard. It needs no newsroom."""

    def __init__(self) -> None:
        self._reader = PasteReader()

    @staticmethod
    def is_small(html: str) -> bool:
        """Say whether ``read`` takes no longer than somebody waits for a key."""
        return len(html) <= SMALL

    def read(self, html: str) -> Pasted:
        """Return HTML as Markdown, and what is not in it.

        Much of it is read in a process of its own and takes seconds; then BadInput if that cannot be done,
        and Refused if the process cannot be started.
        """
        return read_paste(html) if self.is_small(html) else self._reader.read(html)

    @staticmethod
    def read_address(address: str) -> Pasted:
        """Return a web address without what only follows readers around, and what that was."""
        left, removed = addresses.clean(address)
        return Pasted((left,), tuple(Removed(each, TRACKER, 0) for each in removed))

    def close(self) -> None:
        """End the process, even in the middle of its work."""
        self._reader.close()
