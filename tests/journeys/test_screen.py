"""The window on a real X server, as most of our users have it; every other test draws into memory."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.app.wiring import make_desk, open_desk
from newsdesk.desk import Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

TYPIST = Path(__file__).with_name("typist.py")


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody looks at, by the name that X programs know it by."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    with subprocess.Popen(
        [server, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as xvfb:
        assert xvfb.stdout is not None
        yield f":{xvfb.stdout.readline().strip()}"
        xvfb.terminate()


def test_what_is_typed_on_a_screen_is_kept(display: str, tmp_path: Path) -> None:
    """The real program opens, takes keys beside its preview, and loses none of them."""
    folder = tmp_path / "newsroom"
    desk = make_desk(Newsroom.create(folder, SystemClock(), "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    desk.close()

    with subprocess.Popen(
        [sys.executable, TYPIST, folder, uid, tmp_path / "settings.ini"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
    ) as typist:
        assert typist.stdout is not None
        told = [typist.stdout.readline() for _ in range(60)]
        typist.kill()

    opening = open_desk(folder, SystemClock(), "Aigul", may_start=False)
    words = opening.desk.stories.get(uid).text.body.split()
    opening.desk.close()
    typed = [line.split()[1] for line in told]
    assert typed == [f"w{number}" for number in range(60)]
    # A second's worth of typing may be missing after the kill; the pause after 50 words is longer.
    assert words[:50] == typed[:50]
