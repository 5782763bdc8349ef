"""What a line of a document hands down to the one below it."""

from PySide6.QtGui import QTextBlock

from newsdesk.widgets.writing.scan import TEXT


def handed_down(block: QTextBlock) -> int:
    """Return the state of a line (``scan``); TEXT above the first, and of one that is not coloured yet."""
    return max(block.userState(), TEXT)
