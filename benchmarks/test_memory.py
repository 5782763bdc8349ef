"""How much memory the program takes with a story open, beside a bare editor with the same text."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.figures import Unit
from benchmarks.measuring import Report
from benchmarks.prose import Prose
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

WINDOW = Path(__file__).with_name("open_window.py")


def sizes(kind: str, place: Path) -> tuple[int, int]:
    """Return what a program of its own takes, in bytes: its process, and all that it has started as well."""
    said = subprocess.run([sys.executable, WINDOW, kind, place], capture_output=True, check=True).stdout
    alone, together = map(int, said.split())
    return alone, together


@pytest.mark.parametrize("words", [1_000, 20_000, 100_000])
def test_memory(report: Report, folder: Path, words: int) -> None:
    """The window with its preview, and the processes that render, spell and show the page."""
    text = Prose(words).markdown(words)
    opening = open_desk(folder / "newsroom", SystemClock(), "Aigul", may_start=True)
    opening.desk.stories.new(StoryText(headline="Mill Turns Wool", body=text))
    opening.desk.close()
    file = folder / "text.md"
    file.write_text(text, encoding="utf-8")

    alone, together = sizes("newsdesk", folder / "newsroom")
    bare, _ = sizes("bare", file)

    report.add(f"memory, {words:,} words", [alone], ("QTextEdit", [bare]), unit=Unit.BYTES)
    report.add("  with its other processes", [together], ("QTextEdit", [bare]), unit=Unit.BYTES)
