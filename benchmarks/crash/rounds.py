"""One program after another is started on one newsroom, types, and is killed."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crash import told
from benchmarks.crash.judge import Standing, Verdict, judge, judge_recovery, look
from benchmarks.crash.told import What
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.story import StoryText

ROOT = Path(__file__).resolve().parents[2]
TYPIST = Path(__file__).with_name("typist.py")
STORIES = 8
#: Every other one says so many times what it has to say: too long to be written out whole at every pause.
OFTEN = 800
#: Seconds: how long a program types at most before it is killed, and how long it may take to start.
TYPES, STARTS = 2.2, 120
#: Of so many programs one is killed before its window is there, while it opens the newsroom.
EARLY = 8


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: which, after how many seconds of typing, and what it did.

    Before it, text was changed ``changes`` times, stories were shown ``shown`` times, and something was done
    to many at once ``acted`` times. ``seed`` decides what was typed and when the kill came; the machine's own
    speed has a say in it too.
    """

    number: int
    seed: str
    after: float
    changes: int
    shown: int
    acted: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _End:
    """A program's end: when, on the monotonic clock, and whether it was our kill and not its own doing."""

    at: float
    by_us: bool


def make_newsroom(folder: Path) -> Path:
    """Make a newsroom with a few stories in it, and return its folder."""
    desk = Desk(Newsroom.create(folder / "newsroom", SystemClock(), "Aigul", "The Courier"))
    for number in range(STORIES):
        times = OFTEN if number % 2 else number + 1
        body = f"The pass was closed for the {number + 2}th day.\n\n" * times
        desk.stories.new(StoryText(headline=f"Snow in May, part {number + 1}", body=body))
    desk.upkeep.backup()
    desk.close()
    return desk.newsroom.folder


def kills(folder: Path, seed: str, count: int) -> Iterator[Kill]:
    """Kill so many programs that work in one newsroom, made in ``folder``, and judge each kill."""
    newsroom = make_newsroom(folder)
    before = look(newsroom)
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        kill, before = _kill(folder, newsroom, number, f"{seed}-{number}", chance, before)
        yield kill


def _kill(
    folder: Path, newsroom: Path, number: int, seed: str, chance: random.Random, before: Standing
) -> tuple[Kill, Standing]:
    """Start a program, kill it, and return what that did, with the newsroom as the next one will find it."""
    diary, grumbles = folder / f"told-{number}.jsonl", folder / f"stderr-{number}.txt"
    early = chance.randrange(EARLY) == 0
    after = chance.uniform(0.05, 1.0 if early else TYPES)
    end = _run(newsroom, diary, grumbles, seed, after, early=early)
    said = told.read(diary)
    found = look(newsroom)
    verdict = judge(before, said, end.at, found)
    if chance.random() < 0.5:
        # Every other time the judge opens it first; else the next program does, and may be killed over it.
        verdict = _both(verdict, judge_recovery(newsroom, found))
        found = look(newsroom)
    trouble = grumbles.read_text(encoding="utf-8", errors="replace")
    if not end.by_us or "Traceback" in trouble:
        verdict = _both(verdict, Verdict(0.0, (f"the program made a mistake of its own: {trouble}",), (), ()))
    counts = Counter(each.what for each in said)
    done = (counts[What.TYPED], counts[What.SHOWN], counts[What.ACTED])
    return Kill(number, seed, 0.0 if early else after, *done, verdict), found


def _run(newsroom: Path, diary: Path, grumbles: Path, seed: str, after: float, *, early: bool) -> _End:
    """Start a typist and kill it some seconds after it began to type (``early``: after it was started)."""
    with (
        grumbles.open("wb") as stderr,
        subprocess.Popen(
            [sys.executable, TYPIST, newsroom, newsroom.parent / "settings.ini", diary, seed],
            stdout=stderr,
            stderr=stderr,
            # A group of its own, so that what the program started can be ended after it.
            start_new_session=True,
            env={**os.environ, **_surroundings()},
        ) as typist,
    ):
        try:
            if not early:
                _await_first_word(typist, diary, grumbles)
            time.sleep(after)
        finally:
            killed = time.monotonic()
            typist.send_signal(signal.SIGKILL)
            typist.wait()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(typist.pid, signal.SIGKILL)
    return _End(killed, typist.returncode == -signal.SIGKILL)


def _await_first_word(typist: "subprocess.Popen[bytes]", diary: Path, grumbles: Path) -> None:
    latest = time.monotonic() + STARTS
    while not told.read(diary):
        if typist.poll() is not None or time.monotonic() > latest:
            raise RuntimeError(f"the typist never began: {grumbles.read_text(errors='replace')}")
        time.sleep(0.02)


def _surroundings() -> dict[str, str]:
    """Return where this package is, and what a program needs to be told that has no screen."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {
        "PYTHONPATH": path,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
    }


def _both(one: Verdict, other: Verdict) -> Verdict:
    return Verdict(
        max(one.age, other.age),
        one.unsound + other.unsound,
        one.lost + other.lost,
        one.touched + other.touched,
        one.late + other.late,
    )
