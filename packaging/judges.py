"""Fetch the programs that judge the pages of a bundle: ``python3 packaging/judges.py``, or ``make judges``.

They are the Nu Html Checker, a Java archive, and axe-core, a script: both come from npm, by version, into
build/judges/, where tests/judges finds them. Each is what was chosen, to the byte, or it is not put there.
Where all are there already, nothing is said. Where one cannot be had (no npm, no network), a sentence says
so, the exit code is 1, and the tests that need it say that they were skipped.

It uses the standard library alone, and nothing newer than Python 3.9.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1] / "build" / "judges"
#: Seconds. Without a network npm goes on trying for minutes.
PATIENCE = 180


class Judge(NamedTuple):
    """One file of an npm package, ``member`` in its archive, with its SHA-256 (hex)."""

    package: str
    member: str
    sha256: str

    @property
    def name(self) -> str:
        """What the file is called in build/judges."""
        return self.member.rpartition("/")[2]


JUDGES = (
    Judge(
        "vnu-jar@26.9.27",
        "package/build/dist/vnu.jar",
        "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
    ),
    Judge(
        "axe-core@4.14.1",
        "package/axe.min.js",
        "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
    ),
)


def is_there(judge: Judge, folder: Path) -> bool:
    """Tell whether the judge is in a folder, whole, in the version that was chosen."""
    path = folder / judge.name
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == judge.sha256


def fetch(judge: Judge, folder: Path) -> str:
    """Put a judge into a folder; return why that could not be done, as a sentence, or ""."""
    npm = shutil.which("npm")
    if npm is None:
        return f"{judge.package} cannot be fetched, for there is no npm here."
    with TemporaryDirectory() as loose:
        command = [npm, "pack", judge.package, "--silent", "--pack-destination", loose]
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return f"{judge.package} cannot be fetched: npm could not get it."
        [archive] = Path(loose).iterdir()
        with tarfile.open(archive) as packed:
            member = packed.extractfile(judge.member)
            data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != judge.sha256:
        return f"{judge.package} was fetched, and is not what was chosen: its {judge.name} is another file."
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{judge.name}.part"
    half.write_bytes(data)
    half.replace(folder / judge.name)
    return ""


def main(folder: Path = FOLDER) -> int:
    """Fetch what is missing; return the exit code."""
    lacking = [judge for judge in JUDGES if not is_there(judge, folder)]
    problems = [problem for judge in lacking if (problem := fetch(judge, folder))]
    for problem in problems:
        print(problem, file=sys.stderr)
    if len(lacking) > len(problems):
        print(f"The judges of pages are in {folder.parent.name}/{folder.name}.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
