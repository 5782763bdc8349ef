"""The doctor finds what is wrong, says so in a sentence, and finds nothing where all is well."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.findings import HealthFinding
from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.captures import Captures, KeptCapture
from newsdesk.store.health import examine
from newsdesk.store.stories import Stories

Raw = Callable[[Path], AbstractContextManager[sqlite3.Connection]]

CHECKS = [
    "identity",
    "size",
    "pages",
    "links",
    "revisions",
    "captures",
    "search",
    "media",
    "waiting",
    "drafts",
    "backup",
    "space",
]


def ill(archive: Archive) -> dict[str, HealthFinding]:
    return {finding.check: finding for finding in examine(archive) if not finding.ok}


def examined(folder: Path, clock: FixedClock) -> dict[str, HealthFinding]:
    """Open a newsroom, and return what the doctor finds ill in it."""
    archive = Archive.open(folder, clock)
    try:
        return ill(archive)
    finally:
        archive.close()


@pytest.fixture
def sql(raw: Raw) -> Callable[..., None]:
    """Do something to a closed newsroom's file that the program never would."""

    def do(archive: Archive, *statements: str) -> None:
        with raw(archive.database) as db:
            for statement in statements:
                db.execute(statement)

    return do


@pytest.fixture
def written(archive: Archive, add: Callable[..., Story], now: datetime) -> Archive:
    """A newsroom, closed, with two stories, the first of which has three revisions."""
    story = add("one", StoryText(headline="The orchard", body="Nobody picked the PERSIMMON."))
    add("two", StoryText(headline="The mill"))
    for body in ("Nobody picked the first.", "Nobody picked the APRICOT."):
        with archive.writing() as db:
            Stories(db).save(story, story.text.with_(body=body), "orchard", 4, now, "Aida", Why.TYPING)
    archive.close()
    return archive


def test_a_newsroom_in_order_is_well(written: Archive, clock: FixedClock) -> None:
    """One finding for each check, each with a sentence and none with something to do."""
    archive = Archive.open(written.folder, clock)

    findings = examine(archive)
    archive.close()

    assert [finding.check for finding in findings] == CHECKS
    assert all(finding.ok for finding in findings)
    assert all(finding.message.endswith((".", "!")) for finding in findings)
    assert "All 2 stories are as they were written" in findings[4].message


def test_the_length_is_compared_while_the_newsroom_is_open(
    archive: Archive, add: Callable[..., Story]
) -> None:
    """What was written a moment ago is brought into the file first."""
    add("one")

    messages = {finding.check: finding.message for finding in examine(archive)}

    assert messages["size"] == f"The file has all its {archive.database.stat().st_size:,} bytes."


def test_a_new_newsroom_is_well(archive: Archive) -> None:
    """Nothing in it is nothing wrong."""
    assert not ill(archive)


def test_a_newsroom_that_another_program_writes_to_can_be_examined(
    archive: Archive, add: Callable[..., Story], clock: FixedClock
) -> None:
    """Every check has its finding, all well, and not a byte is changed."""
    add("one")
    second = Archive.open(archive.folder, clock)
    before = archive.database.read_bytes()

    findings = examine(second)

    assert [finding.check for finding in findings] == CHECKS
    assert all(finding.ok for finding in findings)
    assert archive.database.read_bytes() == before


def test_examining_changes_nothing(archive: Archive, add: Callable[..., Story], raw: Raw) -> None:
    """The doctor looks and leaves the cure to people."""
    add("one")

    def content() -> list[object]:
        with raw(archive.database) as db:
            return list(db.iterdump())

    before = content()
    examine(archive)

    assert content() == before


@pytest.mark.parametrize("place", ["story", "revision"])
@pytest.mark.parametrize("byte", [b"Q", b"\xff", b'"', b"\0"])
def test_a_flipped_byte_in_a_body_is_found(
    written: Archive, clock: FixedClock, place: str, byte: bytes
) -> None:
    """In the story as it stands and in its revision, though SQLite itself calls the file sound."""
    data = written.database.read_bytes()
    at = data.index(b'APRICOT."' if place == "revision" else b"APRICOT.[")
    written.database.write_bytes(data[:at] + byte + data[at + 1 :])

    found = examined(written.folder, clock)

    assert "pages" not in found
    assert "are 1 of 2 stories:" in found["revisions"].message
    assert "“The orchard”" in found["revisions"].message
    assert "newsdesk restore" in found["revisions"].advice


def test_a_flipped_byte_in_an_older_revision_is_found(written: Archive, clock: FixedClock) -> None:
    """Every text that ever stood is checked, and named by its number."""
    data = written.database.read_bytes()
    assert data.count(b"PERSIMMON") == 1
    written.database.write_bytes(data.replace(b"PERSIMMON", b"PERSIMNON"))

    found = examined(written.folder, clock)

    assert set(found) == {"revisions"}
    assert "“The orchard” (revision 1 is damaged)" in found["revisions"].message


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "what came before revision 2 is missing"),
        (2, "what came before revision 3 is missing"),
        (3, "its newest revision is missing"),
    ],
)
def test_a_missing_revision_is_found(
    written: Archive, clock: FixedClock, number: int, said: str, sql: Callable[..., None]
) -> None:
    """The first, one between, and the last; the other story is not accused."""
    sql(written, f"DELETE FROM revision WHERE story_id = 1 AND number = {number}")

    found = examined(written.folder, clock)

    assert set(found) == {"revisions"}
    assert f"are 1 of 2 stories: “The orchard” ({said})." in found["revisions"].message


def test_a_story_without_revisions_is_found(
    written: Archive, clock: FixedClock, sql: Callable[..., None]
) -> None:
    """Its text may be right, but nothing vouches for it."""
    sql(written, "DELETE FROM revision WHERE story_id = 1")

    assert "its newest revision is missing" in examined(written.folder, clock)["revisions"].message


@pytest.mark.parametrize("column", StoryText._fields)
def test_a_story_that_was_changed_behind_our_back_is_found(
    written: Archive, clock: FixedClock, column: str, sql: Callable[..., None]
) -> None:
    """Every part of its text is compared with its newest revision."""
    sql(written, f"UPDATE story SET {column} = '[\"x\"]' WHERE id = 2")

    found = examined(written.folder, clock)

    # What the list shows of it may differ from it now, too.
    assert set(found) - {"search"} == {"revisions"}
    assert "its text differs from its newest revision" in found["revisions"].message


def test_a_rewritten_revision_is_found(written: Archive, clock: FixedClock, sql: Callable[..., None]) -> None:
    """A text put in another's place with a digest of its own breaks the chain all the same."""
    sql(written, "UPDATE revision SET digest = printf('%064d', 7) WHERE story_id = 1 AND number = 2")

    assert "revision 2 is damaged" in examined(written.folder, clock)["revisions"].message


def test_a_captured_page_that_is_not_as_it_came_is_found(
    archive: Archive, clock: FixedClock, now: datetime, sql: Callable[..., None]
) -> None:
    """It is what a story is checked against when somebody asks where a sentence is from."""
    with archive.writing() as db:
        for name, data in (("page.txt", b"Nobody picked the PERSIMMON."), ("other.txt", b"Everybody did.")):
            capture = KeptCapture(sha256(data).hexdigest(), name, "utf-8", None, now, data)
            Captures(db).add(capture)
    assert examine(archive)[5].message == "All 2 captured pages are as they were taken in."
    archive.close()

    sql(archive, "UPDATE capture SET data = CAST('Nobody picked the PERSIMMOn.' AS BLOB) WHERE id = 1")

    found = examined(archive.folder, clock)
    assert list(found) == ["captures"]
    assert found["captures"].message == "Not as they were taken in are 1 of 2 captured pages: page.txt."


def test_many_ill_stories_are_counted_and_three_named(archive: Archive, add: Callable[..., Story]) -> None:
    """The sentence stays one that can be read."""
    for number in range(5):
        add(f"story-{number}")
    with archive.writing() as db:
        db.execute_sql("DELETE FROM revision")

    message = ill(archive)["revisions"].message

    assert "are 5 of 5 stories:" in message
    assert message.count("“") == 3
    assert message.endswith(", and 2 more.")


def test_a_cut_file_is_found(written: Archive, clock: FixedClock) -> None:
    """By its length, even though SQLite will not open it at all."""
    with written.database.open("r+b") as file:
        file.truncate(written.database.stat().st_size - 5000)

    archive = Archive.look(written.folder, clock)
    found = ill(archive)

    assert "a part of it is missing" in found["size"].message
    assert {"size", "pages", "links", "revisions", "search"} <= set(found)
    assert all("newsdesk restore" in found[check].advice for check in ("size", "pages", "revisions"))


def test_a_file_cut_while_it_is_open_is_found(written: Archive, clock: FixedClock) -> None:
    """The doctor does not believe what a connection remembers."""
    archive = Archive.open(written.folder, clock)
    archive.settle()
    with written.database.open("r+b") as file:
        file.truncate(written.database.stat().st_size - 4096)

    found = ill(archive)
    archive.close()

    assert "a part of it is missing" in found["size"].message


def test_a_file_that_is_too_long_is_found(written: Archive, clock: FixedClock) -> None:
    """Something was written behind its end."""
    with written.database.open("ab") as file:
        file.write(bytes(4096))

    assert "not its own" in ill(Archive.look(written.folder, clock))["size"].message


def test_a_file_that_is_no_longer_a_newsroom_is_found(written: Archive, clock: FixedClock) -> None:
    """A header of zeros, or of another program, is said by every check that needs the file."""
    with written.database.open("r+b") as file:
        file.write(bytes(100))

    found = ill(Archive.look(written.folder, clock))

    assert "does not say that it is a newsroom" in found["identity"].message
    assert {"identity", "size", "pages", "links", "revisions", "search"} <= set(found)


def test_a_broken_page_is_found(written: Archive, clock: FixedClock) -> None:
    """What SQLite itself notices is said."""
    with closing(sqlite3.connect(written.database)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'story_slug'").fetchone()
    with written.database.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\x0a" + bytes(4095))

    found = ill(Archive.look(written.folder, clock))

    assert set(found) >= {"pages"}
    assert "size" not in found


def test_a_row_that_points_nowhere_is_found(
    written: Archive, clock: FixedClock, sql: Callable[..., None]
) -> None:
    """With what points at what."""
    sql(written, "DELETE FROM story WHERE id = 2")

    found = examined(written.folder, clock)

    assert set(found) == {"links"}
    assert "what is not there: 1, the first a revision at a story." in found["links"].message


def test_a_search_index_that_does_not_fit_is_found_and_cured(
    written: Archive, clock: FixedClock, sql: Callable[..., None]
) -> None:
    """The cure in the advice is one: a backup, put back."""
    sql(written, "INSERT INTO story_search(story_search) VALUES ('delete-all')")
    archive = Archive.open(written.folder, clock)

    assert set(ill(archive)) == {"search"}
    archive.restore(archive.backup(BackupKind.BY_HAND))

    assert not ill(archive)
    archive.close()


def test_a_word_missing_from_the_search_index_is_found(
    written: Archive, clock: FixedClock, sql: Callable[..., None]
) -> None:
    """The index is compared word by word, not by the number of stories."""
    sql(
        written,
        "INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords)"
        " VALUES ('delete', 2, 'The mill', '', '', '', '[]')",
        "INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords)"
        " VALUES (2, 'The mail', '', '', '', '[]')",
    )

    assert set(examined(written.folder, clock)) == {"search"}


def test_who_may_only_look_compares_the_search_index_by_number(
    written: Archive, clock: FixedClock, sql: Callable[..., None]
) -> None:
    """A story that is in none of it is found by reading as well."""
    sql(written, "INSERT INTO story_search(story_search) VALUES ('delete-all')")

    assert set(ill(Archive.look(written.folder, clock))) == {"search"}


def test_waiting_drafts_are_counted_and_no_illness(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """They are what keeps typed text safe."""
    for uid in ("one", "two"):
        story = add(uid)
        with archive.writing() as db:
            Stories(db).keep_draft(uid, story.text.with_(body="typing"), now, "Aida")

    (finding,) = (finding for finding in examine(archive) if finding.check == "drafts")

    assert finding.ok
    assert finding.message.startswith("Texts that were being typed and are in no revision yet: 2.")
    assert finding.advice
