"""A file that somebody chose is read, or refused in one sentence."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.capture.files import MAX_BYTES, read_file
from newsdesk.domain.errors import BadInput

NOBODY = 65534


@pytest.fixture
def without_rights(tmp_path: Path) -> Iterator[Path]:
    """Make a file that whoever runs the test may not read, be it root."""
    path = tmp_path / "locked" / "page.txt"
    path.parent.mkdir()
    path.write_text("A page.")
    path.parent.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield path
    if root:
        os.seteuid(0)
    path.parent.chmod(0o700)


def test_a_file_is_read_untouched(tmp_path: Path) -> None:
    """Byte for byte, line ends and byte order mark too."""
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\n")

    assert read_file(path) == b"\xef\xbb\xbfOne.\r\n"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The sentence says what to look at."""
    with pytest.raises(BadInput, match=r"^There is no file “.*nowhere\.txt”\. Check its name and folder\.$"):
        read_file(tmp_path / "nowhere.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no page."""
    with pytest.raises(BadInput, match=r"^“.*” is a folder\. Choose a file in it\.$"):
        read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system knows no such rights")
def test_a_folder_without_rights_is_refused(without_rights: Path) -> None:
    """Nobody sees a traceback because of a lock."""
    with pytest.raises(BadInput, match=r"^You may not read “"):
        read_file(without_rights)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    """Space alone is as good as nothing."""
    path = tmp_path / "page.txt"
    path.write_bytes(data)

    with pytest.raises(
        BadInput, match=r"^“.*” is empty\. Choose a page or a document, with something in it\.$"
    ):
        read_file(path)


def test_two_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """The size is asked first: the file here has no content on the disk at all."""
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(BadInput, match=r"^“.*” has 200 MB, and 20 MB is the most\. Save only its text\.$"):
        read_file(path)


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    path = tmp_path / "page.txt"
    path.write_bytes(b"x" * MAX_BYTES)

    assert len(read_file(path)) == MAX_BYTES


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such devices")
def test_a_device_is_refused() -> None:
    """It would never end."""
    with pytest.raises(BadInput, match="is not an ordinary file"):
        read_file(Path("/dev/zero"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    """What the system says is passed on in a sentence."""
    with pytest.raises(
        BadInput, match=r"could not be read \(.+\)\. Copy it to this computer and try again\.$"
    ):
        read_file(tmp_path / name)
