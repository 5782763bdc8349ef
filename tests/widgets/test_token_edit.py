"""Tokens, by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsdesk.widgets.token_chip import TokenChip
from newsdesk.widgets.token_edit import TokenEdit
from newsdesk.widgets.token_entry import TokenEntry

COUNTRIES = {
    "KZ": "Kazakhstan",
    "KG": "Kyrgyzstan",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "UZ": "Uzbekistan",
}


class Desk(QWidget):
    """A field of tokens, and a button to go on to."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = TokenEdit()
        self.button = QPushButton()
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        column.addWidget(self.button)
        column.addStretch()
        self.resize(400, 300)
        self.told: list[tuple[str, ...]] = []
        self.edit.tokens_changed.connect(self.told.append)

    @property
    def entry(self) -> TokenEntry:
        found = self.edit.findChild(QLineEdit)
        assert isinstance(found, TokenEntry)
        return found

    def labels(self) -> list[str]:
        """Return what the chips show."""
        return [chip.accessibleName() for chip in self.edit.findChildren(TokenChip) if chip.isVisible()]

    @property
    def focused(self) -> str:
        """Return the label of the chip that has the focus, or "" for the field."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget.accessibleName() if isinstance(widget, TokenChip) else ""


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    widget = Desk()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.edit.setFocus()
    qtbot.waitUntil(widget.entry.hasFocus)
    return widget


def key(*keys: Qt.Key) -> None:
    """Press keys wherever the focus is."""
    for each in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, each)


# -- free words -----------------------------------------------------------------------------------------


def test_return_and_a_comma_end_a_token(qtbot: QtBot, desk: Desk) -> None:
    """Without the spaces around it, and told as they come."""
    QTest.keyClicks(desk.entry, "  green   water ,")
    QTest.keyClicks(desk.entry, "cotton")
    key(Qt.Key.Key_Return)

    assert desk.edit.tokens() == ("green water", "cotton")
    assert desk.told == [("green water",), ("green water", "cotton")]
    assert desk.entry.text() == ""


def test_a_pasted_list_becomes_tokens(desk: Desk) -> None:
    """The last one can still be typed on."""
    QGuiApplication.clipboard().setText("water, energy; gas")

    QTest.keyClick(desk.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert desk.edit.tokens() == ("water", "energy")
    assert desk.entry.text().strip() == "gas"


def test_a_token_is_there_once(qtbot: QtBot, desk: Desk) -> None:
    """Whatever its capitals; nothing at all is no token."""
    desk.edit.set_tokens(["Water"])

    QTest.keyClicks(desk.entry, "water,,  ,")
    key(Qt.Key.Key_Return)

    assert desk.edit.tokens() == ("Water",)
    assert desk.told == []


def test_what_was_begun_is_kept_when_the_user_goes_on(qtbot: QtBot, desk: Desk) -> None:
    """Nothing typed is lost."""
    QTest.keyClicks(desk.entry, "gas")

    key(Qt.Key.Key_Tab)

    assert desk.button.hasFocus()
    assert desk.edit.tokens() == ("gas",)


def test_setting_tokens_is_not_editing(desk: Desk) -> None:
    """No signal, and nothing of an earlier text."""
    desk.entry.setText("half")

    desk.edit.set_tokens(["a", "b"])

    assert desk.edit.tokens() == ("a", "b")
    assert desk.entry.text() == ""
    assert desk.told == []


def test_suggestions_are_picked_by_keys(desk: Desk) -> None:
    """By any part of the word."""
    desk.edit.set_suggestions(["drinking water", "energy"])

    QTest.keyClicks(desk.entry, "wat")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert desk.edit.tokens() == ("drinking water",)
    assert desk.entry.text() == ""


def test_return_takes_the_word_as_it_was_typed_unless_one_is_picked(desk: Desk) -> None:
    """A list that is open does not decide."""
    desk.edit.set_suggestions(["drinking water"])

    QTest.keyClicks(desk.entry, "water")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert desk.edit.tokens() == ("water",)
    assert not popup.isVisible()


# -- choices --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Kazakhstan", "kazakhstan", "KZ", "kz", "Kaz"])
def test_a_choice_is_found_by_its_label_its_key_or_its_beginning(desk: Desk, typed: str) -> None:
    """The token is the key, the chip shows the label."""
    desk.edit.set_choices(COUNTRIES)

    QTest.keyClicks(desk.entry, typed)
    QTest.keyClick(desk.entry, Qt.Key.Key_Return)

    assert desk.edit.tokens() == ("KZ",)
    assert desk.labels() == ["Kazakhstan"]


@pytest.mark.parametrize("typed", ["Narnia", "T", "stan"])
def test_what_is_no_choice_is_refused_and_stays(desk: Desk, typed: str) -> None:
    """Neither unknown words nor those that could mean several; the field says so until it is corrected."""
    desk.edit.set_choices(COUNTRIES)
    QTest.keyClicks(desk.entry, typed)

    QTest.keyClick(desk.entry, Qt.Key.Key_Return)

    assert desk.edit.tokens() == ()
    assert desk.entry.text() == typed
    assert desk.entry.property("refused") is True
    QTest.keyClicks(desk.entry, "Uz")
    assert desk.entry.property("refused") is False


def test_refused_words_are_not_lost_among_others(desk: Desk) -> None:
    """What stood before them is taken."""
    desk.edit.set_choices(COUNTRIES)
    QGuiApplication.clipboard().setText("UZ, Narnia, KG")

    QTest.keyClick(desk.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert desk.edit.tokens() == ("UZ",)
    assert desk.entry.text() == "Narnia, KG"


def test_a_key_that_is_no_choice_any_more_is_kept(desk: Desk) -> None:
    """An old story does not lose its country by being looked at."""
    desk.edit.set_tokens(["AF", "KZ"])

    desk.edit.set_choices(COUNTRIES)

    assert desk.edit.tokens() == ("AF", "KZ")
    assert desk.labels() == ["AF", "Kazakhstan"]


def test_a_choice_that_is_taken_is_not_suggested_again(desk: Desk) -> None:
    """The list holds what is left."""
    desk.edit.set_choices(COUNTRIES)
    desk.edit.set_tokens(["KZ"])

    QTest.keyClicks(desk.entry, "stan")
    popup = QApplication.activePopupWidget()

    assert isinstance(popup, QListView)
    rows = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert rows == ["Kyrgyzstan (KG)", "Tajikistan (TJ)", "Turkmenistan (TM)", "Uzbekistan (UZ)"]


# -- chips ----------------------------------------------------------------------------------------------


def test_backspace_at_the_beginning_takes_the_last_token(qtbot: QtBot, desk: Desk) -> None:
    """But a letter first, if there is one."""
    desk.edit.set_tokens(["a", "b"])
    QTest.keyClicks(desk.entry, "x")

    key(Qt.Key.Key_Backspace)
    assert desk.edit.tokens() == ("a", "b")
    key(Qt.Key.Key_Backspace)
    assert desk.edit.tokens() == ("a",)
    key(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)

    assert desk.told == [("a",), ()]
    assert desk.entry.hasFocus()


def test_arrows_walk_over_the_chips(qtbot: QtBot, desk: Desk) -> None:
    """From the field to the first one and back."""
    desk.edit.set_tokens(["a", "b"])
    seen = []

    for each in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        key(each)
        seen.append(desk.focused)

    assert seen == ["b", "a", "a", "b", ""]


@pytest.mark.parametrize(
    ("pressed", "left", "focused"),
    [(Qt.Key.Key_Delete, ("a", "c"), "c"), (Qt.Key.Key_Backspace, ("a", "c"), "a")],
)
def test_a_chip_is_taken_away_by_keys(
    qtbot: QtBot, desk: Desk, pressed: Qt.Key, left: tuple[str, ...], focused: str
) -> None:
    """The focus goes on in the direction of the key."""
    desk.edit.set_tokens(["a", "b", "c"])

    key(Qt.Key.Key_Left, Qt.Key.Key_Left, pressed)

    assert desk.edit.tokens() == left
    assert desk.focused == focused


def test_deleting_them_all_ends_in_the_field(qtbot: QtBot, desk: Desk) -> None:
    """There is always somewhere to type."""
    desk.edit.set_tokens(["a", "b"])

    key(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Delete)

    assert desk.edit.tokens() == ()
    assert desk.entry.hasFocus()


def test_typing_on_a_chip_goes_on_in_the_field(qtbot: QtBot, desk: Desk) -> None:
    """No letter is swallowed."""
    desk.edit.set_tokens(["a"])
    key(Qt.Key.Key_Left)

    key(Qt.Key.Key_X)

    assert desk.entry.text() == "x"
    assert desk.entry.hasFocus()


def test_every_chip_has_a_button_that_says_what_it_removes(desk: Desk) -> None:
    """For the mouse, and for screen readers."""
    desk.edit.set_choices(COUNTRIES)
    desk.edit.set_tokens(["KZ", "UZ"])
    close = desk.edit.findChildren(TokenChip)[0].findChild(QToolButton)
    assert close is not None
    assert close.accessibleName() == "Remove Kazakhstan"

    QTest.mouseClick(close, Qt.MouseButton.LeftButton)

    assert desk.told == [("UZ",)]


def test_the_field_carries_the_name_and_tells_the_tokens(desk: Desk) -> None:
    """It is what has the focus, and so what is read aloud."""
    desk.edit.setAccessibleName("Countries")
    desk.edit.set_choices(COUNTRIES)
    desk.edit.set_tokens(["KZ", "UZ"])

    assert desk.entry.accessibleName() == "Countries"
    assert desk.entry.accessibleDescription() == "Kazakhstan, Uzbekistan"


def test_it_grows_to_two_rows_and_no_further(desk: Desk) -> None:
    """More of them scroll, and the field is seen while it is typed in."""
    heights = []
    for count in (0, 6, 12, 60):
        desk.edit.set_tokens([f"token {each}" for each in range(count)])
        heights.append(desk.edit.height())

    assert heights[0] < heights[1] == heights[2] == heights[3] < 2.5 * heights[0]
    QTest.keyClicks(desk.entry, "new,")
    place = desk.entry.mapTo(desk.edit, desk.entry.rect().center())
    assert desk.edit.rect().contains(place)
    desk.edit.set_tokens([])
    assert desk.edit.height() == heights[0]
