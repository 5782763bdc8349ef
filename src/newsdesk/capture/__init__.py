"""What comes in: captured pages, saved HTML, Markdown and Word documents become candidate stories."""

from newsdesk.capture import countries, review
from newsdesk.capture.files import MAX_BYTES, read_file
from newsdesk.capture.reading import read_page

__all__ = ["MAX_BYTES", "countries", "read_file", "read_page", "review"]
