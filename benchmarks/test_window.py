"""How soon the preview has what is typed."""

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Report
from benchmarks.typing_keys import Typist
from newsdesk.app.office import Office
from newsdesk.gui.controllers.preview import PAUSE
from newsdesk.gui.preview.page import WORLD

#: Counts the changes of the page's text, each once it is laid out. Who reads that text instead, to see
#: whether it is another, has the page work for nothing else.
WATCH = """
globalThis.changes = 0;
new MutationObserver(() => { document.body.lastElementChild.getBoundingClientRect(); changes++; })
  .observe(document.getElementById("story-body"), {subtree: true, childList: true, characterData: true});
changes
"""


def ask(office: Office, qtbot: QtBot, script: str = "changes") -> int:
    """Ask the preview's page for a number."""
    view = office.window.panes.preview.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    with qtbot.waitCallback() as answer:
        view.page().runJavaScript(script, WORLD, answer)
    return int(answer.args[0])


@pytest.mark.parametrize("words", [1_500, 20_000, 100_000])
def test_the_preview_follows(
    report: Report, office_of: Callable[[int], Office], qtbot: QtBot, words: int
) -> None:
    """From a key to the page that has its letter, without the pause that is waited for on purpose."""
    office = office_of(words)
    typist = Typist(office.window.panes.editor.body)
    times = []
    ask(office, qtbot, WATCH)
    for _ in range(50):
        before = ask(office, qtbot)
        start = perf_counter()
        typist.key()
        while ask(office, qtbot) == before:
            qtbot.wait(1)
        times.append(perf_counter() - start - PAUSE / 1000)

    report.add(f"preview follows, {words:,} words", times, limits=[Limit(Figure.P95, 0.060)])
