"""The process that renders: ``python -P -m newsdesk.text.child``.

Reads one JSON string a line (a story's Markdown) and answers each with one line:
``{"blocks": [[line, html], …], "notice": ""}``. It imports no Qt and ends with its standard input.
"""

import faulthandler
import json
import sys
from typing import BinaryIO

from newsdesk.text.render import render

#: Seconds that one story may take. A 1,500-word story takes 0.01.
LIMIT = 2.0


def answer(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request until there are no more; one that takes longer than the limit ends the process.

    The watchdog is a thread of C: the hang that it is for is inside one call of ``re``, and no Python
    thread would ever get a turn.
    """
    for request in requests:
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        rendered = render(json.loads(request))
        faulthandler.cancel_dump_traceback_later()
        blocks = [[block.line, block.html] for block in rendered.blocks]
        answers.write(json.dumps({"blocks": blocks, "notice": rendered.notice}).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
