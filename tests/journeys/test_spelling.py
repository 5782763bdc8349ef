"""Spelling in the real window: marks while writing, suggestions by keyboard, words that are added."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.spelling import WordList
from newsdesk.domain.story import StoryText
from newsdesk.gui.colors import DARK, LIGHT, SEPIA, ThemeColors
from newsdesk.gui.spelling.dialog import SpellingDialog
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.plain import PlainEdit

BODY = "The goverment has writen to Zzaxon.\n\nIt’s the goverment’s mill."


@pytest.fixture
def office(
    open_office: Callable[[Path], Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Office:
    """A window with a story open in which four words are misspelt."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    desk = open_desk(tmp_path / "desk", SystemClock(), "Aigul", may_start=True).desk
    desk.stories.new(StoryText(headline="A Mill", body=BODY))
    desk.close()
    office = open_office(tmp_path / "desk")
    qtbot.waitUntil(lambda: office.editor.story is not None)
    qtbot.waitUntil(lambda: len(marked(body_of(office))) == 4)
    return office


def body_of(office: Office) -> MarkdownEdit:
    return office.window.panes.editor.body


def marked(edit: PlainEdit) -> list[str]:
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def offered(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.font().bold()]


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def next_with_suggestions(office: Office, qtbot: QtBot) -> QMenu:
    """Press F7 and wait for what is offered."""
    office.window.ui.next_misspelt.trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = open_menu()
    qtbot.waitUntil(lambda: bool(offered(menu)))
    return menu


def test_misspelt_words_are_marked_and_put_right_by_keyboard(office: Office, qtbot: QtBot) -> None:
    """F7, Return; F7, Return: and each is one step to undo."""
    edit = body_of(office)

    menu = next_with_suggestions(office, qtbot)
    assert edit.textCursor().selectedText() == "goverment"
    assert offered(menu)[0] == "government"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text().startswith("The government has writen")
    qtbot.waitUntil(lambda: marked(edit) == ["writen", "Zzaxon", "goverment’s"])

    QTest.keyClick(next_with_suggestions(office, qtbot), Qt.Key.Key_Return)
    assert "government has write" in edit.text()
    QTest.keyClicks(edit, "s")
    for _step in ("s", "written", "government"):
        edit.undo()
    assert edit.text() == BODY


def test_apostrophes_stay_as_they_were(office: Office, qtbot: QtBot) -> None:
    """Hunspell suggests typewriter ones."""
    edit = body_of(office)
    edit.go_to_line(3)

    QTest.keyClick(next_with_suggestions(office, qtbot), Qt.Key.Key_Return)

    assert edit.text().endswith("It’s the government’s mill.")


def test_the_context_menu_offers_too(office: Office, qtbot: QtBot) -> None:
    """Above what it always has, for the word under the mouse."""
    edit = body_of(office)
    cursor = edit.document().find("writen")
    cursor.setPosition(cursor.selectionStart() + 2)
    place = edit.cursorRect(cursor).center()
    globally = edit.viewport().mapToGlobal(place)

    QApplication.sendEvent(
        edit.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, globally)
    )
    menu = open_menu()
    qtbot.waitUntil(lambda: bool(offered(menu)))

    assert "written" in offered(menu)
    assert [each.text() for each in menu.actions()].index("Add to &your words") < len(menu.actions()) - 3
    menu.close()


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("Add to &your words", WordList.PERSONAL),
        ("Add to the &newsroom’s words", WordList.NEWSROOM),
        ("Right in &this story", WordList.STORY),
        ("&Ignore here", None),
    ],
)
def test_a_word_is_taken_for_right(office: Office, qtbot: QtBot, words: str, which: WordList | None) -> None:
    """At once, on the list that was chosen; what is ignored is on none."""
    edit = body_of(office)
    menu = next_with_suggestions(office, qtbot)

    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()

    qtbot.waitUntil(lambda: marked(edit) == ["writen", "Zzaxon"])
    own = office.desk.spelling.own_words(office.editor.uid)
    assert own.all == (own.in_list(which) if which else frozenset())
    assert bool(own.all) is (which is not None)


def test_it_can_be_turned_off(office: Office, qtbot: QtBot) -> None:
    """The menu, the dialog and the marks agree; F7 says how to turn it on."""
    office.window.ui.check_spelling.trigger()
    assert marked(body_of(office)) == []

    office.window.ui.next_misspelt.trigger()
    assert "Ctrl+Alt+K" in office.window.ui.status_bar.currentMessage()

    office.window.ui.check_spelling.trigger()
    qtbot.waitUntil(lambda: len(marked(body_of(office))) == 4)


def test_the_dialog_shows_whose_dictionaries_they_are(
    office: Office, qtbot: QtBot, wait_for: Callable[[type[QDialog]], SpellingDialog]
) -> None:
    """With their licences; what is chosen holds at once, and so does what is removed."""
    office.desk.spelling.add(["Zzaxon"], WordList.NEWSROOM)
    office.window.ui.spelling_languages.trigger()
    dialog = wait_for(SpellingDialog)
    tree = dialog.ui.languages
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 2 and dialog.ui.missing.isVisible())
    rows = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    named = {row.text(0): row for row in rows if row is not None}

    assert all(row.text(1) and row.text(2) for row in named.values())
    assert "Tajik" in dialog.ui.missing.text()

    for name in ("English (British)", "English (American)"):
        named[name].setCheckState(0, Qt.CheckState.Unchecked)
    assert office.choices.now.spelling_languages == ("ru_RU",)

    dialog.ui.which.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.ui.words.count() == 1)
    dialog.ui.words.selectAll()
    dialog.ui.remove.click()
    qtbot.waitUntil(lambda: dialog.ui.words.count() == 0)
    assert not office.desk.spelling.own_words().newsroom
    dialog.accept()


def test_headline_and_standfirst_are_spelt_as_well(office: Office, qtbot: QtBot) -> None:
    """They are marked, F7 comes to them on its way round, and undo takes a suggestion back."""
    headline, standfirst = office.window.panes.editor.form.prose()
    headline.setFocus()
    QTest.keyClicks(headline, "The goverment and ")
    QTest.keyClick(headline, Qt.Key.Key_Return)
    QTest.keyClicks(standfirst, "It has writen ")
    qtbot.waitUntil(lambda: (marked(headline), marked(standfirst)) == (["goverment"], ["writen"]))
    headline.mark(0, 0)
    headline.setFocus()

    QTest.keyClick(next_with_suggestions(office, qtbot), Qt.Key.Key_Return)
    assert headline.text() == "The government and A Mill"
    next_with_suggestions(office, qtbot).close()
    assert standfirst.hasFocus()
    assert standfirst.textCursor().selectedText() == "writen"
    next_with_suggestions(office, qtbot).close()

    assert body_of(office).hasFocus()
    headline.undo()
    assert headline.text() == "The goverment and A Mill"


@pytest.mark.parametrize(
    ("action", "theme"), [("theme_sepia", SEPIA), ("theme_dark", DARK), ("theme_light", LIGHT)]
)
def test_marks_wear_the_theme(office: Office, action: str, theme: ThemeColors) -> None:
    """As soon as it is chosen: in the text, and in headline and standfirst."""
    getattr(office.window.ui, action).trigger()

    fields = (*office.window.panes.editor.form.prose(), body_of(office))
    assert [each.layers.colors for each in fields] == [theme.layers] * 3
    lines = {each.format.underlineColor().name() for each in body_of(office).extraSelections()}
    assert lines == {theme.layers.misspelt}


def test_marks_of_the_language_come_in_the_headline(office: Office) -> None:
    """By the same switch as in the text."""
    headline, _standfirst = office.window.panes.editor.form.prose()
    headline.setFocus()

    QTest.keyClicks(headline, '"No" -- ')
    assert headline.text() == "“No” – A Mill"
    office.choices.change(smart_quotes=False, smart_dashes=False)
    QTest.keyClicks(headline, '"')

    assert headline.text() == '“No” – "A Mill'


def test_another_language_holds_at_once(office: Office, qtbot: QtBot) -> None:
    """For quotation marks and for the dictionary, before anything is kept; and it is kept."""
    form = office.window.panes.editor.form
    headline, menu = form.ui.headline, form.ui.language.menu()
    menu.aboutToShow.emit()

    next(each for each in menu.actions() if each.text() == "Russian").trigger()
    headline.setFocus()
    QTest.keyClicks(headline, '"')
    assert headline.text() == "«A Mill"
    office.editor.save()
    office.background.finish()
    assert office.desk.stories.get(office.editor.uid).text.language == "ru"
