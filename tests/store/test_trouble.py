"""What the world does to the file becomes a sentence, and what was kept before is still there."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from peewee import PeeweeException, SqliteDatabase

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.corrections import Correction, CorrectionKind, Place
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Turn
from newsdesk.domain.notes import Note
from newsdesk.domain.people import Person, Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.corrections import Corrections
from newsdesk.store.folders import Folders
from newsdesk.store.health import examine
from newsdesk.store.notes import Notes
from newsdesk.store.people import People
from newsdesk.store.rates import Rates
from newsdesk.store.rescue import rescue
from newsdesk.store.revisions import Revisions
from newsdesk.store.shelf import Shelf
from newsdesk.store.standings import Standings
from newsdesk.store.steps import Steps
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged
from newsdesk.text.query import parse
from tests.full_disk import pile_up

Raw = Callable[[Path], AbstractContextManager[sqlite3.Connection]]

LONG = StoryText(headline="Too much", body="word " * 100_000)


def fill(archive: Archive, *, spare: int) -> None:
    """Let the file grow by so many pages and no more."""
    with archive.writing() as db:
        (pages,) = db.execute_sql("PRAGMA page_count").fetchone()
        db.execute_sql(f"PRAGMA max_page_count = {pages + spare}")


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """The sentence says what to do; the story before is whole, the one that did not fit is not half there."""
    kept = add("before")
    fill(archive, spare=10)

    with pytest.raises(Refused, match=r"^The disk is full: nothing more was saved\. Free some space"):
        add("too much", LONG)

    with archive.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ("before",)
        assert Stories(db).get("before") == kept
    assert all(finding.ok for finding in examine(archive))


def test_a_full_disk_inside_a_longer_piece_of_work_takes_all_of_it_back(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """Nested blocks are one transaction, also when SQLite has rolled back by itself."""
    fill(archive, spare=10)

    def work() -> None:
        with archive.writing():
            add("small")
            with archive.writing():
                add("too much", LONG)

    with pytest.raises(Refused, match="The disk is full"):
        work()

    with archive.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ()


def test_writing_goes_on_once_there_is_space(archive: Archive, add: Callable[..., Story]) -> None:
    """Nothing has to be opened again."""
    fill(archive, spare=10)
    with pytest.raises(Refused):
        add("too much", LONG)
    fill(archive, spare=100_000)

    add("too much", LONG)

    with archive.reading() as db:
        assert Stories(db).get("too much") is not None


def test_a_file_locked_by_something_else_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """A stranger's program that keeps the database to itself is named as the reason."""
    with closing(sqlite3.connect(archive.database, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")

        with pytest.raises(Refused, match=r"locked\. Close it there and try again"):
            add("one")

    add("one")


def test_a_vanished_file_is_said(archive: Archive) -> None:
    """A stick that was pulled out is no crash."""
    archive.close()
    for each in archive.folder.glob("newsroom.db*"):
        each.unlink()

    with (
        pytest.raises(Refused, match=r"cannot be opened\. Check that its folder is still there"),
        archive.reading(),
    ):
        pass


def test_text_that_is_broken_on_the_disk_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """A byte that makes a text unreadable leads to the doctor, not to a crash."""
    add("one", StoryText(headline="Wheat", body="PERSIMMON"))
    archive.close()
    data = archive.database.read_bytes()
    # As the story has it, as its list shows it, and as its revision keeps it.
    assert data.count(b"PERSIMMON") == 3
    archive.database.write_bytes(data.replace(b"PERSIMMON", b"PERSIMM\xffN"))

    again = Archive.open(archive.folder, archive.clock)

    with pytest.raises(Damaged, match="newsdesk doctor"), again.reading() as db:
        Stories(db).get("one")
    again.close()


def test_a_story_that_is_gone_is_said(archive: Archive, add: Callable[..., Story]) -> None:
    """Saving a story that a restore took away, or a draft of it, is a sentence."""
    story = add("one")
    gone = Story("gone", "gone", story.text, Status.DRAFT, story.created, story.updated, 1)

    with pytest.raises(Refused, match="not in the newsroom any more"), archive.writing() as db:
        Stories(db).save(gone, LONG, "gone", 1, story.updated, "Aida", Why.TYPING)
    with pytest.raises(Refused, match="not in the newsroom any more"), archive.writing() as db:
        Stories(db).keep_draft("gone", LONG, story.updated, "Aida")


STRANGER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA locking_mode = EXCLUSIVE")
db.execute("BEGIN EXCLUSIVE")
db.execute("UPDATE setting SET value = value")
print("has it", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def stranger(archive: Archive, add: Callable[..., Story]) -> Iterator[None]:
    """Another program, a real one, that keeps a closed newsroom's file to itself."""
    add("one")
    archive.close()
    command = [sys.executable, "-c", STRANGER, str(archive.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "has it\n"
        yield
        program.communicate()


def test_a_newsroom_that_another_program_keeps_cannot_be_opened(archive: Archive, stranger: None) -> None:
    """That is said, nobody is left holding it, and no damage is seen in it."""
    with pytest.raises(Refused, match=r"Another program keeps the newsroom’s file locked"):
        Archive.open(archive.folder, archive.clock)

    assert not (archive.folder / "newsroom.holder").exists()
    assert not (archive.folder / "newsroom.damaged").exists()


def test_a_disk_that_is_really_full(small_disk: Path, clock: FixedClock, now: datetime) -> None:
    """What was kept is kept; no backup is half there; with space everything goes on."""
    archive = Archive.create(small_disk / "newsroom", clock, "x")
    kept = Story("one", "one", StoryText(headline="Kept"), Status.DRAFT, now, now, 1)
    with archive.writing() as db:
        Stories(db).add(kept, "Aida", Why.NEW)
    archive.settle()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 100_000))

    with pytest.raises(Refused, match="The disk is full"), archive.writing() as db:
        Stories(db).add(Story("two", "two", LONG, Status.DRAFT, now, now, 1), "Aida", Why.NEW)
    with pytest.raises(Refused, match="disk"):
        archive.backup(BackupKind.BY_HAND)

    assert list((archive.folder / "backups").iterdir()) == []
    archive.settle()
    archive.close()
    pile_up(ballast)
    archive = Archive.open(archive.folder, clock)
    assert not archive.writable
    assert archive.refusal.startswith("The newsroom’s disk is full, so it is open only to look.")
    with archive.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ("one",)
    with pytest.raises(Refused, match="disk is full"), archive.writing():
        pass
    archive.close()
    with pytest.raises(BadInput, match="disk is full"):
        Archive.create(small_disk / "another", clock, "y")
    ballast.unlink()
    archive = Archive.open(archive.folder, clock)
    with archive.writing() as db:
        Stories(db).add(Story("three", "three", StoryText(), Status.DRAFT, now, now, 1), "Aida", Why.NEW)
    assert all(finding.ok for finding in examine(archive) if finding.check != "space")
    with archive.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ("one", "three")
    archive.close()


@pytest.mark.parametrize("is_index_there", [True, False])
def test_what_was_written_last_can_be_read_on_a_full_disk(
    small_disk: Path, clock: FixedClock, now: datetime, is_index_there: bool
) -> None:
    """It stands in the WAL after a program was killed. Where that cannot be read, it is said."""
    archive = Archive.create(small_disk / "newsroom", clock, "x")
    archive.settle()
    with archive.writing() as db:
        Stories(db).add(Story("one", "one", StoryText(), Status.DRAFT, now, now, 1), "Aida", Why.NEW)
    killed = small_disk / "killed"
    shutil.copytree(archive.folder, killed)
    archive.close()
    if not is_index_there:
        (killed / "newsroom.db-shm").unlink()
    pile_up(small_disk / "ballast")

    if is_index_there:
        again = Archive.open(killed, clock)
        with again.reading() as db:
            assert Stories(db).uids(Status.DRAFT) == ("one",)
        again.close()
    else:
        with pytest.raises(Refused, match="a part of what was written last cannot be read without some room"):
            Archive.open(killed, clock)


def test_a_rescue_onto_a_full_disk_leaves_nothing_there(
    archive: Archive, add: Callable[..., Story], small_disk: Path, clock: FixedClock
) -> None:
    """It is refused with the reason."""
    for number in range(4):
        add(f"story-{number}", LONG)
    archive.close()

    with pytest.raises(Refused, match="disk"):
        rescue(archive.folder, small_disk / "out", clock, Silent())

    assert not (small_disk / "out").exists()


def test_a_mistake_of_ours_is_no_damage(archive: Archive) -> None:
    """Wrong SQL and a wrong text are raised as what they are."""
    with pytest.raises(PeeweeException, match="no such column"), archive.reading() as db:
        db.execute_sql("SELECT colour FROM story")
    with pytest.raises(UnicodeDecodeError), archive.reading():
        b"\xff".decode()

    assert not (archive.folder / "newsroom.damaged").exists()


def test_a_list_of_a_broken_schema_is_damage(archive: Archive, clock: FixedClock) -> None:
    """Also where SQLite names what is broken in letters that are none, and nothing was asked before."""
    archive.settle()
    whole = archive.database.read_bytes()
    # The name of an index, and the statement that makes it.
    broken = whole.replace(b"indexstory_by_words", b"index\xfftory_by_words")
    archive.database.write_bytes(broken.replace(b'INDEX "story_by_words"', b'INDEY "story_by_words"'))

    with pytest.raises(Damaged), archive.reading() as db:
        Shelf(db, clock.now()).count(parse(""))

    assert not archive.writable


def nothing_special(db: SqliteDatabase) -> None:
    """What is asked of a file in which one value means nothing."""
    Standings(db).of(["one"])
    Standings(db).states(["one"])
    Corrections(db).of("one")
    People(db).role("Aida")
    People(db).all()
    [Rates(db).newest(each, date(2025, 12, 12)) for each in Rates(db).series()]
    Revisions(db).text_of("one", Standings(db).revisions(["one"])["one"])
    Stories(db).drafts()
    Folders(db, datetime(2025, 12, 12, tzinfo=UTC)).counts()
    Notes(db).of("one")
    Steps(db).newest(1)
    Steps(db).stories(1)
    Steps(db).turns(1, Standings(db).of(["one"]))


@pytest.mark.parametrize(
    "broken",
    [
        "UPDATE story SET status = 'dra\x01t'",
        "UPDATE story SET spiked_from = 'dra\x01t'",
        "UPDATE story SET countries = '[\"KG\x22'",
        "UPDATE story SET countries = '[1]'",
        "UPDATE story SET published = '2025-12-12'",
        "UPDATE story SET spiked_from = x'ff'",
        "UPDATE note SET start = 'far'",
        "UPDATE revision SET text = '{'",
        "UPDATE draft SET text = '{'",
        "UPDATE correction SET kind = 'corruption'",
        "UPDATE correction SET place = 'tap'",
        "UPDATE person SET role = 'edit\x01r'",
        "UPDATE rate SET kind = 'mint'",
        "UPDATE step SET action = 'sp\x01ke'",
        "UPDATE step SET turns = '['",
        "UPDATE step SET turns = '[[\"one\"]]'",
        'UPDATE step SET turns = \'[["one", {"status": "zz"}, {}]]\'',
        'UPDATE step SET turns = \'[["one", {}, {"embargo": "zz"}]]\'',
        'UPDATE step SET turns = \'[["one", {}, {"sratus": 1}]]\'',
        'UPDATE step SET turns = \'[["one", {}, {"corrections": [{}]}]]\'',
    ],
)
def test_a_value_that_means_nothing_is_said(
    broken: str, archive: Archive, add: Callable[..., Story], raw: Raw, now: datetime
) -> None:
    """A changed byte in a state, a role or a kind leads to the doctor, not to a crash."""
    add("one")
    said = Correction("c", "one", CorrectionKind.UPDATE, "It was ten.", now, "Aida", Place.TOP)
    rate = Rate("Bank", "KGS", "USD", "0.0114", RateKind.OFFICIAL, date(2025, 12, 12), now)
    with archive.writing() as db:
        Stories(db).keep_draft("one", StoryText(headline="Typed"), now, "Aida")
        Corrections(db).put("one", (said,))
        Notes(db).add(Note("n", "one", "Ask again.", now, "Aida"))
        People(db).put(Person("Aida", Role.EDITOR))
        Rates(db).add((rate,))
        standing = Standings(db).of(["one"])["one"]
        spiked = standing._replace(status=Status.SPIKED, corrections=())
        Steps(db).add("Spike it", "spike", [Turn("one", standing, spiked)], now, "Aida")
        nothing_special(db)
    archive.close()
    with raw(archive.database) as db:
        db.execute(broken)

    again = Archive.open(archive.folder, archive.clock)

    with pytest.raises(Damaged, match="newsdesk doctor"), again.reading() as db:
        nothing_special(db)
    again.close()
