"""The note beside a newsroom whose file was found damaged: who opens it next may look, but not write."""

from datetime import datetime
from pathlib import Path

NOTE = "newsroom.damaged"


def damage_in(folder: Path) -> str:
    """Return what was found damaged in a newsroom, as a sentence, or ""."""
    try:
        return (folder / NOTE).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return ""
    except OSError:
        # Somebody has put it there, and that is what it says.
        return "The newsroom’s file was found damaged."


def note_damage(folder: Path, sentence: str, at: datetime) -> None:
    """Leave the note, unless there is one already: the first finding says most."""
    note = folder / NOTE
    try:
        with note.open("x", encoding="utf-8") as file:
            file.write(f"{sentence} (Found on {at:%Y-%m-%d} at {at:%H:%M} UTC.)\n")
    except OSError:
        # There is one, or a disk that takes nothing more: then the doctor finds it again.
        return


def forget_damage(folder: Path) -> None:
    """Take the note away: what it speaks of is mended, or set aside."""
    (folder / NOTE).unlink(missing_ok=True)
