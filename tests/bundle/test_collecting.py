"""Garbage is searched for seldom while much is made, and as before afterwards."""

import gc

import pytest

from newsdesk.bundle.collecting import searched_seldom
from newsdesk.domain.errors import Refused


def test_what_was_set_is_set_again() -> None:
    """Also where the work fails."""
    before, during = gc.get_threshold(), [0]

    @searched_seldom()
    def fail() -> None:
        during[:] = gc.get_threshold()
        raise Refused("The disk is full.")

    with pytest.raises(Refused):
        fail()

    assert during[0] > before[0]
    assert gc.get_threshold() == before
