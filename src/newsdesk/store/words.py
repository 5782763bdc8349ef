"""The newsroom's own words in its backups: their list is a file beside the database, a backup is one file."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from newsdesk.domain.errors import Refused

#: The list of the words that people added.
WORDS = "words.txt"
#: What it is called among the settings of a copy; the newsroom itself has none of that name.
_SETTING = "words"


def put_in(copy: sqlite3.Connection, folder: Path) -> None:
    """Let a copy of a newsroom's database carry the list that is in its folder, if there is one."""
    try:
        words = (folder / WORDS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    # Of a damaged newsroom there may be no such table.
    with suppress(sqlite3.Error), copy:
        copy.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_SETTING, words))


def take_out(db: sqlite3.Connection, folder: Path, *, keep: bool = False) -> None:
    """Let the list that a copy carried be that of the newsroom whose database it now is.

    ``keep``: one that is in the folder stays as it is. Refused if the list cannot be written.
    """
    carried = db.execute("SELECT value FROM setting WHERE key = ?", (_SETTING,)).fetchone()
    if carried is None:
        return
    if not (keep and (folder / WORDS).exists()):
        _write(folder / WORDS, carried[0])
    with db:
        db.execute("DELETE FROM setting WHERE key = ?", (_SETTING,))


def _write(path: Path, words: str) -> None:
    partial = path.with_suffix(".partial")
    try:
        partial.write_text(words, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise Refused(
            f"The backup is in place, but not its list of words: {path} cannot be written ({error.strerror})."
        ) from error
