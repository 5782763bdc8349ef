"""What stands in a .zip of ours: nothing that says when, where or by which system it was made."""

import stat
import zipfile
from datetime import date


def member(name: str, day: date) -> zipfile.ZipInfo:
    """Return what a .zip says of a file: its name, a day, that it is an ordinary one."""
    year = min(max(day.year, 1980), 2107)  # the years that a .zip knows
    told = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
    told.create_system = 3  # Unix, on every system
    told.external_attr = (stat.S_IFREG | 0o644) << 16
    return told
