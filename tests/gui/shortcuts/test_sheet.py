"""The sheet of keys."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsdesk.domain.errors import Refused
from newsdesk.gui.shortcuts.sheet import Group, sheet, write_sheet

GROUPS = [Group("File", [("New & old", "Ctrl+N")]), Group("Empty", []), Group("Edit", [("<b>", "Ctrl+<")])]


def test_every_group_with_lines_is_on_it() -> None:
    """Words are words, whatever they look like."""
    page = BeautifulSoup(sheet("Keys", GROUPS), "html.parser")

    assert [each.get_text() for each in page.select("h2")] == ["File", "Edit"]
    cells = [each.get_text() for each in page.select("td")]
    assert cells == ["New & old", "Ctrl+N", "<b>", "Ctrl+<"]


def test_it_needs_nothing_beside_it() -> None:
    """One file: no script, no address."""
    page = sheet("Keys", GROUPS)

    assert "http" not in page
    assert "<script" not in page


def test_it_is_written(tmp_path: Path) -> None:
    """And where that cannot be, a sentence says so."""
    write_sheet("x", tmp_path / "keys.html")
    assert (tmp_path / "keys.html").read_text() == "x"

    with pytest.raises(Refused, match="could not be written"):
        write_sheet("x", tmp_path / "none" / "keys.html")
