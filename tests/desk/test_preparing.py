"""What is made of stories while nobody waits is what a bundle of them would have been without it."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdesk import assets
from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.pictures import Album
from newsdesk.desk import Desk
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pictures import PictureWords
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story
from tests.bundle.writing import contents
from tests.desk.conftest import SOUND

DAY = date(2025, 12, 12)


class Counting(Pages):
    """Remembers which stories' pages it made, by their headlines."""

    def __init__(self) -> None:
        super().__init__(assets.template_folder())
        self.made: list[str] = []

    def story(self, content: BundleContent, place: int, body: str, album: Album | None = None) -> str:
        self.made.append(content.stories[place].headline)
        return super().story(content, place, body, album)


@pytest.fixture
def pages(desk: Desk) -> Counting:
    """The newsroom's own look, watched."""
    made = vars(desk.themes)["_own"] = Counting()
    return made


@pytest.fixture
def stories(desk: Desk) -> list[Story]:
    """Five that may go out, two of them with one slug, one with a shortcode that has no answer."""
    texts = [SOUND.with_(headline=f"Snow in {month}") for month in ("May", "June", "July", "August")]
    texts[2] = texts[2].with_(body=f"{SOUND.body}\n\nAt {{{{rate KZT}}}}, *so far*.")
    return [desk.stories.new(each).value for each in (*texts, texts[0])]


@pytest.fixture
def edition(desk: Desk, stories: list[Story]) -> Edition:
    """All of them, under two headings."""
    return desk.editions.new(DAY, uids=[each.uid for each in stories]).value


def export(desk: Desk, edition: Edition, out: Path) -> dict[str, bytes]:
    """Write a bundle and return its files."""
    desk.publishing.export(edition.uid, out, Silent(), "A test")
    return contents(out)


def test_a_bundle_of_prepared_stories_makes_no_page_of_them(
    desk: Desk, pages: Counting, edition: Edition, tmp_path: Path
) -> None:
    """As a folder and as a .zip, prepared together or one by one; the bytes are those that it would make."""
    plain = export(desk, edition, tmp_path / "plain")
    shutil.rmtree(desk.newsroom.folder / "cache")
    first, *others = (entry.story for entry in edition.entries)
    desk.preparing.prepare([first, "gone"])
    desk.preparing.prepare([*others, first])
    assert len(pages.made) == 2 * len(edition.entries)
    pages.made.clear()

    prepared = export(desk, edition, tmp_path / "prepared")
    packed = desk.publishing.export(edition.uid, tmp_path / "p.zip", Silent(), "A test").value.written

    assert pages.made == []
    assert prepared == plain
    assert packed.files == len(plain)


def test_what_changed_since_is_made_anew(
    desk: Desk, pages: Counting, stories: list[Story], edition: Edition, tmp_path: Path
) -> None:
    """The story itself, and its neighbour, whose page leads to it by its headline."""
    desk.preparing.prepare([each.uid for each in stories])
    desk.stories.save(stories[0].uid, stories[0].text.with_(headline="Rain"))
    pages.made.clear()

    changed = export(desk, edition, tmp_path / "out")

    assert pages.made == ["Rain", "Snow in June"]
    shutil.rmtree(desk.newsroom.folder / "cache")
    assert export(desk, edition, tmp_path / "anew") == changed


def test_of_several_editions_it_is_the_newest(
    desk: Desk, pages: Counting, stories: list[Story], edition: Edition, tmp_path: Path
) -> None:
    """A story that is in none has nothing made of it but its body."""
    later = desk.editions.new(date(2025, 12, 13), uids=[stories[1].uid, stories[3].uid]).value
    alone = desk.stories.new(SOUND).value

    desk.preparing.prepare([stories[1].uid, stories[2].uid, alone.uid])

    assert sorted(pages.made) == ["Snow in July", "Snow in June"]
    pages.made.clear()
    export(desk, later, tmp_path / "later")
    assert pages.made == ["Snow in August"]
    pages.made.clear()
    export(desk, edition, tmp_path / "out")
    assert pages.made == ["Snow in May", "Snow in June", "Snow in August", "Snow in May"]


def test_a_spoilt_one_is_made_anew(desk: Desk, pages: Counting, edition: Edition, tmp_path: Path) -> None:
    """Cut short, or with other words in it: the bundle is what it would have been."""
    plain = export(desk, edition, tmp_path / "plain")
    desk.preparing.prepare([entry.story for entry in edition.entries])
    kept = sorted(path for path in (desk.newsroom.folder / "cache").rglob("*") if path.is_file())
    for number, path in enumerate(kept):
        whole = path.read_bytes()
        path.write_bytes(whole[:-9] if number % 2 else whole.replace(b"Snow", b"Hail").replace(b"{", b"["))
    pages.made.clear()

    assert export(desk, edition, tmp_path / "out") == plain
    assert len(pages.made) == len(edition.entries)


def test_a_theme_that_was_spoilt_is_no_trouble(desk: Desk, edition: Edition) -> None:
    """Whoever exports is told of it; bodies are rendered all the same."""
    theme = desk.themes.folder / "river"
    theme.mkdir(parents=True)
    (theme / "extra.css").write_text("p { color: #111 }")
    desk.themes.choose("river")
    (theme / "front.html").write_text("<script></script>")

    desk.preparing.prepare([entry.story for entry in edition.entries])

    assert any((desk.newsroom.folder / "cache").rglob("*"))
    with pytest.raises(BadInput, match=r"front\.html"):
        desk.themes.pages()


def test_a_story_with_a_picture_waits_for_it(
    desk: Desk, pages: Counting, stories: list[Story], edition: Edition, tmp_path: Path
) -> None:
    """Its sizes are made by the export, and the page names them."""
    photograph = BytesIO()
    Image.linear_gradient("L").save(photograph, "JPEG")
    read = desk.pictures.read_data(photograph.getvalue(), "mill.jpg")
    desk.pictures.add(stories[1].uid, read, PictureWords("A mill", "The mill in *Osh*", "Aida Bekova"))

    desk.preparing.prepare([each.uid for each in stories])

    assert len(pages.made) == len(stories) - 1
    pages.made.clear()
    export(desk, edition, tmp_path / "out")
    assert pages.made == ["Snow in June"]
