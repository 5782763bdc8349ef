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


def length(office: Office, qtbot: QtBot) -> int:
    """Ask the preview's page how much text it shows."""
    view = office.window.panes.preview.findChild(QWebEngineView)
    assert isinstance(view, QWebEngineView)
    with qtbot.waitCallback() as answer:
        view.page().runJavaScript("document.getElementById('story-body').textContent.length", WORLD, answer)
    return int(answer.args[0])


@pytest.mark.parametrize("words", [1_500, 20_000, 100_000])
def test_the_preview_follows(
    report: Report, office_of: Callable[[int], Office], qtbot: QtBot, words: int
) -> None:
    """From a key to the page that has its letter, without the pause that is waited for on purpose."""
    office = office_of(words)
    typist = Typist(office.window.panes.editor.body)
    times = []
    for _ in range(50):
        before = length(office, qtbot)
        start = perf_counter()
        typist.key()
        while length(office, qtbot) == before:
            pass
        times.append(perf_counter() - start - PAUSE / 1000)

    report.add(f"preview follows, {words:,} words", times, limits=[Limit(Figure.P95, 0.060)])
