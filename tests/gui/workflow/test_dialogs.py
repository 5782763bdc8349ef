"""The workflow's dialogs, each alone: what they show, what they ask for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.people import Person, Role
from newsdesk.domain.workflow import transition
from newsdesk.gui.workflow.held_back import LISTED, HeldBackDialog
from newsdesk.gui.workflow.people_dialog import PeopleDialog
from newsdesk.gui.workflow.words_dialog import Retagging, WordsDialog

COUNTRIES = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "TJ": "Tajikistan"}


def error(uid: str, message: str = "The story has no text.") -> Finding:
    return Finding(uid, "body-missing", "body", 0, 0, message, Severity.ERROR)


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    # Otherwise it would be deleted before the test has looked at it.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()


@pytest.fixture
def held(qtbot: QtBot) -> HeldBackDialog:
    headlines = {"a": "Snow in May", "b": "A Bridge Opens"}
    dialog = HeldBackDialog(transition("publish"), (error("a"), error("b")), headlines)
    shown(qtbot, dialog)
    return dialog


def test_it_says_what_holds_back(held: HeldBackDialog) -> None:
    """How many stories and errors, and of which story each is."""
    assert held.ui.title.text() == "2 stories are held back by 2 errors."
    assert held.ui.findings.count() == 2
    assert held.ui.all_the_same.text() == "Mark published &all the same"
    assert not held.ui.more.isVisible()


def test_one_story_is_named(qtbot: QtBot) -> None:
    """By its headline."""
    dialog = HeldBackDialog(transition("publish"), (error("a"),), {"a": "Snow in May"})
    shown(qtbot, dialog)

    assert dialog.ui.title.text() == "“Snow in May” is held back by 1 error."


def test_it_leads_to_the_place(qtbot: QtBot, held: HeldBackDialog) -> None:
    """To the first, or to the one that is chosen, and gets out of the way."""
    held.ui.findings.setCurrentRow(1)

    with qtbot.waitSignal(held.place_wanted) as asked:
        held.ui.go_to.click()

    assert asked.args == [error("b")]
    assert not held.isVisible()


def test_nobody_goes_on_without_a_reason(qtbot: QtBot, held: HeldBackDialog) -> None:
    """Blanks are none."""
    qtbot.keyClicks(held.ui.reason, "   ")
    assert not held.ui.all_the_same.isEnabled()
    qtbot.keyClicks(held.ui.reason, "The wire wants it.")

    with qtbot.waitSignal(held.override_wanted) as asked:
        held.ui.all_the_same.click()

    assert asked.args == ["The wire wants it."]


def test_return_in_the_reason_is_no_accident(qtbot: QtBot, held: HeldBackDialog) -> None:
    """It goes to the place, which changes nothing; going on wants its own button."""
    qtbot.keyClicks(held.ui.reason, "Because")
    overridden: list[str] = []
    held.override_wanted.connect(overridden.append)

    with qtbot.waitSignal(held.place_wanted):
        qtbot.keyClick(held.ui.reason, Qt.Key.Key_Return)

    assert overridden == []


def test_thousands_of_errors_are_counted_rather_than_listed(qtbot: QtBot) -> None:
    """Nobody reads them, and drawing them would take a while."""
    many = tuple(error(str(number)) for number in range(5000))
    dialog = HeldBackDialog(transition("publish"), many, {each.uid: "Snow" for each in many})
    shown(qtbot, dialog)

    assert dialog.ui.findings.count() == LISTED
    assert dialog.ui.more.text() == "And 4,800 more."


@pytest.fixture
def words(qtbot: QtBot) -> WordsDialog:
    dialog = WordsDialog("tags", 3, {"wool": 3, "trade": 1})
    shown(qtbot, dialog)
    return dialog


def typed(qtbot: QtBot, dialog: WordsDialog, text: str) -> QLineEdit:
    entry = dialog.ui.add.findChild(QLineEdit)
    assert entry is not None
    qtbot.keyClicks(entry, text)
    return entry


def test_what_only_some_have_is_neither_yes_nor_no(words: WordsDialog) -> None:
    """And stays so until somebody decides."""
    wool, trade = (words.ui.there.item(row) for row in range(2))

    assert (wool.text(), wool.checkState()) == ("wool", Qt.CheckState.Checked)
    assert (trade.text(), trade.checkState()) == ("trade (1 of 3)", Qt.CheckState.PartiallyChecked)
    assert not words.choice()
    assert not words.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_ticks_and_words_are_what_changes(qtbot: QtBot, words: WordsDialog) -> None:
    """Ticked for all, taken from all, and new ones, half typed or not."""
    wool, trade = (words.ui.there.item(row) for row in range(2))
    wool.setCheckState(Qt.CheckState.Unchecked)
    trade.setCheckState(Qt.CheckState.Checked)
    entry = typed(qtbot, words, "snow, ice")

    with qtbot.waitSignal(words.accepted):
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        qtbot.keyClick(entry, Qt.Key.Key_Return)

    assert words.choice() == Retagging(("trade", "snow", "ice"), ("wool",))


def test_countries_go_by_name(qtbot: QtBot) -> None:
    """Shown and typed so, and asked for by code."""
    dialog = WordsDialog("countries", 2, {"KG": 1}, COUNTRIES)
    shown(qtbot, dialog)
    typed(qtbot, dialog, "Tajikistan,")

    assert dialog.ui.there.item(0).text() == "Kyrgyzstan (1 of 2)"
    assert dialog.choice() == Retagging(("TJ",), ())


def test_stories_without_any_show_no_list(qtbot: QtBot) -> None:
    """Only the field for new ones."""
    dialog = WordsDialog("tags", 1, {})
    shown(qtbot, dialog)

    assert dialog.ui.title.text() == "Tags of 1 story"
    assert not dialog.ui.there.isVisible()


@pytest.fixture
def people(qtbot: QtBot) -> PeopleDialog:
    dialog = PeopleDialog("Aigul")
    dialog.show_people((Person("Aigul", Role.EDITOR), Person("Bolot", Role.REPORTER)))
    shown(qtbot, dialog)
    return dialog


def role_box(dialog: PeopleDialog, row: int) -> QComboBox:
    box = dialog.ui.people.cellWidget(row, 1)
    assert isinstance(box, QComboBox)
    return box


def test_a_role_is_chosen(qtbot: QtBot, people: PeopleDialog) -> None:
    """In the row of whose it is."""
    box = role_box(people, 1)
    assert (box.currentText(), box.accessibleName()) == ("reporter", "Role of Bolot")

    with qtbot.waitSignal(people.role_wanted) as asked:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)

    assert asked.args == ["Bolot", "editor"]


def test_somebody_is_added(qtbot: QtBot, people: PeopleDialog) -> None:
    """By name and role."""
    assert not people.ui.add.isEnabled()
    qtbot.keyClicks(people.ui.name, "Jyldyz")
    people.ui.role.setCurrentText("producer")

    with qtbot.waitSignal(people.role_wanted) as asked:
        people.ui.add.click()

    assert asked.args == ["Jyldyz", "producer"]
    assert people.ui.name.text() == ""


def test_several_are_added_by_return(qtbot: QtBot, people: PeopleDialog) -> None:
    """The list stays open for the next."""
    with qtbot.waitSignals([people.role_wanted] * 2):
        for name in ("Jyldyz", "Nurlan"):
            qtbot.keyClicks(people.ui.name, name)
            qtbot.keyClick(people.ui.name, Qt.Key.Key_Return)

    assert people.isVisible()


def test_a_refusal_is_shown_and_the_role_is_as_it_was(people: PeopleDialog) -> None:
    """The sentence stands above the list."""
    role_box(people, 0).setCurrentText("reporter")

    people.show_people((Person("Aigul", Role.EDITOR),), "Aigul is the last editor.")

    assert role_box(people, 0).currentText() == "editor"
    assert people.ui.refusal.isVisible()
    assert people.ui.refusal.text == "Aigul is the last editor."


def test_who_is_no_editor_can_only_look(people: PeopleDialog) -> None:
    """Every box is greyed."""
    people.show_people((Person("Aigul", Role.REPORTER), Person("Bolot", Role.EDITOR)))

    assert not any(role_box(people, row).isEnabled() for row in range(2))
    assert not people.ui.name.isEnabled()
    assert not people.ui.add.isEnabled()
