"""A process that answers."""

import os
import sys

import pytest

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
