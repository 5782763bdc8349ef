"""Who has a newsroom open for writing: a lock that dies with its process, and a note that says whose."""

import json
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from newsdesk.domain.people import whoever


class Holder(NamedTuple):
    """Who has a newsroom open for writing: process, user, computer, and since when (ISO 8601, UTC).

    Where only ``user`` is known it holds all that can be said, and ``pid`` is 0.
    """

    pid: int
    user: str
    host: str = ""
    since: str = ""

    def __str__(self) -> str:
        if not self.pid:
            return self.user
        return f"{self.user} on {self.host} (process {self.pid}, since {self.since[11:16]} UTC)"


class Claim:
    """The right to write to one newsroom: at most one program has it."""

    def __init__(self, folder: Path) -> None:
        self._note = folder / "newsroom.holder"
        # One lock for all threads of the program: whichever closes the newsroom lets go of it.
        self._lock = FileLock(folder / "newsroom.lock", blocking=False, thread_local=False)

    def take(self, now: datetime) -> Holder | None:
        """Take the right: None when it is ours now, else who has it. OSError if the folder takes no files."""
        try:
            self._lock.acquire()
        except Timeout:
            return self._read()
        me = Holder(os.getpid(), whoever(), socket.gethostname(), now.isoformat(timespec="seconds"))
        try:
            self._note.write_text(json.dumps(me._asdict()), encoding="utf-8")
        except OSError:
            self._lock.release()
            raise
        return None

    def drop(self) -> None:
        """Let others in; nothing happens if the right is not ours."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def _read(self) -> Holder:
        try:
            return Holder(**json.loads(self._note.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Holder(0, "another program")
