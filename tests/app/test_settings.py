"""What sticks from one day to the next."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from newsdesk.app.settings import Settings
from newsdesk.gui.theme import Theme
from newsdesk.gui.window import WindowState


def test_everything_is_there_again(tmp_path: Path, qtbot: QtBot) -> None:
    """Written by one program and read by the next."""
    del qtbot
    state = WindowState(geometry=b"\x00\x01g", across=b"a\xff", left=b"l", hidden=("rates",))
    settings = Settings(tmp_path / "newsdesk.ini")
    settings.window = state
    settings.theme = Theme.DARK
    settings.text_size = 14.5
    settings.newsroom = tmp_path
    settings.story = "uid-1"
    settings.save()

    again = Settings(tmp_path / "newsdesk.ini")

    assert (again.window, again.theme, again.text_size) == (state, Theme.DARK, 14.5)
    assert (again.newsroom, again.story) == (tmp_path, "uid-1")


def test_nothing_is_known_at_first(tmp_path: Path, qtbot: QtBot) -> None:
    """Each setting has a sensible beginning."""
    del qtbot
    settings = Settings(tmp_path / "newsdesk.ini")

    assert (settings.window, settings.theme, settings.text_size) == (WindowState(), Theme.SYSTEM, 0.0)
    assert (settings.newsroom, settings.story) == (None, "")


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, qtbot: QtBot) -> None:
    """Nonsense in it never keeps the program from starting."""
    del qtbot
    file = tmp_path / "newsdesk.ini"
    file.write_text("theme=purple\ntext_size=large\n[window]\nhidden={\ngeometry=5\n")

    settings = Settings(file)

    assert (settings.window, settings.theme, settings.text_size) == (WindowState(), Theme.SYSTEM, 0.0)
