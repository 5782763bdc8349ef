"""Two programs, one newsroom: the second may look, and is told who has it."""

import getpass
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsdesk.domain.backups import BackupKind
from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import Refused
from newsdesk.domain.story import Status, Story
from newsdesk.store.archive import Archive
from newsdesk.store.holder import Holder
from newsdesk.store.stories import Stories

PROGRAM = """
import sys
from pathlib import Path
from newsdesk.domain.clock import SystemClock
from newsdesk.store.archive import Archive

archive = Archive.open(Path(sys.argv[1]), SystemClock())
print("writable" if archive.writable else archive.holder, flush=True)
sys.stdin.readline()
archive.close()
"""


@contextmanager
def another_program(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Open a newsroom in a process of its own; give the process and what it says of it."""
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()


def test_the_second_program_is_told_who_has_it(archive: Archive) -> None:
    """Process, user, computer and time stand in one sentence."""
    with another_program(archive.folder) as (_process, said):
        pass

    assert said == f"{getpass.getuser()} on {socket.gethostname()} (process {os.getpid()}, since 08:30 UTC)"


def test_the_second_program_may_look_but_not_write(
    archive: Archive, add: Callable[..., Story], clock: FixedClock
) -> None:
    """It sees what the first has kept, even what is kept later, and its own writing is refused."""
    archive.close()

    with another_program(archive.folder) as (process, said):
        second = Archive.open(archive.folder, clock)
        with second.reading() as db:
            found = Stories(db).uids(Status.DRAFT)
        with pytest.raises(Refused, match=f"in use by .* .process {process.pid}, .* You can look"):
            second.backup(BackupKind.BY_HAND)
        with pytest.raises(Refused, match="You can look, but not change it yet"), second.writing():
            pass

    assert said == "writable"
    assert found == ()
    assert not list((archive.folder / "backups").iterdir())


def test_a_looking_program_sees_what_is_kept_later(
    archive: Archive, add: Callable[..., Story], clock: FixedClock
) -> None:
    """It reads the newsroom as it is now, not as it was when it was opened."""
    second = Archive.open(archive.folder, clock)
    kept = add("later")

    with second.reading() as db:
        assert Stories(db).get("later") == kept
    second.close()

    assert archive.writable
    assert (archive.folder / "newsroom.holder").exists()


def test_the_lock_is_let_go_of_when_its_program_is_killed(archive: Archive, clock: FixedClock) -> None:
    """Nobody has to remove a file after a crash."""
    archive.close()
    with another_program(archive.folder) as (process, said):
        assert said == "writable"
        process.kill()
        process.wait()
    assert (archive.folder / "newsroom.holder").exists()

    again = Archive.open(archive.folder, clock)

    assert again.writable
    assert again.holder is None
    again.close()


def test_the_lock_is_let_go_of_when_its_program_ends(archive: Archive, clock: FixedClock) -> None:
    """The note goes with it."""
    archive.close()
    with another_program(archive.folder) as (process, _said):
        process.communicate("\n")

    assert not (archive.folder / "newsroom.holder").exists()


@pytest.mark.parametrize("note", ["", "{}", "[1]", '{"pid": 1', '{"a": 1}', "\udcff"])
def test_a_spoilt_note_names_nobody(archive: Archive, clock: FixedClock, note: str) -> None:
    """Who has it is then not known, which is no reason to stop."""
    (archive.folder / "newsroom.holder").write_bytes(note.encode(errors="surrogateescape"))

    second = Archive.open(archive.folder, clock)

    assert second.holder == Holder(0, "another program")
    assert "in use by another program." in second.refusal


def test_open_only_to_look(archive: Archive, add: Callable[..., Story]) -> None:
    """Looking takes no lock, asks for no soundness, and does not write."""
    archive.close()

    seen = Archive.look(archive.folder, archive.clock)

    with seen.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ()
    with pytest.raises(Refused, match="open only to look"), seen.writing():
        pass
    assert not (archive.folder / "newsroom.holder").exists()
