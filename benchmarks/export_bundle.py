"""A program that does nothing but export: ``python -m benchmarks.export_bundle NEWSROOM EDITION OUT``.

Its memory is then that of an export, and of what Python itself takes.
"""

import sys
from pathlib import Path

from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.progress import Silent

if __name__ == "__main__":
    desk = open_desk(Path(sys.argv[1]), SystemClock(), "Aigul", may_start=False).desk
    desk.publishing.export(sys.argv[2], Path(sys.argv[3]), Silent(), "A benchmark")
    desk.close()
