"""The process that tries themes: ``python -P -m newsdesk.bundle.trial_child``.

Reads a line for each, as ``jobs.told`` has it: the theme, the folder of the program's own templates, and how
many seconds it has. Answers it with what is wrong with the theme (told as well), "" for nothing. It imports
no Qt and ends with its standard input.
"""

import sys
from typing import BinaryIO

if sys.platform != "win32":
    import resource

from newsdesk.bundle.jobs import heard, told
from newsdesk.bundle.theme_trial import trouble
from newsdesk.text.watchdog import within

#: Bytes of memory that a theme may take, and the process with it. Ours take a twentieth of that.
_MEMORY = 1 << 30


def answer(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer every request until there are no more; a theme that takes too long ends the process."""
    for request in requests:
        theme, ours, seconds = heard(request)
        with within(seconds):
            said = trouble(theme, ours)
        replies.write(told(said))
        replies.flush()


def bound() -> None:
    """Let this process have so much memory and no more; Windows has no such limit."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    bound()
    answer(sys.stdin.buffer, sys.stdout.buffer)
