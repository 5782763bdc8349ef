"""Taking in what another desk made of stories that are here, without losing a word of either side.

A desk keeps a story's revisions as one chain; all that is in it has gone into the text that stands. So one
that knows the other's standing text has all of it, and two that do not know each other's are brought
together, from the newest text that both know. What waits for an editor is in no chain: to the other desk it
is not known yet. ``docs/bundles.md`` says it in words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsdesk.bundle import Received
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.received_editions import CameEdition, ReceivingEdition
from newsdesk.desk.received_notes import receive_gone, receive_notes
from newsdesk.desk.stepping import Books, keep_drafts
from newsdesk.desk.stories import SETTLED, free_slug, slug_with, with_pins
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.corrections import Correction
from newsdesk.domain.days import day
from newsdesk.domain.journal import Standing, Step, Turn
from newsdesk.domain.merges import Fate, PendingMerge, merged_identity
from newsdesk.domain.rates import Rate, Series, Verdict
from newsdesk.domain.story import Revision, Story, StoryText, Why, chain
from newsdesk.store.merges import Merges
from newsdesk.store.rates import Rates
from newsdesk.store.stories import Rewrite
from newsdesk.text.merging import merge_stories
from newsdesk.text.words import count

#: The name that the text of this desk is given before another desk's is merged into it.
BEFORE_MERGE = "before merge"


@dataclass(frozen=True, slots=True)
class Came:
    """What became of the stories of a bundle, each by its uid in the edition's order; the step that it was.

    ``ahead`` are those among the known that have been changed here since. There is no step where no story
    that was here changed: what is new is not taken back, but spiked. ``edition`` is what became of the
    bundle's own, None where it is a selection.
    """

    fates: dict[str, Fate]
    ahead: frozenset[str]
    changes: Changes
    step: Step | None
    edition: CameEdition | None = None


class Receiving:
    """One bundle on its way in, inside one transaction (``books`` and ``merges`` write in it)."""

    def __init__(
        self,
        newsroom: Newsroom,
        books: Books,
        merges: Merges,
        edition: ReceivingEdition,
        received: Received,
    ) -> None:
        self._newsroom = newsroom
        self._edition = edition
        self._books = books
        self._merges = merges
        self._received = received
        self._now = newsroom.clock.now()
        self._ahead: set[str] = set()
        #: Those that wait for an editor already, in the very text that came now.
        self._again: set[str] = set()

    def take(self) -> Came:
        """Take in all of the stories, with what readers are told of them and until when they wait."""
        books, came = self._books, [story.uid for story in self._received.stories]
        here = books.standings.revisions(came)
        changes = keep_drafts(books, self._newsroom, self._news(here))
        here, before = books.standings.revisions(came), books.standings.of(list(here))
        fates = self._all_in(here)
        noted = self._receive_notes(list(fates))
        turns = self._turns(before, here)
        edition = self._edition.take()
        step = self._step(turns, edition)
        self._note(fates, step)
        arrived = {uid for uid, fate in fates.items() if fate is not Fate.KNOWN}
        touched = (arrived - self._again) | {each.story for each in turns} | noted
        in_editions = books.editions.with_stories(sorted(touched)).values()
        changes |= Changes(frozenset(touched), frozenset(uid for uids in in_editions for uid in uids))
        changes = changes if touched else NOTHING
        if edition and edition.changed:
            changes |= Changes(editions=frozenset({edition.uid}))
        return Came(fates, frozenset(self._ahead), changes, step, edition)

    def _news(self, here: Iterable[str]) -> list[str]:
        """Return the uids of the stories that stand there with a text that is not known here."""
        return [
            uid
            for uid in here
            if theirs_of(self._received, uid)[-1].identity not in self._books.revisions.identities(uid)
        ]

    def _all_in(self, here: Mapping[str, str]) -> dict[str, Fate]:
        """Take in each story once; return what became of them in the edition's order.

        Those that are ``here`` come first, for each that changes takes the next serial.
        """
        came = {story.uid: story for story in reversed(self._received.stories)}
        in_order = [came[uid] for uid in dict.fromkeys(story.uid for story in self._received.stories)]
        fates = {each.uid: self._bring_in(each, here[each.uid]) for each in in_order if each.uid in here}
        new = [each for each in in_order if each.uid not in here]
        serials = self._books.stories.serials(len(new))
        fates |= {each.uid: self._add(each, serial) for each, serial in zip(new, serials, strict=True)}
        return {each.uid: fates[each.uid] for each in in_order}

    # -- one story

    def _add(self, story: Story, serial: int) -> Fate:
        stories, theirs = self._books.stories, theirs_of(self._received, story.uid)
        names = {each.digest: each.identity for each in theirs}
        fresh = story._replace(
            slug=free_slug(stories, story.text, story.uid, like=story.slug),
            words=count(story.text.body),
            published_revision=names.get(story.published_revision, ""),
        )
        stories.receive(fresh, theirs, serial)
        self._tell(story.uid, self._corrections(story.uid, (), newer=True))
        return Fate.NEW

    def _bring_in(self, came: Story, standing: str) -> Fate:
        """Bring together a story that is here, whose newest revision has the digest ``standing``."""
        uid, theirs = came.uid, theirs_of(self._received, came.uid)
        known = self._books.revisions.identities(uid)
        mine = next(identity for identity, digest in known.items() if digest == standing)
        if theirs[-1].identity in known:
            is_same = theirs[-1].identity == mine
            if is_same:
                self._tell_also(uid, newer=False)
            else:
                self._ahead.add(uid)
            return Fate.KNOWN
        (story,) = self._books.stories.many((uid,))
        fresh = tuple(each for each in theirs if each.identity not in known)
        ahead = mine in {each.identity for each in theirs}
        if any(each.identity == theirs[-1].identity for each in self._merges.of(uid)):
            self._again.add(uid)
        else:
            self._tell_also(uid, newer=ahead)
            self._hold(story, came)
            if came.provenance and not story.provenance:
                self._books.stories.trace(uid, came.provenance)
        if ahead:
            self._stand(story, theirs[-1].text, fresh)
            return self._settled(uid, Fate.FORWARD, known)
        base = self._base(uid, known, theirs)
        # In an order that does not depend on which desk merges: both make the same text of the same two.
        sides = sorted([(mine, story.text), (theirs[-1].identity, theirs[-1].text)])
        merged = merge_stories(base, *(text for _identity, text in sides))
        if not merged.clean:
            return self._put_off(uid, base, fresh, {each.identity for each in theirs})
        text = with_pins(self._newsroom, merged.text, story.text.pins)
        bring_together(self._books, self._newsroom, story, (mine, theirs[-1].identity), fresh, text)
        return self._settled(uid, Fate.MERGED, known)

    def _base(self, uid: str, known: dict[str, str], theirs: Sequence[Revision]) -> StoryText:
        """Return the newest text that both sides are made of, an empty one where there is none.

        Where the two sides met before in different order, there are two that may be it, and both desks choose
        the same.
        """
        there = {each.identity: each for each in theirs}
        common = [each for each in theirs if each.identity in known]
        if not common:
            return StoryText()
        newest_here = next(there[identity] for identity in reversed(known) if identity in there)
        base = max(newest_here, common[-1], key=lambda each: (each.at, each.identity))
        # What is kept here is as it was; what comes only says so.
        return self._books.revisions.text_of(uid, known[base.identity]) or base.text

    def _stand(self, story: Story, text: StoryText, revisions: Sequence[Revision]) -> None:
        self._books.stories.graft(rewrite(self._books, story, text), revisions, self._now)

    def _settled(self, uid: str, fate: Fate, before: Mapping[str, str]) -> Fate:
        """Forget what waited of a story and has come in by now.

        What was known ``before``, by its identity, waits because a decision on it was taken back.
        """
        self._again.discard(uid)
        come = self._books.revisions.identities(uid).keys() - before.keys()
        self._merges.drop(each.number for each in self._merges.of(uid) if each.identity in come)
        return fate

    def _put_off(self, uid: str, base: StoryText, fresh: tuple[Revision, ...], there: Iterable[str]) -> Fate:
        waiting = self._merges.of(uid)
        if uid not in self._again:
            self._merges.drop(each.number for each in waiting if each.identity in there)
            card = self._received.card
            self._merges.add(
                PendingMerge(
                    0, uid, self._now, self._newsroom.who, card.desk, self._received.name, base, fresh
                )
            )
        return Fate.CONFLICT

    # -- what comes along

    def _tell_also(self, uid: str, *, newer: bool) -> None:
        said = self._books.corrections.of(uid)
        wanted = self._corrections(uid, said, newer=newer)
        if wanted != said:
            self._tell(uid, wanted)

    def _tell(self, uid: str, corrections: Sequence[Correction]) -> None:
        if corrections:
            self._books.corrections.put(uid, corrections)

    def _receive_notes(self, uids: Iterable[str]) -> set[str]:
        """Keep the notes that travelled with the stories; return the uids of those that have others now."""
        came = {each.uid: each.text for each in self._received.stories}
        noted, kept = set(), self._books.notes
        for uid in uids:
            gone = self._received.gone_notes.get(uid)
            if gone and receive_gone(kept, uid, gone):
                noted.add(uid)
            if notes := self._received.notes.get(uid):
                (story,) = self._books.stories.many((uid,))
                if receive_notes(kept, uid, notes, came[uid], story.text):
                    noted.add(uid)
        what = f"received notes on it in {self._received.name}"
        self._books.journal.note_all(sorted(noted), what, self._newsroom.who, self._now)
        return noted

    def _corrections(self, uid: str, said: Sequence[Correction], *, newer: bool) -> tuple[Correction, ...]:
        """Return what readers are told: what is said here, and what is said there and not here.

        Of one that is said differently, theirs holds where their text is the ``newer``.
        """
        names = {each.digest: each.identity for each in theirs_of(self._received, uid)}
        digests = self._books.revisions.identities(uid)

        def local(digest: str) -> str:
            identity = names.get(digest, digest)
            return digests.get(identity, identity)

        found = {each.uid: each for each in said}
        for each in self._received.corrections.get(uid, ()):
            elsewhere = each.uid not in found and self._books.corrections.get(each.uid) is not None
            if not elsewhere and (newer or each.uid not in found):
                found[each.uid] = each._replace(story=uid, before=local(each.before), after=local(each.after))
        return tuple(sorted(found.values(), key=lambda each: each.at))

    def _hold(self, story: Story, came: Story) -> None:
        """Let a story wait for the later of two embargoes; what is out already does not wait."""
        if came.embargo is None or story.status in SETTLED:
            return
        if story.embargo is None or came.embargo > story.embargo:
            standing = self._books.standings.of((story.uid,))[story.uid]
            self._books.standings.put({story.uid: standing._replace(embargo=came.embargo)}, self._now)

    # -- as one step

    def _turns(self, before: dict[str, Standing], digests: dict[str, str]) -> list[Turn]:
        uids = list(before)
        after, now = self._books.standings.of(uids), self._books.standings.revisions(uids)
        moved = {uid for uid in uids if now[uid] != digests[uid]}
        turns = [
            Turn(
                uid,
                # What waits came in, and is not taken back.
                before[uid]._replace(text=digests[uid] if uid in moved else "", merges=()),
                after[uid]._replace(text=now[uid] if uid in moved else "", merges=()),
            )
            for uid in uids
        ]
        return [each for each in turns if each.before != each.after]

    def _step(self, turns: Sequence[Turn], edition: CameEdition | None) -> Step | None:
        laid_out = (edition.turn,) if edition and edition.turn else ()
        if not turns and not laid_out:
            return None
        which = f"the edition of {day(self._received.edition.date)}"
        label = f"Take in {self._books.what([each.story for each in turns]) if turns else which}"
        return self._books.steps.add(label, "", turns, self._now, self._newsroom.who, laid_out)

    def _note(self, fates: dict[str, Fate], step: Step | None) -> None:
        name = self._received.name
        for fate, what in {
            Fate.NEW: f"received it in {name}",
            Fate.FORWARD: f"received a newer text of it in {name}",
            Fate.MERGED: f"received another text of it in {name}, which was merged",
            Fate.CONFLICT: f"received another text of it in {name}, which waits for an editor",
        }.items():
            uids = [uid for uid, found in fates.items() if found is fate]
            if fate is Fate.CONFLICT:
                uids = [uid for uid in uids if uid not in self._again]
            number = step.number if step and fate in {Fate.FORWARD, Fate.MERGED} else 0
            self._books.journal.note_all(uids, what, self._newsroom.who, self._now, number)


def bring_together(
    books: Books,
    newsroom: Newsroom,
    story: Story,
    both: tuple[str, str],
    theirs: Sequence[Revision],
    text: StoryText,
) -> None:
    """Let a ``text`` stand that was made of a story's and of another desk's revisions, which come in with it.

    ``both`` are the identities of the newest revision here and of theirs. The text here is kept for ever;
    where the new one is the other desk's to the letter, it is that revision, if that is not here already.
    """
    now = newsroom.clock.now()
    books.revisions.secure((story.uid,), BEFORE_MERGE)
    made = Revision(
        story=story.uid,
        number=0,
        at=now,
        who=newsroom.who,
        why=Why.MERGE,
        text=text,
        parent="",
        digest="",
        origin=merged_identity(*both, text),
    )
    whole = tuple(theirs) if theirs and text == theirs[-1].text else (*theirs, made)
    books.stories.graft(rewrite(books, story, text), whole, now)


def rewrite(books: Books, story: Story, text: StoryText) -> Rewrite:
    """Return what it takes to let a story have a text; what has been out keeps its address."""
    return Rewrite(story, text, slug_with(books.stories, story, text), count(text.body))


def theirs_of(received: Received, uid: str) -> tuple[Revision, ...]:
    """Return a story's revisions as they came, oldest first; where there are none, its text as one."""
    came = received.revisions.get(uid)
    if came:
        return came
    story = next(each for each in received.stories if each.uid == uid)
    digest = chain("", story.text)
    return (Revision(uid, 1, story.updated, "", Why.RECEIVED, story.text, "", digest),)


def receive_rates(rates: Rates, received: Received, now: datetime) -> tuple[tuple[Rate, ...], int]:
    """Keep an edition's rates as their sources printed them; return the new ones, and how many are held.

    Of one source there is one rate of a pair for a day: another one waits for somebody to look, as odd ones
    do.
    """
    fresh = [each for each in received.edition.rates if not rates.is_kept(each)]
    contrary = [each for each in fresh if _otherwise(rates, each)]
    rates.add(fresh)
    why = f"came in {received.name} and differs from what was here"
    rates.decide([(each, why) for each in contrary], Verdict.HELD, "", now)
    return tuple(fresh), len(contrary)


def _otherwise(rates: Rates, rate: Rate) -> bool:
    """Say whether the newsroom has another rate of this source and pair for its day."""
    known = rates.newest(Series(rate.source, rate.base, rate.quote), rate.effective)
    return any(each.effective == rate.effective for each in known)
