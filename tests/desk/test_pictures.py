"""Pictures come into a newsroom once, stand in stories, go out with them, and come in with them elsewhere."""

import hashlib
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.bundle import verify_bundle
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pictures import Picture, PictureWords
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status
from newsdesk.text import figures
from newsdesk.text.figures import Figure
from tests.desk.past import revisions_of

MakeStory = Callable[..., str]
WORDS = PictureWords("A mill by a river", "The mill in *Osh*", "Aida Bekova")


def jpeg(color: str = "red") -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 30), color).save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def picture(desk: Desk) -> Picture:
    return desk.pictures.read_data(jpeg(), "mill.jpg")


@pytest.fixture
def shown(desk: Desk, story: MakeStory, picture: Picture) -> tuple[str, Figure]:
    """A story that may go out, and the picture in it."""
    uid = story(Status.DRAFT)
    figure = desk.pictures.add(uid, picture, WORDS).value
    desk.workflow.act((uid,), "ready")
    return uid, figure


def exported(desk: Desk, uid: str, out: Path, override: str = "") -> Path:
    edition = desk.publishing.selection([uid])
    return desk.publishing.export_selection(edition, out, Silent(), override).value.written.path


def test_a_picture_stands_at_the_end_of_a_story(desk: Desk, story: MakeStory, picture: Picture) -> None:
    """As a figure of its own, and a revision like any other."""
    uid = story(body="It opened.\n")

    done = desk.pictures.add(uid, picture, WORDS)

    body = desk.stories.get(uid).text.body
    assert body == f"It opened.\n\n{figures.write(done.value)}\n"
    assert done.changes.stories == {uid}
    assert len(revisions_of(desk, uid)) == 2
    assert (desk.newsroom.folder / done.value.path).read_bytes() == picture.data


def test_a_picture_for_no_story_is_refused(desk: Desk, picture: Picture) -> None:
    """And not kept."""
    with pytest.raises(BadInput, match="There is no story nowhere"):
        desk.pictures.add("nowhere", picture, WORDS)

    assert not list((desk.newsroom.folder / "media").iterdir())


def test_the_same_picture_in_two_stories_is_kept_once(desk: Desk, story: MakeStory, picture: Picture) -> None:
    """Each says of it what it likes."""
    names = {desk.pictures.add(story(), picture, PictureWords(alt)).value.path for alt in ("one", "two")}

    assert len(names) == 1


def test_a_newsroom_that_is_only_looked_at_keeps_no_picture(desk: Desk, picture: Picture) -> None:
    """The sentence says who has it."""
    second = Desk(Newsroom.open(desk.newsroom.folder, desk.newsroom.clock, "Timur"))
    try:
        with pytest.raises(Refused):
            second.pictures.keep(picture)
    finally:
        second.close()


def test_a_kept_picture_is_read_whole_and_small(desk: Desk, picture: Picture) -> None:
    """By the name that texts say."""
    name = desk.pictures.keep(picture)

    assert desk.pictures.read(name) == picture.data
    assert desk.pictures.size(name) == (40, 30)
    assert Image.open(BytesIO(desk.pictures.small(name, 20))).size == (20, 15)


def test_a_picture_that_is_gone_or_spoilt_is_said(desk: Desk, picture: Picture) -> None:
    """A sentence each."""
    name = desk.pictures.keep(picture)
    file = desk.newsroom.folder / name
    file.write_bytes(picture.data[:-1])
    with pytest.raises(Refused, match=r"is damaged\. Add it again"):
        desk.pictures.read(name)

    file.unlink()
    with pytest.raises(BadInput, match="is not in the newsroom’s folder"):
        desk.pictures.read(name)
    assert desk.pictures.size(name) is None


def test_the_preview_gets_pictures_and_nothing_else_of_the_folder(desk: Desk, picture: Picture) -> None:
    """With their kind; the archive is none."""
    name = desk.pictures.keep(picture)

    assert desk.preview.asset(name) == (picture.data, "image/jpeg")
    for other in ("newsroom.db", "media/../newsroom.db", "backups", name.replace(".jpg", ".png")):
        assert desk.preview.asset(other) is None


def test_a_page_keeps_a_picture_s_room(desk: Desk, shown: tuple[str, Figure]) -> None:
    """In the preview and beside it, before the picture is there."""
    uid, figure = shown
    sized = f'<img alt="A mill by a river" src="{figure.path}" width="40" height="30">'

    assert sized in desk.preview.render(desk.stories.get(uid).text).html
    assert sized in desk.preview.page(desk.stories.get(uid)).html


def test_a_page_for_a_browser_brings_its_pictures(desk: Desk, shown: tuple[str, Figure]) -> None:
    """Beside it, as it says."""
    uid, figure = shown

    page = desk.preview.write(desk.stories.get(uid))

    assert f'src="../{figure.path}"' in page.read_text("utf-8")
    assert (page.parents[1] / figure.path).is_file()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_bundle_carries_its_pictures(
    desk: Desk, shown: tuple[str, Figure], tmp_path: Path, name: str
) -> None:
    """By their content, and passes as a stranger would read it."""
    uid, figure = shown

    bundle = exported(desk, uid, tmp_path / name)

    assert verify_bundle(bundle) == ()
    if name == "out":
        assert (bundle / figure.path).read_bytes() == (desk.newsroom.folder / figure.path).read_bytes()
        page = next((bundle / "stories").iterdir()).read_text("utf-8")
        assert '<figure><picture><source type="image/webp" srcset="../media/' in page
        assert 'width="40" height="30" decoding="async"></picture><figcaption>' in page.replace("\n", "")
        assert "<figcaption>The mill in <em>Osh</em> <small>Aida Bekova</small></figcaption>" in page
        assert '-40x30.jpg\\" width=' in (bundle / "feed.json").read_text("utf-8")


def test_another_desk_takes_the_pictures_in(
    desk: Desk, other_desk: Desk, shown: tuple[str, Figure], tmp_path: Path
) -> None:
    """With the story, and shows it as we do."""
    uid, figure = shown
    bundle = exported(desk, uid, tmp_path / "out.zip")

    done = other_desk.intake.receive(other_desk.intake.read_bundle(bundle))

    assert other_desk.stories.get(uid).text.body == desk.stories.get(uid).text.body
    assert other_desk.pictures.read(figure.path) == desk.pictures.read(figure.path)
    assert done.value.reading.remarks == ()


def test_what_is_called_a_picture_and_is_none_is_left_out(
    desk: Desk, other_desk: Desk, story: MakeStory, tmp_path: Path
) -> None:
    """A page in the place of a picture would run in the browser of whoever opens it."""
    page = b"<script>alert(1)</script>"
    digest = hashlib.sha256(page).hexdigest()
    name = f"media/{digest[:2]}/{digest}.png"
    uid = story(Status.DRAFT, body=f'![A mill]({name} "Aida")')
    desk.workflow.act((uid,), "ready")
    bundle = exported(desk, uid, tmp_path / "out", override="The other desk has the picture.")
    (bundle / name).parent.mkdir(parents=True)
    (bundle / name).write_bytes(page)
    _list_anew(bundle)

    done = other_desk.intake.receive(other_desk.intake.read_bundle(bundle))

    assert done.value.reading.remarks[1:] == (
        f"{name} in it is no picture that can be shown; it was left out.",
    )
    assert len(done.value.stories) == 1
    assert not (other_desk.newsroom.folder / name).exists()


def _list_anew(bundle: Path) -> None:
    """Write the manifest of a bundle that was changed."""
    manifest = bundle / "manifest-sha256.txt"
    files = sorted(path for path in bundle.rglob("*") if path.is_file() and path != manifest)
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bundle).as_posix()}\n"
        for path in files
    )
    manifest.write_text("".join(lines), "utf-8")


def test_a_picture_that_is_missing_holds_the_edition_back(
    desk: Desk, shown: tuple[str, Figure], tmp_path: Path
) -> None:
    """And leads to its place; let out all the same, its description stands there."""
    uid, figure = shown
    shutil.rmtree(desk.newsroom.folder / "media")
    edition = desk.publishing.selection([uid])

    (finding,) = (each for each in desk.publishing.checklist(edition) if each.rule == "image-there")

    body = desk.stories.get(uid).text.body
    assert (finding.field, body[finding.start : finding.end]) == ("body", figure.path)
    with pytest.raises(Refused, match="shows a picture that is not in the newsroom’s folder"):
        exported(desk, uid, tmp_path / "out")
    bundle = exported(desk, uid, tmp_path / "out", "It is on its way.")
    assert "[A mill by a river]" in next((bundle / "stories").iterdir()).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (WORDS, set()),
        (PictureWords(credit="Aida"), {"image-alt"}),
        (PictureWords("A mill"), {"image-credit"}),
    ],
)
def test_the_checklist_asks_for_description_and_credit(
    desk: Desk, story: MakeStory, picture: Picture, words: PictureWords, rules: set[str]
) -> None:
    """And leads to the picture."""
    uid = story()
    figure = desk.pictures.add(uid, picture, words).value

    found = [
        each for each in desk.publishing.checklist(desk.publishing.selection([uid])) if "image" in each.rule
    ]

    body = desk.stories.get(uid).text.body
    assert {each.rule for each in found} == rules
    assert all(body[each.start : each.end] == figures.write(figure).split("\n")[0] for each in found)


def test_an_unused_picture_is_no_illness(desk: Desk, shown: tuple[str, Figure]) -> None:
    """Health tells of it; somebody may undo."""
    uid, _figure = shown
    desk.stories.save(uid, desk.stories.get(uid).text.with_(body="Without."))

    (media,) = (each for each in desk.upkeep.examine() if each.check == "media")

    assert media.ok
