"""Two folders change places, or nothing happens."""

import sys
from pathlib import Path

import pytest

from newsdesk.bundle.swap import exchanged


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two, with a file in each that says which it was."""
    made = tmp_path / "one", tmp_path / "other"
    for folder in made:
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot do that")
def test_two_folders_change_places(folders: tuple[Path, Path]) -> None:
    """Where the file system can do it: each is under the other's name then."""
    done = exchanged(*folders)

    names = [(folder / "name").read_text() for folder in folders]
    assert names == (["other", "one"] if done else ["one", "other"])


def test_with_a_folder_that_is_not_there_nothing_happens(folders: tuple[Path, Path]) -> None:
    """Nor is there an error: whoever asked goes another way."""
    one, other = folders

    assert not exchanged(one, other / "not there")

    assert (one / "name").read_text() == "one"
