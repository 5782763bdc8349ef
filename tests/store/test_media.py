"""Pictures are held against their names, and against the stories that show them."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import pytest

from newsdesk.domain.findings import HealthFinding
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store import Archive, Stories, examine

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
