"""Notices are written beside what has changed; nothing half written is lost without a question."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.domain.corrections import WRONG, Correction, CorrectionKind, Place, proposed
from newsdesk.domain.story import StoryText
from newsdesk.gui.corrections.dialog import NEW, CorrectionsDialog, Wording
from newsdesk.text.compare import Comparison, compare

TOLD = Correction(
    uid="c1",
    story="s",
    kind=CorrectionKind.CLARIFICATION,
    text="The rangers were counted twice.",
    at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC),
    who="Timur",
    place=Place.TOP,
)
CHANGED = compare(StoryText("Nine", body="Nine were seen."), StoryText("Ten", body="Nine were seen."))


@pytest.fixture
def dialog(qtbot: QtBot) -> CorrectionsDialog:
    """The dialog of a story with one notice, with the row of a new one chosen."""
    dialog = CorrectionsDialog("Leopards Counted")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)

    def let_go(_dialog: object) -> None:
        for uid in (NEW, TOLD.uid):
            dialog.forget(uid)

    qtbot.addWidget(dialog, before_close_func=let_go)
    dialog.show_corrections((TOLD,))
    dialog.show()
    return dialog


def answer(dialog: CorrectionsDialog, word: str) -> str:
    """Press the button with that word on it, and return what the question was."""
    box = next(each for each in dialog.findChildren(QMessageBox) if each.isVisible())
    next(each for each in box.buttons() if word in each.text()).click()
    return box.text()


def write(dialog: CorrectionsDialog, text: str) -> None:
    dialog.ui.text.setPlainText(text)


def test_it_lists_what_readers_are_told_and_room_for_more(dialog: CorrectionsDialog) -> None:
    """Oldest first, the new one last and chosen."""
    rows = [dialog.ui.said.item(row).text() for row in range(dialog.ui.said.count())]

    assert rows[0].startswith("Clarification, 30 November 2026")
    assert rows[0].endswith(TOLD.text)
    assert rows[1] == "New notice…"
    assert dialog.chosen == NEW
    assert not dialog.ui.remove.isEnabled()


def test_a_new_notice_begins_with_what_fits_what_has_changed(dialog: CorrectionsDialog) -> None:
    """With its first gap marked, to be written over."""
    dialog.show_difference(NEW, CHANGED)

    assert dialog.ui.text.toPlainText() == proposed(CorrectionKind.CORRECTION, ("headline",))
    assert "the headline of this story" in dialog.ui.text.toPlainText()
    assert dialog.ui.text.textCursor().selectedText() == WRONG


def test_readers_are_told_once_however_often_it_is_pressed(dialog: CorrectionsDialog) -> None:
    """A second click on a slow disk is no second notice; what could not be done can be tried again."""
    wanted: list[Wording] = []
    dialog.add_wanted.connect(wanted.append)
    write(dialog, "It was ten.")

    dialog.ui.keep.click()
    dialog.ui.keep.click()
    assert len(wanted) == 1
    dialog.show_failure("The disk is full.")
    dialog.ui.keep.click()

    assert len(wanted) == 2


def test_what_was_typed_is_not_overwritten_by_a_proposal(dialog: CorrectionsDialog) -> None:
    """Neither when the difference comes late, nor when the kind is changed."""
    write(dialog, "It was ten.")

    dialog.show_difference(NEW, CHANGED)
    dialog.ui.kind.setCurrentIndex(1)

    assert dialog.wording() == Wording(CorrectionKind.CLARIFICATION, "It was ten.", Place.BOTTOM)


def test_another_kind_proposes_other_words(dialog: CorrectionsDialog) -> None:
    """As long as nothing was typed; an editor's note goes to the top."""
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData(CorrectionKind.UPDATE))
    update = dialog.ui.text.toPlainText()
    dialog.ui.kind.setCurrentIndex(dialog.ui.kind.findData(CorrectionKind.EDITORS_NOTE))

    assert update.startswith("This story has been updated with")
    assert dialog.wording() == Wording(CorrectionKind.EDITORS_NOTE, "", Place.TOP)
    assert dialog.ui.meaning.text().startswith("Readers must know something grave")


def test_readers_are_told(dialog: CorrectionsDialog, qtbot: QtBot) -> None:
    """With kind, words and place as they stand in the form."""
    write(dialog, "It was ten.")
    dialog.ui.place.setCurrentIndex(dialog.ui.place.findData(Place.TOP))

    with qtbot.waitSignal(dialog.add_wanted) as told:
        qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)

    assert told.args == [Wording(CorrectionKind.CORRECTION, "It was ten.", Place.TOP)]


@pytest.mark.parametrize("text", ["", f"It misstated {WRONG}."])
def test_a_notice_that_says_nothing_is_not_sent(dialog: CorrectionsDialog, qtbot: QtBot, text: str) -> None:
    """The band names what is missing."""
    write(dialog, text)

    with qtbot.assertNotEmitted(dialog.add_wanted):
        qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)

    assert dialog.ui.failure.isVisible()
    assert "notice" in dialog.ui.failure.text


def test_a_notice_is_said_in_other_words(dialog: CorrectionsDialog, qtbot: QtBot) -> None:
    """Its row chosen, its words shown, its change asked for by its uid."""
    dialog.ui.said.setCurrentRow(0)
    shown = dialog.wording()
    write(dialog, "They were counted twice.")

    with qtbot.waitSignal(dialog.change_wanted) as changed:
        qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)

    assert shown == Wording(TOLD.kind, TOLD.text, TOLD.place)
    assert "Timur" in dialog.ui.signed.text()
    assert changed.args == ["c1", Wording(TOLD.kind, "They were counted twice.", TOLD.place)]


def test_what_is_half_written_waits_in_its_row(dialog: CorrectionsDialog) -> None:
    """Whichever row is looked at meanwhile, and also when the list is read anew."""
    write(dialog, "It was ten.")
    dialog.ui.said.setCurrentRow(0)

    dialog.show_corrections((TOLD,), NEW)

    assert dialog.wording().text == "It was ten."


def test_closing_asks_before_half_written_words_are_lost(dialog: CorrectionsDialog) -> None:
    """Staying keeps them; leaving is a decision."""
    write(dialog, "It was ten.")

    dialog.reject()
    answer(dialog, "Cancel")
    stayed = dialog.isVisible()
    dialog.reject()
    answer(dialog, "Discard")

    assert stayed
    assert not dialog.isVisible()


def test_closing_asks_nothing_when_nothing_was_written(dialog: CorrectionsDialog) -> None:
    """Looking at rows and kinds is no writing."""
    dialog.ui.kind.setCurrentIndex(2)
    dialog.ui.said.setCurrentRow(0)

    dialog.reject()

    assert not dialog.isVisible()


def test_removing_is_asked_for_once_more(dialog: CorrectionsDialog, qtbot: QtBot) -> None:
    """With the words that readers would no longer get."""
    dialog.ui.said.setCurrentRow(0)
    qtbot.mouseClick(dialog.ui.remove, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(dialog.removal_wanted) as removed:
        question = answer(dialog, "Remove")

    assert TOLD.text in question
    assert removed.args == ["c1"]


def test_a_checklist_that_is_not_clear_asks_for_a_reason(dialog: CorrectionsDialog, qtbot: QtBot) -> None:
    """Which goes with the notice."""
    write(dialog, "It was ten.")
    dialog.show_held_back("The story has no text.")
    dialog.ui.override_reason.setText("By a court’s order")

    with qtbot.waitSignal(dialog.add_wanted) as told:
        qtbot.mouseClick(dialog.ui.keep, Qt.MouseButton.LeftButton)

    assert dialog.ui.override_reason.isVisible()
    assert told.args[0].override == "By a court’s order"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "is not kept here"),
        (compare(StoryText("A"), StoryText("A")), "Nothing in the text has changed"),
    ],
)
def test_a_difference_that_is_none_says_so(
    dialog: CorrectionsDialog, found: Comparison | None, words: str
) -> None:
    """Nothing changed is something else than not kept."""
    dialog.show_difference(NEW, found)

    assert words in dialog.ui.difference.placeholderText()
    assert dialog.ui.difference.toPlainText() == ""


def test_a_late_answer_about_another_row_is_dropped(dialog: CorrectionsDialog) -> None:
    """It would stand beside the wrong notice."""
    dialog.ui.said.setCurrentRow(0)

    dialog.show_difference(NEW, CHANGED)

    assert dialog.ui.difference.changes == 0
