"""A text whose end the editor cannot show: that is said as long as it is so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText

Open = Callable[..., Office]
OpenStory = Callable[[Office, StoryText], None]


def test_what_is_said_of_a_text_beyond_sight_ends_with_it(
    open_office: Open, open_story: OpenStory, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it is shortened, and when another story is opened."""
    monkeypatch.setattr("newsdesk.widgets.writing.sheet_edit.HIGHEST", 1500)
    office = open_office(tmp_path / "newsroom")
    body, banner = office.window.panes.editor.body, office.window.ui.banner
    long = StoryText(headline="Wool Sells", body="Wool sells.\n" * 1000)

    open_story(office, long)
    qtbot.waitUntil(lambda: "longer than the editor can show" in banner.text)
    body.selectAll()
    body.insert("Sold.")
    office.window.ui.save_now.trigger()
    qtbot.waitUntil(banner.isHidden)

    open_story(office, long)
    qtbot.waitUntil(banner.isVisible)
    open_story(office, StoryText(headline="Trams at Night", body="They run."))
    qtbot.waitUntil(banner.isHidden)
