"""Taking in the edition of a bundle: how another desk laid it out, without overwriting how it is here."""

from dataclasses import dataclass, replace

from newsdesk.bundle import Received
from newsdesk.desk.editions import existing
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stepping import Books
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.edition_states import (
    EditionState,
    PendingEdition,
    digest_of,
    merge_layouts,
    merged_state,
    states_with,
)
from newsdesk.domain.journal import EditionTurn
from newsdesk.domain.merges import Fate
from newsdesk.store.edition_states import EditionStates
from newsdesk.store.stories import Stories


@dataclass(frozen=True, slots=True)
class CameEdition:
    """What became of a bundle's edition: the one here by its uid, and how it was laid out before and after.

    ``turn`` is None where nothing was changed that was here. ``changed`` where anything is different now.
    """

    uid: str
    fate: Fate
    turn: EditionTurn | None = None
    changed: bool = True


class ReceivingEdition:
    """A bundle's edition on its way in, inside one transaction; its stories and rates are here by now."""

    def __init__(self, newsroom: Newsroom, books: Books, states: EditionStates, received: Received) -> None:
        self._newsroom = newsroom
        self._books = books
        self._states = states
        self._received = received

    def take(self) -> CameEdition | None:
        """Take it in; None for a selection, which is no edition."""
        came, past = self._received.edition, self._received.past
        if not past:
            return None
        theirs = replace(came, entries=there(self._books.stories, came))
        # There is one a day: two that were made apart are two makings of the same.
        here = self._books.editions.get(came.uid) or self._books.editions.on(came.date)
        if here is None:
            self._books.editions.add(theirs)
            self._states.add(theirs.uid, as_they_know_it(past, theirs))
            return CameEdition(theirs.uid, Fate.NEW)
        return self._bring_in(here, theirs)

    def _bring_in(self, here: Edition, theirs: Edition) -> CameEdition:
        known, past = states_with(self._states.of(here.uid), here), self._received.past
        if past[-1] in {each.identity for each in known}:
            return CameEdition(here.uid, Fate.KNOWN, changed=False)
        if known[-1].identity in past:
            turn = lay_out(self._books, here, theirs)
            self._keep(here.uid, known, as_they_know_it(past, theirs))
            return CameEdition(here.uid, Fate.FORWARD, turn)
        base = next((each for each in reversed(known) if each.layout and each.identity in past), None)
        if base is None or not (merged := self._merged(base, here, theirs)):
            return self._put_off(here.uid, base)
        turn = lay_out(self._books, here, replace(merged, updated=self._newsroom.clock.now()))
        last = merged_state(known[-1].identity, past[-1], merged)
        self._keep(here.uid, known, (*as_they_know_it(past, theirs), last))
        return CameEdition(here.uid, Fate.MERGED, turn)

    def _merged(self, base: EditionState, here: Edition, theirs: Edition) -> Edition | None:
        """Return what both made of the edition in one; None where an editor has to decide."""
        # In an order that does not depend on which desk merges: both make the same of the same two.
        one, other = sorted((here, theirs), key=lambda each: (repr(each.layout), digest_of(each.rates)))
        merged = merge_layouts(base, one, other)
        if merged.contested:
            return None
        rates = (other if merged.their_rates else one).rates
        return replace(here, **merged.layout._asdict(), rates=rates)

    def _keep(self, uid: str, known: tuple[EditionState, ...], came: tuple[EditionState, ...]) -> None:
        """Keep what the edition was on both sides, and forget what waited and has come in by now."""
        self._states.add(uid, (*known, *came))
        identities = {each.identity for each in (*known, *came)}
        self._states.drop(each.number for each in self._states.waiting(uid) if each.past[-1] in identities)

    def _put_off(self, uid: str, base: EditionState | None) -> CameEdition:
        received = self._received
        again = any(each.past == received.past for each in self._states.waiting(uid))
        if not again:
            self._states.put_off(
                PendingEdition(
                    0,
                    uid,
                    self._newsroom.clock.now(),
                    self._newsroom.who,
                    received.card.desk,
                    received.name,
                    received.made,
                    received.past,
                    base,
                )
            )
        return CameEdition(uid, Fate.CONFLICT, changed=not again)


def there(stories: Stories, edition: Edition) -> tuple[Entry, ...]:
    """Return those of an edition's entries whose stories are in the newsroom."""
    found = {each.uid for each in stories.summaries_of([each.story for each in edition.entries])}
    return tuple({each.story: each for each in edition.entries if each.story in found}.values())


def as_they_know_it(past: tuple[str, ...], theirs: Edition) -> tuple[EditionState, ...]:
    """Return the states of an edition at the desk that sent it; only the last was ever seen here."""
    *before, last = past
    return (
        *(EditionState(each, None, "") for each in before),
        EditionState(last, theirs.layout, digest_of(theirs.rates)),
    )


def lay_out(books: Books, here: Edition, wanted: Edition) -> EditionTurn:
    """Let an edition be as another is: its layout, its rates, the time of its last change."""
    if digest_of(here.rates) == digest_of(wanted.rates):
        wanted = replace(wanted, rates=here.rates)
    books.editions.set_standing(here, wanted.standing, wanted.updated)
    # The rates as they are kept here: this desk may have fetched the same at another time.
    return EditionTurn(here.uid, here.standing, existing(books.editions, here.uid).standing)
