"""What an edition held when it went out, and what is different in it since."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from newsdesk.domain.corrections import Correction
from newsdesk.domain.edition import Edition, Export
from newsdesk.domain.story import Status, Story


class SentStory(NamedTuple):
    """A story as it stood in an edition: ``text`` and ``revision`` are digests, ``corrections`` uids."""

    story: str
    headline: str
    status: Status
    text: str
    revision: str
    corrections: tuple[str, ...] = ()
    section: str = ""
    picture: bool = True


class SentRate(NamedTuple):
    """A rate as it was frozen into an edition, with its source's own figures."""

    base: str
    quote: str
    value: str
    nominal: str
    source: str
    effective: str


class Sent(NamedTuple):
    """An edition as its readers were given it, or as they would be given it now."""

    title: str
    note: str
    lead: str
    strip: bool
    stories: tuple[SentStory, ...]
    rates: tuple[SentRate, ...]


class Kind(StrEnum):
    """What can be different in an edition."""

    TITLE = "title"
    NOTE = "note"
    LEAD = "lead"
    STRIP = "strip"
    ADDED = "added"
    REMOVED = "removed"
    SECTION = "section"
    MOVED = "moved"
    TEXT = "text"
    STATUS = "status"
    CORRECTION = "correction"
    PICTURE = "picture"
    RATES = "rates"


class Difference(NamedTuple):
    """One thing that is different, as a sentence; ``story`` is the uid of the one it is about, or ""."""

    kind: Kind
    sentence: str
    story: str = ""


class Since(NamedTuple):
    """What is different in an edition since an export; ``known`` says whether anybody kept what it held."""

    export: Export
    differences: tuple[Difference, ...] = ()
    known: bool = True


def sent_story(story: Story, corrections: Sequence[Correction]) -> SentStory:
    """Return a story as readers would be given it, with what they would be told of it."""
    uid, text = story.uid, story.text.digest()
    return SentStory(uid, story.headline, story.status, text, story.revision, _said(corrections))


def sent_again(before: SentStory, status: Status, corrections: Sequence[Correction]) -> SentStory:
    """Return the same of a story whose revision is the one that went out ``before``: so is its text."""
    return before._replace(status=status, corrections=_said(corrections))


def _said(corrections: Sequence[Correction]) -> tuple[str, ...]:
    return tuple(sorted(each.uid for each in corrections))


def sent_of(edition: Edition, stories: Sequence[SentStory]) -> Sent:
    """Return an edition with its stories, each in its place; those that are not in it are left out."""
    places = {entry.story: entry for entry in edition.entries}
    return Sent(
        edition.title,
        edition.note,
        edition.leading,
        edition.strip,
        tuple(
            each._replace(section=places[each.story].section, picture=places[each.story].picture)
            for each in stories
            if each.story in places
        ),
        tuple(
            SentRate(rate.base, rate.quote, rate.value, rate.nominal, rate.source, rate.effective.isoformat())
            for rate in edition.rates
        ),
    )


def differences(then: Sent, now: Sent) -> tuple[Difference, ...]:
    """Return what is different, the edition's own matters first, then story by story in its order now."""
    return (*_of_the_whole(then, now), *_of_the_stories(then, now))


def _of_the_whole(then: Sent, now: Sent) -> Iterator[Difference]:
    if now.title != then.title:
        said = f"It is called “{now.title}” now." if now.title else "It has no title any more."
        yield Difference(Kind.TITLE, said)
    if now.note != then.note:
        verb = "changed" if now.note and then.note else "added" if now.note else "taken away"
        yield Difference(Kind.NOTE, f"The note was {verb}.")
    leader = next((each for each in now.stories if each.story == now.lead), None)
    if now.lead != then.lead and leader:
        yield Difference(Kind.LEAD, f"“{leader.headline}” leads now.", leader.story)
    if now.strip != then.strip:
        yield Difference(
            Kind.STRIP, f"The strip of rates is {'shown now' if now.strip else 'not shown now'}."
        )
    for old, new in _renamed(then, now).items():
        yield Difference(Kind.SECTION, f"The section “{old}” is called “{new}” now.")
    if changed := _rates(then.rates, now.rates):
        yield Difference(Kind.RATES, f"Other rates: {', '.join(changed)}.")


def _rates(then: Sequence[SentRate], now: Sequence[SentRate]) -> list[str]:
    """Return the pairs whose rates are other ones, "KGS/USD"."""
    return sorted({f"{rate.base}/{rate.quote}" for rate in set(then) ^ set(now)})


def _renamed(then: Sent, now: Sent) -> dict[str, str]:
    """Return the sections that only have another name, old by new."""
    before = {each.section for each in then.stories}
    after = {each.story: each.section for each in now.stories}
    found: dict[str, str] = {}
    for old in before - set(after.values()) - {""}:
        now_in = {after[each.story] for each in then.stories if each.section == old and each.story in after}
        if len(now_in) == 1 and (new := now_in.pop()) and new not in before:
            found[old] = new
    return found


def _of_the_stories(then: Sent, now: Sent) -> Iterator[Difference]:
    before = {each.story: each for each in then.stories}
    after = {each.story: each for each in now.stories}
    names = _renamed(then, now)
    for each in then.stories:
        if each.story not in after:
            yield Difference(Kind.REMOVED, f"“{each.headline}” was taken out.", each.story)
    stirred = moved(
        [each.story for each in then.stories if each.story in after],
        [each.story for each in now.stories if each.story in before],
    )
    for each in now.stories:
        if each.story not in before:
            yield Difference(Kind.ADDED, f"“{each.headline}” was added.", each.story)
        else:
            old = before[each.story]
            named = old._replace(section=names.get(old.section, old.section))
            yield from _of_one(named, each, moved=each.story in stirred)


def _of_one(then: SentStory, now: SentStory, *, moved: bool) -> Iterator[Difference]:
    named = f"“{now.headline}”"
    if now.section != then.section:
        where = f"under “{now.section}”" if now.section else "at the front"
        yield Difference(Kind.SECTION, f"{named} stands {where} now.", now.story)
    elif moved:
        yield Difference(Kind.MOVED, f"{named} stands in another place.", now.story)
    if now.text != then.text:
        yield Difference(Kind.TEXT, f"The text of {named} was changed.", now.story)
    if now.corrections != then.corrections:
        more = set(now.corrections) - set(then.corrections)
        said = "Readers are told what was wrong with" if more else "Readers are told less of"
        yield Difference(Kind.CORRECTION, f"{said} {named}.", now.story)
    if now.status != then.status:
        yield Difference(Kind.STATUS, f"{named} is {now.status} now; it was {then.status}.", now.story)
    if now.picture != then.picture:
        which = "with" if now.picture else "without"
        yield Difference(Kind.PICTURE, f"{named} stands {which} its picture now.", now.story)


def moved(then: Sequence[str], now: Sequence[str]) -> set[str]:
    """Return which of the same things had to be moved to get from one order to the other: as few as can be.

    What stayed is the longest run of things whose old places go up.
    """
    places = {key: place for place, key in enumerate(then)}
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for key in now:
        place = places[key]
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    stayed = set[int]()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(last)
        last = before[last]
    return {key for key in now if places[key] not in stayed}
