"""How the sources stand, in a few words: when they answered, who did not, and whether anybody was reached."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from newsdesk.desk.rates.states import SourceLine
from newsdesk.domain.days import short_day
from newsdesk.domain.rate_sources import Outcome
from newsdesk.text.english import counted

#: How it is with a source that gave no rates and should have.
_SILENT = frozenset({Outcome.UNREACHABLE, Outcome.NOT_A_FEED})


class Connection(NamedTuple):
    """How the sources stand: ``offline``, in a few ``words`` (beside that), in sentences (``details``)."""

    offline: bool = False
    words: str = ""
    details: str = ""


def connection(lines: Iterable[SourceLine], now: datetime) -> Connection:
    """Return how those sources stand that are asked over the network; ``now`` is aware, in the reader's zone.

    Offline is when nobody could be reached, and somebody was asked.
    """
    asked = [each for each in lines if each.asked and each.source.address]
    tried = [each.state for each in asked if each.state is not None]
    if not asked:
        return Connection(words="No source is asked")
    details = "\n".join(each.sentence for each in asked)
    if not tried:
        return Connection(words="Not asked yet", details=details)
    answered = max((each.answered for each in tried if each.answered is not None), default=None)
    if all(each.outcome is Outcome.UNREACHABLE for each in tried):
        # Beside the badge there is little room, and no more is needed.
        words = f"since {_when(answered, now)}" if answered else "from the start"
        return Connection(offline=True, words=words, details=details)
    silent = [each.source.short for each in asked if each.state and each.state.outcome in _SILENT]
    words = f"Updated {_when(answered, now)}" if answered else "No rates came"
    if len(silent) == 1:
        words = f"{words}, not by {silent[0]}"
    elif silent:
        words = f"{words}, {counted(len(silent), 'source')} silent"
    return Connection(words=words, details=details)


def _when(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    today = local.date() == now.date()
    return f"{local:%H:%M}" if today else f"{short_day(local.date())}, {local:%H:%M}"
