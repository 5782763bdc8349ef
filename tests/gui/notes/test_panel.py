"""The tab of notes: what it shows, what it asks for, by mouse and by key."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.notes import Anchor, Note
from newsdesk.gui.notes.model import FACTS, QUOTE, NoteLine, NotesModel
from newsdesk.gui.notes.panel import NotesPanel

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
TONNES = Anchor("body", "forty\ntonnes", 9)
OPEN = Note("1", "a", "Ask the director", NOW - timedelta(minutes=5), "Aigul", TONNES)
DONE = Note("2", "a", "Spelling?", NOW - timedelta(hours=2), "Aigul", resolved=NOW, resolved_by="Bermet")
ABOUT = Anchor("body", "coarse fleece", 3)


@pytest.fixture
def panel(qtbot: QtBot) -> NotesPanel:
    panel = NotesPanel(NotesModel(FixedClock(NOW)))
    qtbot.addWidget(panel)
    panel.resize(360, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_notes([NoteLine(OPEN), NoteLine(DONE)], story=True)
    return panel


def shown(panel: NotesPanel) -> list[str]:
    model = panel.ui.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def put_cursor(panel: NotesPanel, row: int) -> None:
    panel.ui.list.setCurrentIndex(panel.ui.list.model().index(row, 0))


def test_open_notes_come_first_and_resolved_ones_on_demand(panel: NotesPanel) -> None:
    """In the order in which they were written."""
    assert shown(panel) == ["Ask the director"]

    panel.ui.kind.setCurrentIndex(1)

    assert shown(panel) == ["Ask the director", "Spelling?"]


def test_a_row_says_what_who_and_when(panel: NotesPanel) -> None:
    """On one line each; by ear all of it in one sentence."""
    panel.ui.kind.setCurrentIndex(1)
    first, second = (panel.ui.list.model().index(row, 0) for row in (0, 1))

    assert first.data(QUOTE) == "“forty tonnes”"
    assert first.data(FACTS) == "Aigul, 5 min ago"
    assert second.data(FACTS) == "Aigul, 2 h ago; resolved by Bermet, just now"
    heard = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Ask the director. “forty tonnes”. Aigul, 5 min ago"
    assert "12 December 2025" in first.data(Qt.ItemDataRole.ToolTipRole)


def test_a_passage_that_is_gone_is_said(panel: NotesPanel) -> None:
    """The note stays, with the words that it was about."""
    panel.show_notes([NoteLine(OPEN, gone=True)], story=True)

    assert panel.ui.list.model().index(0, 0).data(QUOTE) == "Its passage is gone: “forty tonnes”"


@pytest.mark.parametrize(
    ("lines", "story", "words", "way"),
    [
        ([], False, "Choose a story", False),
        ([], True, "No notes on this story", True),
        ([NoteLine(DONE)], True, "Every note here is resolved", False),
    ],
)
def test_an_empty_list_says_what_to_do(
    panel: NotesPanel, lines: list[NoteLine], story: bool, words: str, way: bool
) -> None:
    """And there is nothing to note on without a story."""
    panel.show_notes(lines, story=story)

    assert panel.ui.empty.isVisible()
    assert words in panel.ui.empty.text()
    assert panel.ui.way.isVisible() is way
    assert panel.ui.add.isEnabled() is story


def test_a_note_is_written_by_keys(panel: NotesPanel, qtbot: QtBot) -> None:
    """The form says what it is about; Ctrl+Return saves it."""
    panel.begin(ABOUT)
    assert panel.ui.about.text() == "On “coarse fleece”"
    assert not panel.ui.save.isEnabled()

    QTest.keyClicks(panel.ui.words, "Who says so?")
    with qtbot.waitSignal(panel.added) as told:
        QTest.keyClick(panel.ui.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told.args == ["Who says so?", ABOUT, False]
    assert panel.ui.form.isVisible()  # until it is kept

    panel.saved()
    assert not panel.ui.form.isVisible()


def test_a_note_goes_along_if_that_is_ticked(panel: NotesPanel, qtbot: QtBot) -> None:
    """The box shows what is so already, and the next note stays again."""
    panel.show_notes([NoteLine(replace(OPEN, travels=True))], story=True)
    put_cursor(panel, 0)
    assert "goes along" in panel.ui.list.currentIndex().data(FACTS)
    panel.ui.change.click()
    assert panel.ui.travels.isChecked()
    with qtbot.waitSignal(panel.changed) as changed:
        panel.ui.save.click()
    panel.saved()

    panel.begin(ABOUT)
    assert not panel.ui.travels.isChecked()
    QTest.keyClicks(panel.ui.words, "Mind it")
    QTest.keyClick(panel.ui.words, Qt.Key.Key_Tab)
    QTest.keyClick(panel.ui.travels, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.added) as added:
        panel.ui.save.click()

    assert (changed.args[2], added.args) == (True, ["Mind it", ABOUT, True])


def test_escape_leaves_the_form_and_asks_for_nothing(panel: NotesPanel, qtbot: QtBot) -> None:
    """What was begun is gone, and the next note begins empty."""
    panel.begin(Anchor())
    assert panel.ui.about.text() == "On the whole story"
    QTest.keyClicks(panel.ui.words, "Never mi")

    with qtbot.assertNotEmitted(panel.added):
        QTest.keyClick(panel.ui.words, Qt.Key.Key_Escape)

    assert not panel.ui.form.isVisible()
    panel.begin(ABOUT)
    assert panel.ui.words.toPlainText() == ""


def test_a_note_that_is_begun_is_not_thrown_away(panel: NotesPanel) -> None:
    """Asked again, the form keeps what is in it; while it is empty, it takes the other passage."""
    panel.begin(ABOUT)
    panel.begin(OPEN.anchor)
    assert "forty tonnes" in panel.ui.about.text()

    QTest.keyClicks(panel.ui.words, "Half a")
    panel.begin(ABOUT)

    assert panel.ui.words.toPlainText() == "Half a"
    assert "forty tonnes" in panel.ui.about.text()


def test_no_other_note_takes_the_place_of_one_that_is_begun(panel: NotesPanel) -> None:
    """Neither one that is to be changed, nor a new one that of one that is being changed."""
    put_cursor(panel, 0)
    panel.begin(ABOUT)
    QTest.keyClicks(panel.ui.words, "Half a")
    panel.ui.change.click()
    assert panel.ui.words.toPlainText() == "Half a"
    panel.finish_form()

    panel.ui.change.click()
    QTest.keyClicks(panel.ui.words, "Ask As")
    panel.begin(ABOUT)

    assert panel.ui.words.toPlainText() == "Ask As"
    assert "forty tonnes" in panel.ui.about.text()


def test_what_is_begun_waits_where_it_was_begun(panel: NotesPanel, qtbot: QtBot) -> None:
    """A look at another story, or at the notes of all, costs no words."""
    panel.turn_to("a")
    panel.begin(ABOUT)
    QTest.keyClicks(panel.ui.words, "Half a")
    panel.ui.travels.setChecked(True)

    panel.turn_to("b")
    assert not panel.ui.form.isVisible()
    panel.begin(Anchor())
    assert panel.ui.words.toPlainText() == ""
    panel.turn_to("a")
    panel.ui.scope.setCurrentIndex(1)

    assert panel.ui.form.isVisible()
    with qtbot.waitSignal(panel.added) as added:
        panel.ui.save.click()
    assert added.args == ["Half a", ABOUT, True]
    panel.saved()
    panel.turn_to("b")
    panel.turn_to("a")
    assert not panel.ui.form.isVisible()


def test_a_note_is_kept_once_however_often_it_is_saved(panel: NotesPanel) -> None:
    """A second click on a slow disk is no second note; what could not be kept can be saved again."""
    added: list[str] = []
    panel.added.connect(lambda text, _about, _travels: added.append(text))
    panel.begin(ABOUT)
    QTest.keyClicks(panel.ui.words, "Who says so?")

    panel.ui.save.click()
    panel.ui.save.click()
    assert added == ["Who says so?"]
    panel.save_failed()
    panel.ui.save.click()

    assert added == ["Who says so?"] * 2


def test_what_is_kept_closes_no_other_form(panel: NotesPanel) -> None:
    """On a slow disk a note on the next story may be half written by then; the other is gone."""
    for story, words in (("b", "Half a"), ("a", "Who says so?")):
        panel.turn_to(story)
        panel.begin(ABOUT)
        QTest.keyClicks(panel.ui.words, words)
    panel.ui.save.click()
    panel.turn_to("b")

    panel.saved()

    assert panel.ui.form.isVisible()
    assert panel.ui.words.toPlainText() == "Half a"
    panel.turn_to("a")
    assert not panel.ui.form.isVisible()


def test_what_is_written_while_a_note_is_kept_stays(panel: NotesPanel) -> None:
    """The words that came after the button was pressed are in no note yet."""
    panel.begin(ABOUT)
    QTest.keyClicks(panel.ui.words, "Who says")
    panel.ui.save.click()
    QTest.keyClicks(panel.ui.words, " so?")

    panel.saved()

    assert panel.ui.words.toPlainText() == "Who says so?"


def test_blank_is_no_note(panel: NotesPanel, qtbot: QtBot) -> None:
    """There is nothing to be saved."""
    panel.begin(ABOUT)
    QTest.keyClicks(panel.ui.words, "   ")

    with qtbot.assertNotEmitted(panel.added):
        QTest.keyClick(panel.ui.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not panel.ui.save.isEnabled()


def test_the_list_is_worked_by_keys(panel: NotesPanel, qtbot: QtBot) -> None:
    """Return goes there, Space resolves, Del takes away, F2 changes."""
    panel.activateWindow()
    panel.ui.list.setFocus()
    put_cursor(panel, 0)

    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.ui.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.turned) as turned:
        QTest.keyClick(panel.ui.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.removal_wanted) as removed:
        QTest.keyClick(panel.ui.list, Qt.Key.Key_Delete)
    QTest.keyClick(panel.ui.list, Qt.Key.Key_F2)
    QTest.keyClicks(panel.ui.words, "Ask Asel")
    with qtbot.waitSignal(panel.changed) as changed:
        panel.ui.save.click()

    assert (chosen.args, turned.args, removed.args) == ([OPEN], [OPEN], ["1"])
    assert changed.args == ["1", "Ask Asel", False]


def test_a_click_goes_to_the_passage(panel: NotesPanel, qtbot: QtBot) -> None:
    """Anywhere on the note."""
    place = panel.ui.list.visualRect(panel.ui.list.model().index(0, 0)).center()

    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.mouseClick(panel.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [OPEN]


def test_the_button_says_which_way_it_goes(panel: NotesPanel) -> None:
    """A resolved note is opened again; without a note there is nothing to press."""
    panel.ui.kind.setCurrentIndex(1)
    assert not panel.ui.resolve.isEnabled()

    put_cursor(panel, 0)
    assert (panel.ui.resolve.text(), panel.ui.resolve.isEnabled()) == ("Resolve", True)
    put_cursor(panel, 1)
    assert panel.ui.resolve.text() == "Open again"


def test_the_cursor_stays_on_its_note(panel: NotesPanel) -> None:
    """When the notes are read anew."""
    panel.ui.kind.setCurrentIndex(1)
    put_cursor(panel, 1)

    new = NoteLine(Note("0", "a", "New", NOW, "Ana"))
    panel.show_notes([new, NoteLine(OPEN), NoteLine(DONE)], story=True)

    assert panel.ui.list.currentIndex().data() == "Spelling?"


def test_who_may_only_look_reads_and_goes_there(panel: NotesPanel, qtbot: QtBot) -> None:
    """Nothing can be written, but a note still leads to its passage."""
    panel.set_read_only(True)
    put_cursor(panel, 0)

    ui = panel.ui
    assert not any(each.isEnabled() for each in (ui.add, ui.resolve, ui.change, ui.remove, ui.turn))
    with qtbot.waitSignal(panel.chosen):
        ui.go_to_passage.trigger()


def test_what_was_taken_away_can_be_put_back(panel: NotesPanel, qtbot: QtBot) -> None:
    """For as long as it is offered."""
    assert not panel.ui.gone.isVisible()

    panel.show_gone("Taken away: “Spelling?”")
    with qtbot.waitSignal(panel.put_back_wanted):
        panel.ui.undo.click()
    panel.show_gone("")

    assert not panel.ui.gone.isVisible()


def test_a_long_note_is_shown_in_a_few_lines(panel: NotesPanel) -> None:
    """A row is as high as its words need, up to six lines; narrower is higher."""
    lines = [NoteLine(Note(str(size), "a", "word " * size, NOW, "Ana")) for size in (1, 30, 2000)]
    panel.show_notes(lines, story=True)

    def heights() -> list[int]:
        model = panel.ui.list.model()
        return [panel.ui.list.visualRect(model.index(row, 0)).height() for row in range(3)]

    wide = heights()
    panel.resize(240, 500)

    assert wide[0] < wide[1] < wide[2] < 250
    assert heights()[1] > wide[1]
