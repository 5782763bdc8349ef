"""How long a key takes: in the text's own editor, and in the window with all that is on and open there."""

from collections.abc import Callable
from functools import partial
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Measure, Report, resident, seconds
from benchmarks.prose import Prose
from benchmarks.typing_keys import LIMIT, Typist
from newsdesk.app.office import Office
from newsdesk.gui import colors, theme
from newsdesk.widgets.writing.edit import MarkdownEdit

KEYS = 500
#: Keys in the whole window, and seconds from one to the next: a fast typist's 150 words a minute.
BEATS, BEAT = 200, 0.08
#: Seconds for which the program sleeps where nothing is to be done, as it does for most of the time. Who
#: looks for events without a pause leaves the program's other processes one core less.
NAP = 0.0005
#: Seconds for which the window may be deaf between two keys.
STALL = Limit(Figure.P99, 0.050)


def typist_in(edit: QTextEdit, qtbot: QtBot) -> Typist:
    """Show an editor in the size it has in the window, and sit down at it."""
    qtbot.addWidget(edit)
    edit.resize(700, 800)
    edit.setFont(theme.writing_font())
    with qtbot.waitExposed(edit):
        edit.show()
    return Typist(edit)


@pytest.mark.parametrize("words", [1_000, 20_000, 100_000])
def test_a_key_in_the_editor(measure: Measure, qtbot: QtBot, words: int) -> None:
    """The whole way from a key to its paint, in the middle of the text."""
    text = Prose(words).markdown(words)
    bare = QTextEdit()
    bare.setAcceptRichText(False)
    bare.setPlainText(text)
    ours = MarkdownEdit()
    ours.set_colors(colors.LIGHT.highlight)
    ours.load(text)

    measure(
        f"a key in {words:,} words",
        typist_in(ours, qtbot).key,
        rounds=KEYS,
        beside=("QTextEdit", typist_in(bare, qtbot).key),
        limits=[LIMIT],
    )


class Beats(NamedTuple):
    """Seconds, of each key: from its beat until it was drawn, what its thread did of it, and the stall.

    A window that is busy with something else when the beat comes is late, and that counts. A stall is the
    longest time between two keys for which it could not have taken one. What the window's thread does
    depends little on what else the machine has to do.
    """

    latencies: list[float]
    works: list[float]
    stalls: list[float]


def beats(typist: Typist) -> Beats:
    """Type to a steady beat."""
    done = Beats([], [], [])
    beat = perf_counter()
    for _ in range(BEATS):
        beat += BEAT
        stall = 0.0
        while (start := perf_counter()) < beat:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            stall = max(stall, perf_counter() - start)
            sleep(max(0, min(NAP, beat - perf_counter())))
        before = thread_time()
        typist.key()
        done.works.append(thread_time() - before)
        done.latencies.append(perf_counter() - beat)
        done.stalls.append(stall)
        beat = max(beat, perf_counter() - BEAT)
    return done


@pytest.mark.parametrize("words", [1_000, 20_000, 100_000])
def test_a_key_in_the_window(
    report: Report, office_of: Callable[[int], Office], qtbot: QtBot, words: int
) -> None:
    """Spelling, counting, saving and the preview go on all the while."""
    office = office_of(words)
    body = office.window.panes.editor.body
    body.setFocus()
    ours = beats(Typist(body))
    bare = QTextEdit()
    qtbot.addWidget(bare)
    bare.setAcceptRichText(False)
    bare.setPlainText(body.text())
    bare.resize(body.size())
    bare.show()

    barely = beats(Typist(bare))
    report.add(f"a key in {words:,} words, window", ours.latencies, ("QTextEdit", barely.latencies), [LIMIT])
    report.add("  of the processor", ours.works, ("QTextEdit", barely.works))
    longest, bare_longest = [max(ours.stalls)], [max(barely.stalls)]
    report.add("  longest stall between keys", longest, ("QTextEdit", bare_longest), [STALL])


@pytest.mark.parametrize("words", [1_000, 20_000, 100_000])
def test_opening_a_text(report: Report, qtbot: QtBot, words: int) -> None:
    """From the text to its first lines on the screen; what memory one more such text takes is in the name."""
    text = Prose(words).markdown(words)
    bare, ours = QTextEdit(), MarkdownEdit()
    ours.set_colors(colors.LIGHT.highlight)
    for edit in (bare, ours):
        qtbot.addWidget(edit)
        edit.resize(700, 800)
        edit.setFont(theme.writing_font())
        edit.show()

    def show(put: Callable[[], object]) -> float:
        return seconds(lambda: (put(), QCoreApplication.processEvents()))

    def settle() -> None:
        while ours.settling:
            QCoreApplication.processEvents()

    before = resident()
    times, settled = [], []
    for name in "abc":
        times.append(show(partial(ours.open, name, text)))
        settled.append(times[-1] + seconds(settle))
    grown = (resident() - before) / 3 / 2**20
    barely = [show(lambda: bare.setPlainText(text)) for _ in "abc"]
    again = [show(partial(ours.open, name, text)) for name in "abc"]
    report.add(f"open {words:,} words, {grown:.1f} MB", times, ("QTextEdit", barely))
    report.add("  until all of it is coloured", settled, ("QTextEdit", barely))
    report.add("  and again, with its history", again, ("QTextEdit", barely))
