"""The verbs, and where they are."""

from importlib import import_module
from pkgutil import iter_modules

import click
import pytest

from newsdesk import cli
from newsdesk.cli.main import newsdesk
from newsdesk.cli.verbs import VERBS

CONTEXT = click.Context(newsdesk)


def members(group: click.Group) -> set[int]:
    """Return which commands belong to a group, and to its groups."""
    found: set[int] = set()
    for each in group.commands.values():
        found |= {id(each)} | (members(each) if isinstance(each, click.Group) else set())
    return found


def test_every_verb_that_is_written_can_be_called() -> None:
    """And none is listed that is not there."""
    written: set[str] = set()
    for module in iter_modules(cli.__path__):
        things = vars(import_module(f"newsdesk.cli.{module.name}")).values()
        commands = [each for each in things if isinstance(each, click.Command) and each is not newsdesk]
        inner = {each for group in commands if isinstance(group, click.Group) for each in members(group)}
        written |= {str(each.name) for each in commands if id(each) not in inner}

    assert written == set(newsdesk.list_commands(CONTEXT))
    assert all(newsdesk.get_command(CONTEXT, name) for name in written)


@pytest.mark.parametrize("name", ["restore_text", "nothing", "", *VERBS.keys() - {"workflow", "notes"}])
def test_only_a_verb_is_a_verb(name: str) -> None:
    """A module's name, or a function's, is none unless it is listed."""
    listed = name in newsdesk.list_commands(CONTEXT)

    assert (newsdesk.get_command(CONTEXT, name) is not None) is listed
