"""Pictures are kept by their content, and held against their names and the stories that show them."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.domain.findings import HealthFinding
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.health import examine
from newsdesk.store.media import keep_picture, picture_path
from newsdesk.store.stories import Stories

PICTURE = hashlib.sha256(b"picture").hexdigest()
NAME = f"media/{PICTURE[:2]}/{PICTURE}.jpg"


def put(archive: Archive, name: str, content: bytes) -> None:
    path = archive.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def media(archive: Archive) -> HealthFinding:
    (finding,) = (finding for finding in examine(archive) if finding.check == "media")
    return finding


def test_a_picture_that_is_shown_and_there_is_well(archive: Archive, add: Callable[..., Story]) -> None:
    """Named in Markdown by its content's digest."""
    add("one", StoryText(body=f"![A mill]({NAME})"))
    put(archive, NAME, b"picture")

    assert media(archive).ok
    assert "1 picture, all where they belong" in media(archive).message


def test_a_missing_picture_is_found(archive: Archive, add: Callable[..., Story]) -> None:
    """By the story that shows it."""
    add("one", StoryText(body=f"![A mill]({NAME})"))

    assert not media(archive).ok
    assert f"1 picture missing that a story shows: {NAME}." in media(archive).message


@pytest.mark.parametrize("content", [b"pictures", b""])
def test_a_picture_that_is_not_what_its_name_says_is_found(
    archive: Archive, add: Callable[..., Story], content: bytes
) -> None:
    """Whether a story shows it or not."""
    put(archive, NAME, content)

    assert not media(archive).ok
    assert "not what its name says" in media(archive).message


def test_a_picture_that_nothing_names_is_told_and_no_illness(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """An earlier text that names it is enough: somebody may go back to it."""
    story = add("one", StoryText(body=f"![A mill]({NAME})"))
    with archive.writing() as db:
        Stories(db).save(story, StoryText(body="Without."), "one", 1, now, "Aida", Why.TYPING)
    put(archive, NAME, b"picture")
    assert "all where they belong" in media(archive).message

    other = hashlib.sha256(b"other").hexdigest()
    put(archive, f"media/{other[:2]}/{other}.jpg", b"other")

    assert media(archive).ok
    assert f"1 picture that no text names: media/{other[:2]}" in media(archive).message


def test_a_picture_is_kept_once_by_its_content(tmp_path: Path) -> None:
    """Under the name that a text says; nothing else is left there."""
    assert keep_picture(tmp_path, b"picture", "jpg") == keep_picture(tmp_path, b"picture", "jpg") == NAME

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [NAME]
    assert (tmp_path / NAME).read_bytes() == b"picture"
    assert picture_path(tmp_path, NAME) == tmp_path / NAME


def test_a_spoilt_picture_is_put_right(tmp_path: Path) -> None:
    """When the same one is kept again."""
    keep_picture(tmp_path, b"picture", "jpg")
    (tmp_path / NAME).write_bytes(b"pictur\0")

    keep_picture(tmp_path, b"picture", "jpg")

    assert (tmp_path / NAME).read_bytes() == b"picture"


def test_a_full_disk_keeps_nothing(
    tmp_path: Path, small_files: Callable[[int], AbstractContextManager[None]]
) -> None:
    """Not half a picture either, and the sentence says how much room it wants."""
    with (
        small_files(1000),
        pytest.raises(Refused, match=r"The disk has no room for its 0\.1 MB\. Free some space"),
    ):
        keep_picture(tmp_path, bytes(100_000), "jpg")

    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """With what the system says of it."""
    (tmp_path / "media").write_bytes(b"no folder")

    with pytest.raises(Refused, match=r"^The picture was not kept in .*\. The system says: "):
        keep_picture(tmp_path, b"picture", "jpg")


@pytest.mark.parametrize(
    "name", ["newsroom.db", "media/../newsroom.db", f"media/cd/{PICTURE}.jpg", f"{NAME}x", NAME]
)
def test_only_pictures_that_are_there_have_a_path(tmp_path: Path, name: str) -> None:
    """No name leads to another file of the newsroom."""
    (tmp_path / "newsroom.db").write_bytes(b"")

    assert picture_path(tmp_path, name) is None
