"""An edition at two desks: the states that both know it by, and what both made of it, brought together.

A state is how an edition was laid out when it went to another desk, or came from one. As a revision of a
story does, each has an identity that is made of the one before it and of what is in it, so that one state is
the same at every desk. A bundle carries the identities of all that its edition was.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from newsdesk.domain.edition import Edition, Entry, Layout
from newsdesk.domain.rates import Rate
from newsdesk.domain.story import link

#: What can be contested, in words.
CONTESTED = {
    "title": "title",
    "note": "note",
    "lead": "leading story",
    "strip": "strip of rates",
    "rates": "rates",
    "entries": "places of stories",
    "order": "order",
}


class EditionState(NamedTuple):
    """An edition as two desks knew it; ``rates`` is the ``digest_of`` those frozen into it.

    ``layout`` is None for one that was never here.
    """

    identity: str
    layout: Layout | None
    rates: str


class PendingEdition(NamedTuple):
    """What another desk made of an edition (``uid``, here) that waits for an editor.

    ``at`` (UTC) is when ``who`` took it in, from the bundle ``name`` of the desk that calls itself ``desk``.
    ``theirs`` is the edition as the bundle has it, ``past`` are the identities of all that it was there.
    ``base`` is the state that both are made of, None where they were made apart.
    """

    number: int
    uid: str
    at: datetime
    who: str
    desk: str
    name: str
    theirs: str
    past: tuple[str, ...]
    base: EditionState | None

    @property
    def sender(self) -> str:
        """Who sent it, as a sentence names them."""
        return f"“{self.desk or self.name}”"


class MergedLayout(NamedTuple):
    """A layout made of two. ``contested`` names what both changed, each to something else: it has mine then.

    ``their_rates``: the rates are the other's.
    """

    layout: Layout
    their_rates: bool
    contested: tuple[str, ...]


def digest_of(rates: Sequence[Rate]) -> str:
    """Return the SHA-256 (hex) of what rates say, whenever a desk fetched them."""
    # Not when it was fetched, nor what it was read from: each desk may have got it for itself.
    names = ("source", "base", "quote", "value", "nominal", "kind", "effective", "change")
    return _digest([[str(getattr(each, name)) for name in names] for each in rates])


def states_with(known: Sequence[EditionState], edition: Edition) -> tuple[EditionState, ...]:
    """Return the states of an edition, oldest first, the last of them as it is now."""
    last = known[-1] if known else None
    now = state_of(edition, last)
    return tuple(known) if now is last else (*known, now)


def state_of(edition: Edition, last: EditionState | None) -> EditionState:
    """Return the state of an edition as it is now: its ``last`` one, if it is the same as then."""
    rates = digest_of(edition.rates)
    if last and (last.layout, last.rates) == (edition.layout, rates):
        return last
    identity = link(last.identity if last else "", _digest((edition.layout, rates)))
    return EditionState(identity, edition.layout, rates)


def merged_state(one: str, other: str, edition: Edition) -> EditionState:
    """Return the state of an edition that was made of two states: the same at both desks."""
    rates = digest_of(edition.rates)
    identity = link("\n".join(sorted((one, other))), _digest((edition.layout, rates)))
    return EditionState(identity, edition.layout, rates)


def merge_layouts(base: EditionState | None, mine: Edition, theirs: Edition) -> MergedLayout:
    """Bring together what two desks made of an edition.

    What one of them changed is so. Stories that one took out are out, those that one put in stand after the
    one that they stood after. Without a ``base`` everything that is not alike is contested.
    """
    before = (base.layout if base else None) or Layout()
    values, contested = {}, []
    for name in ("title", "note", "lead", "strip"):
        old, here, there = (getattr(each, name) for each in (before, mine, theirs))
        values[name] = there if here == old else here
        if here not in (old, there) and there != old:
            contested.append(name)
    entries, of_entries = _merged_entries(before.entries, mine.entries, theirs.entries)
    frozen, ours, other = base.rates if base else "", digest_of(mine.rates), digest_of(theirs.rates)
    if ours not in (frozen, other) and other != frozen:
        contested.append("rates")
    layout = Layout(**values, entries=entries)
    return MergedLayout(layout, ours == frozen != other, (*contested, *of_entries))


def _merged_entries(
    base: Sequence[Entry], mine: Sequence[Entry], theirs: Sequence[Entry]
) -> tuple[tuple[Entry, ...], list[str]]:
    before, here, there = ({each.story: each for each in some} for some in (base, mine, theirs))
    contested: list[str] = []
    places: dict[str, Entry] = {}
    for uid in dict.fromkeys((*here, *there)):
        old, one, two = before.get(uid), here.get(uid), there.get(uid)
        chosen = two if one == old else one
        if one not in (old, two) and two != old:
            contested.append("entries")
            # Taken out by one and placed anew by the other: it stays until somebody says so.
            chosen = one or two
        if chosen is not None:
            places[uid] = chosen
    order, is_contested = _merged_order(list(before), list(here), list(there), places)
    if is_contested:
        contested.append("order")
    return tuple(places[uid] for uid in order), list(dict.fromkeys(contested))


def _merged_order(
    base: list[str], mine: list[str], theirs: list[str], wanted: dict[str, Entry]
) -> tuple[list[str], bool]:
    """Return the ``wanted`` stories in order, and whether both sides put the old ones in another."""
    shared = set(base) & set(mine) & set(theirs)
    old, here, there = ([uid for uid in some if uid in shared] for some in (base, mine, theirs))
    first, then = (theirs, mine) if here == old else (mine, theirs)
    order = [uid for uid in first if uid in wanted]
    for at, uid in enumerate(then):
        if uid in wanted and uid not in order:
            before = next((each for each in reversed(then[:at]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, uid)
    return order, here not in (old, there) and there != old


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
