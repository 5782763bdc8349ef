"""What the history window says of revisions and of what differs between two."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from newsdesk.domain.history import PastText
from newsdesk.domain.story import Why
from newsdesk.gui.phrases import day_with_weekday
from newsdesk.text.compare import Comparison, Kind, Run
from newsdesk.text.english import counted, listed
from newsdesk.widgets.difference_view import Mark, Piece

_WHY = {
    Why.NEW: "Begun",
    Why.TYPING: "Typed",
    Why.IMPORT: "Taken in",
    Why.RESTORE: "Restored",
    Why.RECOVERY: "Recovered",
    Why.RECEIVED: "Received",
    Why.CHECKPOINT: "Checkpoint",
    Why.MERGE: "Merged",
    Why.BULK: "Changed at the desk",
    Why.UNDO: "Taken back",
}
_MARKS = {Kind.SAME: Mark.NONE, Kind.ADDED: Mark.CAME, Kind.REMOVED: Mark.WENT}
#: How space is shown where it is all that differs.
_SPACE = str.maketrans({" ": "·", "\n": "¶\n", "\t": "→\t", "\xa0": "⍽", "\r": "␍"})


def day_of(at: datetime, now: datetime) -> str:
    """Return the heading that a time (aware) stands under: "Today", "Yesterday", or the date."""
    day, today = at.astimezone().date(), now.astimezone().date()
    if day == today:
        return "Today"
    return "Yesterday" if day == today - timedelta(days=1) else day_with_weekday(day)


def clock_time(at: datetime) -> str:
    """Write a time (aware) as this computer's clock showed it: "09:14"."""
    return f"{at.astimezone():%H:%M}"


def moment(at: datetime, now: datetime) -> str:
    """Write a day and a time (both aware): "Today 09:14", "Friday, 12 December 2025 09:14"."""
    return f"{day_of(at, now)} {clock_time(at)}"


def what(past: PastText) -> str:
    """Say what a revision is: its name first, then how it came about and what became of it."""
    said = [f"“{past.label}”"] if past.label else []
    said.append(_WHY[past.why])
    said += ["went out"] if past.went_out else []
    said += ["last read by you"] if past.read else []
    return " · ".join(said)


def drawing(past: PastText) -> str:
    """Return the name of the icon that a revision has, or ""."""
    if past.went_out:
        return "export"
    if past.label:
        return "checkpoint"
    return "undo" if past.why in {Why.RESTORE, Why.UNDO} else ""


def which(*texts: PastText, now: datetime) -> str:
    """Say which texts are compared, the older first, or which one is shown alone."""
    names = (f"{moment(each.at, now)}{f' “{each.label}”' if each.label else ''}" for each in texts)
    return " → ".join(names)


def summary(found: Comparison) -> str:
    """Say which fields changed, and by how much."""
    if not found.changed:
        return "The two are the same."
    fields = listed([each.label.lower() if place else each.label for place, each in enumerate(found.changed)])
    if all(each.only_space for each in found.changed):
        return f"{fields} changed in spaces and line ends only."
    parts = [f"+{counted(found.added, 'word')}", f"−{counted(found.removed, 'word')}"]
    parts += [f"{counted(found.moved, 'paragraph')} moved"] if found.moved else []
    return f"{fields} changed: {', '.join(parts)}."


def pieces(found: Comparison) -> tuple[Piece, ...]:
    """Return what the source view shows: the fields that changed, then the whole text."""
    made: list[Piece] = []
    for each in found.fields:
        if each.name != "body" and each.changed:
            made += [Piece(f"{each.label}\n", Mark.HEADING), *run_pieces(each.runs), Piece("\n\n")]
    body = found.fields[-1]
    if made:
        made.append(Piece(f"{body.label}\n", Mark.HEADING))
    return (*made, *run_pieces(body.runs))


def run_pieces(runs: Iterable[Run]) -> list[Piece]:
    """Return what a view shows of a text's runs; space is made visible where it is all that came or went."""
    return [
        Piece(
            run.text if run.kind is Kind.SAME or run.text.strip() else run.text.translate(_SPACE),
            _MARKS[run.kind],
            run.moved,
        )
        for run in runs
    ]
