"""How the program begins: a first start, a second one, a newsroom in use, a newsroom that is none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.app.desktop import Desktop
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.welcome import WelcomeDialog
from newsdesk.gui.upkeep.damaged import DamagedDialog
from tests.journeys.windows import offline_settings, when_asked


def test_a_first_start_offers_the_sample(desktop: Desktop, qtbot: QtBot) -> None:
    """One click, and there is a newsroom full of stories with one of them open."""
    when_asked(desktop, WelcomeDialog, lambda dialog: dialog.ui.sample.click())

    assert desktop.start(None)

    office = desktop.office
    assert office is not None
    qtbot.waitUntil(lambda: office.stories.count >= 14)
    qtbot.waitUntil(lambda: office.editor.story is not None and office.sides.editions.shown is not None)
    assert office.desk.newsroom.name == "The Steppe Courier"
    assert len(office.desk.rates.board()) == 5


def test_a_first_start_can_be_empty(desktop: Desktop, qtbot: QtBot) -> None:
    """The empty list says what to do."""
    when_asked(desktop, WelcomeDialog, lambda dialog: dialog.ui.empty.click())

    assert desktop.start(None)

    office = desktop.office
    assert office is not None
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.window.panes.stories.ui.import_button.isVisible()


def test_closing_the_welcome_makes_nothing(desktop: Desktop, tmp_path: Path) -> None:
    """Whoever does not choose has chosen nothing."""
    when_asked(desktop, WelcomeDialog, lambda dialog: dialog.reject())

    assert not desktop.start(None)

    assert not (tmp_path / "usual").exists()


@pytest.mark.parametrize("choice", ["sample", "empty"])
def test_where_none_can_be_made_another_is_asked_for(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    """The program ended without a word: why not is said, and the choice is there again."""
    (tmp_path / "usual").write_text("A file is in the way.", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))

    def choose(dialog: WelcomeDialog) -> None:
        getattr(dialog.ui, choice).click()
        when_asked(desktop, WelcomeDialog, lambda again: again.reject())

    when_asked(desktop, WelcomeDialog, choose)

    assert not desktop.start(None)

    assert said == [f"A newsroom cannot be made in {tmp_path / 'usual'}: File exists."]


def test_a_last_newsroom_that_is_not_there_is_said(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    """On a stick that was pulled out: another one was opened in its place as if it were that."""
    open_desk(tmp_path / "usual", SystemClock(), "Aigul", may_start=True).desk.close()
    offline_settings(tmp_path / "settings.ini").newsroom = tmp_path / "stick" / "news"

    assert desktop.start(None)

    office = desktop.office
    assert office is not None
    qtbot.waitUntil(lambda: office.background.pending == 0)
    assert office.desk.newsroom.folder == tmp_path / "usual"
    assert str(tmp_path / "stick" / "news") in office.window.ui.banner.text
    assert str(tmp_path / "usual") in office.window.ui.banner.text


def test_a_first_start_that_is_none_says_so(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has a newsroom, and is welcomed as if there were none, thinks that all is lost."""
    offline_settings(tmp_path / "settings.ini").newsroom = tmp_path / "stick" / "news"
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    when_asked(desktop, WelcomeDialog, lambda dialog: dialog.reject())

    assert not desktop.start(None)

    assert str(tmp_path / "stick" / "news") in said[0]
    assert not (tmp_path / "usual").exists()


def test_a_last_newsroom_with_backups_gets_first_aid(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    """Wherever it was: only its file is gone."""
    for name in ("usual", "other"):
        open_desk(tmp_path / name, SystemClock(), "Aigul", may_start=True).desk.close()
    desk = open_desk(tmp_path / "other", SystemClock(), "Aigul", may_start=False).desk
    desk.upkeep.backup()
    desk.close()
    (tmp_path / "other" / "newsroom.db").unlink()
    offline_settings(tmp_path / "settings.ini").newsroom = tmp_path / "other"
    asked: list[str] = []

    def answer(dialog: DamagedDialog) -> None:
        asked.append(dialog.ui.what.text())
        dialog.reject()

    when_asked(desktop, DamagedDialog, answer)

    assert not desktop.start(None)

    assert str(tmp_path / "other") in asked[0]


def test_the_last_newsroom_is_opened_again(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    """Without a question."""
    opening = open_desk(tmp_path / "usual", SystemClock(), "Aigul", may_start=True)
    opening.desk.close()

    assert desktop.start(None)

    assert desktop.office is not None
    assert desktop.office.desk.newsroom.writable
    qtbot.waitUntil(lambda: desktop.office is not None and desktop.office.background.pending == 0)


def test_another_newsroom_can_be_opened(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    """One window goes, the other comes, and the first newsroom is free for others."""
    for name in ("usual", "other"):
        open_desk(tmp_path / name, SystemClock(), "Aigul", may_start=True).desk.close()
    desktop.start(None)
    first = desktop.office
    assert first is not None

    desktop.change_to(tmp_path / "other")

    second = desktop.office
    assert second is not None
    assert second.window.isVisible()
    assert second.desk.newsroom.folder == tmp_path / "other"
    again = open_desk(tmp_path / "usual", SystemClock(), "Aigul", may_start=False).desk
    assert again.newsroom.writable
    again.close()
    qtbot.waitUntil(lambda: second.background.pending == 0)
    qtbot.waitUntil(lambda: not shiboken6.isValid(first.window))


def test_where_no_other_newsroom_is_opened_the_one_before_comes_back(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    """A folder that was a slip of the mouse, and the question about it turned away: the program ended."""
    open_desk(tmp_path / "usual", SystemClock(), "Aigul", may_start=True).desk.close()
    desktop.start(None)
    when_asked(desktop, WelcomeDialog, lambda dialog: dialog.reject())

    desktop.change_to(tmp_path)

    office = desktop.office
    assert office is not None
    assert office.window.isVisible()
    assert office.desk.newsroom.folder == tmp_path / "usual"
    assert office.desk.newsroom.writable
    qtbot.waitUntil(lambda: office.background.pending == 0)


@pytest.mark.parametrize("look", [True, False])
def test_a_newsroom_in_use_asks_first(desktop: Desktop, tmp_path: Path, qtbot: QtBot, look: bool) -> None:
    """Who has it is said; one may look, or leave."""
    holder = open_desk(tmp_path / "usual", SystemClock(), "Aigul", may_start=True).desk
    said: list[str] = []

    def answer(dialog: LockedDialog) -> None:
        said.append(dialog.ui.who.text())
        (dialog.ui.look if look else dialog.ui.quit).click()

    when_asked(desktop, LockedDialog, answer)
    try:
        assert desktop.start(tmp_path / "usual") is look
    finally:
        qtbot.waitUntil(lambda: desktop.office is None or desktop.office.background.pending == 0)
        holder.close()

    assert "process" in said[0]
    assert (desktop.office is not None) is look


def test_what_is_no_newsroom_is_said(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And another can be chosen."""
    (tmp_path / "usual").mkdir()
    with closing(sqlite3.connect(tmp_path / "usual" / "newsroom.db")) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    monkeypatch.setattr("newsdesk.app.reception.QFileDialog.getExistingDirectory", lambda *_: "")

    assert not desktop.start(tmp_path / "usual")

    assert "not a newsroom" in said[0]


def test_what_is_damaged_beyond_reading_gets_first_aid(desktop: Desktop, tmp_path: Path) -> None:
    """It is not touched, and whoever wants nothing of it is let go."""
    (tmp_path / "usual").mkdir()
    file = tmp_path / "usual" / "newsroom.db"
    file.write_text("not a database, and long enough for a header" * 10)
    before = file.read_bytes()
    when_asked(desktop, DamagedDialog, lambda dialog: dialog.reject())

    assert not desktop.start(tmp_path / "usual")

    assert file.read_bytes() == before
