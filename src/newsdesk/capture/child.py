"""The process that reads what was pasted: ``python -P -m newsdesk.capture.child``.

Reads one JSON string a line (HTML) and answers each with one line:
``{"blocks": [Markdown, …], "notes": [Markdown, …], "removed": [[text, why, line, count], …]}``. It imports no
Qt and ends with its standard input.
"""

import json
import sys
from dataclasses import astuple
from typing import BinaryIO

from newsdesk.capture.pasting import read_paste
from newsdesk.text.watchdog import within

#: Seconds that one reading may take. A megabyte takes two or three.
LIMIT = 180.0


def answer(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request until there are no more; one that takes longer than the limit ends the process."""
    for request in requests:
        with within(LIMIT):
            pasted = read_paste(json.loads(request))
        removed = [astuple(each) for each in pasted.removed]
        found = {"blocks": pasted.blocks, "notes": pasted.notes, "removed": removed}
        answers.write(json.dumps(found).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
