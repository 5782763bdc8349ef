"""What sticks from one day to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from newsdesk.app.settings import Settings
from newsdesk.domain.query import Sort, SortKey
from newsdesk.domain.zones import CITIES
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.gui.folders.folder import Folder, Kind
from newsdesk.gui.stories.state import ListState
from newsdesk.gui.theme import Theme
from newsdesk.gui.window import WindowState
from newsdesk.gui.writing.choices import Paper, WritingChoices


def test_everything_is_there_again(tmp_path: Path, qtbot: QtBot) -> None:
    """Written by one program and read by the next."""
    del qtbot
    state = WindowState(
        geometry=b"\x00\x01g",
        across=b"a\xff",
        left=b"l",
        beside=b"b",
        below=b"w",
        stacked=True,
        tab="Notes",
        hidden=("rates",),
    )
    settings = Settings(tmp_path / "newsdesk.ini")
    settings.window = state
    settings.theme = Theme.DARK
    settings.writing = WritingChoices(paper=Paper.SEPIA, size=14.5)
    stories = ListState(True, b"c\x00", Sort(SortKey.WORDS), Folder(Kind.SEARCH, "Wool", "Wool", "wool"))
    settings.stories = stories
    settings.folded = ("Countries",)
    settings.newsroom = tmp_path
    settings.story = "uid-1"
    settings.city = CITIES[3]
    settings.recent = ("action:bold", "story:x")
    settings.shortcuts = {"bold": "F6", "italic": ""}
    settings.save()

    again = Settings(tmp_path / "newsdesk.ini")

    assert (again.window, again.theme, again.writing) == (
        state,
        Theme.DARK,
        WritingChoices(paper=Paper.SEPIA, size=14.5),
    )
    assert (again.newsroom, again.story, again.city) == (tmp_path, "uid-1", CITIES[3])
    assert (again.stories, again.folded) == (stories, ("Countries",))
    assert (again.recent, again.shortcuts) == (("action:bold", "story:x"), {"bold": "F6", "italic": ""})


def test_nothing_is_known_at_first(tmp_path: Path, qtbot: QtBot) -> None:
    """Each setting has a sensible beginning."""
    del qtbot
    settings = Settings(tmp_path / "newsdesk.ini")

    assert (settings.window, settings.theme, settings.writing) == (
        WindowState(),
        Theme.SYSTEM,
        WritingChoices(),
    )
    assert (settings.newsroom, settings.story, settings.city) == (None, "", CITIES[0])
    assert (settings.stories, settings.folded) == (ListState(), None)
    assert (settings.recent, settings.shortcuts) == ((), {})


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, qtbot: QtBot) -> None:
    """Nonsense in it never keeps the program from starting."""
    del qtbot
    file = tmp_path / "newsdesk.ini"
    file.write_text(
        "theme=purple\nwriting={\n[window]\nhidden={\ngeometry=5\n"
        "[list]\nsort=colour\nfolder=[1\n[folders]\nfolded=5\n"
    )

    settings = Settings(file)

    assert (settings.window, settings.theme, settings.writing) == (
        WindowState(),
        Theme.SYSTEM,
        WritingChoices(),
    )
    assert (settings.stories, settings.folded) == (ListState(), None)


@pytest.mark.parametrize(
    "value", ["5", "null", "true", "1.5", "{}", "[1]", '"a"', "[[]]", "[null, {}]", "@Invalid()"]
)
def test_no_value_keeps_the_program_from_starting(tmp_path: Path, qtbot: QtBot, value: str) -> None:
    """JSON of another shape is nonsense as well: a number where names belong ended the start."""
    del qtbot
    file = tmp_path / "newsdesk.ini"
    names = (
        "window/hidden",
        "list/folder",
        "folders/folded",
        "writing",
        "finding",
        "rates",
        "palette/recent",
    )
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for name in (*names, "shortcuts", "newsroom", "story", "city", "theme", "list/sort"):
        store.setValue(name, value)
    store.sync()

    settings = Settings(file)

    assert settings.window.geometry == b""
    for read in (name for name, kind in vars(Settings).items() if isinstance(kind, property)):
        getattr(settings, read)


def test_what_was_looked_for_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    """Words and switches; nonsense counts as none."""
    del qtbot
    file = tmp_path / "newsdesk.ini"
    settings = Settings(file)
    assert settings.finding == FindHabits()

    settings.finding = FindHabits(("жол", "rail, “line”"), ("",), is_pattern=True)
    settings.save()
    assert Settings(file).finding == settings.finding

    file.write_text("finding={\n")
    assert Settings(file).finding == FindHabits()
