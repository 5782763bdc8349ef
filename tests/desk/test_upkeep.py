"""Backups, and whether the archive is sound."""

from pathlib import Path

import pytest

from newsdesk.app.wiring import make_desk
from newsdesk.desk import Damaged, Desk, Newsroom, examine_folder, rescue
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput
from newsdesk.domain.story import StoryText


def headlines(desk: Desk) -> set[str]:
    return {each.headline for each in desk.stories.list()}


def test_a_backup_is_put_back(desk: Desk) -> None:
    """What was written since is gone from the newsroom, and is in the backup made of it first."""
    desk.stories.new(StoryText(headline="Before"))
    backup = desk.upkeep.backup()
    desk.stories.new(StoryText(headline="After"))

    kept = desk.upkeep.restore(backup)
    assert headlines(desk) == {"Before"}

    desk.upkeep.restore(kept)
    assert headlines(desk) == {"Before", "After"}
    assert all(each.ok for each in desk.upkeep.examine())


def test_what_is_no_backup_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """A sentence, and every story where it was."""
    desk.stories.new(StoryText(headline="Here"))
    other = tmp_path / "other.db"
    other.write_bytes(b"no newsroom")

    for path in (other, tmp_path, tmp_path / "nowhere.db"):
        with pytest.raises(BadInput):
            desk.upkeep.restore(path)

    assert headlines(desk) == {"Here"}


def test_a_damaged_newsroom_is_examined_and_rescued(desk: Desk, clock: Clock) -> None:
    """Where it cannot be opened; the damaged file is kept byte for byte."""
    desk.stories.new(StoryText(headline="Here"))
    backup = desk.upkeep.backup()
    desk.close()
    file = desk.newsroom.folder / "newsroom.db"
    file.write_bytes(file.read_bytes()[:4096] + bytes(4096) + file.read_bytes()[8192:])
    with pytest.raises(Damaged):
        Newsroom.open(desk.newsroom.folder, clock, "Aigul")

    assert not all(each.ok for each in examine_folder(desk.newsroom.folder, clock))
    damaged = file.read_bytes()
    kept = rescue(desk.newsroom.folder, clock, backup)

    assert kept.read_bytes() == damaged
    again = make_desk(Newsroom.open(desk.newsroom.folder, clock, "Aigul"))
    assert headlines(again) == {"Here"}
    again.close()


def test_where_there_is_no_newsroom_there_is_nothing_to_examine(tmp_path: Path, clock: Clock) -> None:
    """It is said, and nothing is made."""
    with pytest.raises(BadInput, match="no newsroom"):
        examine_folder(tmp_path / "nowhere", clock)

    assert not (tmp_path / "nowhere").exists()
    assert not Newsroom.exists(tmp_path / ("x" * 300))
