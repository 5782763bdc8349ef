"""The window's band: what went wrong stands there until it is dismissed, or over."""

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.gui.band import SENTENCES, Band
from newsdesk.widgets.banner import Banner, BannerKind

INFO, WARNING, ERROR = BannerKind.INFO, BannerKind.WARNING, BannerKind.ERROR


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


@pytest.fixture
def band(banner: Banner) -> Band:
    return Band(banner)


def test_of_several_sentences_none_is_lost(band: Band, banner: Banner) -> None:
    """Each on its line, the newest last; what is over goes, and with the last the band."""
    band.say(WARNING, "One is empty.", "one")
    band.say(WARNING, "Two is empty.", "two")
    assert banner.text == "One is empty.\nTwo is empty."

    band.end("one")
    assert banner.text == "Two is empty."

    band.end("two")
    assert banner.isHidden()


def test_a_second_try_takes_the_place_of_the_first(band: Band, banner: Banner) -> None:
    """About one thing there is one sentence."""
    band.say(WARNING, "The disk is full.", "one")
    band.say(WARNING, "The folder is gone.", "one")

    assert banner.text == "The folder is gone."


def test_what_is_not_there_cannot_end(band: Band, banner: Banner) -> None:
    """Something else that was done says nothing about what was not."""
    band.say(WARNING, "One is empty.", "one")

    band.end("two")

    assert banner.isVisible()


def test_dismissed_is_forgotten(band: Band, banner: Banner) -> None:
    """It does not come back with the next sentence."""
    band.say(WARNING, "One is empty.", "one")
    banner.dismiss()

    band.say(WARNING, "Two is empty.", "two")

    assert banner.text == "Two is empty."


def test_the_most_serious_gives_the_colour_and_has_the_button(band: Band, banner: Banner) -> None:
    """A remark that comes later takes neither away."""
    done: list[str] = []
    band.say(ERROR, "Not saved.", "saving", "Save a copy…", lambda: done.append("copy"))
    band.say(WARNING, "One text is damaged.", "health", "Health…", lambda: done.append("health"))
    band.say(INFO, "Somebody else has it.", "look")

    assert banner.kind is ERROR
    banner.action_wanted.emit()
    band.end("saving")
    assert banner.kind is WARNING
    banner.action_wanted.emit()
    assert done == ["copy", "health"]


def test_a_folder_of_bad_files_does_not_take_the_window(band: Band, banner: Banner) -> None:
    """The newest are shown, the others counted."""
    for number in range(SENTENCES + 2):
        band.say(WARNING, f"File {number} is empty.", number)

    lines = banner.text.splitlines()
    assert lines[0] == "File 2 is empty."
    assert lines[-1] == "And 2 things before that."
