"""A network drive is known by the system's own table, and nothing else is taken for one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.domain.clock import FixedClock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.story import Status, Story
from newsdesk.store import drives
from newsdesk.store.archive import Archive
from newsdesk.store.drives import kind_of, network_drive, parse_mounts
from newsdesk.store.stories import Stories

#: As proc_pid_mountinfo(5) describes it, with places and servers that there are not.
TABLE = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/disk1 rw
31 22 0:27 / /tmp rw,nosuid shared:14 master:2 - tmpfs tmpfs rw,size=1g
44 22 0:44 / /srv/desk rw,relatime - nfs4 keeper:/desk rw,vers=4.2
45 44 8:17 / /srv/desk/local rw - xfs /dev/disk2 rw
46 22 0:51 / /media/the\040shared\040drive rw - cifs //keeper/shared rw
47 22 0:52 / /people/aida/far rw,nosuid - fuse.sshfs aida@keeper: rw
48 22 0:53 / /mnt/twice rw - ext4 /dev/disk3 rw
49 22 0:54 / /mnt/twice rw - nfs keeper:/twice rw
50 22 0:55 /part /mnt/odd\134name rw propagate_from:1 - 9p share rw
a line that is none
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/desk/newsroom", "nfs4"),
        ("/srv/desk", "nfs4"),
        ("/srv/desk/local/newsroom", "xfs"),
        ("/srv/desks", "ext4"),
        ("/media/the shared drive/newsroom", "cifs"),
        ("/people/aida/far/newsroom", "fuse.sshfs"),
        ("/people/aida/farther", "ext4"),
        ("/mnt/twice/newsroom", "nfs"),
        ("/mnt/odd\\name/newsroom", "9p"),
        ("/tmp/newsroom", "tmpfs"),
    ],
)
def test_a_place_is_on_what_is_mounted_nearest(place: str, kind: str) -> None:
    """The deepest place above it, the last one mounted there, with its name as it is."""
    assert kind_of(Path(place), parse_mounts(TABLE)) == kind


def test_nothing_is_known_without_a_table() -> None:
    """Then it is taken for a disk: most are."""
    assert kind_of(Path("/anywhere"), parse_mounts("")) == ""


def test_a_disk_of_this_computer_is_none(tmp_path: Path) -> None:
    """The real table of whatever runs this, also for a folder that is not there yet."""
    assert network_drive(tmp_path) == ""
    assert network_drive(tmp_path / "not" / "yet") == ""


@pytest.fixture
def far(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A closed newsroom on what the system's table calls a network drive."""
    archive.close()
    table = tmp_path / "mountinfo"
    table.write_text(
        f"1 0 8:2 / / rw - ext4 /dev/disk1 rw\n2 1 0:9 / {tmp_path.resolve()} rw - nfs4 keeper:/ rw\n"
    )
    monkeypatch.setattr(drives, "MOUNTS", table)
    return archive


@pytest.mark.skipif(not drives.MOUNTS.exists(), reason="the table is Linux’s")
def test_a_newsroom_there_is_opened_only_to_look(
    archive: Archive, add: Callable[..., Story], far: Archive, clock: FixedClock
) -> None:
    """With what to do; not a file is made beside it, and nothing in it changes."""
    before = {each.name: each.read_bytes() for each in far.folder.iterdir() if each.is_file()}

    opened = Archive.open(far.folder, clock)

    assert not opened.writable
    assert "network drive (nfs4)" in opened.refusal
    assert "Copy its folder to a disk of this computer" in opened.refusal
    with pytest.raises(Refused, match="network drive"), opened.writing():
        pass
    with opened.reading() as db:
        assert Stories(db).uids(Status.DRAFT) == ()
    opened.close()
    assert {each.name: each.read_bytes() for each in far.folder.iterdir() if each.is_file()} == before


@pytest.mark.skipif(not drives.MOUNTS.exists(), reason="the table is Linux’s")
def test_no_newsroom_is_made_there(far: Archive, clock: FixedClock) -> None:
    """It would only be one to look at."""
    with pytest.raises(BadInput, match="network drive"):
        Archive.create(far.folder / "another", clock, "x")

    assert not (far.folder / "another").exists()
