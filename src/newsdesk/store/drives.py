"""Where a folder lies: on a disk of this computer or across a network.

SQLite's WAL needs memory that all its users share, so two computers must never use one newsroom's file
(https://sqlite.org/wal.html, "Disadvantages"); and locks across a network hold only now and then.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

if sys.platform != "linux":
    import psutil

#: Linux tells of each mounted place here: see proc_pid_mountinfo(5).
MOUNTS = Path("/proc/self/mountinfo")

#: File systems that another computer serves, as Linux, macOS and their drivers call them.
_DRIVERS = frozenset({"davfs2", "glusterfs", "gvfsd-fuse", "rclone", "s3fs", "sshfs"})
_SERVED = frozenset({f"fuse.{name}" for name in _DRIVERS}) | {
    *("9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gpfs", "glusterfs", "lustre"),
    *("ncpfs", "nfs", "nfs4", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "webdav"),
}


def network_drive(folder: Path) -> str:
    """Return the kind of network file system that a folder lies on ("nfs4"), "" on a disk or if unknown."""
    # Path.resolve raises where a link leads to itself.
    kind = kind_of(Path(os.path.realpath(folder)), _mounted())
    return kind if kind in _SERVED else ""


def kind_of(path: Path, mounted: Iterable[tuple[str, str]]) -> str:
    """Return the file system that a path is on; ``mounted`` are places and kinds, later ones over earlier."""
    deepest, found = -1, ""
    for place, kind in mounted:
        parts = Path(place).parts
        if path.parts[: len(parts)] == parts and len(parts) >= deepest:
            deepest, found = len(parts), kind
    return found


def parse_mounts(text: str) -> list[tuple[str, str]]:
    """Read Linux's table: the place is the fifth field, the kind comes after a lone dash."""
    found = []
    for line in text.splitlines():
        fields = line.split(" ")
        if "-" in fields[6:]:
            kind = fields[fields.index("-", 6) + 1]
            found.append((_unescaped(fields[4]), kind))
    return found


def _unescaped(place: str) -> str:
    """Put back the spaces and line ends that the table writes as three octal digits."""
    for code in ("040", "011", "012", "134"):
        place = place.replace(f"\\{code}", chr(int(code, 8)))
    return place


if sys.platform == "linux":

    def _mounted() -> list[tuple[str, str]]:
        try:
            return parse_mounts(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
        except OSError:
            return []

else:

    def _mounted() -> list[tuple[str, str]]:
        # Windows says that a drive letter stands for a network's folder among its options.
        found = psutil.disk_partitions(all=True)
        return [(each.mountpoint, "smb3" if "remote" in each.opts else each.fstype) for each in found]
