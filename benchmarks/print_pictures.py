"""A program that exports a story with many pictures, and tells what that took: what ``test_pictures`` reads.

``print_pictures.py NEWSROOM OUT`` says the seconds of a first export and of a second, and the most bytes that
it ever had in memory (Linux).
"""

import re
import shutil
import sys
from pathlib import Path

from benchmarks.measuring import seconds
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent
from newsdesk.domain.query import Query, Sort


def most() -> int:
    """Return the most bytes this program had in memory: not, as ``getrusage`` says, also who started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def main(newsroom: Path, out: Path) -> None:
    """Export all stories twice."""
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=False).desk
    edition = desk.publishing.selection([story.uid for story in desk.finding.rows(Query(), Sort())])
    times = []
    for _ in range(2):
        shutil.rmtree(out, ignore_errors=True)
        times.append(
            seconds(lambda: desk.publishing.export_selection(edition, out, Silent(), "It is a benchmark."))
        )
    desk.close()
    print(*times, most())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
