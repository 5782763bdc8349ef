"""The process that makes stories for a bundle: ``python -P -m newsdesk.bundle.child``.

Reads a line for each batch of stories, as ``jobs.told`` has it: what all of the bundle have in common (told
as well: their content without stories, and the pages), and a job each. Answers it with what comes of each.
It imports no Qt and ends with its standard input.
"""

import sys
from typing import BinaryIO

from newsdesk.bundle.collecting import searched_seldom
from newsdesk.bundle.jobs import Job, Work, heard, told
from newsdesk.bundle.pictures import Album, NoPictures, shows_pictures
from newsdesk.bundle.story_files import Workbench
from newsdesk.text.child import LIMIT
from newsdesk.text.render import Typesetter
from newsdesk.text.watchdog import within


def answer(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer every request until there are no more; a batch that renders too long ends the process.

    Its stories have together what a single one has, of which they need a hundredth; whoever asks makes them
    one by one then. To watch over each by itself takes an eighth more of the processor.
    """
    typesetter = Typesetter()
    bench, before = None, b""
    for request in requests:
        common, jobs = heard(request)
        if bench is None or common != before:
            content, pages = heard(common)
            bench, before = Workbench(content, pages, Album(NoPictures(), content)), common
        with within(LIMIT):
            bodies = [_body(job, typesetter) for job in jobs]
        works = [_made(job, *body, bench) for job, body in zip(jobs, bodies, strict=True)]
        replies.write(told(works))
        replies.flush()


def _body(job: Job, typesetter: Typesetter) -> tuple[str, bool]:
    """Return a story's HTML, and whether it is as it was typed."""
    if job.body is not None:
        return job.body, False
    rendered = typesetter.render(*job.asked)
    return rendered.html, bool(rendered.notice)


def _made(job: Job, body: str, as_typed: bool, bench: Workbench) -> Work:
    files = None if shows_pictures(body) else bench.made(job.order, body).packed()
    return Work(body, as_typed, files)


if __name__ == "__main__":
    with searched_seldom():
        answer(sys.stdin.buffer, sys.stdout.buffer)
