"""Keys and trust from a shell: one newsroom sends, another takes in."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This computer's own folder, fresh for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def other(tmp_path: Path) -> Run:
    """Run the program for another newsroom on another computer."""
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "other data")}

    def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "newsdesk", "--newsroom", tmp_path / "other", *arguments, "--json"],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=120,
        )

    return run


@pytest.fixture
def send(answer: Answer, page: Path, tmp_path: Path) -> Callable[[str], Any]:
    """Export the day of a page that was taken in."""
    answer("import", page)
    answer("edition", "new", "2025-12-12")
    return lambda name: answer("export", "2025-12-12", tmp_path / name)


def test_a_key_is_made_shown_exported_and_removed(
    answer: Answer, newsdesk: Run, page: Path, tmp_path: Path
) -> None:
    """Each says what it did; its secret half is readable to nobody else."""
    answer("import", page)
    assert answer("key", "show") == {"key": None}

    made = answer("key", "new", "--name", "The Courier")["key"]
    assert (made["name"], made["in_keyring"]) == ("The Courier", False)
    assert answer("key", "show")["key"] == made
    assert newsdesk("key", "new").returncode == 1
    again = answer("key", "new", "--replace")["key"]
    assert (again["name"], again["key"] != made["key"]) == ("newsroom", True)

    line = answer("key", "export", tmp_path / "courier")["line"]
    assert line == f'"newsroom" namespaces="newsdesk-bundle" {again["key"]}'
    assert (tmp_path / "courier").read_text("utf-8") == f"{line}\n"
    assert newsdesk("key", "export").stdout == f"{line}\n"
    assert answer("key", "export", tmp_path / "courier")["line"] == line  # in place of a key's
    before = page.read_bytes()
    assert newsdesk("key", "export", page).returncode == 1
    assert page.read_bytes() == before  # a page was gone
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files if path.suffix != ".pub"} == {0o600}

    assert newsdesk("key", "remove").returncode == 1  # nobody said yes
    assert answer("key", "remove", "--yes") == {"key": None}
    assert newsdesk("key", "export").returncode == 1


def test_a_signed_bundle_asks_once(
    send: Callable[[str], Any], answer: Answer, other: Run, tmp_path: Path
) -> None:
    """Without --trust nothing is taken in, and no newsroom begun; then it is known."""
    made = answer("key", "new", "--name", "The Courier")["key"]
    sent = send("out.zip")
    assert (sent["signed_as"], sent["fingerprint"]) == ("The Courier", made["fingerprint"])

    asked = other("import", tmp_path / "out.zip")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert made["fingerprint"] in asked.stderr
    assert "--trust" in asked.stderr
    assert not (tmp_path / "other").exists()

    taken = json.loads(other("import", "--trust", tmp_path / "out.zip").stdout)["files"][0]
    assert len(taken["stories"]) == 2
    assert taken["signature"] == {
        "standing": "new",
        "name": "The Courier",
        "fingerprint": made["fingerprint"],
        "key": made["key"],
    }
    assert (
        json.loads(other("import", tmp_path / "out.zip").stdout)["files"][0]["signature"]["standing"]
        == "known"
    )
    assert json.loads(other("trust", "list").stdout)["trusted"] == [
        {each: made[each] for each in ("name", "fingerprint", "key")}
    ]


def test_verify_says_who_signed(
    send: Callable[[str], Any], answer: Answer, newsdesk: Run, other: Run, tmp_path: Path
) -> None:
    """Here, elsewhere, where the desk is trusted, and where it has another key."""
    send("before")
    unsigned = answer("verify", tmp_path / "before")["signature"]
    assert unsigned == {"standing": "unsigned", "name": "newsroom", "fingerprint": None, "key": None}

    answer("key", "new", "--name", "The Courier")
    send("out")
    answer("key", "export", tmp_path / "line")
    standings = [answer("verify", tmp_path / "out")["signature"]["standing"]]
    standings.append(json.loads(other("verify", tmp_path / "out").stdout)["signature"]["standing"])
    other("import", "--trust", tmp_path / "out")
    standings.append(json.loads(other("verify", tmp_path / "out").stdout)["signature"]["standing"])
    answer("key", "new", "--name", "The Courier", "--replace")
    send("changed")
    stopped = other("verify", tmp_path / "changed")
    standings.append(json.loads(stopped.stdout)["signature"]["standing"])

    assert standings == ["own", "new", "known", "changed"]
    assert (stopped.returncode, json.loads(stopped.stdout)["ok"]) == (1, False)
    assert other("import", "--trust", tmp_path / "changed").returncode == 1
    assert (
        "It was signed on this computer, as “The Courier”" in newsdesk("verify", tmp_path / "changed").stdout
    )


def test_desks_are_trusted_and_trusted_no_more(
    answer: Answer, newsdesk: Run, other: Run, page: Path, tmp_path: Path
) -> None:
    """By the file that another made."""
    for run in (newsdesk, other):
        run("import", page)
    answer("key", "new", "--name", "The Courier")
    answer("key", "export", tmp_path / "line")

    added = json.loads(other("trust", "add", tmp_path / "line", "--name", "Bishkek").stdout)["trusted"]
    assert [each["name"] for each in added] == ["Bishkek"]
    gone = json.loads(other("trust", "remove", "bishkek").stdout)["removed"]
    assert gone == added
    assert other("trust", "remove", "bishkek").returncode == 2


@pytest.mark.skipif(
    not shutil.which("ssh-keygen"), reason="OpenSSH is not there: apt-get install openssh-client"
)
def test_openssh_verifies_a_bundle(send: Callable[[str], Any], answer: Answer, tmp_path: Path) -> None:
    """With what the program hands out, and no word of the program."""
    answer("key", "new", "--name", "The Courier")
    answer("key", "export", tmp_path / "allowed_signers")
    send("out")
    manifest = (tmp_path / "out" / "manifest-sha256.txt").read_bytes()
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "allowed_signers",
        "-I",
        "The Courier",
        "-n",
        "newsdesk-bundle",
    ]
    signature = ["-s", "out/manifest-sha256.txt.sig"]

    def verify(text: bytes) -> int:
        return subprocess.run(
            [*command, *signature], input=text, cwd=tmp_path, capture_output=True, check=False
        ).returncode

    assert verify(manifest) == 0
    assert verify(manifest[:-1] + b" ") != 0
