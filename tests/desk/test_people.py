"""Who is at the desk as what."""

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.people import Person, Role


def test_whoever_is_not_listed_is_an_editor(desk: Desk) -> None:
    """And stands in the list while they are at the desk."""
    assert desk.people.role() is Role.EDITOR
    assert desk.people.all() == (Person("Aigul", Role.EDITOR),)


def test_an_editor_says_who_is_what(desk: Desk) -> None:
    """By name, whatever spaces are around it; the last word counts."""
    desk.people.set_role(" Bolot  Asanov ", Role.PRODUCER)
    desk.people.set_role("Bolot Asanov", Role.REPORTER)

    assert desk.people.all() == (Person("Aigul", Role.EDITOR), Person("Bolot Asanov", Role.REPORTER))


def test_nobody_else_says_so(desk: Desk) -> None:
    """A reporter cannot make an editor of themselves."""
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", Role.REPORTER)

    with pytest.raises(Refused, match="say who is what is for an editor; you are a reporter"):
        desk.people.set_role("Aigul", Role.EDITOR)


def test_one_editor_stays(desk: Desk) -> None:
    """Nobody can lock everybody out, not even the last editor themselves."""
    desk.people.set_role("Bolot", Role.REPORTER)

    with pytest.raises(Refused, match="Aigul is the last editor"):
        desk.people.set_role("Aigul", Role.PRODUCER)

    assert desk.people.role() is Role.EDITOR


@pytest.mark.parametrize("name", ["", "  ", "A" * 81])
def test_a_name_is_a_name(desk: Desk, name: str) -> None:
    """Neither nothing nor a story."""
    with pytest.raises(BadInput, match="1 to 80 characters"):
        desk.people.set_role(name, Role.EDITOR)
