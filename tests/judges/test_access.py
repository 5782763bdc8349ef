"""axe-core finds nothing in a bundle's pages, in the engine that the program shows them with."""

import json
import mimetypes
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineSettings
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.gui.preview.page import WORLD
from newsdesk.gui.preview.pane import PreviewPane

STORIES = {
    "everything": "stories/mountain-*.html",
    "Russian": "stories/pekari-*.html",
    "long headline": "stories/four-*.html",
    "tall picture": "stories/the-goat-*.html",
}
PAGES = {"front": "index.html"} | STORIES

#: The rules that are law in most places (WCAG 2.2 AA), and what axe calls good practice.
RUN = """
globalThis.judged = null;
axe.run(document, {resultTypes: ["violations"], preload: false}).then(
  (found) => { globalThis.judged = JSON.stringify({
    passes: found.passes.length,
    violations: found.violations.map((each) => [each.id, ...each.nodes.map((node) => node.html)]),
  }); },
  (problem) => { globalThis.judged = JSON.stringify({passes: 0, violations: [String(problem)]}); },
);
"""

#: Whether a page need not be pushed to and fro, as WCAG 1.4.10 has it, beside a scroll bar.
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture
def pane(qtbot: QtBot, bundle: Path) -> Iterator[PreviewPane]:
    """A pane that finds what a page of the bundle loads."""

    def lookup(path: str) -> tuple[bytes, str] | None:
        file = bundle / path
        return (file.read_bytes(), mimetypes.guess_type(path)[0] or "") if file.is_file() else None

    pane = PreviewPane(lookup)
    pane.show()
    pane.start()
    assert pane._view
    # Otherwise a promise is never kept, in whatever world; the pages' own policy still forbids them scripts.
    pane._view.locked_page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
    yield pane
    pane.deleteLater()
    qtbot.waitUntil(lambda: not isValid(pane))


@pytest.fixture
def ask(qtbot: QtBot, pane: PreviewPane) -> Callable[[str], object]:
    """Evaluate JavaScript beside the page."""

    def evaluate(script: str) -> object:
        assert pane._view
        with qtbot.waitCallback() as answer:
            pane._view.locked_page.runJavaScript(script, WORLD, answer)
        return answer.args[0]

    return evaluate


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(
    qtbot: QtBot,
    pane: PreviewPane,
    ask: Callable[[str], object],
    bundle: Path,
    axe: str,
    page: str,
    dark: bool,
) -> None:
    """On phones and on a desk (320 pixels are one at 400 %), and nothing is wider than the screen."""
    [file] = bundle.glob(PAGES[page])
    pane.resize(360, 800)
    with qtbot.waitSignal(pane.updated):
        pane.show_page(file.read_text("utf-8"))
    with qtbot.waitSignal(pane.updated):
        pane.set_dark(dark)
    ask(f"{axe}; 0")

    for width in (320, 360, 1280):
        pane.resize(width, 800)
        qtbot.waitUntil(partial(lambda wanted: ask("innerWidth") == wanted, width))
        ask(RUN)
        qtbot.waitUntil(lambda: ask("judged !== null") is True, timeout=20_000)

        found = json.loads(str(ask("judged")))
        assert found["violations"] == [], f"at {width} pixels"
        assert found["passes"] > 10
        assert ask(FITS) is True, f"at {width} pixels"
