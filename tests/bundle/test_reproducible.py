"""The same edition is the same bytes on any machine."""

import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path

from newsdesk.bundle import BundleContent

EXPORTER = """
import locale, pickle, sys, time
from pathlib import Path
from newsdesk import assets
from newsdesk.bundle import Pages, write_bundle
from newsdesk.bundle.kept import Kept
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render

try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
content = pickle.loads(Path(sys.argv[1]).read_bytes())
for name in ("out", "out.zip"):
    kept = Kept(Path(sys.argv[2]))
    write_bundle(content, Path(name), Pages(assets.template_folder()), render, Silent(), kept=kept)
"""
#: What differs from machine to machine, and must not show.
MACHINES = (
    {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C", "TZ": "Asia/Almaty", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0", "HOSTNAME": "samarkand"},
    {"LC_ALL": "ru_RU.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "3", "USER": "aigul"},
)


def test_every_machine_writes_the_same_bytes(content: BundleContent, tmp_path: Path) -> None:
    """Whatever its language, time zone, folders and hashes: the folder, the .zip, and what it keeps of them.

    Nothing in it says on which machine it was made, or where.
    """
    (tmp_path / "content").write_bytes(pickle.dumps(content))
    made: list[dict[str, bytes]] = []
    kept: list[set[str]] = []
    for number, machine in enumerate(MACHINES):
        folder = tmp_path / f"machine{number}" / ("deep" * number or "flat")
        folder.mkdir(parents=True)
        command = [sys.executable, "-c", EXPORTER, str(tmp_path / "content"), str(tmp_path / f"kept{number}")]
        subprocess.run(command, cwd=folder, env=os.environ | machine, check=True)
        files = (path for path in folder.rglob("*") if path.is_file())
        made.append({str(path.relative_to(folder)): path.read_bytes() for path in files})
        kept.append({path.name for path in (tmp_path / f"kept{number}").rglob("*") if path.is_file()})

    assert made[0] == made[1] == made[2]
    assert kept[0] == kept[1] == kept[2]
    folder_files = b"".join(data for name, data in made[0].items() if name != "out.zip")
    for word in (str(tmp_path), socket.gethostname(), "samarkand", "aigul@", str(Path.home())):
        assert word.encode() not in folder_files
