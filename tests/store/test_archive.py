"""Making and opening a newsroom's folder, and all the ways in which that cannot be done."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput
from newsdesk.domain.story import Status, Story
from newsdesk.store.archive import Archive
from newsdesk.store.header import APPLICATION_ID, SCHEMA, NewerNewsroom
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged


def patch(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def uids(archive: Archive) -> set[str]:
    with archive.reading() as db:
        return set(Stories(db).uids(Status.DRAFT))


def test_a_new_newsroom_has_its_folders_and_says_what_it_is(archive: Archive) -> None:
    """The folder is as the design describes it, and the file can be told from other databases."""
    head = archive.database.read_bytes()[:100]

    assert {"media", "backups", "exports", "newsroom.db"} <= {each.name for each in archive.folder.iterdir()}
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA
    assert archive.writable
    assert archive.holder is None


def test_a_new_newsroom_knows_its_name_and_its_birthday(archive: Archive) -> None:
    """Both are settings; one that was never set has the default."""
    with archive.reading() as db:
        assert archive.setting(db, "name") == "The Steppe Courier"
        assert archive.setting(db, "created") == "2025-12-12T08:30:00+00:00"
        assert archive.setting(db, "base_url", "none") == "none"


def test_a_newsroom_knows_where_it_is_however_it_was_named(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of it is found from every folder."""
    monkeypatch.chdir(tmp_path)

    with closing(Archive.create(Path("room"), clock, "The Steppe Courier")) as made:
        assert made.folder == tmp_path / "room"


def test_what_was_kept_is_there_after_opening_again(
    archive: Archive, add: Callable[..., Story], clock: FixedClock
) -> None:
    """Closing and opening changes nothing."""
    kept = add("one")
    archive.close()

    again = Archive.open(archive.folder, clock)

    with again.reading() as db:
        assert Stories(db).get("one") == kept
    again.close()


@pytest.mark.parametrize("name", ["Газета № 1", "100% #new? & 'more' \"quoted\"", "a b\tc", "é" * 40])
def test_any_folder_name_will_do(tmp_path: Path, clock: FixedClock, name: str) -> None:
    """Nothing in a path means something to SQLite's addresses."""
    archive = Archive.create(tmp_path / name, clock, "x")

    assert uids(archive) == set()
    archive.close()


def test_a_newsroom_is_not_made_over_another(archive: Archive, add: Callable[..., Story]) -> None:
    """Making one where one is leaves it alone, whether it is open or not."""
    add("one")

    with pytest.raises(BadInput, match=r"There is a newsroom in .* already"):
        Archive.create(archive.folder, archive.clock, "Another")
    archive.close()
    with pytest.raises(BadInput, match=r"There is a newsroom in .* already"):
        Archive.create(archive.folder, archive.clock, "Another")

    again = Archive.open(archive.folder, archive.clock)
    assert uids(again) == {"one"}
    again.close()


def test_an_empty_file_left_by_a_crash_is_no_newsroom(folder: Path, clock: FixedClock) -> None:
    """A program killed in the first moment of making a newsroom is not in the way of the next."""
    folder.mkdir()
    (folder / "newsroom.db").touch()

    archive = Archive.create(folder, clock, "x")

    assert uids(archive) == set()
    archive.close()


def test_two_programs_cannot_make_the_same_newsroom(archive: Archive, clock: FixedClock) -> None:
    """Who comes second while the first still makes it is told who that is."""
    moved = archive.database.rename(archive.folder / "elsewhere")

    with pytest.raises(BadInput, match=r"cannot be made in .* in use by .* on "):
        Archive.create(archive.folder, clock, "Another")

    moved.rename(archive.database)


def test_a_newsroom_made_in_the_same_moment_is_not_taken_away(folder: Path, now: datetime) -> None:
    """What another program makes between looking and locking is refused, and left as it is."""

    class Interrupted:
        def now(self) -> datetime:
            (folder / "newsroom.db").write_bytes(b"somebody else's")
            return now

    with pytest.raises(BadInput, match="already"):
        Archive.create(folder, Interrupted(), "x")

    assert (folder / "newsroom.db").read_bytes() == b"somebody else's"
    assert not (folder / "newsroom.holder").exists()


def test_no_newsroom_is_said(tmp_path: Path, clock: FixedClock) -> None:
    """An empty folder and none at all are the same sentence, and stay as they are."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(BadInput, match="There is no newsroom in"):
            Archive.open(folder, clock)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"Dear reader,\n" * 99, b"SQLite format 3\0", b"\x89PNG" + bytes(200)]
)
def test_what_is_no_database_is_refused_and_left(folder: Path, clock: FixedClock, content: bytes) -> None:
    """A file of the right name that is something else is not touched."""
    folder.mkdir()
    path = folder / "newsroom.db"
    path.write_bytes(content)

    with pytest.raises(BadInput, match="is not a newsroom’s file"):
        Archive.open(folder, clock)

    assert path.read_bytes() == content
    assert [each.name for each in folder.iterdir()] == ["newsroom.db"]


def test_another_programs_database_is_refused_and_left(folder: Path, clock: FixedClock) -> None:
    """A database that is not ours is not touched."""
    folder.mkdir()
    path = folder / "newsroom.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name)")
    before = path.read_bytes()

    with pytest.raises(BadInput, match="is a database, but not a newsroom’s"):
        Archive.open(folder, clock)

    assert path.read_bytes() == before


def test_a_newer_newsroom_is_refused(archive: Archive, clock: FixedClock) -> None:
    """Tables from a later program are not touched by this one."""
    archive.close()
    patch(archive.database, 60, (SCHEMA + 1).to_bytes(4, "big"))
    before = archive.database.read_bytes()

    with pytest.raises(NewerNewsroom, match="newer Newsdesk"):
        Archive.open(archive.folder, clock)

    assert archive.database.read_bytes() == before


def test_a_newer_newsroom_is_refused_while_its_version_is_in_the_wal(
    archive: Archive, clock: FixedClock
) -> None:
    """The file's header lags behind what a killed program wrote; the newsroom is newer all the same."""
    with closing(sqlite3.connect(archive.database)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        copy = archive.folder.with_name("copy")
        copy.mkdir()
        for part in ("newsroom.db", "newsroom.db-wal"):
            (copy / part).write_bytes((archive.folder / part).read_bytes())

    with pytest.raises(NewerNewsroom):
        Archive.open(copy, clock)


def test_a_refused_newsroom_is_not_kept_locked(archive: Archive, clock: FixedClock) -> None:
    """Failing to open it leaves nothing behind that would keep the next program out."""
    archive.close()
    whole = archive.database.read_bytes()
    archive.database.write_bytes(whole[:-4096])
    with pytest.raises(Damaged, match="newsdesk restore"):
        Archive.open(archive.folder, clock)
    archive.database.write_bytes(whole)

    again = Archive.open(archive.folder, clock)

    assert again.writable
    again.close()


WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Status
from newsdesk.store.archive import Archive
from newsdesk.store.stories import Stories

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    archive = getattr(Archive, sys.argv[1])(Path(sys.argv[2]), SystemClock(), *sys.argv[3:])
    with archive.reading() as db:
        print(len(Stories(db).uids(Status.DRAFT)), archive.writable, archive.holder)
    with archive.writing():
        pass
except WorldError as error:
    print(type(error).__name__, error)
"""


def without_rights(*arguments: str) -> list[str]:
    """Run a small program as somebody who is not root; return the lines it prints."""
    command = [sys.executable, "-c", WITHOUT_RIGHTS, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may look into, as the ones pytest gives are not."""
    with TemporaryDirectory(prefix="newsdesk-public-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
@pytest.mark.parametrize("busy", [True, False])
def test_a_read_only_folder_can_be_looked_at(public: Path, clock: FixedClock, busy: bool) -> None:
    """A newsroom on a stick that takes no files opens to look, in use or not, and refuses in a sentence.

    Nobody has it, so nobody is said to.
    """
    archive = Archive.create(public / "newsroom", clock, "x")
    if not busy:
        archive.close()
    (archive.folder / "newsroom.lock").chmod(0o444)
    archive.folder.chmod(0o555)

    seen, refused = without_rights("open", str(archive.folder))
    archive.folder.chmod(0o755)
    archive.close()

    assert seen == "0 False None"
    assert refused == "Refused The newsroom’s folder is read-only. You can look, but not change anything."


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
def test_a_folder_without_rights_is_one_sentence(public: Path, clock: FixedClock) -> None:
    """Neither opening nor making a newsroom in it is a crash."""
    Archive.create(public / "newsroom", clock, "x").close()
    (public / "newsroom").chmod(0o000)
    public.chmod(0o555)

    (opened,) = without_rights("open", str(public / "newsroom"))
    (made_over,) = without_rights("create", str(public / "newsroom"), "x")
    (made_beside,) = without_rights("create", str(public / "beside"), "x")
    public.chmod(0o755)
    (public / "newsroom").chmod(0o755)

    assert "BadInput" in opened
    assert "cannot be read: Permission denied" in opened
    for made in (made_over, made_beside):
        assert made.startswith("BadInput A newsroom cannot be made in")
        assert "Permission denied" in made


FULL = """
import resource, sys
from pathlib import Path
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Status
from newsdesk.store.archive import Archive

resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    Archive.create(Path(sys.argv[1]), SystemClock(), "x")
except WorldError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are of another kind there")
def test_a_newsroom_that_does_not_fit_is_not_half_there(folder: Path, clock: FixedClock) -> None:
    """Where the disk takes no more in the middle of making one, the next attempt starts from nothing."""
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(folder)], capture_output=True, text=True, check=True
    ).stdout

    assert "disk" in told
    archive = Archive.create(folder, clock, "x")
    assert uids(archive) == set()
    archive.close()
