"""The doctor survives what it looks for: bytes where text should be, and a file without tables."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from newsdesk.domain.errors import WorldError
from newsdesk.domain.findings import Remedy
from newsdesk.domain.story import Story
from newsdesk.store.archive import Archive
from newsdesk.store.backups import sound
from newsdesk.store.health import examine
from newsdesk.store.stories import Stories
from newsdesk.store.trouble import Damaged

Raw = Callable[[Path], AbstractContextManager[sqlite3.Connection]]


@pytest.mark.parametrize("column", ["headline", "standfirst", "body"])
def test_a_text_that_became_bytes_is_a_finding(
    column: str, archive: Archive, add: Callable[..., Story], raw: Raw
) -> None:
    """One bit of a row says which of the two it is, and the doctor must survive what it looks for."""
    add("one")
    archive.close()
    with raw(archive.database) as db:
        db.create_function("fold", 1, str, deterministic=True)
        db.execute(f"UPDATE story SET {column} = x'00ff'")
    looked = Archive.look(archive.folder, archive.clock)

    found = {each.check: each for each in examine(looked)}

    assert not found["revisions"].ok
    assert not found["search"].ok
    looked.close()


@pytest.mark.parametrize("statement", ["", "DROP TABLE note; DROP TABLE revision"])
def test_a_file_without_its_tables_is_a_finding(
    statement: str, archive: Archive, add: Callable[..., Story]
) -> None:
    """As an empty one is: of all that asks for them it is said that it could not be checked."""
    add("one")
    archive.close()
    if statement:
        with closing(sqlite3.connect(archive.database)) as db:
            db.executescript(statement)
    else:
        archive.database.write_bytes(b"")
    looked = Archive.look(archive.folder, archive.clock)

    found = {each.check: each for each in examine(looked)}

    assert not found["revisions"].ok
    assert "too damaged" in found["search"].message
    looked.close()


def test_a_schema_whose_trouble_cannot_be_read_is_a_finding(
    archive: Archive, tmp_path: Path, add: Callable[..., Story]
) -> None:
    """SQLite names what is broken in letters that are none: neither doctor nor backup stumbles on it."""
    add("one")
    archive.settle()
    archive.close()
    whole = archive.database.read_bytes()
    broken = whole.replace(b"indexstory_by_words", b"index\xfftory_by_words")
    archive.database.write_bytes(broken.replace(b'INDEX "story_by_words"', b'INDEY "story_by_words"'))

    found = {each.check: each for each in examine(Archive.look(archive.folder, archive.clock))}

    assert not found["pages"].ok
    assert found["pages"].remedy is Remedy.RESCUE
    with pytest.raises(WorldError), sound(archive.database):
        pass


@pytest.mark.parametrize("column", ["headline", "standfirst", "body", "byline"])
def test_a_text_that_became_nothing_is_a_finding(
    column: str, archive: Archive, add: Callable[..., Story]
) -> None:
    """A zero in the head of a row says so: whoever reads it hears of damage, and the doctor goes on."""
    add("one")
    archive.close()
    with closing(sqlite3.connect(archive.database, isolation_level=None)) as db:
        for name in ("fold", "words_of"):
            db.create_function(name, 1, lambda text: text, deterministic=True)
        (strict,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'story'").fetchone()
        loose = strict.replace(f'"{column}" TEXT NOT NULL', f'"{column}" TEXT')
        assert loose != strict
        db.execute("PRAGMA writable_schema = ON")
        for sql, statement in ((loose, f"UPDATE story SET {column} = NULL"), (strict, "SELECT 1")):
            db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'story'", (sql,))
            (version,) = db.execute("PRAGMA schema_version").fetchone()
            db.execute(f"PRAGMA schema_version = {version + 1}")
            db.execute(statement)
    looked = Archive.look(archive.folder, archive.clock)

    found = {each.check: each for each in examine(looked)}

    assert not found["pages"].ok
    with pytest.raises(Damaged), looked.reading() as reading:
        Stories(reading).get("one")
    looked.close()


@pytest.mark.parametrize(
    ("well", "ill"),
    [
        (b"prefix=", b"prefox="),
        (b"fold(new.headline)", b"fold(new.hezdline)"),
        (b'"went_out" = new', b'"went_oat" = new'),
    ],
)
def test_what_a_table_does_by_itself_is_looked_at(
    well: bytes, ill: bytes, archive: Archive, add: Callable[..., Story]
) -> None:
    """One wrong byte there, and nothing could be saved: that is damage, and no mistake of ours."""
    add("one")
    archive.settle()
    archive.close()
    whole = archive.database.read_bytes()
    assert well in whole
    archive.database.write_bytes(whole.replace(well, ill))

    with pytest.raises(Damaged, match="describes its tables"):
        Archive.open(archive.folder, archive.clock)

    looked = Archive.look(archive.folder, archive.clock)
    assert Remedy.RESCUE in {each.remedy for each in examine(looked)}
    looked.close()


def test_a_table_that_points_at_no_key_is_a_finding(archive: Archive, add: Callable[..., Story]) -> None:
    """One byte of what describes it, and SQLite cannot tell what belongs together."""
    add("one")
    archive.settle()
    archive.close()
    whole = archive.database.read_bytes()
    known = b'REFERENCES "edition" ("id")'
    assert known in whole
    archive.database.write_bytes(whole.replace(known, known.replace(b"id", b"iq")))

    looked = Archive.look(archive.folder, archive.clock)
    found = {each.check: each for each in examine(looked)}

    assert found["links"].remedy is Remedy.RESCUE
    looked.close()
