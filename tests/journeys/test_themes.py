"""The web producer gives the newsroom's pages another look, and sees it at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.preview.page import WORLD

PAPER = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.fixture
def office(open_office: Callable[[Path], Office], qtbot: QtBot, tmp_path: Path) -> Office:
    """A window with a story and its page, in a newsroom with a theme that is sound and one that is not."""
    office = open_office(tmp_path / "newsroom")
    for name, style in (("river", ":root { --paper: #010203 }"), ("spoilt", "@import 'x.css';")):
        folder = office.desk.themes.folder / name
        folder.mkdir(parents=True)
        (folder / "extra.css").write_text(style, "utf-8")
    uid = office.desk.stories.new(StoryText(headline="Snow in May", body="It fell.")).value.uid
    done = office.desk.editions.new(office.desk.newsroom.clock.now().date(), uids=[uid])
    office.announcer.announce(done.changes)
    with qtbot.waitSignal(office.window.panes.preview.updated):
        office.stories.show_story(uid)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    return office


def paper(office: Office, qtbot: QtBot) -> object:
    """Return the colour of the page beside the text."""
    view = office.window.panes.preview._view
    assert view is not None
    with qtbot.waitCallback() as answer:
        view.locked_page.runJavaScript(PAPER, WORLD, answer)
    return answer.args[0]


def test_a_theme_is_seen_where_it_is_chosen(
    office: Office, wait_for: Callable[[type[Any]], Any], qtbot: QtBot
) -> None:
    """In the preview; one that cannot be used says why, and the one before it stays chosen."""
    office.window.ui.export_edition.trigger()
    dialog = wait_for(ExportDialog)
    qtbot.waitUntil(lambda: dialog.ui.theme.count() == 3)

    qtbot.keyClick(dialog.ui.theme, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: paper(office, qtbot) == "rgb(1, 2, 3)")
    qtbot.keyClick(dialog.ui.theme, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.ui.failure.isVisible)

    assert "extra.css, line 1: it imports another style sheet" in dialog.ui.failure.text
    qtbot.waitUntil(lambda: dialog.ui.theme.currentText() == "river")
    assert office.desk.themes.chosen() == "river"
    dialog.reject()
