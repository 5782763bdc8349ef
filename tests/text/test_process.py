"""A process that answers."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.text.process import NICE, Answerer

URGENCY = """
import os, sys
for line in sys.stdin:
    batch = sys.platform == "linux" and os.sched_getscheduler(0) == os.SCHED_BATCH
    print(os.getpriority(os.PRIO_PROCESS, 0), batch, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are classes there")
def test_a_child_gives_way_to_the_window() -> None:
    """It gets what others leave of the machine."""
    with Answerer((sys.executable, "-c", URGENCY)) as answerer:
        answerer.ask(b"?\n")  # it may have begun to answer before it was told
        urgency, batch = answerer.ask(b"?\n").split()

    assert int(urgency) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + NICE)
    assert batch == (b"True" if sys.platform == "linux" else b"False")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no cat, which answers what it is asked")
def test_a_child_that_cannot_be_started_is_told_of(tmp_path: Path) -> None:
    """In a sentence with what the system says, as often as it is asked; once it can be, it answers."""
    command = tmp_path / "child"
    with Answerer((str(command),)) as answerer:
        for _ in range(2):
            with pytest.raises(Refused, match=r"The system says: .+\. Close other programs, and try again\."):
                answerer.ask(b"?\n")
        command.symlink_to(str(shutil.which("cat")))

        assert answerer.ask(b"?\n") == b"?\n"
