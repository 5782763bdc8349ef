"""What is put in from a menu is put where it was meant, or nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText


@pytest.fixture
def menu(open_office: Callable[[Path], Office], tmp_path: Path, qtbot: QtBot) -> tuple[Office, QMenu]:
    """A window with a story open, and a menu that asks which som is meant."""
    clock = SystemClock()
    desk = Desk(Newsroom.create(tmp_path / "desk", clock, "Aigul", "The Courier"))
    desk.rates.manual("KGS", "80", "By hand")
    desk.rates.manual("UZS", "12500", "By hand")
    desk.stories.new(StoryText(headline="Bread", body="Bread.\n\nIt costs 500 soms."))
    desk.close()
    office = open_office(tmp_path / "desk")
    qtbot.waitUntil(lambda: office.editor.story is not None)
    qtbot.waitUntil(lambda: office.backroom.amounts.reader is not None)
    body = office.window.panes.editor.body
    body.setTextCursor(body.document().find("soms"))
    office.backroom.amounts.convert()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, QMenu)
    return office, asked


def test_a_text_that_changed_under_a_menu_gets_nothing(menu: tuple[Office, QMenu]) -> None:
    """Another desk's paragraph came in above, and the conversion would stand in the middle of a word."""
    office, asked = menu
    body = office.window.panes.editor.body
    body.put([(0, 0, "News. ")])

    asked.actions()[0].trigger()
    asked.close()

    assert body.text() == "News. Bread.\n\nIt costs 500 soms."
    assert office.window.panes.editor.pins.standing("It costs 500 soms ($6.30).") == ()


def test_a_text_that_did_not_gets_it(menu: tuple[Office, QMenu]) -> None:
    """What was added behind it is in nobody's way."""
    office, asked = menu
    body = office.window.panes.editor.body
    end = len(body.text())
    body.put([(end, end, "\n\nIt is white.")])

    asked.actions()[0].trigger()
    asked.close()

    assert body.text() == "Bread.\n\nIt costs 500 soms ($6.30).\n\nIt is white."


@pytest.fixture
def unsure(open_office: Callable[[Path], Office], tmp_path: Path, qtbot: QtBot) -> Office:
    """A window with a story about som, of which one alone has a rate, and about tenge."""
    desk = Desk(Newsroom.create(tmp_path / "desk", SystemClock(), "Aigul", "The Courier"))
    desk.rates.manual("KGS", "80", "By hand")
    desk.rates.manual("KZT", "500", "By hand")
    desk.stories.new(StoryText(headline="Bread", body="It costs 400 soms. A bun costs 200 tenge."))
    desk.close()
    office = open_office(tmp_path / "desk")
    qtbot.waitUntil(lambda: office.editor.story is not None)
    qtbot.waitUntil(lambda: office.backroom.amounts.reader is not None)
    return office


def test_where_one_rate_is_known_the_currency_is_asked_all_the_same(unsure: Office, qtbot: QtBot) -> None:
    """Uzbek som are no Kyrgyz ones because nobody knows their rate; accepting all leaves them out."""
    body = unsure.window.panes.editor.body
    unsure.backroom.conversions.open()
    bar = unsure.backroom.conversions.bar
    qtbot.waitUntil(lambda: bar.ui.count.text() == "1 of 2")

    assert bar.ui.which.isVisible()
    assert "Which currency is meant?" in bar.accessibleDescription()
    bar.all_taken.emit()
    qtbot.waitUntil(lambda: bar.ui.count.text() == "1 of 1")

    assert body.text() == "It costs 400 soms. A bun costs 200 tenge ($0.40)."


def test_at_the_caret_it_is_asked_too(unsure: Office, qtbot: QtBot) -> None:
    """By a menu with one answer, which says the currency."""
    body = unsure.window.panes.editor.body
    body.setTextCursor(body.document().find("soms"))
    unsure.backroom.amounts.convert()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    asked = QApplication.activePopupWidget()
    assert isinstance(asked, QMenu)

    said = [each.text() for each in asked.actions()]
    asked.close()

    assert said == ["Convert from KGS: $5"]
    assert body.text() == "It costs 400 soms. A bun costs 200 tenge."
