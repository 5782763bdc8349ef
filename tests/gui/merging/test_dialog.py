"""The merge view: passages side by side, decided one by one, and one text at the end."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.domain.story import StoryText
from newsdesk.gui.merging.deciding import Choice, Deciding
from newsdesk.gui.merging.dialog import MergeDialog
from newsdesk.gui.merging.edition_dialog import EditionMergeDialog
from newsdesk.gui.merging.overview import MergesDialog, Waiting
from newsdesk.text.conflicts import Take, undecided

BASE = StoryText(
    headline="Wool", body="The mill in Karakol sells to Bishkek.\n\nTwelve women work.\n\nWool is dear.\n"
)
MINE = BASE.with_(headline="Wool Sells", body=BASE.body.replace("Karakol", "Naryn").replace("Twelve", "Ten"))
THEIRS = BASE.with_(headline="Fleece", body=BASE.body.replace("Bishkek", "Osh").replace("Twelve", "Nine"))
#: The passages: the headline, the mill (which can be put together), the women (which cannot).
HEADLINE, MILL, WOMEN = range(3)

Make = Callable[..., MergeDialog]


@pytest.fixture
def make(keep: Callable[[QDialog], None]) -> Make:
    def open_(choices: tuple[Choice | None, ...] = ()) -> MergeDialog:
        dialog = MergeDialog("Wool", "The Courier", undecided(BASE, MINE, THEIRS), choices)
        keep(dialog)
        dialog.show()
        return dialog

    return open_


def go_to(dialog: MergeDialog, row: int) -> None:
    dialog.ui.passages.setCurrentRow(row)


def _says(what: Callable[[], str], words: str) -> bool:
    return what() == words


def _is_at(dialog: MergeDialog, row: int) -> bool:
    return dialog.ui.passages.currentRow() == row


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    button.click()


def test_both_sides_are_shown_against_what_stood_before(make: Make) -> None:
    """What each side put in is marked, and what stood before can be shown between them."""
    dialog = make()
    go_to(dialog, MILL)

    assert "Naryn" in dialog.ui.mine_words.toPlainText()
    assert "Osh" in dialog.ui.theirs_words.toPlainText()
    assert (dialog.ui.mine_words.changes, dialog.ui.theirs_words.changes) == (1, 1)
    assert not dialog.ui.before_side.isVisible()
    dialog.ui.show_before.setChecked(True)
    assert dialog.ui.before_side.isVisible()
    assert dialog.ui.before_words.toPlainText() == "The mill in Karakol sells to Bishkek."


def test_passages_are_decided_one_by_one(make: Make, qtbot: QtBot) -> None:
    """Each with its button; when all are, they are one text."""
    dialog = make()
    ui = dialog.ui
    assert (ui.progress.text(), ui.merge.isEnabled()) == ("0 of 3 decided", False)

    press(ui.take_theirs)
    go_to(dialog, MILL)
    press(ui.take_proposal)
    assert ui.progress.text() == "2 of 3 decided"
    assert "✓ theirs" in ui.passages.item(HEADLINE).text()
    go_to(dialog, WOMEN)
    press(ui.take_both)

    assert (ui.progress.text(), ui.merge.isEnabled()) == ("3 of 3 decided", True)
    with qtbot.waitSignal(dialog.merge_wanted) as caught:
        ui.merge.click()
    assert caught.args == [
        MINE.with_(
            headline="Fleece",
            body="The mill in Naryn sells to Osh.\n\nTen women work.\n\nNine women work.\n\nWool is dear.\n",
        )
    ]


def test_a_passage_can_be_written_by_hand(make: Make, qtbot: QtBot) -> None:
    """Beginning with what was taken; the story beside it follows."""
    dialog = make()
    go_to(dialog, WOMEN)
    press(dialog.ui.take_mine)
    assert dialog.ui.words.isReadOnly()

    press(dialog.ui.take_hand)
    assert dialog.ui.words.toPlainText() == "Ten women work."
    qtbot.keyClicks(dialog.ui.words, " Or nine.")

    qtbot.waitUntil(lambda: "Ten women work. Or nine." in dialog.ui.result.toPlainText())
    assert dialog.choices[WOMEN] == Choice(None, "Ten women work. Or nine.")
    go_to(dialog, MILL)
    go_to(dialog, WOMEN)
    assert dialog.ui.words.toPlainText() == "Ten women work. Or nine."


def test_what_touches_the_same_words_has_no_proposal(make: Make) -> None:
    """Its button is grey."""
    dialog = make()

    go_to(dialog, MILL)
    assert dialog.ui.take_proposal.isEnabled()
    go_to(dialog, WOMEN)
    assert not dialog.ui.take_proposal.isEnabled()


def test_keys_are_enough(make: Make, qtbot: QtBot) -> None:
    """From passage to passage that is open, and round the end; then the merge."""
    dialog = make()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    decided = dialog.ui.progress.text
    for number, key in enumerate((Qt.Key.Key_M, Qt.Key.Key_B, Qt.Key.Key_T), 1):
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(partial(_says, decided, f"{number} of 3 decided"))
        qtbot.keyClick(dialog, Qt.Key.Key_F8)
        qtbot.waitUntil(partial(_is_at, dialog, number % 3))

    assert [each and each.take for each in dialog.choices] == [Take.MINE, Take.BOTH, Take.THEIRS]
    with qtbot.waitSignal(dialog.merge_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_another_look_goes_on_where_the_first_ended(make: Make) -> None:
    """What was decided is decided, and the first that is not is shown."""
    first = make()
    press(first.ui.take_mine)

    again = make(first.choices)

    assert again.ui.progress.text() == "1 of 3 decided"
    assert again.ui.passages.currentRow() == MILL


def test_the_next_open_passage() -> None:
    """Onwards and back, round the ends; where all are decided, the next at all."""
    deciding = Deciding(undecided(BASE, MINE, THEIRS))
    deciding.take(MILL, Take.MINE)

    assert [deciding.next_open(at, 1) for at in range(3)] == [WOMEN, WOMEN, HEADLINE]
    assert [deciding.next_open(at, -1) for at in range(3)] == [WOMEN, HEADLINE, HEADLINE]
    deciding.take(HEADLINE, Take.MINE)
    deciding.take(WOMEN, Take.MINE)
    assert deciding.next_open(MILL, 1) == WOMEN


def test_a_merge_is_chosen_from_those_that_wait(qtbot: QtBot) -> None:
    """By Return as well as by the button."""
    dialog = MergesDialog(
        [
            Waiting("one", "Wool", "“The Courier”", "3 passages"),
            Waiting("two", "Snow", "“The Courier”", "1 passage"),
            Waiting("day", "The edition", "“Herald”", "title", edition=True),
        ]
    )
    dialog.show()
    dialog.ui.merges.setFocus()
    qtbot.keyClick(dialog.ui.merges, Qt.Key.Key_Down)

    with qtbot.waitSignal(dialog.decide_wanted) as caught:
        qtbot.keyClick(dialog.ui.merges, Qt.Key.Key_Return)

    assert caught.args == ["two"]
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_an_edition_is_chosen_from_those_that_wait(qtbot: QtBot) -> None:
    """Of it is said that it is one."""
    dialog = MergesDialog([Waiting("day", "The edition", "“Herald”", "title", edition=True)])
    dialog.show()

    with qtbot.waitSignal(dialog.edition_wanted) as caught:
        dialog.ui.decide.click()

    assert caught.args == ["day"]


@pytest.mark.parametrize("take", [Take.MINE, Take.BOTH, Take.THEIRS])
def test_an_edition_is_decided_on_at_a_look(qtbot: QtBot, take: Take) -> None:
    """All three are shown, with what both set to something else; one click or key takes one."""
    sides = {Take.MINE: "Title: Ours", Take.BOTH: "Title: Both", Take.THEIRS: "Title: Theirs"}
    dialog = EditionMergeDialog("The edition of 12 December", "The Courier", "title", sides)
    qtbot.addWidget(dialog)
    dialog.show()
    ui = dialog.ui
    shown = {Take.MINE: ui.mine, Take.BOTH: ui.both, Take.THEIRS: ui.theirs}
    assert {each: words.toPlainText() for each, words in shown.items()} == sides
    assert ui.about.text().startswith("“The Courier” has the edition of 12 December as well")

    buttons = {Take.MINE: ui.take_mine, Take.BOTH: ui.take_both, Take.THEIRS: ui.take_theirs}
    with qtbot.waitSignal(dialog.wanted) as caught:
        qtbot.keyClick(buttons[take], Qt.Key.Key_Space)

    assert caught.args == [take]
    assert not dialog.isVisible()
