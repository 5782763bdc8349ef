"""Pictures on their way to readers: made in their sizes once, kept, and made again where they are gone."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.bundle import verify_bundle
from newsdesk.capture.picture_words import words_of
from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.pictures import PictureDesk
from newsdesk.domain.errors import Cancelled, Refused
from newsdesk.domain.formats import Outlets
from newsdesk.domain.pictures import PictureWords
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status

MakeStory = Callable[..., str]


def photograph(width: int = 600, height: int = 200) -> bytes:
    """Return a JPEG of noise: no two are alike."""
    made = BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cache(desk: Desk) -> Path:
    return desk.newsroom.folder / "cache" / "pictures"


@pytest.fixture
def uids(desk: Desk, story: MakeStory) -> list[str]:
    """Two stories, each with a picture of its own."""
    made = [story(Status.DRAFT) for _ in range(2)]
    for uid in made:
        read = desk.pictures.read_data(photograph(), "mill.jpg")
        desk.pictures.add(uid, read, PictureWords("A mill", "The mill in *Osh*", "Aida Bekova"))
    desk.workflow.act(tuple(made), "ready")
    return made


@pytest.fixture
def export(desk: Desk, uids: list[str], tmp_path: Path) -> Callable[[str], Path]:
    """Write the bundle of the two."""

    def written(name: str) -> Path:
        edition = desk.publishing.selection(uids)
        return desk.publishing.export_selection(edition, tmp_path / name, Silent()).value.written.path

    return written


def test_readers_get_each_picture_in_its_sizes(
    desk: Desk, uids: list[str], export: Callable[[str], Path]
) -> None:
    """With whose it is in each file; other desks get it as it is."""
    out = export("out")

    assert verify_bundle(out) == ()
    kept = {path.name for path in (desk.newsroom.folder / "media").rglob("*.jpg")}
    made = {path.name: path for path in (out / "media").rglob("*") if path.is_file()}
    assert kept < made.keys()
    sizes = [f"{size}.{kind}" for size in ("480x160", "600x200") for kind in ("jpg", "webp")]
    assert sorted(name.partition("-")[2] for name in made.keys() - kept) == sorted(sizes * len(uids))
    for name in made.keys() - kept:
        with Image.open(made[name]) as image:
            assert words_of(image).credit == "Aida Bekova"
            assert not image.getexif()


def test_a_bundle_for_readers_only_has_no_picture_as_it_was_added(
    desk: Desk, uids: list[str], tmp_path: Path
) -> None:
    """Only what pages show; with all that a camera wrote into its file it stays at the desk."""
    edition, out = desk.publishing.selection(uids), tmp_path / "out"

    desk.publishing.export_selection(edition, out, Silent(), outlets=Outlets(for_desks=False))

    kept = {path.name for path in (desk.newsroom.folder / "media").rglob("*.jpg")}
    made = {path.name for path in (out / "media").rglob("*") if path.is_file()}
    assert (len(made), len(kept & made)) == (8, 0)
    assert verify_bundle(out) == ()


def test_what_was_made_is_not_made_again(desk: Desk, export: Callable[[str], Path]) -> None:
    """The second bundle is made of the same files."""
    export("one")
    before = {path: path.stat().st_mtime_ns for path in cache(desk).rglob("*")}

    export("two")

    assert before
    assert {path: path.stat().st_mtime_ns for path in cache(desk).rglob("*")} == before


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_without_what_was_kept_only_time_is_lost(
    desk: Desk, export: Callable[[str], Path], tmp_path: Path, name: str
) -> None:
    """The bundle is the same, byte for byte."""
    first = export(name)
    before = files(first) if first.is_dir() else first.read_bytes()

    shutil.rmtree(cache(desk))
    again = export(name)

    assert (files(again) if again.is_dir() else again.read_bytes()) == before


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda _data: b"", lambda data: data[:-1] + b"?"]
)
def test_what_is_spoilt_is_made_again(
    desk: Desk, export: Callable[[str], Path], spoil: Callable[[bytes], bytes]
) -> None:
    """Cut short, empty, or changed: the bundle is what it was, and so is what is kept."""
    before, kept = files(export("one")), files(cache(desk))
    for path in list(cache(desk).rglob("*")):
        if path.is_file():
            path.write_bytes(spoil(path.read_bytes()))

    assert files(export("two")) == before
    assert files(cache(desk)) == kept


def test_what_is_taken_away_meanwhile_is_made_again(desk: Desk) -> None:
    """Between the page that names it and the file."""
    name = desk.pictures.keep(desk.pictures.read_data(photograph(), "mill.jpg"))
    versions = desk.pictures.versions(name)
    before = [desk.pictures.read(each.path) for each in versions]
    shutil.rmtree(cache(desk))

    assert [desk.pictures.read(each.path) for each in versions] == before


def test_many_at_once_make_the_same(desk: Desk) -> None:
    """Programs that share a folder do not disturb one another."""
    name = desk.pictures.keep(desk.pictures.read_data(photograph(), "mill.jpg"))
    shelves = [PictureDesk(desk.newsroom) for _ in range(4)]

    with ThreadPoolExecutor(len(shelves)) as pool:
        made = list(pool.map(lambda shelf: [shelf.read(each.path) for each in shelf.versions(name)], shelves))

    assert made[0]
    assert made.count(made[0]) == len(shelves)


def test_whoever_only_looks_writes_nothing(desk: Desk) -> None:
    """And can show the picture all the same."""
    name = desk.pictures.keep(desk.pictures.read_data(photograph(), "mill.jpg"))
    looking = Desk(Newsroom.open(desk.newsroom.folder, desk.newsroom.clock, "Timur"))
    try:
        versions = looking.pictures.versions(name)
        assert all(each.is_of(looking.pictures.read(each.path)) for each in versions)
        assert not cache(desk).exists()
    finally:
        looking.close()


def test_a_place_that_takes_nothing_is_no_reason(desk: Desk, export: Callable[[str], Path]) -> None:
    """Somebody's file is where the folder should be."""
    before = files(export("one"))
    shutil.rmtree(cache(desk))
    cache(desk).write_text("Somebody's")

    assert files(export("two")) == before


def test_another_credit_is_another_file(desk: Desk) -> None:
    """Both are there, side by side."""
    name = desk.pictures.keep(desk.pictures.read_data(photograph(), "mill.jpg"))

    ours, theirs = (desk.pictures.versions(name, credit) for credit in ("Aida Bekova", "Timur Kim"))

    assert not set(ours) & set(theirs)
    assert all(each.is_of(desk.pictures.read(each.path)) for each in (*ours, *theirs))


def test_a_picture_that_was_spoilt_is_named_and_nothing_goes_out(
    desk: Desk, uids: list[str], export: Callable[[str], Path], tmp_path: Path
) -> None:
    """Not half a bundle, and not an old version of it."""
    picture = next((desk.newsroom.folder / "media").rglob("*.jpg"))
    picture.write_bytes(picture.read_bytes()[:-2_000])

    with pytest.raises(Refused, match=f"{picture.name} is damaged. Add it again"):
        export("out")

    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".out*"))


class Impatient:
    """Stops the work as soon as it hears of something; it never goes back."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._done = 0

    def step(self, done: int, total: int, what: str) -> None:
        assert self._done <= done <= total
        self._done = done
        if self._word in what:
            raise Cancelled


@pytest.mark.parametrize("word", ["Making pictures: 2 of 2", "-480x160.webp", "Putting it in its place"])
def test_it_can_be_stopped_at_any_picture(desk: Desk, uids: list[str], tmp_path: Path, word: str) -> None:
    """Nothing is left beside the target."""
    edition = desk.publishing.selection(uids)

    with pytest.raises(Cancelled):
        desk.publishing.export_selection(edition, tmp_path / "out", Impatient(word))

    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".out*"))
