"""Editions that two desks laid out at once: what waits, and what an editor makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from newsdesk.bundle import edition_of
from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.received_editions import as_they_know_it, lay_out, there
from newsdesk.desk.stepping import Books
from newsdesk.domain.changes import Changes
from newsdesk.domain.days import day as in_words
from newsdesk.domain.edition import Edition
from newsdesk.domain.edition_states import (
    CONTESTED,
    MergedLayout,
    PendingEdition,
    merge_layouts,
    merged_state,
    states_with,
)
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.journal import Stepped
from newsdesk.domain.story import titled
from newsdesk.store.edition_states import UNREADABLE, EditionStates
from newsdesk.store.editions import Editions
from newsdesk.store.stories import Stories
from newsdesk.text.conflicts import Take
from newsdesk.text.english import listed


@dataclass(frozen=True, slots=True)
class EditionCase:
    """An edition that waits: as it stands here now, as it came, and what becomes of it if both are taken.

    ``headlines`` are those of all its stories, by uid.
    """

    pending: PendingEdition
    mine: Edition
    theirs: Edition
    merged: MergedLayout
    headlines: Mapping[str, str]

    @property
    def both(self) -> Edition:
        """What either desk put in and neither took out; of what both set to something else, what is here."""
        rates = (self.theirs if self.merged.their_rates else self.mine).rates
        return replace(self.mine, **self.merged.layout._asdict(), rates=rates)

    @property
    def differs(self) -> str:
        """What both set to something else, in words: "title and order"; or "made apart"."""
        names = listed([CONTESTED[each] for each in self.merged.contested])
        return names if self.pending.base else "made apart"

    def words(self, edition: Edition) -> str:
        """Return how an edition is laid out as lines of text, for people to hold against another."""
        lines = [f"Title: {edition.title or '(none)'}"]
        if edition.note:
            lines.append(f"Note: {' '.join(edition.note.split())}")
        lines.append(f"Rates: {len(edition.rates)}, {'shown' if edition.strip else 'not shown'} on the front")
        section = None
        for number, entry in enumerate(edition.entries, 1):
            if entry.section != section:
                section = entry.section
                lines += ["", section or "Front"]
            leads = ", leads" if entry.story == edition.leading else ""
            bare = "" if entry.picture else ", no picture"
            lines.append(f"{number}. {self.headlines.get(entry.story, entry.story)}{leads}{bare}")
        return "\n".join(lines)

    def taken(self, take: Take) -> Edition:
        """Return the edition as it is if that is taken; BadInput for what there is not of an edition."""
        found = take.of(self.mine, self.theirs, self.both, None)
        if found is None:
            raise BadInput("Of an edition there is nothing proposed. Take mine, theirs or both.")
        return found


class EditionMergeDesk:
    """Everything that is done with editions that wait in one newsroom."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def all(self) -> tuple[EditionCase, ...]:
        """Return all that wait, the one that came first first."""
        with self._newsroom.archive.reading() as db:
            waiting = EditionStates(db).waiting()
            return tuple(_case(Editions(db), Stories(db), each) for each in waiting)

    def editions(self) -> frozenset[str]:
        """Return the uids of the editions that something waits for, without reading what."""
        with self._newsroom.archive.reading() as db:
            return EditionStates(db).editions_waiting()

    def trouble(self) -> str:
        """Say what cannot be shown because the newsroom's file is not as it was there, or return ""."""
        with self._newsroom.archive.reading() as db:
            lost = EditionStates(db).unreadable()
        return f"{UNREADABLE} Take in again the bundle that brought it." if lost else ""

    def case(self, day: date) -> EditionCase:
        """Return what has waited longest for a day's edition; BadInput if nothing does."""
        found = next((each for each in self.all() if each.mine.date == day), None)
        if found is None:
            raise BadInput(f"No edition of {day} waits for anybody. “newsdesk merges list” shows what does.")
        return found

    def resolve(self, case: EditionCase, take: Take) -> Stepped:
        """Let an edition be as an editor decided, as one step. Neither desk has anything to send then.

        Refused if the edition has been changed since the case was read, or it is decided already: nothing is
        changed then.
        """
        wanted, which = case.taken(take), f"the edition of {in_words(case.mine.date)}"
        with self._newsroom.archive.writing() as db, Books.open(self._newsroom) as books:
            now, who, uid = self._newsroom.clock.now(), self._newsroom.who, case.mine.uid
            states, here = EditionStates(db), existing(books.editions, uid)
            waiting = {each.number: each for each in states.waiting(uid)}
            pending = waiting.get(case.pending.number)
            if pending is None or pending.past != case.pending.past:
                raise Refused(
                    f"{which[:1].upper()}{which[1:]} was decided on meanwhile. Nothing was changed."
                )
            if here.standing != case.mine.standing:
                raise Refused(
                    f"{which[:1].upper()}{which[1:]} was changed meanwhile. Nothing was changed; look again."
                )
            turn = lay_out(books, here, replace(wanted, updated=now))
            ours = states_with(states.of(uid), here)
            known = (*ours, *as_they_know_it(pending.past, case.theirs))
            # All of theirs is their state; anything else is one that they do not know yet.
            made = () if take is Take.THEIRS else (merged_state(ours[-1].identity, pending.past[-1], wanted),)
            states.add(uid, (*known, *made))
            identities = {each.identity for each in known}
            states.drop(each.number for each in waiting.values() if each.past[-1] in identities)
            label = f"Merge {which}"
            step = books.steps.add(label, "", (), now, who, (turn,))
            moved = {each.story for each in here.entries} ^ {each.story for each in wanted.entries}
            books.journal.note_all(sorted(moved), f"merged {which}", who, now, step.number)
        return Stepped(step, Changes(frozenset(moved), frozenset({uid})))


def _case(editions: Editions, stories: Stories, pending: PendingEdition) -> EditionCase:
    mine, came = existing(editions, pending.uid), edition_of(pending.theirs)
    theirs = replace(came, entries=there(stories, came))
    uids = dict.fromkeys(entry.story for entry in (*mine.entries, *theirs.entries))
    headlines = {each.uid: titled(each.headline) for each in stories.summaries_of(tuple(uids))}
    return EditionCase(pending, mine, theirs, merge_layouts(pending.base, mine, theirs), headlines)
