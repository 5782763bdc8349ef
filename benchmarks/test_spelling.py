"""What spelling costs: loading dictionaries, looking words up, suggesting, reading a long text behind it."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Measure, Report, seconds
from benchmarks.prose import vocabulary
from benchmarks.typing_keys import Typist
from newsdesk.app.office import Office
from newsdesk.copydesk.spelling.dictionaries import find_dictionaries
from newsdesk.copydesk.spelling.speller import Speller
from newsdesk.copydesk.spelling.worker import SpellingProcess
from newsdesk.domain.spelling import USUAL_LANGUAGES

CODES = [each.code for each in find_dictionaries(None).dictionaries]
#: Words that somebody typed wrong, in two languages.
SLIPS = ("goverment", "writen", "recieve", "Kyrgyzstna", "правительсво", "сказл")
WORDS = 100_000
#: Milliseconds until the text is read.
PATIENCE = 60_000
#: Seconds from the key that leaves a misspelt word to its mark.
MARKED = Limit(Figure.P95, 0.100)


@pytest.mark.parametrize("code", CODES)
def test_loading_a_dictionary(report: Report, code: str) -> None:
    """From nothing to the first word, names of the region included."""
    word = "слово" if code[:2] in {"ru", "kk", "ky", "uz"} else "word"
    times = [seconds(lambda: Speller(find_dictionaries(None)).wrong([word], (code,))) for _ in range(5)]
    report.add(f"load the dictionary {code}", times)


def test_looking_words_up(measure: Measure) -> None:
    """Sixteen thousand words that are in no dictionary, which takes the longest; there and back by a pipe."""
    words = vocabulary()
    with SpellingProcess() as process:
        process.wrong(["word", "слово"], USUAL_LANGUAGES)
        start = perf_counter()
        process.wrong(words, USUAL_LANGUAGES)
        first = perf_counter() - start
        rate = f"{len(words) / first:,.0f} a second"
        measure(
            f"look up {len(words):,} words again ({rate} at first)",
            lambda: process.wrong(words, USUAL_LANGUAGES),
            rounds=5,
        )


def test_suggesting(report: Report) -> None:
    """What the menu waits for."""
    with SpellingProcess() as process:
        for word in SLIPS:
            process.suggest(word, USUAL_LANGUAGES)
        times = [seconds(partial(process.suggest, word, USUAL_LANGUAGES)) for word in SLIPS for _ in "12"]
    report.add("suggest for a misspelt word", times)


def is_marked(edit: QTextEdit, end: int) -> bool:
    """Whether a word that ends there is marked as misspelt."""
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return any(
        each.cursor.selectionEnd() == end and each.format.underlineStyle() == wave
        for each in edit.extraSelections()
    )


@pytest.mark.parametrize("words", [1_000, 20_000, WORDS])
def test_marking_a_word(report: Report, office_of: Callable[[int], Office], qtbot: QtBot, words: int) -> None:
    """From the key that leaves a misspelt word, one that was never judged, until it is marked."""
    office = office_of(words)
    body, marks = office.window.panes.editor.body, office.backroom.spelling.marks
    qtbot.waitUntil(lambda: not (marks.reading or marks.pending), timeout=PATIENCE)
    Typist(body)
    times = []
    for word in vocabulary()[:50]:
        QTest.keyClicks(body, f"{word}q")
        end = body.textCursor().position()
        start = perf_counter()
        QTest.keyClick(body, Qt.Key.Key_Space)
        while not is_marked(body, end):
            qtbot.wait(1)
        times.append(perf_counter() - start)
    report.add(f"mark a misspelt word in {words:,} words", times, limits=[MARKED])


def test_reading_a_long_text(report: Report, office_of: Callable[[int], Office]) -> None:
    """All of its words judged behind the window's back, and how long that is deaf at most."""
    office = office_of(WORDS)
    marks = office.backroom.spelling.marks
    office.backroom.spelling.verdicts.forget()
    marks.read_on()
    stalls = []
    start = perf_counter()
    while marks.reading or marks.pending:
        turn = perf_counter()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        stalls.append(perf_counter() - turn)
    report.add(f"read {WORDS:,} words for their spelling", [perf_counter() - start])
    report.add("  longest stall of the window", [max(stalls)])
