"""What is not for everybody, beside the ways of a story."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import Refused
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Status

MakeStory = Callable[..., str]


@pytest.fixture
def be(desk: Desk) -> Callable[[Role], None]:
    """Be something else at the desk from now on; Bolot is an editor for as long."""

    def become(role: Role) -> None:
        desk.people.set_role("Bolot", Role.EDITOR)
        desk.people.set_role(desk.newsroom.who, role)

    return become


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PRODUCER])
def test_only_an_editor_goes_back_to_a_backup(desk: Desk, be: Callable[[Role], None], role: Role) -> None:
    """Everybody's work since would be set aside."""
    backup = desk.upkeep.backup()
    be(role)

    with pytest.raises(Refused, match="To put a backup in place of the whole newsroom is for an editor"):
        desk.upkeep.restore(backup)

    assert len(desk.upkeep.backups()) == 1


def test_a_reporter_hands_in_what_the_checklist_lets_pass(
    desk: Desk, story: MakeStory, be: Callable[[Role], None], tmp_path: Path
) -> None:
    """And no more than that, whatever they say; a producer says why."""
    sound, unsound = desk.publishing.selection((story(),)), desk.publishing.selection((story(body=""),))
    be(Role.REPORTER)
    desk.publishing.export_selection(sound, tmp_path / "sound", Silent(), "It is late.")

    with pytest.raises(Refused, match=r"is for an editor or a producer; you are a reporter"):
        desk.publishing.export_selection(unsound, tmp_path / "unsound", Silent(), "It is late.")

    assert not (tmp_path / "unsound").exists()


@pytest.mark.parametrize("role", [Role.PRODUCER, Role.EDITOR])
def test_a_checklist_is_overridden_in_words(
    desk: Desk, story: MakeStory, be: Callable[[Role], None], tmp_path: Path, role: Role
) -> None:
    """By whoever may mark a story published."""
    unsound = desk.publishing.selection((story(body=""),))
    be(role)

    desk.publishing.export_selection(unsound, tmp_path / "out", Silent(), "It is late.")

    assert (tmp_path / "out").exists()


def test_an_embargo_is_overridden_by_whoever_may_lift_it(
    desk: Desk, story: MakeStory, be: Callable[[Role], None], tmp_path: Path
) -> None:
    """A producer may not let out early what only an editor may."""
    secret = story(Status.READY)
    desk.embargo.set((secret,), desk.newsroom.clock.now() + timedelta(hours=1))
    selection = desk.publishing.selection((secret,))
    be(Role.PRODUCER)

    with pytest.raises(Refused, match="To lift or move an embargo is for an editor; you are a producer"):
        desk.publishing.export_selection(selection, tmp_path / "out", Silent(), "Everybody has it.")
