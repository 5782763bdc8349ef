"""Writing in the real window: the menu's commands and the helps of typing, by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.gui.writing.table_dialog import TableDialog

Open = Callable[..., Office]
Wait = Callable[[type[QDialog]], QDialog]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """The window with a new story open, and the keyboard in its text."""
    office = open_office(tmp_path / "newsroom")
    office.window.activateWindow()
    office.window.ui.new_story.trigger()
    qtbot.waitUntil(lambda: office.editor.story is not None)
    qtbot.waitUntil(lambda: office.window.focusWidget() is office.window.panes.editor.form.ui.headline)
    office.window.panes.editor.body.setFocus()
    return office


def test_a_story_is_formatted_while_it_is_written(office: Office, qtbot: QtBot) -> None:
    """Every command of the Format menu that needs no question, one after another."""
    ui, body = office.window.ui, office.window.panes.editor.body

    ui.heading_1.trigger()
    qtbot.keyClicks(body, "Rates")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "\"It's ")
    ui.bold.trigger()
    qtbot.keyClicks(body, "up")
    ui.bold.trigger()
    qtbot.keyClicks(body, ',"')
    ui.footnote.trigger()
    qtbot.keyClicks(body, "Who")
    ui.footnote.trigger()
    qtbot.keyClicks(body, " he said -- twice.")

    assert body.text() == "# Rates\n\n“It’s **up**,”[^1] he said – twice.\n\n[^1]: Who"


def test_a_table_is_asked_for_and_filled(office: Office, qtbot: QtBot, wait_for: Wait) -> None:
    """Then sorted from the menu; outside of it a sentence says where it would be done."""
    ui, body = office.window.ui, office.window.panes.editor.body
    qtbot.keyClicks(body, "Before")
    ui.sort_column.trigger()
    assert "in no table" in office.window.ui.status_bar.currentMessage()

    ui.table.trigger()
    dialog = wait_for(TableDialog)
    assert isinstance(dialog, TableDialog)
    dialog.ui.columns.setValue(2)
    dialog.ui.rows.setValue(2)
    qtbot.keyClick(dialog.ui.rows, Qt.Key.Key_Return)
    body.setFocus()
    for cell in ("Place", "Som", "Osh", "9", "Naryn", "10"):
        qtbot.keyClicks(body, cell)
        if cell != "10":
            qtbot.keyClick(body, Qt.Key.Key_Tab)
    ui.sort_column.trigger()

    assert body.text() == ("Before\n\n| Place | Som |\n| ----- | --- |\n| Naryn | 10  |\n| Osh   | 9   |")


def test_a_row_of_a_table_is_made_nothing_else(office: Office, qtbot: QtBot) -> None:
    """A sentence says why; the table stays."""
    body = office.window.panes.editor.body
    body.replace_text("| a   |\n| --- |\n| b   |")

    office.window.ui.bullets.trigger()

    assert body.text() == "| a   |\n| --- |\n| b   |"
    assert "can be no heading" in office.window.ui.status_bar.currentMessage()


def test_a_switch_in_the_settings_holds_at_once(office: Office, qtbot: QtBot) -> None:
    """And only for its help."""
    body = office.window.panes.editor.body
    office.choices.change(smart_quotes=False)

    qtbot.keyClicks(body, "it's -- so")

    assert body.text() == "it's – so"


def test_what_is_chosen_is_kept_at_once(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    """A program that is killed writes the same way tomorrow."""
    office.choices.change(check_spelling=False, size=19)

    qtbot.waitUntil(lambda: '\\"size\\": 19' in (tmp_path / "settings.ini").read_text())


def test_the_quotation_marks_are_those_of_the_storys_language(office: Office, qtbot: QtBot) -> None:
    """A story in Russian gets its own, as soon as it is known to be in Russian."""
    story = office.editor.story
    assert story is not None
    body = office.window.panes.editor.body
    done = office.desk.stories.save(story.uid, story.text.with_(language="ru"))
    with qtbot.waitSignal(office.editor.renewed):
        office.announcer.announce(done, office)

    qtbot.keyClicks(body, '"a"')

    assert body.text() == "«a»"


def test_a_command_of_the_menu_has_its_button(office: Office) -> None:
    """What is done all day can be clicked as well, and every button has its drawing."""
    tools = office.window.panes.editor.ui.tools.actions()
    ui = office.window.ui
    named: tuple[QAction, ...] = (ui.bold, ui.italic, ui.quote, ui.numbered, ui.link, ui.footnote, ui.table)

    assert set(named) <= set(tools)
    assert all(not each.icon().isNull() for each in tools if not each.isSeparator())


def test_nothing_is_said_of_the_length_of_no_story(open_office: Open, qtbot: QtBot, tmp_path: Path) -> None:
    """An empty newsroom has no words to count; an empty story has."""
    office = open_office(tmp_path / "newsroom")
    qtbot.waitUntil(lambda: not office.sides.lengths.waiting)
    assert office.window.words.text() == ""

    office.window.ui.new_story.trigger()

    qtbot.waitUntil(lambda: office.window.words.text().startswith("0 words"))
