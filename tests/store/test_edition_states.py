"""The states of an edition are kept in the order in which they came, each once."""

from dataclasses import replace
from datetime import UTC, date, datetime

from newsdesk.domain.edition import Edition
from newsdesk.domain.edition_states import state_of, states_with
from newsdesk.store.archive import Archive
from newsdesk.store.edition_states import EditionStates
from newsdesk.store.editions import Editions

NOW = datetime(2025, 12, 12, tzinfo=UTC)


def test_the_last_state_and_all_identities_are_read_without_the_others(archive: Archive) -> None:
    """They are those of all that it was."""
    first = Edition("e", date(2025, 12, 12), "Friday", (), (), NOW, NOW)
    states = states_with(states_with((), first), replace(first, title="Late"))
    with archive.writing() as db:
        Editions(db).add(first)
        kept = EditionStates(db)
        assert (kept.last("e"), kept.identities("e")) == (None, ())

        kept.add("e", states)
        kept.add("e", [state_of(replace(first, title="Late"), kept.last("e"))])

        assert kept.of("e") == states
        assert kept.last("e") == states[-1]
        assert kept.identities("e") == tuple(each.identity for each in states)
