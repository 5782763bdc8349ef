"""The process that renders: ``python -P -m newsdesk.text.child``.

Reads one line of JSON a story, ``[follows, number, head, "comes", tail, {…}]``: its number, that of the text
before, what of it is new (``excerpts.Excerpt``) and the answers to its shortcodes. Answers each with one
line: ``{"page": […], "notice": "", "unanswered": []}``, the page as ``exchange.Pages`` tells it; or
``"again"``, if it does not know the text before, which after 0 is none. It imports no Qt and ends with its
standard input.
"""

import json
import sys
from typing import BinaryIO

from newsdesk.text.excerpts import Excerpt, whole
from newsdesk.text.exchange import AGAIN, Pages
from newsdesk.text.render import Typesetter
from newsdesk.text.shortcodes import unpacked
from newsdesk.text.watchdog import within

#: Seconds that one story may take. A 1,500-word story takes 0.01.
LIMIT = 2.0


def answer(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer every request until there are no more; one that takes longer than the limit ends the process."""
    typesetter = Typesetter()
    pages, before, known = Pages(), "", 0
    for request in requests:
        follows, number, head, comes, tail, packed = json.loads(request)
        if not follows:
            pages, before = Pages(), ""
        elif follows != known:
            _reply(replies, AGAIN)
            continue
        with within(LIMIT):
            before, known = whole(before, Excerpt(head, comes, tail)), number
            rendered = typesetter.render(before, unpacked(packed))
        page = pages.tell(rendered.blocks)
        _reply(replies, {"page": page, "notice": rendered.notice, "unanswered": rendered.unanswered})


def _reply(replies: BinaryIO, said: object) -> None:
    replies.write(json.dumps(said).encode() + b"\n")
    replies.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
