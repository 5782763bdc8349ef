from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStyle, QStyleOptionViewItem, QTreeWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from newsdesk.domain.capture import PageReading
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import Draft, ReviewTools
from newsdesk.gui.dialogs.review_list import CandidateModel

Opened = Callable[..., ReviewDialog]

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, keep: Callable[[QDialog], None], page: PageReading, tools: ReviewTools) -> Opened:
    """Open a review of the page, or of a changed one."""

    def open_it(reading: PageReading = page, **told: Any) -> ReviewDialog:
        dialog = ReviewDialog(reading, tools, **told)
        keep(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def headlines(dialog: ReviewDialog) -> list[str]:
    return [each.headline for each in dialog.accepted_reading().candidates]


def go_to(dialog: ReviewDialog, row: int) -> None:
    dialog.ui.candidates.setCurrentIndex(dialog.ui.candidates.model().index(row, 0))


def cells(table: QTreeWidget) -> list[list[str]]:
    """What a table shows, row by row."""
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click_on(qtbot: QtBot, dialog: ReviewDialog, words: str) -> None:
    """Click on words in the text."""
    text = dialog.ui.text
    place = text.cursorRect(text.document().find(words))
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def test_qt_is_content(page: PageReading, qtmodeltester: ModelTester) -> None:
    """The list's model keeps every promise that a Qt model makes."""
    qtmodeltester.check(CandidateModel(Draft.of(page, {1}), {}))


def test_everything_found_is_ticked_and_the_button_says_so(opened: Opened) -> None:
    """Nobody has to do anything to take in the whole page."""
    dialog = opened()

    assert dialog.ui.take.text() == "&Take in 3 stories and 2 rates"
    assert headlines(dialog) == ["Tunnel Opens", "Apricots Dear", "Buses Reach Steppe"]
    assert dialog.take_rates()


def test_the_top_says_which_page_it_is(opened: Opened) -> None:
    """Name, date and encoding are to be seen at once."""
    dialog = opened()

    assert dialog.ui.title.text() == "night.txt"
    assert dialog.ui.facts.text() == "12 December 2025 · 3 stories · read as UTF-8"


def test_space_unticks_the_current_story(qtbot: QtBot, opened: Opened) -> None:
    """What is not ticked is not taken in."""
    dialog = opened()

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Space)

    assert headlines(dialog) == ["Tunnel Opens", "Buses Reach Steppe"]
    assert dialog.ui.take.text() == "&Take in 2 stories and 2 rates"


def test_a_click_on_the_box_unticks(qtbot: QtBot, opened: Opened) -> None:
    """The box is where the style draws it."""
    dialog = opened()
    view = dialog.ui.candidates
    index = view.model().index(2, 0)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert headlines(dialog) == ["Tunnel Opens", "Apricots Dear"]


def test_tick_none_then_all(qtbot: QtBot, opened: Opened) -> None:
    """Without stories the rates alone can be taken in; without both there is nothing to do."""
    dialog = opened()

    qtbot.mouseClick(dialog.ui.none, Qt.MouseButton.LeftButton)
    assert dialog.ui.take.text() == "&Take in 2 rates"
    dialog.ui.take_rates.click()
    assert not dialog.ui.take.isEnabled()
    assert not dialog.take_rates()

    qtbot.mouseClick(dialog.ui.all, Qt.MouseButton.LeftButton)
    assert dialog.ui.take.text() == "&Take in 3 stories"


def test_merging_with_the_one_above_and_taking_it_back(qtbot: QtBot, opened: Opened) -> None:
    """Ctrl+M joins two stories, Ctrl+Z parts them, Ctrl+Shift+Z joins them again."""
    dialog = opened()
    go_to(dialog, 1)

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_M, CONTROL)
    assert headlines(dialog) == ["Tunnel Opens", "Buses Reach Steppe"]
    assert dialog.accepted_reading().candidates[0].paragraphs[-2:] == ("Apricots Dear", "Frost came late.")
    assert dialog.ui.candidates.currentIndex().row() == 0

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Z, CONTROL)
    assert headlines(dialog) == ["Tunnel Opens", "Apricots Dear", "Buses Reach Steppe"]
    assert dialog.ui.candidates.currentIndex().row() == 1

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert headlines(dialog) == ["Tunnel Opens", "Buses Reach Steppe"]


def test_the_first_story_has_none_above(qtbot: QtBot, opened: Opened) -> None:
    """There is nothing to merge the first one with."""
    dialog = opened()

    assert not dialog.ui.merge_button.isEnabled()
    go_to(dialog, 1)
    assert dialog.ui.merge_button.isEnabled()


def test_splitting_at_the_paragraph_that_was_clicked(qtbot: QtBot, opened: Opened) -> None:
    """The new story begins with that paragraph, is ticked, and waits for its headline."""
    dialog = opened()
    assert not dialog.ui.split_button.isEnabled()

    click_on(qtbot, dialog, "Drivers")
    qtbot.mouseClick(dialog.ui.split_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.ui.headline, "Drivers Wait")

    first, second = dialog.accepted_reading().candidates[:2]
    assert (first.headline, first.paragraphs) == ("Tunnel Opens", ("Trains run.",))
    assert (second.headline, second.paragraphs) == ("Drivers Wait", ("Drivers wait.", "Snow falls."))
    assert dialog.ui.headline.hasFocus()


def test_a_paragraph_of_several_lines_is_one_paragraph(
    qtbot: QtBot, opened: Opened, page: PageReading
) -> None:
    """A list is one block of Markdown: the split counts blocks, not lines."""
    story = replace(page.candidates[0], paragraphs=("Three things:", "- one\n- two", "The end."))
    dialog = opened(replace(page, candidates=(story,)))

    click_on(qtbot, dialog, "The end")
    qtbot.keyClick(dialog.ui.text, Qt.Key.Key_S, CONTROL | SHIFT)

    assert [each.paragraphs for each in dialog.accepted_reading().candidates] == [
        ("Three things:", "- one\n- two"),
        ("The end.",),
    ]


def test_no_story_begins_with_a_footnote(qtbot: QtBot, opened: Opened, page: PageReading) -> None:
    """There the page cannot be split; above it can."""
    story = replace(page.candidates[0], paragraphs=("Trains run[^1].", "At night.", "[^1]: Since May."))
    dialog = opened(replace(page, candidates=(story,)))

    click_on(qtbot, dialog, "At night")
    assert dialog.ui.split_button.isEnabled()

    click_on(qtbot, dialog, "Since May")
    assert not dialog.ui.split_button.isEnabled()
    assert not dialog.ui.text.extraSelections()


def test_f2_edits_the_headline_and_the_list_follows(qtbot: QtBot, opened: Opened) -> None:
    """What is typed is in the list at once; Return goes back to the list and takes nothing in."""
    dialog = opened()

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_F2)
    qtbot.keyClicks(dialog.ui.headline, "New Tunnel")
    assert dialog.ui.candidates.model().index(0, 0).data() == "New Tunnel"

    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_Return)
    assert dialog.ui.candidates.hasFocus()
    assert dialog.isVisible()


def test_a_typed_headline_is_one_step_back(qtbot: QtBot, opened: Opened) -> None:
    """Twenty letters are not twenty steps."""
    dialog = opened()
    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_F2)
    qtbot.keyClicks(dialog.ui.headline, "Tunnel, at Last, Opens")
    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_Return)

    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Z, CONTROL)

    assert headlines(dialog)[0] == "Tunnel Opens"


def test_a_headline_may_have_spaces(qtbot: QtBot, opened: Opened) -> None:
    """What is being typed is not put right under the caret: every space between words was taken away."""
    dialog = opened()
    qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_F2)

    qtbot.keyClicks(dialog.ui.headline, " A  tunnel at last ")

    assert dialog.ui.headline.text() == " A  tunnel at last "
    assert headlines(dialog)[0] == "A tunnel at last"
    go_to(dialog, 1)
    go_to(dialog, 0)
    assert dialog.ui.headline.text() == "A tunnel at last"


def test_ctrl_z_in_the_headline_goes_on_to_the_review(qtbot: QtBot, opened: Opened) -> None:
    """First the field takes back its own letters; once it has none, the review takes back its merge."""
    dialog = opened()
    go_to(dialog, 1)
    dialog.ui.headline.setFocus()
    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_M, CONTROL)
    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_End)
    qtbot.keyClicks(dialog.ui.headline, "!")
    assert headlines(dialog) == ["Tunnel Opens!", "Buses Reach Steppe"]

    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_Z, CONTROL)
    assert headlines(dialog) == ["Tunnel Opens", "Buses Reach Steppe"]
    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_Z, CONTROL)
    assert headlines(dialog) == ["Tunnel Opens", "Apricots Dear", "Buses Reach Steppe"]


def test_a_letter_typed_and_deleted_is_no_step(qtbot: QtBot, opened: Opened) -> None:
    """Nothing happened, so there is nothing to take back."""
    dialog = opened()
    dialog.ui.headline.setFocus()

    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_X)
    assert dialog.ui.undo_button.isEnabled()
    qtbot.keyClick(dialog.ui.headline, Qt.Key.Key_Backspace)

    assert not dialog.ui.undo_button.isEnabled()


def test_ctrl_z_takes_back_a_country(qtbot: QtBot, opened: Opened) -> None:
    """The same key works wherever the keyboard is."""
    dialog = opened()
    dialog.ui.countries.setFocus()
    entry = dialog.focusWidget()
    qtbot.keyClick(entry, Qt.Key.Key_Backspace)
    assert dialog.accepted_reading().candidates[0].countries == ("KG",)

    qtbot.keyClick(entry, Qt.Key.Key_Z, CONTROL)

    assert dialog.accepted_reading().candidates[0].countries == ("KG", "UZ")
    assert dialog.ui.countries.tokens() == ("KG", "UZ")


def test_a_caret_keeps_its_place_while_a_headline_is_typed(qtbot: QtBot, opened: Opened) -> None:
    """Typing in the middle stays in the middle."""
    dialog = opened()
    dialog.ui.headline.setFocus()
    dialog.ui.headline.setCursorPosition(6)

    qtbot.keyClicks(dialog.ui.headline, " Now")

    assert headlines(dialog)[0] == "Tunnel Now Opens"


def test_countries_can_be_corrected(qtbot: QtBot, opened: Opened) -> None:
    """A wrong guess goes with Backspace, the right country is typed; no other story changes."""
    dialog = opened()
    dialog.ui.countries.setFocus()
    entry = dialog.focusWidget()

    qtbot.keyClick(entry, Qt.Key.Key_Backspace)
    qtbot.keyClicks(entry, "Turkmenistan,")

    assert dialog.accepted_reading().candidates[0].countries == ("KG", "TM")
    assert dialog.accepted_reading().candidates[1].countries == ("TJ",)
    assert "Kyrgyzstan, Turkmenistan" in dialog.ui.candidates.model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_stories_that_are_here_already_are_not_ticked(opened: Opened) -> None:
    """The list says so beside each, and a sentence says so for all."""
    dialog = opened(there=frozenset({0, 2}))

    assert headlines(dialog) == ["Apricots Dear"]
    assert dialog.ui.banner.text == "2 of these stories are in the newsroom already, and not ticked."
    spoken = dialog.ui.candidates.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "in the newsroom already" in spoken


def test_a_page_that_was_taken_in_before_is_told(opened: Opened) -> None:
    """Whoever takes the same page twice learns it before, not after."""
    dialog = opened(already_taken=True, there=frozenset({0, 1, 2}))

    assert dialog.ui.banner.isVisible()
    assert "taken in before" in dialog.ui.banner.text
    assert not dialog.take_rates()
    assert not dialog.ui.take.isEnabled()


def test_a_fresh_page_has_nothing_to_warn_of(opened: Opened) -> None:
    """No band across the window without a reason."""
    assert not opened().ui.banner.isVisible()


def test_a_doubt_is_said_in_words(opened: Opened) -> None:
    """Beside the text as a sentence, in the list as text that a screen reader reads."""
    dialog = opened()
    assert not dialog.ui.doubt.isVisible()

    go_to(dialog, 1)
    assert dialog.ui.doubt.isVisible()
    assert dialog.ui.doubt.text == "One paragraph only."
    spoken = dialog.ui.candidates.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Apricots Dear. Tajikistan · 3 words. One paragraph only."

    go_to(dialog, 2)
    assert not dialog.ui.doubt.isVisible()


def test_a_doubt_that_was_dismissed_is_back_at_the_next_look(qtbot: QtBot, opened: Opened) -> None:
    """It stays away while the headline is mended, and comes again with the story."""
    dialog = opened()
    go_to(dialog, 1)

    dialog.ui.doubt.dismiss()
    qtbot.keyClicks(dialog.ui.headline, "x")
    assert not dialog.ui.doubt.isVisible()

    go_to(dialog, 0)
    go_to(dialog, 1)
    assert dialog.ui.doubt.isVisible()


def test_what_is_no_story_is_shown_as_well(opened: Opened) -> None:
    """Rates, removed parts with line and reason, remarks: each tab has its number."""
    ui = opened().ui

    assert [ui.found.tabText(tab) for tab in range(3)] == ["Rates (2)", "Removed (1)", "Remarks (1)"]
    assert cells(ui.rates) == [["KGS/USD", "0.01144", "0%"], ["TJS/USD", "0.10866", "0.18%"]]
    assert cells(ui.removed) == [["66", "[/vc_row]", "left by a page builder", "3 times"]]
    assert ui.remarks.item(0).text() == "“Briefly” may be a heading."


def test_a_page_without_anything_can_be_looked_at(opened: Opened, page: PageReading) -> None:
    """No story and no rate: nothing breaks, and there is nothing to press."""
    dialog = opened(replace(page, candidates=(), ticker=(), date=None))

    assert dialog.ui.facts.text() == "no date on the page · 0 stories · read as UTF-8"
    assert not dialog.ui.right.isEnabled()
    assert not dialog.ui.take.isEnabled()
    assert not dialog.take_rates()


def test_return_in_the_list_takes_in(qtbot: QtBot, opened: Opened) -> None:
    """The whole review can be done without a mouse."""
    dialog = opened()

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Return)


def test_escape_takes_nothing_in(qtbot: QtBot, opened: Opened) -> None:
    """Escape is no."""
    dialog = opened()

    with qtbot.waitSignal(dialog.finished) as ended:
        qtbot.keyClick(dialog.ui.candidates, Qt.Key.Key_Escape)

    assert ended.args == [QDialog.DialogCode.Rejected]


def test_buttons_name_their_keys(opened: Opened) -> None:
    """Whoever uses the mouse learns the shortcut on the way."""
    ui = opened().ui

    assert ui.merge_button.toolTip() == "Merge with the one above (Ctrl+M)"
    assert ui.split_button.toolTip() == "Split here (Ctrl+Shift+S)"
