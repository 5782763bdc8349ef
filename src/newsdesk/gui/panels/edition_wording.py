"""What the edition's panel says of an edition: how much is in it, when it went out, what changed since."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from newsdesk.domain.days import day, short_day
from newsdesk.domain.edition import Edition, EditionName
from newsdesk.domain.rates import Rate
from newsdesk.domain.sent import Difference, Kind, Since
from newsdesk.domain.story import StorySummary
from newsdesk.rates.digits import plain
from newsdesk.rates.quotes import positive
from newsdesk.text.english import counted, listed

#: What each kind of difference is counted as: "2 stories added".
_STORIES = {
    Kind.ADDED: "added",
    Kind.REMOVED: "taken out",
    Kind.TEXT: "rewritten",
    Kind.CORRECTION: "corrected",
    Kind.STATUS: "with another status",
}
_MOVED = {Kind.MOVED, Kind.SECTION}
#: And what is said of the others once, however many there are.
_WHOLE = {
    Kind.TITLE: "the title",
    Kind.NOTE: "the note",
    Kind.LEAD: "what leads",
    Kind.STRIP: "the strip of rates",
    Kind.PICTURE: "pictures",
    Kind.RATES: "the rates",
}


def named(edition: EditionName) -> str:
    """Name an edition in a list: "12 December 2025 · Friday’s three"."""
    return f"{day(edition.date)} · {edition.title}" if edition.title else day(edition.date)


def facts(edition: Edition, stories: Sequence[StorySummary]) -> str:
    """Say how much is in it: "3 stories · 642 words · with the rates of 11 December 2025"."""
    parts = [counted(len(edition.entries), "story", "stories")]
    if stories:
        parts.append(counted(sum(each.words for each in stories), "word"))
    if edition.rates:
        parts.append(f"with the rates of {day(max(rate.effective for rate in edition.rates))}")
    else:
        parts.append("no rates frozen with it")
    return " · ".join(parts)


def rates(edition: Edition) -> str:
    """Write the frozen rates with the digits of their sources: "USD/UZS 12,024.10 · 10 KGS/TJS 1.0557"."""
    return " · ".join(map(_printed, edition.rates))


def _printed(rate: Rate) -> str:
    value = positive(rate.value)
    units = "" if rate.nominal == "1" else f"{rate.nominal}\u00a0"
    # Held together by a word joiner and a no-break space, so that lines break between pairs only.
    return f"{units}{rate.base}/\u2060{rate.quote}\u00a0{plain(value) if value else rate.value}"


def went_out(since: Since | None) -> str:
    """Say when an edition went out last: "Went out 12 Dec, 09:30"; "Not sent out yet"."""
    return f"Went out {moment(since.export.at)}" if since else "Not sent out yet"


def moment(at: datetime) -> str:
    """Write a time (aware) by this computer's clock: "12 Dec, 09:30"."""
    here = at.astimezone()
    return f"{short_day(here.date())}, {here:%H:%M}"


def changed(since: Since) -> str:
    """Say in a few words what is different since: "2 stories added, the rates changed"; "nothing changed"."""
    if not since.known:
        return "what it held was not kept"
    return summary(since.differences) or "nothing changed since"


def summary(differences: Sequence[Difference]) -> str:
    """Count what is different, for a line: "2 stories added and 1 rewritten; the note changed"."""
    kinds = Counter(each.kind for each in differences)
    moved = len({each.story or each.sentence for each in differences if each.kind in _MOVED})
    counts = [(kinds[kind], words) for kind, words in _STORIES.items() if kinds[kind]]
    counts += [(moved, "moved")] if moved else []
    first = [f"{counted(number, 'story', 'stories')} {words}" for number, words in counts[:1]]
    stories = listed(first + [f"{number:,} {words}" for number, words in counts[1:]])
    whole = listed([words for kind, words in _WHOLE.items() if kinds[kind]])
    return "; ".join(filter(None, (stories, f"{whole} changed" if whole else "")))
