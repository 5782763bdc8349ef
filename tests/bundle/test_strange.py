"""What a stranger's bundle may hold that is no harm in itself, and has to be said: briefly, and in time."""

import os
from pathlib import Path

import pytest

from newsdesk.bundle import is_bundle, read_bundle, verify_bundle
from newsdesk.bundle.shelf import LARGEST_CARD, FolderShelf, SteadyShelf, open_shelf
from newsdesk.bundle.verify import MOST_FINDINGS
from newsdesk.domain.errors import BadInput
from tests.bundle.test_verify import found, put, relisted
from tests.bundle.writing import Files

#: The longest sentence that is still read.
SENTENCE = 500


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param("\u061c", id="an Arabic letter's mark"),
        pytest.param("\ufeff", id="a byte order mark"),
        pytest.param("\u2060", id="a word joiner"),
        pytest.param("\u00ad", id="a soft hyphen"),
        pytest.param("\u2028", id="a line's end"),
        pytest.param("\u00a0", id="a blank that is none"),
        pytest.param("\U000e0041", id="a tag"),
        pytest.param("\ufe0f", id="a variation"),
        pytest.param("\u034f", id="a joiner of marks"),
        pytest.param("\u3164", id="a filler"),
        pytest.param("\u2800", id="an empty pattern"),
    ],
)
def test_a_letter_that_leaves_no_trace(files: Files, tmp_path: Path, letter: str) -> None:
    """Two names that look alike would be two files."""
    name = f"media/a{letter}b.txt"

    path = put(relisted({**files, name: b"x"}), tmp_path / "b.zip")

    assert found(path) == {
        name: "This name has characters that cannot be seen or differ from what they seem."
    }


def test_a_name_in_any_script_is_as_good(files: Files, tmp_path: Path) -> None:
    """Whoever makes a theme calls its pictures what they are."""
    path = put(relisted({**files, "media/Ленин пик – 7134 м.txt": b"x"}), tmp_path / "b.zip")

    assert found(path) == {}


@pytest.mark.parametrize("place", ["b", "b.zip"])
@pytest.mark.parametrize("link", ["http://[", "//[x", "file://[::1"])
def test_a_link_that_is_no_address(files: Files, tmp_path: Path, place: str, link: str) -> None:
    """It is the page that is wrong; the bundle is one."""
    page = files["index.html"] + f'<a href="{link}">'.encode()

    path = put(relisted({**files, "index.html": page}), tmp_path / place)

    assert found(path) == {"index.html": f"The link to “{link}” leads nowhere."}


def test_a_link_without_end_is_told_in_short(files: Files, tmp_path: Path) -> None:
    """Forty megabytes of it would stand in the window else."""
    page = files["index.html"] + b'<a href="' + b"../" * 100_000 + b'\x1b">'

    path = put(relisted({**files, "index.html": page}), tmp_path / "b")

    (finding,) = verify_bundle(path)
    assert len(finding.sentence) < SENTENCE


@pytest.mark.parametrize("place", ["b", "b.zip"])
def test_what_is_wrong_in_a_million_places_is_not_told_a_million_times(
    files: Files, tmp_path: Path, place: str
) -> None:
    """Whoever looks has seen enough, and so much memory nobody has."""
    page = files["index.html"] + b"".join(b'<a href="#x%d">' % number for number in range(5000))

    path = put(relisted({**files, "index.html": page}), tmp_path / place)

    findings = verify_bundle(path)
    assert len(findings) == MOST_FINDINGS + 1
    assert findings[-1].sentence == "It was not read on after 1,000 findings."
    with pytest.raises(BadInput, match=r"index\.html: The link to “#x0”.* And 1,000 more findings"):
        read_bundle(path)


def test_a_page_where_a_story_should_be_is_said_in_words(files: Files, tmp_path: Path) -> None:
    """And not in those of a program."""
    name = next(each for each in sorted(files) if each.startswith("source/") and each.endswith(".md"))

    path = put(relisted({**files, name: b"<!doctype html><p>Words"}), tmp_path / "b.zip")

    assert found(path) == {name: "This file cannot be understood: it does not begin with front matter."}


def test_an_edition_in_other_letters(files: Files, tmp_path: Path) -> None:
    """JSON may be in UTF-16; what Newsdesk writes is not, and is kept as it came."""
    data = files["source/edition.json"].decode().encode("utf-16")

    with pytest.raises(BadInput, match=r"source/edition\.json cannot be read"):
        read_bundle(put(relisted({**files, "source/edition.json": data}), tmp_path / "b.zip"))


# -- folders


def test_a_card_without_end_is_not_read(files: Files, tmp_path: Path) -> None:
    """Who drops a folder has not looked into it."""
    path = put({**files, "bundle.json": files["bundle.json"] + b" " * LARGEST_CARD}, tmp_path / "b")

    assert is_bundle(path)
    with pytest.raises(BadInput, match=r"is no sound bundle: its bundle\.json .* is larger than 1 MiB"):
        read_bundle(path)


def test_a_card_that_is_elsewhere_is_none(files: Files, tmp_path: Path) -> None:
    """No file outside its folder is read."""
    path = put(files, tmp_path / "b")
    (path / "bundle.json").rename(tmp_path / "card.json")
    (path / "bundle.json").symlink_to(tmp_path / "card.json")

    assert not is_bundle(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_what_was_not_found_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    """A pipe would be waited at for ever."""
    (tmp_path / "b").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    shelf = FolderShelf(tmp_path / "b")

    with pytest.raises(KeyError):
        shelf.read("../pipe.md")
    with pytest.raises(KeyError):
        next(shelf.pieces("../pipe.md"))


def test_a_mistake_of_ours_is_not_taken_for_a_broken_bundle(files: Files, tmp_path: Path) -> None:
    """It would never be found."""
    path = put(files, tmp_path / "b.zip")

    with pytest.raises(ValueError, match="ours"), open_shelf(path):
        raise ValueError("ours")


def test_what_changes_while_it_is_read_is_not_taken_in(files: Files, tmp_path: Path) -> None:
    """On a share somebody might put another manifest there once the first was looked into."""
    path = put(files, tmp_path / "b")
    shelf = SteadyShelf(FolderShelf(path), "b")
    assert shelf.read("index.html") == shelf.read("index.html") == files["index.html"]

    (path / "index.html").write_bytes(files["index.html"].replace(b"a", b"e"))

    with pytest.raises(BadInput, match="“b” was changed while it was read, so nothing was taken in"):
        shelf.read("index.html")
