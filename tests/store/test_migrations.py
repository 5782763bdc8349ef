"""The tables of today, and how an older newsroom gets to them."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from peewee import SqliteDatabase
from playhouse.schema_diff import diff_models

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import Refused
from newsdesk.domain.query import Sort, SortKey
from newsdesk.domain.rates import RateKind
from newsdesk.domain.story import Provenance, Status, Story, Why
from newsdesk.store import archive as archive_module
from newsdesk.store import header as header_module
from newsdesk.store.archive import MIGRATIONS, Archive
from newsdesk.store.captures import Captures
from newsdesk.store.editions import Editions
from newsdesk.store.header import APPLICATION_ID, SCHEMA
from newsdesk.store.health import examine
from newsdesk.store.holder import Claim
from newsdesk.store.rates import Rates
from newsdesk.store.revisions import Revisions
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.store.tables import TABLES
from newsdesk.store.trouble import Damaged
from newsdesk.text.folding import fold
from newsdesk.text.query import parse

DATA = Path(__file__).with_name("data")
FIRST = DATA / "schema-1.sql"
#: What is worked out anew, by the rules of today.
DERIVED = {"headline_key", "opening"}
#: The digest of the page that is kept in it.
PAGE = sha256(b"\xff\x00page").hexdigest()


def differences(archive: Archive) -> object:
    with archive.reading() as db:
        return diff_models(db, list(TABLES))


def found(db: SqliteDatabase, query: str) -> tuple[str, ...]:
    return Shelf(db, datetime(2025, 12, 12, tzinfo=UTC)).uids(parse(query), Sort())


def columns(database: SqliteDatabase | sqlite3.Connection) -> set[str]:
    query = "SELECT name FROM pragma_table_info('story')"
    found = database.execute_sql(query) if isinstance(database, SqliteDatabase) else database.execute(query)
    return {name for (name,) in found}


def everything(db: sqlite3.Connection, tables: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """Return all that stands in these columns of these tables."""
    return {
        name: db.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY rowid").fetchall()
        for name, columns in tables.items()
    }


def known_tables(db: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of each table that people fill: neither the index's own nor what is derived."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'story_search%'"
    return {
        name: [row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[1] not in DERIVED]
        for (name,) in db.execute(f"{named} AND name <> 'schema_migration'").fetchall()
    }


@pytest.fixture
def older(tmp_path: Path) -> Callable[[int], Path]:
    """Make a newsroom as a program with the schema of that number left it."""

    def make(schema: int) -> Path:
        folder = tmp_path / f"schema-{schema}"
        folder.mkdir()
        with closing(sqlite3.connect(folder / "newsroom.db")) as db:
            db.executescript((DATA / f"schema-{schema}.sql").read_text(encoding="utf-8"))
        return folder

    return make


@pytest.fixture
def first(older: Callable[[int], Path]) -> Path:
    """A newsroom as the first tables had it."""
    return older(1)


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_a_newsroom_of_every_schema_there_was_loses_nothing(
    older: Callable[[int], Path], clock: FixedClock, schema: int
) -> None:
    """With the tables of today each row is what it was; the doctor finds nothing, and a backup was made."""
    folder = older(schema)
    with closing(sqlite3.connect(folder / "newsroom.db")) as db:
        tables = known_tables(db)
        before = everything(db, tables)
    assert all(
        before[name] for name in ("story", "revision", "edition", "entry", "capture", "rate", "export")
    )

    archive = Archive.open(folder, clock)

    assert archive.writable
    assert not differences(archive)
    with closing(sqlite3.connect(folder / "newsroom.db")) as db:
        assert everything(db, tables) == before
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert [finding.message for finding in examine(archive) if not finding.ok] == []
    (backup,) = archive.backups()
    assert (backup.kind, backup.schema) == (BackupKind.BEFORE_UPGRADE, schema)
    archive.close()


def test_an_upgrade_that_stops_halfway_has_changed_nothing(first: Path, clock: FixedClock) -> None:
    """Also where every step was taken, and a text that cannot be read stops what comes after them."""
    with closing(sqlite3.connect(first / "newsroom.db")) as db:
        db.execute("UPDATE story SET body = X'FF' WHERE id = 2")
        db.commit()
        tables = known_tables(db)
        before = everything(db, tables)

    with pytest.raises(Damaged):
        Archive.open(first, clock)

    with closing(sqlite3.connect(first / "newsroom.db")) as db:
        assert known_tables(db) == tables
        assert everything(db, tables) == before
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT name FROM schema_migration").fetchall() == [("0001_first",)]


@pytest.mark.parametrize("schema", [2, 3])
def test_what_the_fourth_tables_add_is_filled_at_once(
    older: Callable[[int], Path], clock: FixedClock, schema: int
) -> None:
    """Stories are sorted by how they begin and by their corrections, and are found as before."""
    archive = Archive.open(older(schema), clock)

    with archive.reading() as db:
        shelf = Shelf(db, clock.now())
        rows = shelf.page(parse("is:any"), Sort(SortKey.CORRECTIONS), 0, 9)
        begun = [row.opening for row in shelf.page(parse("is:any"), Sort(SortKey.STANDFIRST, False), 0, 9)]
        assert [(row.headline.partition(" ")[0], row.corrections) for row in rows if row.corrections] == [
            ("Mill", 1)
        ]
        assert begun == sorted(begun, key=fold)
        assert len(begun) == 3
        assert [row.headline for row in shelf.page(parse("галла is:any"), Sort(), 0, 9)] == [
            "Ғалла нархи пасайди"
        ]
    archive.close()


def test_corrections_are_counted_whichever_way_they_come_and_go(
    archive: Archive,
    add: Callable[..., Story],
    raw: Callable[[Path], AbstractContextManager[sqlite3.Connection]],
) -> None:
    """Also where rows are put in beside a number that is there already, as a rescue does it."""
    add("one")
    add("two")
    put = (
        "INSERT INTO correction (uid, story_id, kind, text, at, who, place, before, after) SELECT"
        " 'c' || id || ?, id, 'update', 'More.', updated, '', 'top', '', '' FROM story WHERE uid = 'one'"
    )
    with raw(archive.database) as db:
        db.execute("UPDATE story SET corrections = 2 WHERE uid = 'one'")
        for number in range(2):
            db.execute(put, (number,))
        assert db.execute("SELECT corrections FROM story ORDER BY id").fetchall() == [(2,), (0,)]

        db.execute("DELETE FROM correction WHERE uid LIKE '%1'")
        assert db.execute("SELECT corrections FROM story ORDER BY id").fetchall() == [(1,), (0,)]


def test_the_migrations_make_the_tables_of_today(archive: Archive) -> None:
    """What a new newsroom gets is what the models say, to the last index."""
    assert not differences(archive)


def test_the_version_is_the_number_of_the_last_migration() -> None:
    """So that a newer newsroom is known by its file's header."""
    assert max(int(path.name[:4]) for path in MIGRATIONS.glob("[0-9]*.py")) == SCHEMA


def test_the_newsroom_of_the_first_tables_opens(first: Path, clock: FixedClock) -> None:
    """Everything in it is there, can be found, and is sound."""
    archive = Archive.open(first, clock)

    assert not differences(archive)
    with archive.reading() as db:
        story = Stories(db).get("story-1")
        assert story is not None
        assert story.headline == "Ғалла нархи пасайди"
        assert story.text.keywords == ("grain", "prices at the mill")
        assert (story.status, story.spiked_from) == (Status.SPIKED, Status.READY)
        assert story.provenance == Provenance(PAGE, "page.txt", 3, date(2025, 12, 12))
        assert [each.why for each in Revisions(db).of("story-1")] == [Why.IMPORT, Why.TYPING]
        assert found(db, "нархи status:spiked") == ("story-1",)
        (draft,) = Stories(db).drafts()
        assert (draft.story, draft.text.body) == ("story-2", "Half a sentence")
        (rate,) = (rate for each in Rates(db).series() for rate in Rates(db).newest(each, date.max))
        assert (rate.value, rate.change, rate.kind) == ("0.0114", "-0%", RateKind.TICKER)
        edition = Editions(db).on(date(2025, 12, 12))
        assert edition is not None
        assert [entry.story for entry in edition.entries] == ["story-2", "story-1"]
        assert edition.rates == (rate,)
        assert [export.override for export in Editions(db).exports(edition.uid)] == ["The editor said so."]
        capture = Captures(db).get(PAGE)
        assert capture is not None
        assert capture.data == b"\xff\x00page"
        assert capture.taken == datetime(2025, 12, 12, 6, 0, tzinfo=UTC)
    ill = [finding for finding in examine(archive) if not finding.ok]
    assert not ill
    archive.close()


def test_the_second_tables_keep_the_order_of_lists_and_find_folded_words(
    first: Path, clock: FixedClock
) -> None:
    """The story changed last stands first, is found without its accents, and a backup was made before."""
    with closing(sqlite3.connect(first / "newsroom.db")) as db:
        db.execute("UPDATE story SET status = 'published' WHERE id = 2")
        db.commit()

    archive = Archive.open(first, clock)

    assert not differences(archive)
    with archive.reading() as db:
        stories = Stories(db)
        assert db.execute_sql("SELECT uid FROM story ORDER BY serial").fetchall() == [
            ("story-2",),
            ("story-1",),
        ]
        # ғ, қ, ў are found as whoever has a Russian keyboard types them.
        assert found(db, "галла куклам status:spiked") == ("story-1",)
        assert found(db, "turn") == ("story-2",)
        spiked, published = stories.get("story-1"), stories.get("story-2")
        assert spiked is not None
        assert published is not None
        assert (spiked.published, spiked.published_revision) == (None, "")
        assert published.published == published.updated
        assert published.published_revision == published.revision
    (backup,) = archive.backups()
    assert (backup.kind, backup.schema) == (BackupKind.BEFORE_UPGRADE, 1)
    assert all(finding.ok for finding in examine(archive))
    archive.close()


def test_a_backup_of_the_first_tables_is_put_back_as_the_tables_of_today(
    first: Path, archive: Archive, tmp_path: Path, add: Callable[..., Story]
) -> None:
    """What is derived is derived again: order, what lists show, and the index."""
    add("of-today")
    old = tmp_path / "old.db"
    old.write_bytes((first / "newsroom.db").read_bytes())

    archive.restore(old)

    assert not differences(archive)
    with archive.reading() as db:
        assert found(db, "turning") == ("story-2",)
    assert all(finding.ok for finding in examine(archive))


def test_an_older_newsroom_that_may_not_be_written_is_refused(first: Path, clock: FixedClock) -> None:
    """It cannot be looked at by this program, and what to do is said; nothing in it changes."""
    before = (first / "newsroom.db").read_bytes()
    claim = Claim(first)
    claim.take(clock.now())

    with pytest.raises(Refused, match="made by an older Newsdesk"):
        Archive.open(first, clock)

    claim.drop()
    assert (first / "newsroom.db").read_bytes() == before


def test_opening_an_up_to_date_newsroom_makes_no_backup(archive: Archive) -> None:
    """Only a change of tables is worth one."""
    archive.close()
    Archive.open(archive.folder, archive.clock).close()

    assert not list((archive.folder / "backups").iterdir())


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program be one with another migration."""

    def grow(source: str) -> None:
        steps = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, steps)
        (steps / f"{SCHEMA + 1:04}_later.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr(archive_module, "MIGRATIONS", steps)
        monkeypatch.setattr(archive_module, "SCHEMA", SCHEMA + 1)
        monkeypatch.setattr(header_module, "SCHEMA", SCHEMA + 1)

    return grow


def test_an_older_newsroom_is_brought_up_to_date_after_a_backup(
    archive: Archive, add: Callable[..., Story], later: Callable[[str], None]
) -> None:
    """The new column is there, the stories as well, and the backup is the newsroom as it was."""
    kept = add("one")
    archive.close()
    later(
        "def up(migrator, db):\n"
        '    db.execute_sql("ALTER TABLE story ADD COLUMN note TEXT NOT NULL DEFAULT 1")\n'
    )

    newer = Archive.open(archive.folder, archive.clock)

    with newer.reading() as db:
        assert Stories(db).get("one") == kept
        assert "note" in columns(db)
        assert db.execute_sql("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
    (backup,) = (archive.folder / "backups").iterdir()
    assert backup.name == "newsroom-2025-12-12T083000Z-before-upgrade.db"
    with closing(sqlite3.connect(backup)) as old:
        assert "note" not in columns(old)
        assert old.execute("SELECT uid FROM story").fetchall() == [("one",)]
    newer.restore(backup)
    with newer.reading() as db:
        assert "note" in columns(db)
    newer.close()


def test_a_migration_that_fails_changes_nothing(
    archive: Archive, add: Callable[..., Story], later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newsroom is as it was, nobody keeps it locked, and the program of before opens it."""
    kept = add("one")
    archive.close()
    later(
        'def up(migrator, db):\n    db.execute_sql("DELETE FROM story")\n'
        '    raise RuntimeError("a mistake in the migration")\n'
    )
    with pytest.raises(RuntimeError, match="a mistake"):
        Archive.open(archive.folder, archive.clock)
    monkeypatch.undo()

    again = Archive.open(archive.folder, archive.clock)

    assert again.writable
    with again.reading() as db:
        assert Stories(db).get("one") == kept
    again.close()


def test_the_first_newsroom_says_what_it_is() -> None:
    """The text that it is made from sets what a newsroom's header must say."""
    said = FIRST.read_text(encoding="utf-8")

    assert f"PRAGMA application_id = {APPLICATION_ID};" in said
    assert "PRAGMA user_version = 1;" in said
