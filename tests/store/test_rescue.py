"""What a damaged file still holds is saved, and the damaged file is left as it is."""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput, Cancelled, WorldError
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.rescue import Rescued
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.editions import Editions
from newsdesk.store.health import examine
from newsdesk.store.mending import DOUBTFUL
from newsdesk.store.rescue import rescue
from newsdesk.store.revisions import Revisions
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.text.folding import fold
from newsdesk.text.query import parse

FIRST = Path(__file__).with_name("data") / "schema-1.sql"
PAGE = 4096
NOW = datetime(2025, 12, 12, 8, 30, tzinfo=UTC)
CLOCK = FixedClock(NOW)
STORIES = 24


def mark(number: int) -> str:
    """A word that is in every page-sized part of one story and in no other."""
    return f"mark{number:03}x "


def body(number: int) -> str:
    # Every eighth is so long that it goes over many pages.
    return mark(number) * (1500 if number % 8 == 0 else 20)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom, closed, with short and long stories that have two revisions each."""
    folder = tmp_path_factory.mktemp("whole") / "newsroom"
    archive = Archive.create(folder, CLOCK, "The Steppe Courier")
    with archive.writing() as db:
        stories = Stories(db)
        for number in range(STORIES):
            text = StoryText(headline=f"{mark(number)}Қазақстан", body=body(number), countries=("KZ",))
            story = Story(f"uid-{number}", f"slug-{mark(number)[:7]}", text, Status.READY, NOW, NOW, 20)
            kept = stories.add(story, "Aida", Why.NEW)
            changed = kept.text.with_(standfirst=f"{mark(number)}changed")
            stories.save(kept, changed, kept.slug, 20, NOW, "Aida", Why.TYPING)
    archive.close()
    name = hashlib.sha256(b"picture").hexdigest()
    picture = folder / "media" / name[:2] / f"{name}.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"picture")
    return folder


@pytest.fixture
def room(whole: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    return Path(shutil.copytree(whole, tmp_path / "newsroom"))


def texts(folder: Path) -> dict[str, StoryText]:
    archive = Archive.open(folder, CLOCK)
    with archive.reading() as db:
        stories = Stories(db)
        found = {uid: stories.get(uid) for uid in Shelf(db, NOW).uids(Query(), Sort())}
    archive.close()
    return {uid: story.text for uid, story in found.items() if story}


def save(room: Path, tmp_path: Path) -> Rescued:
    return rescue(room, tmp_path / "out", CLOCK, Silent())


def look_around(room: Path) -> None:
    """Do what a program does that has not noticed the damage yet: only sentences may come of it."""
    with suppress(WorldError):
        archive = Archive.open(room, CLOCK)
        with closing(archive), archive.reading() as db:
            for each in Shelf(db, NOW).page(Query(), Sort(), 0, 2 * STORIES):
                Stories(db).get(each.uid)


def untouched(data: bytes, hurt: set[int]) -> set[int]:
    """Return the stories of which every page that holds a part of them is as it was."""
    return {
        number
        for number in range(STORIES)
        if not any(mark(number).encode() in data[page * PAGE : (page + 1) * PAGE] for page in hurt)
    }


def check_saved(room: Path, tmp_path: Path, expected: set[int], whole: Path) -> None:
    originals = texts(whole)
    before = (room / "newsroom.db").read_bytes()

    rescued = save(room, tmp_path)

    assert (room / "newsroom.db").read_bytes() == before
    saved = texts(rescued.folder)
    for number in expected:
        assert saved[f"uid-{number}"] == originals[f"uid-{number}"]
    archive = Archive.open(rescued.folder, CLOCK)
    assert all(finding.ok for finding in examine(archive))
    archive.close()


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_cost_no_story_whose_pages_are_whole(
    room: Path, whole: Path, tmp_path: Path, seed: int
) -> None:
    """Wherever they are: the program says a sentence, the file stays as it is, and the rescue is sound."""
    chance = random.Random(seed)
    database = room / "newsroom.db"
    data = bytearray(database.read_bytes())
    places = [chance.randrange(len(data)) for _ in range(chance.choice([1, 2, 8, 40]))]
    for place in places:
        data[place] ^= chance.randrange(1, 256)
    database.write_bytes(data)

    look_around(room)

    assert database.read_bytes() == data
    hurt = {place // PAGE for place in places}
    check_saved(room, tmp_path, untouched((whole / "newsroom.db").read_bytes(), hurt), whole)


@pytest.mark.parametrize("seed", range(50))
def test_a_cut_file_costs_no_story_whose_pages_are_left(
    room: Path, whole: Path, tmp_path: Path, seed: int
) -> None:
    """It is refused for its length alone; only an empty one has nothing in it."""
    database = room / "newsroom.db"
    data = database.read_bytes()
    length = random.Random(seed).randrange(1, len(data))
    database.write_bytes(data[:length])

    with pytest.raises(BadInput, match=r"is damaged|is not a newsroom’s file"):
        Archive.open(room, CLOCK)

    assert database.read_bytes() == data[:length]
    hurt = set(range(length // PAGE, len(data) // PAGE + 1))
    check_saved(room, tmp_path, untouched(data, hurt), whole)


def test_nothing_is_lost_of_a_file_that_is_sound(room: Path, whole: Path, tmp_path: Path) -> None:
    """Every story with every revision as it was, digests and all, pictures too, and nothing to remark."""
    rescued = save(room, tmp_path)

    assert (rescued.remarks, rescued.lost) == ((), ())
    assert dict(rescued.saved) == {"stories": STORIES, "revisions": 2 * STORIES}
    assert [path.name for path in (rescued.folder / "media").rglob("*.jpg")] == [
        path.name for path in (whole / "media").rglob("*.jpg")
    ]
    with (
        closing(sqlite3.connect(whole / "newsroom.db")) as old,
        closing(sqlite3.connect(rescued.folder / "newsroom.db")) as new,
    ):
        for table in ("story", "revision", "setting"):
            query = f'SELECT * FROM "{table}" ORDER BY 1'
            assert new.execute(query).fetchall() == old.execute(query).fetchall()


def test_what_is_only_in_the_log_is_saved(room: Path, tmp_path: Path) -> None:
    """A power cut leaves the last texts there."""
    live = Archive.open(room, CLOCK)
    with live.writing() as db:
        text = StoryText(headline="The last one", body="Kept a moment ago.")
        Stories(db).add(Story("uid-last", "last", text, Status.DRAFT, NOW, NOW, 4), "Aida", Why.NEW)
    cut = Path(shutil.copytree(room, tmp_path / "cut"))
    live.close()

    rescued = rescue(cut, tmp_path / "out", CLOCK, Silent())

    assert texts(rescued.folder)["uid-last"].headline == "The last one"


def test_a_newsroom_of_the_first_tables_is_rescued(tmp_path: Path) -> None:
    """Rows are shorter there; what they lack is made up for."""
    folder = tmp_path / "first"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "newsroom.db")) as db:
        db.executescript(FIRST.read_text(encoding="utf-8"))

    rescued = rescue(folder, tmp_path / "out", CLOCK, Silent())

    assert rescued.lost == ()
    archive = Archive.open(rescued.folder, CLOCK)
    with archive.reading() as db:
        assert archive.setting(db, "name") == "The Steppe Courier"
        assert Shelf(db, NOW).uids(parse("turning"), Sort()) == ("story-2",)
        assert Shelf(db, NOW).uids(parse("галла status:spiked"), Sort()) == ("story-1",)
        assert len(Stories(db).drafts()) == 1
        edition = Editions(db).on(date(2025, 12, 12))
        assert edition is not None
        assert [entry.story for entry in edition.entries] == ["story-2", "story-1"]
        assert len(edition.rates) == 1
    assert all(finding.ok for finding in examine(archive))
    archive.close()


Spoil = Callable[[str], None]


@pytest.fixture
def spoil(room: Path) -> Spoil:
    """Change rows behind the program's back: damage that SQLite calls sound."""

    def do(statement: str) -> None:
        with closing(sqlite3.connect(room / "newsroom.db")) as db:
            db.create_function("fold", 1, fold, deterministic=True)
            db.execute(statement)
            db.commit()

    return do


def test_a_story_whose_row_is_gone_comes_back_from_its_newest_revision(
    room: Path, whole: Path, tmp_path: Path, spoil: Spoil
) -> None:
    """With its text; its name is one that indexes no longer know, so it gets another."""
    spoil("DELETE FROM story WHERE id = 3")

    rescued = save(room, tmp_path)

    original = texts(whole)["uid-2"]
    assert original in texts(rescued.folder).values()
    assert any("only its revisions could be read" in each for each in rescued.remarks)


def test_a_story_that_differs_from_its_revision_is_what_the_digest_vouches_for(
    room: Path, whole: Path, tmp_path: Path, spoil: Spoil
) -> None:
    """Its own row where the revision is damaged, and the revision where the row is."""
    spoil("UPDATE story SET body = 'spoilt' WHERE id = 1")
    spoil("UPDATE revision SET text = replace(text, 'changed', 'chanqed') WHERE story_id = 2 AND number = 2")

    rescued = save(room, tmp_path)

    saved, originals = texts(rescued.folder), texts(whole)
    assert saved["uid-0"] == originals["uid-0"]
    assert saved["uid-1"] == originals["uid-1"]
    assert len(rescued.remarks) == 2


def test_an_older_text_that_no_digest_vouches_for_is_kept_and_named(
    room: Path, tmp_path: Path, spoil: Spoil
) -> None:
    """As far as it can be read, under a name that says so; what can be vouched for is vouched for anew."""
    spoil(
        "UPDATE revision SET text = replace(text, 'mark002x', 'mark002y') WHERE story_id = 3 AND number = 1"
    )

    rescued = save(room, tmp_path)

    archive = Archive.open(rescued.folder, CLOCK)
    with archive.reading() as db:
        first, second = Revisions(db).of("uid-2")
    archive.close()
    assert first.label == DOUBTFUL
    assert "mark002y" in first.text.body
    assert (second.label, second.parent) == ("", first.digest)


def test_a_captured_page_that_is_not_as_it_came_is_kept_and_named(
    room: Path, tmp_path: Path, spoil: Spoil
) -> None:
    """What is left of it is vouched for anew: what was rescued is a newsroom in order."""
    kept = "('ab', 'page.txt', 'utf-8', '2025-12-12T08:30:00+00:00', x'6162')"
    spoil(f"INSERT INTO capture (digest, name, encoding, taken, data) VALUES {kept}")

    rescued = save(room, tmp_path)

    assert rescued.remarks == ("The captured page page.txt is not quite as it was taken in.",)
    archive = Archive.open(rescued.folder, CLOCK)
    assert all(finding.ok for finding in examine(archive))
    archive.close()


def test_what_was_guessed_is_said(room: Path, tmp_path: Path, spoil: Spoil) -> None:
    """A state and an embargo that mean nothing: the story is a draft, and somebody should look."""
    spoil("UPDATE story SET status = 'reedy', embargo = 'tomorrow' WHERE id = 1")

    rescued = save(room, tmp_path)

    assert any("please check its embargo, status" in each for each in rescued.remarks)
    archive = Archive.open(rescued.folder, CLOCK)
    with archive.reading() as db:
        story = Stories(db).get("uid-0")
    archive.close()
    assert story is not None
    assert (story.status, story.embargo) == (Status.DRAFT, None)


class Stopping:
    """A reporter that stops the work at its third step."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self, done: int, total: int, what: str) -> None:
        self.steps += 1
        if self.steps == 3:
            raise Cancelled


@pytest.mark.parametrize("there", [True, False])
def test_a_rescue_that_is_stopped_leaves_nothing(room: Path, tmp_path: Path, there: bool) -> None:
    """Not even a folder that was not there before."""
    out = tmp_path / "out"
    if there:
        out.mkdir()

    with pytest.raises(Cancelled):
        rescue(room, out, CLOCK, Stopping())

    assert out.exists() is there
    assert not there or not list(out.iterdir())


def test_a_rescue_after_one_that_was_killed(room: Path, tmp_path: Path) -> None:
    """What that one left is no newsroom, and is not in the way."""
    half = tmp_path / "out.partial"
    half.mkdir()
    (half / "newsroom.db").write_bytes(b"half")

    rescued = rescue(room, tmp_path / "out", CLOCK, Silent())

    assert rescued.folder == tmp_path / "out"
    assert (rescued.folder / "newsroom.db").exists()
    assert not half.exists()


def test_a_rescue_goes_only_where_nothing_is(room: Path, tmp_path: Path) -> None:
    """Not over the damaged one, nor among somebody's files; and not out of nothing."""
    with pytest.raises(BadInput, match="is not empty"):
        rescue(room, room, CLOCK, Silent())
    with pytest.raises(BadInput, match="cannot be read"):
        rescue(tmp_path / "nowhere", tmp_path / "out", CLOCK, Silent())
    (room / "newsroom.db").write_bytes(b"")
    with pytest.raises(BadInput, match="nothing to rescue"):
        rescue(room, tmp_path / "out", CLOCK, Silent())

    assert not (tmp_path / "out").exists()


def test_a_file_of_letters_gives_an_empty_newsroom_that_says_so(room: Path, tmp_path: Path) -> None:
    """Whatever it is: no crash, and no claim that all was saved."""
    (room / "newsroom.db").write_bytes(b"Dear reader, " * 5000)

    rescued = save(room, tmp_path)

    assert rescued.saved == ()
    assert rescued.lost
    assert texts(rescued.folder) == {}
