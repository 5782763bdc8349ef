"""The band is loud while a story has to wait, quiet once it need not, and else not there."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.gui.embargo.band import BandState, EmbargoBand


@pytest.fixture
def band(qtbot: QtBot) -> EmbargoBand:
    band = EmbargoBand()
    qtbot.addWidget(band)
    return band


def test_it_is_hidden_until_there_is_something_to_say(band: EmbargoBand) -> None:
    """Most stories have no embargo."""
    assert band.isHidden()
    assert band.state is None


def test_it_says_its_words_to_eyes_and_ears(band: EmbargoBand) -> None:
    """And wears what the style sheet knows it by."""
    band.show_state(BandState.ON, "Embargoed until 14:00 Tashkent")
    seen = (band.isHidden(), band.ui.words.text(), band.accessibleName(), band.property("embargo"))

    band.show_state(BandState.OVER, "The embargo is over")

    assert seen == (False, "Embargoed until 14:00 Tashkent", "Embargoed until 14:00 Tashkent", "on")
    assert (band.state, band.property("embargo")) == (BandState.OVER, "over")


def test_it_goes_when_there_is_nothing_to_say(band: EmbargoBand) -> None:
    """A lifted embargo leaves nothing behind."""
    band.show_state(BandState.ON, "Embargoed")

    band.show_state(None)

    assert band.isHidden()


@pytest.mark.parametrize("name", ["change", "lift"])
def test_its_buttons_ask(band: EmbargoBand, qtbot: QtBot, name: str) -> None:
    """For another time, or for none."""
    band.show_state(BandState.ON, "Embargoed")

    with qtbot.waitSignal(getattr(band, f"{name}_wanted")):
        qtbot.mouseClick(getattr(band.ui, name), Qt.MouseButton.LeftButton)


def test_who_may_only_look_gets_no_buttons(band: EmbargoBand) -> None:
    """The words stay."""
    band.set_read_only(True)
    band.show_state(BandState.ON, "Embargoed")

    assert band.ui.change.isHidden()
    assert band.ui.lift.isHidden()
    assert not band.ui.words.isHidden()
