"""A bundle is written whole or not at all, and twice the same."""

import errno
import hashlib
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent, Pages, is_bundle, verify_bundle, write_bundle
from newsdesk.bundle.place import Place, said_plainly
from newsdesk.domain.errors import Cancelled, Refused
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render

Write = Callable[[BundleContent, Path], Path]


class Watcher:
    """Remembers what it was told, and stops the work at a given step."""

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self.said: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total))
        self.said.append(what)
        if len(self.steps) == self._stop_at:
            raise Cancelled


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_holds_what_a_bundle_is_made_of(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Front page, four kinds of file for each story, feeds, data, source, the manifest; nothing hidden."""
    names = set(contents(write(content, tmp_path / "out")))

    stories = set(content.names.values())
    assert len(stories) == 4
    assert names - {name for name in names if name.startswith("assets/")} == {
        "index.html",
        "feed.xml",
        "feed.json",
        "bundle.json",
        "manifest-sha256.txt",
        "data/rates.json",
        "source/edition.json",
        *(f"stories/{name}.html" for name in stories),
        *(f"data/{name}.ninjs.json" for name in stories),
        *(f"source/{name}.md" for name in stories),
        *(f"source/revisions/{name}.json" for name in stories),
    }
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_result_says_what_was_written(content: BundleContent, pages: Pages, tmp_path: Path) -> None:
    """Path, number of files and stories, and the digest of the manifest."""
    written = write_bundle(content, tmp_path / "out", pages, render, Silent())

    assert written.path == tmp_path / "out"
    assert written.files == len(contents(tmp_path / "out"))
    assert written.stories == 4
    manifest = (tmp_path / "out/manifest-sha256.txt").read_bytes()
    assert written.sha256 == hashlib.sha256(manifest).hexdigest()


def test_the_manifest_satisfies_sha256sum(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Anyone can check a bundle without Newsdesk."""
    folder = write(content, tmp_path / "out")

    check = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"]
    done = subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_same_edition_twice_is_the_same_bytes(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Folder and .zip; and the .zip's files are the folder's."""
    folders = [contents(write(content, tmp_path / name)) for name in ("one", "two")]
    zips = [write(content, tmp_path / name) for name in ("one.zip", "two.zip")]

    assert folders[0] == folders[1]
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as archive:
        assert archive.namelist() == sorted(folders[0])
        assert {name: archive.read(name) for name in archive.namelist()} == folders[0]


def test_a_zip_depends_on_nothing_but_its_files(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Every member has the edition's date, the same rights, and no extra fields."""
    with zipfile.ZipFile(write(content, tmp_path / "out.zip")) as archive:
        members = archive.infolist()

    assert {member.date_time for member in members} == {(2031, 3, 14, 0, 0, 0)}
    assert {member.external_attr >> 16 for member in members} == {0o100644}
    assert {member.extra for member in members} == {b""}
    assert {member.create_system for member in members} == {3}


def test_an_older_bundle_is_replaced(bundle: Path, content: BundleContent, write: Write) -> None:
    """Nothing of the old one is left, inside or beside."""
    shorter = replace(content, stories=content.stories[:1])

    write(shorter, bundle)

    assert verify_bundle(bundle) == ()
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]
    if bundle.is_dir():
        assert len(list(bundle.glob("stories/*"))) == 1


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


@pytest.mark.parametrize("name", ["out", "out.zip"])
@pytest.mark.parametrize("step", [1, 4, 5, 15, 28, 29])
def test_whoever_stops_it_gets_nothing_and_loses_nothing(
    content: BundleContent, pages: Pages, write: Write, tmp_path: Path, name: str, step: int
) -> None:
    """At the first story, between files, or while it is read back: the old bundle stays, no pieces remain."""
    old = write(replace(content, stories=content.stories[:1]), tmp_path / name)
    digest = hashlib.sha256(old.read_bytes()).digest() if old.is_file() else contents(old)

    with pytest.raises(Cancelled):
        write_bundle(content, old, pages, render, Watcher(stop_at=step))

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert digest == (hashlib.sha256(old.read_bytes()).digest() if old.is_file() else contents(old))


def test_progress_is_told_story_by_story_and_file_by_file(
    content: BundleContent, pages: Pages, tmp_path: Path
) -> None:
    """It counts up by ones to its own total."""
    watcher = Watcher()

    written = write_bundle(content, tmp_path / "out", pages, render, watcher)

    total = watcher.steps[0][1]
    assert watcher.steps == [(done, total) for done in range(total + 1)]
    assert total == written.stories + written.files
    assert watcher.said[0] == "Rendering “Mountain Railway Lowers Its Last Span Into Place”"
    assert "Writing index.html" in watcher.said


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


def test_a_place_below_a_file_is_refused(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """A path that cannot be."""
    (tmp_path / "notes.txt").write_text("x")

    with pytest.raises(Refused, match=r"could not be written to .*notes.txt/out”"):
        write(content, tmp_path / "notes.txt/out")


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


def test_two_stories_never_share_a_file(content: BundleContent, write: Write, tmp_path: Path) -> None:
    """Slugs that are equal, empty or unfit for a file name are told apart."""
    slugs = ["same", "same", "", "../../etc/CON"]
    stories = tuple(story._replace(slug=slug) for story, slug in zip(content.stories, slugs, strict=True))

    folder = write(replace(content, stories=stories), tmp_path / "out")

    names = sorted(path.stem for path in (folder / "stories").iterdir())
    assert names == ["etc-con", "same", "same-2", "story"]
    assert verify_bundle(folder) == ()


def test_an_edition_without_stories_or_rates_is_a_bundle_too(
    content: BundleContent, write: Write, tmp_path: Path
) -> None:
    """Whether it should go out is not asked here."""
    edition = replace(content.edition, entries=(), rates=())
    bare = BundleContent("", edition, (), {})

    assert verify_bundle(write(bare, tmp_path / "out")) == ()


def test_is_bundle(bundle: Path, tmp_path: Path) -> None:
    """Told by its card, sound or not."""
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "folder").mkdir()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("bundle.json", '{"format": "something else"}')

    assert is_bundle(bundle)
    assert not any(map(is_bundle, (tmp_path / name for name in ("notes.txt", "folder", "other.zip", "none"))))
