"""A small file is written whole, or it stays what it was."""

import stat
from pathlib import Path

import pytest

from newsdesk.store.whole_file import write_whole


def test_a_file_is_written_anew(tmp_path: Path) -> None:
    """Byte by byte, for those who may read it, and with nothing beside it."""
    path = tmp_path / "list"
    path.write_bytes(b"old and longer")
    (tmp_path / ".list.part").write_bytes(b"left there by a program that ended")

    write_whole(path, b"new\r\n\xff", mode=0o600)

    assert path.read_bytes() == b"new\r\n\xff"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    """And nothing half written."""
    path = tmp_path / "list"
    path.mkdir()

    with pytest.raises(OSError, match="list"):
        write_whole(path, b"new")

    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError, match="gone"):
        write_whole(tmp_path / "gone" / "list", b"new")
