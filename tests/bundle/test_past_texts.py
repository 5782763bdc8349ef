"""What a bundle's stories were before is read when it is asked for, and is what was looked into."""

import shutil
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, read_bundle
from newsdesk.domain.errors import BadInput
from tests.bundle.test_verify import found, put, relisted
from tests.bundle.writing import Files, Write


@pytest.mark.parametrize("place", ["b", "b.zip"])
def test_they_are_what_was_written(content: BundleContent, write: Write, tmp_path: Path, place: str) -> None:
    """One by one, and while the bundle is kept open for many."""
    received = read_bundle(write(content, tmp_path / place))

    assert received.revisions == content.revisions
    with received.revisions.at_hand():
        assert dict(received.revisions) == content.revisions


@pytest.mark.parametrize("place", ["b", "b.zip"])
def test_a_bundle_that_is_gone_is_said(
    content: BundleContent, write: Write, tmp_path: Path, place: str
) -> None:
    """Somebody has taken the stick out while it was asked who signed."""
    path = write(content, tmp_path / place)
    received = read_bundle(path)
    path.rename(tmp_path / "elsewhere")

    with pytest.raises(BadInput, match="There is nothing at"), received.revisions.at_hand():
        pass


def test_another_past_than_was_looked_into_is_not_taken(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """On a share somebody might put it there while the editor is asked."""
    path = write(content, tmp_path / "b")
    received = read_bundle(path)
    name = next((path / "source" / "revisions").iterdir())
    name.write_bytes(name.read_bytes().replace(b"a", b"e"))

    with pytest.raises(BadInput, match="was changed while it was read"):
        dict(received.revisions)


def test_what_goes_away_meanwhile_is_said(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """It is no mistake of ours."""
    path = write(content, tmp_path / "b")
    received = read_bundle(path)

    with received.revisions.at_hand():
        shutil.rmtree(path)
        with pytest.raises(BadInput, match="“b” cannot be read any more"):
            dict(received.revisions)


def test_an_error_of_somebody_else_is_not_taken_for_one_of_the_bundle(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """The disk of the newsroom is another matter."""
    received = read_bundle(write(content, tmp_path / "b"))

    with pytest.raises(OSError, match="the newsroom’s"), received.revisions.at_hand():
        raise OSError("the newsroom’s disk is full")


def test_texts_that_nobody_could_have_written_are_not_opened(files: Files, tmp_path: Path) -> None:
    """They would all be in memory together."""
    path = put(relisted(files), tmp_path / "b")
    for number in range(9):
        with (path / "source" / f"{number}.md").open("wb") as file:
            file.truncate(60 << 20)

    assert found(path) == {"source": "Its stories are larger than 512 MiB together."}
