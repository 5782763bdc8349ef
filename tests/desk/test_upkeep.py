"""Backups, and whether the archive is sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.desk import Damaged, Desk, Newsroom
from newsdesk.desk.upkeep import examine_folder, free_folder, newest_sound, put_back, rescue
from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.findings import Remedy
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.spelling import WordList
from newsdesk.domain.story import StoryText
from tests.desk.past import revisions_of
from tests.hand_clock import HandClock


def headlines(desk: Desk) -> set[str]:
    return {each.headline for each in desk.finding.rows(Query(), Sort())}


def test_a_backup_is_put_back(desk: Desk) -> None:
    """What was written since is gone from the newsroom, and is in the backup made of it first."""
    desk.stories.new(StoryText(headline="Before"))
    backup = desk.upkeep.backup()
    desk.stories.new(StoryText(headline="After"))

    kept = desk.upkeep.restore(backup)
    assert headlines(desk) == {"Before"}

    desk.upkeep.restore(kept)
    assert headlines(desk) == {"Before", "After"}
    assert all(each.ok for each in desk.upkeep.examine())


def test_what_is_no_backup_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """A sentence, and every story where it was."""
    desk.stories.new(StoryText(headline="Here"))
    other = tmp_path / "other.db"
    other.write_bytes(b"no newsroom")

    for path in (other, tmp_path, tmp_path / "nowhere.db"):
        with pytest.raises(BadInput):
            desk.upkeep.restore(path)

    assert headlines(desk) == {"Here"}


def test_a_damaged_newsroom_is_examined_and_rescued(desk: Desk, clock: Clock) -> None:
    """Where it cannot be opened; the damaged file is kept byte for byte."""
    desk.stories.new(StoryText(headline="Here"))
    backup = desk.upkeep.backup()
    desk.close()
    file = desk.newsroom.folder / "newsroom.db"
    file.write_bytes(file.read_bytes()[:4096] + bytes(4096) + file.read_bytes()[8192:])
    with pytest.raises(Damaged):
        Newsroom.open(desk.newsroom.folder, clock, "Aigul")

    assert not all(each.ok for each in examine_folder(desk.newsroom.folder, clock))
    damaged = file.read_bytes()
    kept = put_back(desk.newsroom.folder, clock, backup)

    assert kept is not None
    assert kept.read_bytes() == damaged
    again = Desk(Newsroom.open(desk.newsroom.folder, clock, "Aigul"))
    assert headlines(again) == {"Here"}
    again.close()


def test_where_there_is_no_newsroom_there_is_nothing_to_examine(tmp_path: Path, clock: Clock) -> None:
    """It is said, and nothing is made."""
    with pytest.raises(BadInput, match="no newsroom"):
        examine_folder(tmp_path / "nowhere", clock)

    assert not (tmp_path / "nowhere").exists()
    assert not Newsroom.exists(tmp_path / ("x" * 300))


def test_the_days_backup_is_made_once_a_day_and_old_ones_go(desk: Desk, clock: HandClock) -> None:
    """By the rule, and only after the new one is there; files of somebody else stay."""
    folder = desk.newsroom.folder / "backups"
    (folder / "newsroom-notes.db").write_text("mine")
    for _day in range(40):
        assert desk.upkeep.back_up_daily() is not None
        assert desk.upkeep.back_up_daily() is None
        clock.pass_(days=1)

    kept = desk.upkeep.backups()

    assert 8 <= len(kept) <= 8 + 6 + 2
    assert {each.kind for each in kept} == {BackupKind.DAILY}
    assert [each.made for each in kept] == sorted((each.made for each in kept), reverse=True)
    assert (folder / "newsroom-notes.db").read_text() == "mine"


def test_a_backup_that_fails_costs_no_old_one(desk: Desk, clock: HandClock) -> None:
    """What the rule would let go stays until there is a new one."""
    desk.upkeep.back_up_daily()
    clock.pass_(days=3)
    desk.upkeep.back_up_daily()
    clock.pass_(days=400)

    class Stopping:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.upkeep.back_up_daily(Stopping())
    assert len(desk.upkeep.backups()) == 2

    desk.upkeep.back_up_daily()
    assert len(desk.upkeep.backups()) == 1


def test_a_backup_is_not_begun_again_by_what_is_written_meanwhile(desk: Desk) -> None:
    """It is of one moment: what came after is not in it."""
    desk.stories.new(StoryText(headline="Before", body="word " * 2_000_000))
    heard: list[tuple[int, int]] = []

    class Writing:
        def step(self, done: int, total: int, what: str) -> None:
            if what == "Copying":
                heard.append((done, total))
                desk.stories.new(StoryText(headline="Meanwhile"))

    made = desk.upkeep.backup(Writing())

    assert len(heard) > 2
    assert [done for done, _total in heard] == sorted({done for done, _total in heard})
    with closing(sqlite3.connect(made)) as db:
        assert db.execute("SELECT headline FROM story").fetchall() == [("Before",)]


def test_an_index_is_mended(desk: Desk) -> None:
    """The doctor finds what is wrong with it, and mending puts it right."""
    desk.stories.new(StoryText(headline="Wheat", standfirst="First"))
    with desk.newsroom.archive.writing() as db:
        db.execute_sql("INSERT INTO story_search(story_search) VALUES ('delete-all')")
        db.execute_sql("UPDATE story SET opening = 'another'")
    (found,) = [each for each in desk.upkeep.examine() if not each.ok]
    assert (found.check, found.remedy) == ("search", Remedy.MEND)

    desk.upkeep.mend()

    assert all(each.ok for each in desk.upkeep.examine())


@pytest.mark.parametrize("spoilt", ["headline_key = 'another'", "opening_key = 'another'", "corrections = 3"])
def test_what_lists_sort_by_is_mended(desk: Desk, spoilt: str) -> None:
    """It is told as well where it does not say what the story does."""
    desk.stories.new(StoryText(headline="Wheat", standfirst="First"))
    with desk.newsroom.archive.writing() as db:
        db.execute_sql(f"UPDATE story SET {spoilt}")
    assert [each.remedy for each in desk.upkeep.examine() if not each.ok] == [Remedy.MEND]

    desk.upkeep.mend()

    assert all(each.ok for each in desk.upkeep.examine())


def test_damage_that_the_doctor_finds_is_noted_and_a_mistaken_note_taken_away(
    desk: Desk, clock: Clock
) -> None:
    """Only where everything is well after all may the newsroom be written again."""
    folder = desk.newsroom.folder
    desk.stories.new(StoryText(headline="Here"))
    with desk.newsroom.archive.writing() as db:
        (digest,) = db.execute_sql("SELECT digest FROM revision").fetchone()
        db.execute_sql("UPDATE revision SET digest = 'a'")
    desk.upkeep.examine()
    desk.close()

    noted = Desk(Newsroom.open(folder, clock, "Aigul"))
    assert "Not as they were written" in noted.newsroom.damage
    with pytest.raises(Refused, match="rescue"):
        noted.upkeep.mend()
    noted.close()
    with closing(sqlite3.connect(folder / "newsroom.db")) as raw:
        raw.execute("UPDATE revision SET digest = ?", (digest,))
        raw.commit()
    noted = Desk(Newsroom.open(folder, clock, "Aigul"))
    noted.upkeep.mend()
    noted.close()

    again = Desk(Newsroom.open(folder, clock, "Aigul"))
    assert again.newsroom.writable
    again.close()


def test_a_note_of_damage_stays_where_nobody_could_look(desk: Desk, clock: Clock) -> None:
    """What could not be checked is not well after all."""
    folder = desk.newsroom.folder
    desk.newsroom.archive.settle()
    desk.newsroom.archive.note_damage("The newsroom’s file is damaged.")
    desk.close()
    noted = Desk(Newsroom.open(folder, clock, "Aigul"))
    with closing(sqlite3.connect(folder / "newsroom.db", isolation_level=None)) as stranger:
        stranger.execute("PRAGMA locking_mode = EXCLUSIVE")
        stranger.execute("BEGIN EXCLUSIVE")
        stranger.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')")
        stranger.execute("COMMIT")

        with pytest.raises(Refused, match="could not be checked"):
            noted.upkeep.mend()

    noted.close()
    assert (folder / "newsroom.damaged").exists()


def test_the_newest_sound_backup_is_found(desk: Desk, clock: HandClock) -> None:
    """Broken ones and damaged files are passed over; where there is none, that is the answer."""
    folder = desk.newsroom.folder
    assert newest_sound(folder) is None
    sound = desk.upkeep.backup()
    clock.pass_(days=1)
    broken = desk.upkeep.backup()
    broken.write_bytes(broken.read_bytes()[:9000])
    (folder / "backups" / "damaged-2026-01-01T000000Z.db").write_bytes(sound.read_bytes())

    found = newest_sound(folder)

    assert found is not None
    assert found.path == sound


def test_the_newsrooms_own_words_are_in_its_backups(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    """And come back with them: into this newsroom, into a new one, and out of a damaged one."""

    def words_of(folder: Path) -> frozenset[str]:
        there = Desk(Newsroom.open(folder, clock, "Aigul"))
        found = there.spelling.own_words().newsroom
        there.close()
        return found

    folder = desk.newsroom.folder
    desk.spelling.add(["Shymbulaq"], WordList.NEWSROOM)
    backup = desk.upkeep.backup()
    desk.spelling.add(["Қарақол"], WordList.NEWSROOM)

    before = desk.upkeep.restore(backup)
    assert desk.spelling.own_words().newsroom == {"Shymbulaq"}
    desk.upkeep.restore(before)
    assert desk.spelling.own_words().newsroom == {"Shymbulaq", "Қарақол"}
    with desk.newsroom.archive.reading() as db:
        assert desk.newsroom.archive.setting(db, "words") == ""
    desk.close()

    put_back(tmp_path / "new", clock, backup)
    assert words_of(tmp_path / "new") == {"Shymbulaq"}
    put_back(folder, clock, backup)
    assert words_of(folder) == {"Shymbulaq", "Қарақол"}
    rescue(folder, tmp_path / "rescued", clock)
    assert words_of(tmp_path / "rescued") == {"Shymbulaq", "Қарақол"}


def test_what_was_typed_beside_a_damaged_newsroom_comes_along(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    """Into the rescued one as each story's newest text, and into this one once a backup takes its place."""
    here = desk.stories.new(StoryText(headline="Here", body="First.")).value.uid
    backup = desk.upkeep.backup()
    late = desk.stories.new(StoryText(headline="Late")).value.uid
    desk.newsroom.archive.note_damage("A page is broken.")
    with pytest.raises(Refused, match="A page is broken"):
        desk.stories.save(here, StoryText(headline="Here", body="Last."))
    desk.stories.set_aside(
        {here: StoryText(headline="Here", body="Last."), late: StoryText(headline="Later")}
    )
    desk.close()

    def taken_in(folder: Path) -> set[str]:
        again = Desk(Newsroom.open(folder, clock, "Aigul"))
        assert set(again.stories.recover().value) == {"Here", "Later"}
        assert again.stories.recover().value == ()
        assert again.stories.get(here).text.body == "Last."
        assert [each.text.body for each in revisions_of(again, here)] == ["First.", "Last."]
        found = headlines(again)
        again.close()
        return found

    rescue(desk.newsroom.folder, tmp_path / "rescued", clock)
    assert taken_in(tmp_path / "rescued") == {"Here", "Later"}
    put_back(desk.newsroom.folder, clock, backup)
    assert taken_in(desk.newsroom.folder) == {"Here", "Later"}
    assert not list(desk.newsroom.folder.glob("newsroom-typed*"))


def test_a_rescue_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    """Beside the damaged one, and never one that is there."""
    assert free_folder(tmp_path / "room") == tmp_path / "room-rescued"
    (tmp_path / "room-rescued").mkdir()
    assert free_folder(tmp_path / "room") == tmp_path / "room-rescued-2"
