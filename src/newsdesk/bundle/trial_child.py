"""The process that tries themes: ``python -P -m newsdesk.bundle.trial_child``.

Reads a line for each, as ``jobs.told`` has it: the theme, the folder of the program's own templates, and how
many seconds it has. Answers it with what is wrong with the theme (told as well), "" for nothing. It imports
no Qt and ends with its standard input.
"""

import sys
from typing import BinaryIO

from newsdesk.bundle.jobs import heard, told
from newsdesk.bundle.theme_trial import trouble
from newsdesk.text.watchdog import within


def answer(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer every request until there are no more; a theme that takes too long ends the process."""
    for request in requests:
        theme, ours, seconds = heard(request)
        with within(seconds):
            said = trouble(theme, ours)
        replies.write(told(said))
        replies.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
