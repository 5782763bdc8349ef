"""How long a key takes in the text's own editor, coloured, beside the least that Qt can do."""

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from benchmarks.typing_keys import LIMIT, Typist
from newsdesk.gui import theme
from newsdesk.widgets.writing.edit import MarkdownEdit

KEYS = 500


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
    ours.set_colors(theme.colors(dark=False).highlight)
    ours.load(text)

    measure(
        f"a key in {words:,} words",
        typist_in(ours, qtbot).key,
        rounds=KEYS,
        beside=("QTextEdit", typist_in(bare, qtbot).key),
        limits=[LIMIT],
    )
