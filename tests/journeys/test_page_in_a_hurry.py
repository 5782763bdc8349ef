"""The page is that of what stands in the text, however quick somebody is, and whatever failed before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.domain.story import StoryText

Open = Callable[[Path], Office]

#: A theme that fails for a story in Tajik.
PICKY = """{% extends "newsdesk/article.html" %}
{% block facts %}{% if language == "tg" %}{{ nobody.knows }}{% endif %}{% endblock %}
"""
#: One whose pages take a second for one story.
SLOW = """{% extends "newsdesk/article.html" %}
{% block facts %}{% if headline == "Work" %}
{% for one in range(1000) %}{% for other in range(5000) %}{% endfor %}{% endfor %}
{% endif %}{% endblock %}
"""


@pytest.fixture
def office(open_office: Open, qtbot: QtBot, tmp_path: Path) -> Office:
    """A window with one story open in it, and its page beside it."""
    office = open_office(tmp_path / "newsroom")
    uid = office.desk.stories.new(StoryText(headline="Mill Turns Wool", body="It presses.")).value.uid
    office.desk.stories.new(StoryText(headline="Night Trams", body="They run."))
    with qtbot.waitSignal(office.window.panes.preview.updated):
        office.stories.show_story(uid)
    qtbot.waitUntil(lambda: office.background.pending == 0)
    return office


def page_text(office: Office) -> str:
    """Return the body that the page was told to have."""
    page = office.window.panes.preview._page
    assert page
    return " ".join(block.html for block in page.blocks)


def wear(office: Office, qtbot: QtBot, article: str) -> None:
    """Put on a theme with this template."""
    folder = office.desk.themes.folder / "own"
    folder.mkdir(parents=True)
    (folder / "article.html").write_text(article, "utf-8")
    office.announcer.announce(office.desk.themes.choose("own"))
    qtbot.waitUntil(lambda: office.background.pending == 0)


def test_typing_goes_on_to_the_page_after_it_could_not_be_made(office: Office, qtbot: QtBot) -> None:
    """A theme fails for a story in one language; in the next one it is well again."""
    wear(office, qtbot, PICKY)
    language, body = office.window.panes.editor.form.ui.language, office.window.panes.editor.body

    language.set_language("tg")
    language.chosen.emit("tg")
    qtbot.waitUntil(lambda: "nobody" in office.window.ui.banner.text)
    assert not office.window.panes.preview._slow.isActive()
    language.set_language("ru")
    language.chosen.emit("ru")
    QTest.keyClicks(body, "Now ")

    qtbot.waitUntil(lambda: "Now It presses." in page_text(office))


def test_what_is_typed_before_the_page_is_there_is_on_it(office: Office, qtbot: QtBot) -> None:
    """The page that comes then, late, is one of the text as it was opened."""
    wear(office, qtbot, SLOW)
    uid = office.desk.stories.new(StoryText(headline="Work", body="It begins.")).value.uid
    office.editor.open(uid)
    qtbot.waitUntil(lambda: office.editor.uid == uid)
    QTest.keyClicks(office.window.panes.editor.body, "Now ")

    qtbot.waitUntil(lambda: not office.editor.dirty and office.background.pending == 0)

    qtbot.waitUntil(lambda: "Now It begins." in page_text(office))
