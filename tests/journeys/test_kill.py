"""The real program, killed while somebody types."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsdesk.app.wiring import make_desk, open_desk
from newsdesk.desk import Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

TYPIST = Path(__file__).with_name("typist.py")


@pytest.mark.parametrize("attempt", range(3))
def test_nothing_older_than_a_second_is_lost(tmp_path: Path, attempt: int) -> None:
    """After kill -9 at any moment, every word typed more than a second before it is there, and in order."""
    del attempt
    folder = tmp_path / "newsroom"
    desk = make_desk(Newsroom.create(folder, SystemClock(), "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    other = desk.stories.new(StoryText(headline="Another", body="Untouched.")).value
    desk.close()

    with subprocess.Popen(
        [sys.executable, TYPIST, folder, uid, tmp_path / "settings.ini"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as typist:
        assert typist.stdout is not None
        told = [typist.stdout.readline()]
        assert told[0], "the typist never began"
        stop = time.monotonic() + random.uniform(1.5, 6)
        while time.monotonic() < stop:
            told.append(typist.stdout.readline())
        killed = time.monotonic()
        typist.send_signal(signal.SIGKILL)
        told.extend(typist.stdout.readlines())

    due = [line.split()[1] for line in told if line and float(line.split()[0]) < killed - 1]
    opening = open_desk(folder, SystemClock(), "Aigul", may_start=False)
    words = opening.desk.stories.get(uid).text.body.split()
    assert words[: len(due)] == due
    assert len(due) > 5
    assert opening.desk.stories.get(other.uid) == other
    assert [each.check for each in opening.desk.upkeep.examine() if not each.ok] == []
    opening.desk.close()
