import hashlib
import io
import runpy
import tarfile
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "judges.py"))
Judge, fetch, is_there = SCRIPT["Judge"], SCRIPT["fetch"], SCRIPT["is_there"]

DATA = b"all rise"
JUDGE = Judge("judge@1.2.3", "package/dist/judge.js", hashlib.sha256(DATA).hexdigest())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only programs are those in this folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def add_npm(machine: Path, packed: bytes) -> None:
    """Let there be an npm that puts this archive where it is told, and does not write on the terminal."""
    archive = machine / "packed.tgz"
    archive.write_bytes(packed)
    npm = machine / "npm"
    checks = '[ "$1 $2 $3" = "pack judge@1.2.3 --silent" ] || exit 9'
    npm.write_text(f'#!/bin/sh\n{checks}\n/bin/cp {archive} "$5/judge-1.2.3.tgz"\n', encoding="utf-8")
    npm.chmod(0o755)


def archive(data: bytes) -> bytes:
    """An npm package with the judge in it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as file:
        member = tarfile.TarInfo(JUDGE.member)
        member.size = len(data)
        file.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def test_a_judge_is_fetched_whole(machine: Path, tmp_path: Path) -> None:
    """It is there under its own name, and nothing else is."""
    add_npm(machine, archive(DATA))
    folder = tmp_path / "build" / "judges"

    assert fetch(JUDGE, folder) == ""

    assert is_there(JUDGE, folder)
    assert [path.name for path in folder.iterdir()] == ["judge.js"]


def test_another_file_than_the_chosen_one_is_not_kept(machine: Path, tmp_path: Path) -> None:
    """Whoever may have changed it."""
    add_npm(machine, archive(b"all sit"))

    assert "is not what was chosen" in fetch(JUDGE, tmp_path)

    assert not (tmp_path / "judge.js").exists()


def test_without_npm_or_network_a_sentence_says_so(machine: Path, tmp_path: Path) -> None:
    """The tests are skipped then, and somebody should know why."""
    assert fetch(JUDGE, tmp_path) == "judge@1.2.3 cannot be fetched, for there is no npm here."

    npm = machine / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)

    assert fetch(JUDGE, tmp_path) == "judge@1.2.3 cannot be fetched: npm could not get it."


def test_an_older_version_counts_as_missing(tmp_path: Path) -> None:
    """A judge is its bytes, not its name."""
    (tmp_path / "judge.js").write_bytes(b"all sat")

    assert not is_there(JUDGE, tmp_path)
