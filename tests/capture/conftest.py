"""Pages to read, all invented."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.capture.reading import read_page
from newsdesk.domain.capture import PageReading


@pytest.fixture
def page() -> str:
    """Return a page as it is copied from a browser: ticker, date, three stories, residue."""
    return (Path(__file__).parent / "data" / "page.txt").read_text(encoding="utf-8")


@pytest.fixture
def read() -> Callable[[str], PageReading]:
    """Read a page's text."""
    return lambda text: read_page(text.encode(), "page.txt")


@pytest.fixture
def read_html() -> Callable[[str], PageReading]:
    """Read the body of a page saved from a browser."""
    return lambda body: read_page(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "page.html")
