"""The bar over the text of the real window: finding and replacing in one story, by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.finding.bar import FindBar

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

TEXT = StoryText(
    headline="Rail opens \U0001f33e",
    body="\U0001f33e Rail one.\n\nThe RAIL two, rails.\n\nЖол rail \U0001f33e three.",
    keywords=("rail", "roads"),
)


@pytest.fixture
def office(open_office: Open, open_story: OpenStory, tmp_path: Path) -> Office:
    """The window with a story open, and the keyboard in its text."""
    office = open_office(tmp_path / "newsroom")
    office.window.activateWindow()
    open_story(office, TEXT)
    office.window.panes.editor.body.setFocus()
    return office


def settle(office: Office, qtbot: QtBot) -> None:
    """Wait until nothing is being looked for; at first a process has to start for that."""
    search = office.backroom.find._search
    qtbot.waitUntil(
        lambda: office.background.pending == 0 and not search._soon.isActive() and search._next is None,
    )


def find(office: Office, qtbot: QtBot, words: str, *, replacing: bool = False) -> FindBar:
    """Press the keys, and type."""
    ui = office.window.ui
    (ui.replace_text if replacing else ui.find_text).trigger()
    bar = office.backroom.find.bar
    bar.ui.words.setFocus()
    bar._words.selectAll()
    qtbot.keyClicks(bar.ui.words, words)
    settle(office, qtbot)
    return bar


def press(
    office: Office, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in whatever has the keyboard, and wait for what comes of it."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, keys)
    settle(office, qtbot)


def marked(office: Office) -> list[QTextEdit.ExtraSelection]:
    """Return the places that are marked as found."""
    body = office.window.panes.editor.body
    colors = {body.layers.colors.found, body.layers.colors.at_hand}
    return [each for each in body.extraSelections() if each.format.background().color().name() in colors]


def at_hand(office: Office) -> tuple[int, str]:
    """Return where the place at hand begins (UTF-16), and what it is."""
    (found,) = [each for each in marked(office) if each.format.fontUnderline()]
    return found.cursor.selectionStart(), found.cursor.selectedText()


def selected(office: Office) -> tuple[int, str]:
    """Return where the selection of the text begins (UTF-16), and what it is."""
    cursor = office.window.panes.editor.body.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def test_return_goes_from_place_to_place_and_round(office: Office, qtbot: QtBot) -> None:
    """What is typed is counted and the first place selected; the keyboard stays in the bar; Esc ends it."""
    body = office.window.panes.editor.body
    bar = find(office, qtbot, "rail")
    assert (bar.ui.count.text(), at_hand(office)) == ("1 of 4", (3, "Rail"))

    press(office, qtbot, Qt.Key.Key_Return)
    assert (bar.ui.count.text(), at_hand(office)) == ("2 of 4", (18, "RAIL"))
    press(office, qtbot, Qt.Key.Key_Return, SHIFT)
    press(office, qtbot, Qt.Key.Key_Return, SHIFT)
    assert (bar.ui.count.text(), at_hand(office)[1]) == ("4 of 4", "rail")
    assert "went on from the end" in office.window.ui.status_bar.currentMessage()
    press(office, qtbot, Qt.Key.Key_Return)
    assert "went on from the beginning" in office.window.ui.status_bar.currentMessage()
    press(office, qtbot, Qt.Key.Key_Escape)

    assert bar.isHidden()
    assert body.hasFocus()
    assert selected(office) == (3, "Rail")
    assert marked(office) == []


def test_f3_needs_no_bar(office: Office, qtbot: QtBot) -> None:
    """It looks for what was looked for last, also in a text that has changed since."""
    find(office, qtbot, "rail")
    press(office, qtbot, Qt.Key.Key_Return)
    press(office, qtbot, Qt.Key.Key_Escape)
    body = office.window.panes.editor.body
    qtbot.keyClicks(body, "A rail, ")

    office.window.ui.find_next.trigger()
    settle(office, qtbot)
    assert selected(office)[1] == "rail"
    office.window.ui.find_previous.trigger()
    settle(office, qtbot)

    assert selected(office) == (20, "rail")


def test_the_places_in_view_are_marked_and_move_with_the_text(office: Office, qtbot: QtBot) -> None:
    """Typing over them costs nothing; a moment later they are counted again."""
    body = office.window.panes.editor.body
    bar = find(office, qtbot, "rail")
    assert [each.cursor.selectedText() for each in marked(office)] == ["Rail", "RAIL", "rail", "rail"]

    body.setFocus()
    body.moveCursor(body.textCursor().MoveOperation.Start)
    qtbot.keyClicks(body, "A rail. ")
    settle(office, qtbot)

    assert bar.ui.count.text() == "5 found"
    assert [each.cursor.selectedText() for each in marked(office)].count("rail") == 3


def test_one_after_another_is_replaced(office: Office, qtbot: QtBot) -> None:
    """Each is one step to undo; the next is selected; capitals as they were, if wanted."""
    body = office.window.panes.editor.body
    bar = find(office, qtbot, "rail", replacing=True)
    bar.ui.keep_case.click()
    bar.ui.by.setFocus()
    qtbot.keyClicks(bar.ui.by, "rail tram")

    press(office, qtbot, Qt.Key.Key_Return)
    press(office, qtbot, Qt.Key.Key_Return)

    assert body.text().startswith("\U0001f33e Rail tram one.\n\nThe RAIL TRAM two, rails.")
    assert at_hand(office)[1] == "rail"
    body.undo()
    assert body.text().startswith("\U0001f33e Rail tram one.\n\nThe RAIL two, rails.")
    body.undo()
    assert body.text() == TEXT.body


def test_all_are_replaced_in_one_step(office: Office, qtbot: QtBot) -> None:
    """With the groups of a pattern, by Ctrl+Return in the lower field; undo gives the text before."""
    body = office.window.panes.editor.body
    bar = find(office, qtbot, r"(\w+) (rail)", replacing=True)
    bar.ui.is_pattern.click()
    settle(office, qtbot)
    bar.ui.by.setFocus()
    qtbot.keyClicks(bar.ui.by, r"\2 \1")

    press(office, qtbot, Qt.Key.Key_Return, CONTROL)

    assert body.text() == "\U0001f33e Rail one.\n\nRAIL The two, rails.\n\nrail Жол \U0001f33e three."
    assert "2 places were replaced" in office.window.ui.status_bar.currentMessage()
    body.undo()
    assert body.text() == TEXT.body


def test_the_fields_are_searched_if_they_are_to_be(office: Office, qtbot: QtBot) -> None:
    """In the order of the screen; what is replaced is kept, and is one step to undo."""
    form = office.window.panes.editor.form
    bar = find(office, qtbot, "rail", replacing=True)
    bar.ui.all_fields.click()
    settle(office, qtbot)
    assert bar.ui.count.text() == "3 of 6"
    bar.ui.words.setFocus()
    press(office, qtbot, Qt.Key.Key_Return, SHIFT)
    press(office, qtbot, Qt.Key.Key_Return, SHIFT)
    assert bar.ui.count.text() == "1 of 6"
    assert form.ui.headline.textCursor().selectedText() == "Rail"
    assert bar.ui.words.hasFocus()

    bar.ui.by.setFocus()
    qtbot.keyClicks(bar.ui.by, "tram")
    press(office, qtbot, Qt.Key.Key_Return)
    assert form.ui.headline.text() == "tram opens \U0001f33e"
    press(office, qtbot, Qt.Key.Key_Return, CONTROL)

    assert form.ui.keywords.tokens() == ("tram", "roads")
    assert "rail" not in office.editor.text().body.lower()
    office.editor.save()
    settle(office, qtbot)
    assert office.desk.stories.get(office.editor.uid).text.keywords == ("tram", "roads")
    qtbot.keyClick(office.window.panes.editor.body, Qt.Key.Key_Z, CONTROL)
    assert office.editor.text() == TEXT.with_(headline="tram opens \U0001f33e")


def test_only_the_selection_is_searched(office: Office, qtbot: QtBot) -> None:
    """Several lines that are selected are where to look; nothing outside of them is replaced."""
    body = office.window.panes.editor.body
    body.mark(0, 25)
    bar = find(office, qtbot, "rail", replacing=True)
    assert bar.ui.in_selection.isChecked()
    assert bar.ui.count.text() == "1 of 2"

    bar.ui.replace_all.click()
    settle(office, qtbot)

    assert body.text() == "\U0001f33e  one.\n\nThe  two, rails.\n\nЖол rail \U0001f33e three."
    press(office, qtbot, Qt.Key.Key_Escape)
    assert not bar.ui.in_selection.isChecked()


def test_a_selected_word_is_what_is_looked_for(office: Office, qtbot: QtBot) -> None:
    """As it stands there, also where patterns are on."""
    bar = find(office, qtbot, "rail")
    bar.ui.is_pattern.click()
    body = office.window.panes.editor.body
    body.setFocus()
    body.mark(22, 33)

    office.window.ui.find_text.trigger()
    settle(office, qtbot)

    assert bar._words.text() == r"two, rails\."
    assert bar.ui.count.text() == "1 of 1"


def test_a_wrong_pattern_is_explained_while_it_is_typed(office: Office, qtbot: QtBot) -> None:
    """And forgotten when it is right."""
    bar = find(office, qtbot, "(rail")
    bar.ui.is_pattern.click()
    settle(office, qtbot)
    assert bar.ui.problem.isVisible()
    assert "at character 1" in bar.ui.problem.text()

    bar.ui.words.setFocus()
    bar._words.end(False)
    qtbot.keyClicks(bar.ui.words, ")")
    settle(office, qtbot)

    assert not bar.ui.problem.isVisible()
    assert bar.ui.count.text() == "1 of 4"


def test_another_story_is_searched_when_it_is_opened(office: Office, qtbot: QtBot) -> None:
    """The bar stays, and counts what is there."""
    bar = find(office, qtbot, "rail")
    other = office.desk.stories.new(StoryText(headline="Roads", body="No rail.")).value.uid

    office.stories.show_story(other)
    qtbot.waitUntil(lambda: office.editor.uid == other)
    settle(office, qtbot)

    assert bar.ui.count.text() in {"1 found", "1 of 1"}


def test_what_was_looked_for_sticks(office: Office, open_office: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """Words and switches are there in the next session."""
    bar = find(office, qtbot, "rail")
    bar.ui.whole_words.click()
    press(office, qtbot, Qt.Key.Key_Return)
    bar._words.selectAll()
    qtbot.keyClicks(bar.ui.words, "three")
    press(office, qtbot, Qt.Key.Key_Return)
    office.window.close()

    again = open_office(tmp_path / "newsroom")
    again.window.ui.find_text.trigger()

    bar = again.backroom.find.bar
    assert bar._words.text() == "three"
    assert [bar.ui.words.itemText(row) for row in range(bar.ui.words.count())] == ["three", "rail"]
    assert bar.ui.whole_words.isChecked()
    assert bar.ui.words.hasFocus()


def test_a_pattern_that_takes_hours_does_not_hold_up_the_window(office: Office, qtbot: QtBot) -> None:
    """It is stopped with a sentence, and the next search is answered."""
    body = office.window.panes.editor.body
    body.replace_text("a" * 60 + "b")
    bar = find(office, qtbot, "")
    bar.ui.is_pattern.click()
    qtbot.keyClicks(bar.ui.words, "(a+)+$")
    qtbot.keyClicks(bar.ui.by, "typed meanwhile")
    assert bar.ui.by.currentText() == "typed meanwhile"

    qtbot.waitUntil(bar.ui.problem.isVisible)

    assert "stopped after two seconds" in bar.ui.problem.text()
    find(office, qtbot, "a+")
    assert not bar.ui.problem.isVisible()
    assert at_hand(office) == (0, "a" * 60)
