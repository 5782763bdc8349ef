"""The process that renders: ``python -P -m newsdesk.text.child``.

Reads one JSON string a line (a story's Markdown) and answers each with one line:
``{"blocks": [[line, html], …], "notice": ""}``. A block that was in the answer before is not sent again: its
place there (from 0) stands for its HTML. It imports no Qt and ends with its standard input.
"""

import faulthandler
import json
import sys
from typing import BinaryIO

from newsdesk.text.render import Typesetter

#: Seconds that one story may take. A 1,500-word story takes 0.01.
LIMIT = 2.0


def answer(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request until there are no more; one that takes longer than the limit ends the process.

    The watchdog is a thread of C: the hang that it is for is inside one call of ``re``, and no Python
    thread would ever get a turn.
    """
    typesetter = Typesetter()
    before: dict[str, int] = {}
    for request in requests:
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        rendered = typesetter.render(json.loads(request))
        faulthandler.cancel_dump_traceback_later()
        blocks = [[block.line, before.get(block.html, block.html)] for block in rendered.blocks]
        before = {block.html: place for place, block in enumerate(rendered.blocks)}
        answers.write(json.dumps({"blocks": blocks, "notice": rendered.notice}).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
