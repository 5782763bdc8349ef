"""Where the program keeps its own things on this computer."""

from pathlib import Path
from typing import NamedTuple

from platformdirs import PlatformDirs


class Paths(NamedTuple):
    """The usual newsroom, the settings' file, and the folder of crash reports."""

    newsroom: Path
    settings: Path
    reports: Path

    @property
    def own(self) -> Path:
        """The folder of what the user has for every newsroom: words and dictionaries."""
        return self.newsroom.parent


def usual_paths() -> Paths:
    """Return the places this platform gives a program (XDG, Known Folders, ~/Library)."""
    dirs = PlatformDirs("newsdesk", appauthor=False)
    return Paths(
        newsroom=dirs.user_data_path / "newsroom",
        settings=dirs.user_config_path / "newsdesk.ini",
        reports=dirs.user_log_path,
    )
