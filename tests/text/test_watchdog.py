"""Work that nothing else could stop is stopped, and what comes after it is left alone."""

import subprocess
import sys

HANG = """
import re
from newsdesk.text.watchdog import within

with within(0.1):
    print("begun", flush=True)
    re.match("(a+)+$", "a" * 50 + "b")
print("never")
"""

QUICK = """
import time
from newsdesk.text.watchdog import within

begun = time.monotonic()
with within(1):
    pass
try:
    with within(1):
        raise ValueError
except ValueError:
    pass
while time.monotonic() < begun + 1.5:
    pass
print("done")
"""


def test_what_takes_too_long_ends_the_process() -> None:
    """Though it is inside one call that gives nobody else a turn."""
    done = subprocess.run([sys.executable, "-c", HANG], capture_output=True, text=True, check=False)

    assert done.stdout == "begun\n"
    assert done.returncode == 1


def test_what_is_done_in_time_is_left_alone() -> None:
    """The limit ends with the work, also where that failed."""
    done = subprocess.run([sys.executable, "-c", QUICK], capture_output=True, text=True, check=True)

    assert done.stdout == "done\n"
