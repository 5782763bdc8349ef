"""The process that makes stories for a bundle: ``python -P -m newsdesk.bundle.child``.

Reads a line for each batch of stories, as ``jobs.told`` has it: what all of the bundle have in common (told
as well: their content without stories, and the pages), and a job each. Answers it with what comes of each.
It imports no Qt and ends with its standard input.
"""

import sys
from typing import BinaryIO

from newsdesk.bundle.jobs import Job, Work, heard, told
from newsdesk.bundle.pictures import Album, NoPictures
from newsdesk.bundle.setting import Asked
from newsdesk.bundle.story_files import Workbench
from newsdesk.text.child import LIMIT
from newsdesk.text.render import Typesetter
from newsdesk.text.rendered import Rendered
from newsdesk.text.watchdog import within


def answer(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer every request until there are no more; a story that renders too long ends the process."""
    typesetter = Typesetter()
    bench, before = None, b""
    for request in requests:
        common, jobs = heard(request)
        if bench is None or common != before:
            content, pages = heard(common)
            bench, before = Workbench(content, pages, Album(NoPictures(), content)), common
        replies.write(told([_made(job, bench, typesetter) for job in jobs]))
        replies.flush()


def _made(job: Job, bench: Workbench, typesetter: Typesetter) -> Work:
    body, as_typed = job.body, False
    if body is None:
        rendered = _rendered(job.asked, typesetter)
        body, as_typed = rendered.html, bool(rendered.notice)
    return Work(body, as_typed, None if "<img" in body else bench.made(job.order, body).packed())


def _rendered(asked: Asked, typesetter: Typesetter) -> Rendered:
    with within(LIMIT):
        return typesetter.render(*asked)


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
