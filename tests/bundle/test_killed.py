"""An export that is killed, whenever that is, leaves the old bundle or the new one, and nothing for ever."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.bundle import BundleContent

#: Exports in a process of its own that kills itself (SIGKILL) just before one of the things it does with
#: files: with the first, with every so many, and with each of the last. Tells how each of them ended.
KILLER = """
import hashlib, json, os, pickle, shutil, signal, sys
from pathlib import Path
from newsdesk import assets
from newsdesk.bundle import Pages, write_bundle
from newsdesk.bundle.kept import Kept
from newsdesk.domain.progress import Silent
from newsdesk.text.render import render

root, name, points = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
old, new = (pickle.loads((root / each).read_bytes()) for each in ("old", "new"))
pages = Pages(assets.template_folder())
TOUCHES = {"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.scandir", "os.utime"}


def export(content, place):
    write_bundle(content, place, pages, render, Silent(), kept=Kept(root / "kept"))


def digest(path):
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    told = {str(each.relative_to(path)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
    return repr(told)


def killed(place, after):
    pipe, told = os.pipe()
    child = os.fork()
    if not child:
        done = 0

        def hear(event, about):
            nonlocal done
            if event in TOUCHES and str(root) in str(about[0]):
                done += 1
                if done == after:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hear)
        export(new, place)
        os.write(told, b"%d" % done)
        os._exit(0)
    os.close(told)
    _child, status = os.waitpid(child, 0)
    said = os.read(pipe, 20)
    os.close(pipe)
    return os.WTERMSIG(status), int(said or 0)


whole = root / "whole" / name
export(new, whole)
digests = {digest(whole): "new"}
shutil.rmtree(root / "kept")
before = root / "before" / name
export(old, before)
digests[digest(before)] = "old"
copy = shutil.copytree if before.is_dir() else shutil.copy2
desk = root / "desk"
desk.mkdir()
copy(before, desk / name)
shutil.rmtree(root / "kept")
_signal, total = killed(desk / name, 0)
spread = {1 + total * each // (points - 15) for each in range(points - 15)}
for after in sorted(spread | set(range(total - 14, total + 1))):
    shutil.rmtree(desk)
    shutil.rmtree(root / "kept", ignore_errors=True)
    desk.mkdir()
    copy(before, desk / name)
    ended, _total = killed(desk / name, after)
    found = digests.get(digest(desk / name), "neither")
    left = len(list(desk.iterdir())) - 1
    export(new, desk / name)
    mended = digests[digest(desk / name)] == "new" and os.listdir(desk) == [name]
    print(json.dumps([after, ended, found, left, mended]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL, and no fork to do it with")
@pytest.mark.parametrize(("name", "points"), [("out", 50), ("out.zip", 25)])
def test_a_killed_export_leaves_the_old_bundle_or_the_new_one(
    content: BundleContent, tmp_path: Path, name: str, points: int
) -> None:
    """At every point that was tried, whole; and the next export leaves nothing of it beside the bundle."""
    (first, *others) = content.stories
    later = first._replace(text=first.text.with_(headline="Another Span", body="It fell."))
    (tmp_path / "old").write_bytes(pickle.dumps(content))
    (tmp_path / "new").write_bytes(pickle.dumps(replace(content, stories=(later, *others[:-1]))))

    command = [sys.executable, "-c", KILLER, str(tmp_path), name, str(points)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) >= points - 5
    assert {ended for _after, ended, *_rest in kills} == {9}
    assert {found for _after, _ended, found, *_rest in kills} == {"old", "new"}
    assert any(left for *_rest, left, _mended in kills)
    assert all(mended for *_rest, mended in kills)
