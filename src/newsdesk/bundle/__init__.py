"""HTML bundles: written, read as a stranger would, and taken in again by another desk."""

from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.read import (
    Card,
    Received,
    edition_of,
    read_bundle,
    read_card,
    read_pictures,
    verify_bundle,
)
from newsdesk.bundle.shelf import is_bundle
from newsdesk.bundle.write import Written, write_bundle

__all__ = [
    "BundleContent",
    "Card",
    "Pages",
    "Received",
    "Written",
    "edition_of",
    "is_bundle",
    "read_bundle",
    "read_card",
    "read_pictures",
    "verify_bundle",
    "write_bundle",
]
