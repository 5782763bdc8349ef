"""A bundle takes the place that it was given, or leaves everything there as it was."""

import errno
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, verify_bundle, write_bundle
from newsdesk.bundle.format_files import WHOLE
from newsdesk.bundle.place import Place, said_plainly
from newsdesk.domain.errors import Cancelled, Refused
from newsdesk.domain.formats import Format
from newsdesk.domain.story import chain
from newsdesk.text.render import render
from tests.bundle.writing import Watcher, Write, contents


def test_an_older_bundle_is_replaced(bundle: Path, content: BundleContent, write: Write) -> None:
    """Nothing of the old one is left, inside or beside."""
    shorter = replace(content, stories=content.stories[:1])

    write(shorter, bundle)

    assert verify_bundle(bundle) == ()
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]
    if bundle.is_dir():
        assert len(list(bundle.glob("stories/*"))) == 1


def test_a_file_written_piece_by_piece_is_taken_over_as_any_other(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """If the old bundle has the same: a feed, or a book, that did not change keeps its time."""
    everything = replace(content, formats=frozenset(Format), base_url="https://example.com")
    out = write(everything, tmp_path / "out")
    names = [WHOLE[each] for each in WHOLE]
    before = [(out / name).stat().st_mtime_ns for name in names]
    (out / names[0]).write_bytes(b"Somebody else's words")

    write(everything, out)

    after = [(out / name).stat().st_mtime_ns for name in names]
    assert after[1:] == before[1:]
    assert verify_bundle(out) == ()


def test_an_empty_folder_is_filled(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """A folder made for the purpose is as good as none."""
    (tmp_path / "out").mkdir()

    assert verify_bundle(write(content, tmp_path / "out")) == ()


def test_folders_on_the_way_are_made(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """A place that does not exist yet is no reason to refuse."""
    assert verify_bundle(write(content, tmp_path / "a/b/out")) == ()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_what_is_no_bundle_is_not_overwritten(
    content: BundleContent, write: Write, tmp_path: Path, name: str
) -> None:
    """Neither a file nor a folder with somebody's work in it."""
    for place, make in (("file", Path.touch), ("folder", Path.mkdir)):
        target = tmp_path / place / name
        target.parent.mkdir()
        make(target)
        if target.is_dir():
            (target / "thesis.md").write_text("Years of work")

        with pytest.raises(Refused, match=r"is there already and is no bundle\. Move it away"):
            write(content, target)

        assert [path.name for path in target.parent.iterdir()] == [name]
    assert (tmp_path / "folder" / name / "thesis.md").read_text() == "Years of work"


def test_a_bundle_with_strange_files_is_not_overwritten(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Somebody put them there; but what a file manager leaves behind does not count."""
    folder = write(content, tmp_path / "out")
    (folder / ".DS_Store").touch()
    write(content, folder)

    (folder / "CNAME").write_text("news.example.com")

    with pytest.raises(Refused, match="holds files that Newsdesk did not write, such as CNAME"):
        write(content, folder)
    assert (folder / "CNAME").exists()


def test_a_place_below_a_file_is_refused(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """A path that cannot be."""
    (tmp_path / "notes.txt").write_text("x")

    with pytest.raises(Refused, match=r"could not be written to .*notes.txt/out”"):
        write(content, tmp_path / "notes.txt/out")


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_full_disk_is_said_plainly(
    content: BundleContent,
    write: Write,
    tmp_path: Path,
    name: str,
    small_files: Callable[[int], AbstractContextManager[None]],
) -> None:
    """Nothing is left behind, not even an empty file."""
    with (
        small_files(4000),
        pytest.raises(Refused, match=r"nothing was changed\. There is not enough room on the disk"),
    ):
        write(content, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "There is not enough room on the disk. Make some, or choose another place."),
        (errno.EACCES, "You may not write there. Choose another place."),
        (errno.EROFS, "You may not write there. Choose another place."),
        (errno.EIO, "The system says: Input/output error. Choose another place."),
    ],
)
def test_the_systems_errors_become_sentences(code: int, words: str) -> None:
    """Each says what to do."""
    with pytest.raises(Refused, match=words), said_plainly(Path("out")):
        raise OSError(code, "Input/output error")


def test_a_move_that_fails_puts_the_old_bundle_back(bundle: Path) -> None:
    """The second of the two moves is the one that can strand a folder."""
    before = bundle.stat().st_ino

    with pytest.raises(Refused, match="nothing was changed"):
        Place(bundle).put(bundle.with_name("never-made"))

    assert bundle.stat().st_ino == before
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]


def test_an_export_that_died_between_two_moves_is_mended(
    content: BundleContent, write: Write, pages: Pages, tmp_path: Path
) -> None:
    """The next one finds the old bundle under its hidden name and puts it back before it does anything."""
    folder = write(content, tmp_path / "out")
    before = contents(folder)
    folder.rename(tmp_path / ".out.old-123")
    (tmp_path / ".out.partial-123").mkdir()
    (tmp_path / ".out.partial-123" / "half").touch()

    with pytest.raises(Cancelled):
        write_bundle(content, folder, pages, render, Watcher(stop_at=1))

    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_that_died_before_it_swept_up_is_swept_up(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """The new bundle is in its place already; what it replaced goes."""
    folder = write(content, tmp_path / "out")
    (tmp_path / ".out.old-123").mkdir()

    write(content, folder)

    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_past_of_texts_that_are_nearly_the_same_is_let_in_again(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Packed, it would be some kilobytes that unpack to megabytes, which no reader believes."""
    uid = content.stories[0].uid
    long = content.stories[0].text.with_(body="word " * 100_000)
    *before, last = content.revisions[uid] * 2
    digest = chain("", long)
    past = (*(each._replace(text=long, parent="", digest=digest) for each in before), last)

    out = write(replace(content, revisions={**content.revisions, uid: past}), tmp_path / "out.zip")

    assert verify_bundle(out) == ()
    with zipfile.ZipFile(out) as made:
        stored = [each.filename for each in made.filelist if each.compress_type == zipfile.ZIP_STORED]
    assert stored == [f"source/revisions/{content.names[uid]}.json"]
