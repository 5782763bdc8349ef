"""The verbs, and where they are."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest

from newsdesk import cli
from newsdesk.cli.main import newsdesk
from newsdesk.cli.verbs import VERBS

CONTEXT = click.Context(newsdesk)
PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def members(group: click.Group) -> set[int]:
    """Return which commands belong to a group, and to its groups."""
    found: set[int] = set()
    for each in group.commands.values():
        found |= {id(each)} | (members(each) if isinstance(each, click.Group) else set())
    return found


def test_every_verb_that_is_written_can_be_called() -> None:
    """And none is listed that is not there."""
    modules = [import_module(f"newsdesk.cli.{module.name}") for module in iter_modules(cli.__path__)]
    things = [each for module in modules for each in vars(module).values()]
    commands = [each for each in things if isinstance(each, click.Command) and each is not newsdesk]
    inner = {each for group in commands if isinstance(group, click.Group) for each in members(group)}
    written = {str(each.name) for each in commands if id(each) not in inner}

    assert written == set(newsdesk.list_commands(CONTEXT))
    assert all(newsdesk.get_command(CONTEXT, name) for name in written)


@pytest.mark.parametrize("name", ["restore_text", "nothing", "", *VERBS.keys() - {"workflow", "notes"}])
def test_only_a_verb_is_a_verb(name: str) -> None:
    """A module's name, or a function's, is none unless it is listed."""
    listed = name in newsdesk.list_commands(CONTEXT)

    assert (newsdesk.get_command(CONTEXT, name) is not None) is listed


def described(group: click.Group, before: str = "") -> Iterator[tuple[str, set[str], str]]:
    """Yield every verb as it is typed, its own options, and its help; a group only if it does work itself."""
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        assert command is not None
        if not isinstance(command, click.Group) or command.invoke_without_command:
            # That a switch can be turned off again by "--no-" goes without saying.
            others = (each for part in command.params for each in part.secondary_opts if each[:5] != "--no-")
            named = {*others, *(each for part in command.params for each in part.opts)}
            options = {each for each in named if each.startswith("--")}
            yield f"{before}{name}", options - {"--json"}, command.help or ""
        if isinstance(command, click.Group):
            yield from described(command, f"{before}{name} ")


def helps(command: click.Command, name: str = "newsdesk") -> Iterator[str]:
    """Yield the help of a command and of everything in it, as a terminal of 80 columns shows it."""
    context = click.Context(command, info_name=name, terminal_width=80)
    yield command.get_help(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            verb = command.get_command(context, each)
            assert verb is not None
            yield from helps(verb, each)


def test_help_is_whole_at_80_columns() -> None:
    """No sentence is cut off, and no line is longer."""
    lines = [line for help_ in helps(newsdesk) for line in help_.splitlines()]

    assert len(lines) > 200
    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines if line.endswith("...") and not line.startswith("Usage:")] == []


def test_every_verb_and_every_option_is_described() -> None:
    """On the page of the command line and in its own help; and the page has no other."""
    lines = re.findall(
        r"^\| `newsdesk ([a-z-]+(?: [a-z-]+)*)(.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    page = {verb: set(re.findall(r"`(--[a-z-]+)", rest)) for verb, rest in lines}

    assert page == {verb: options for verb, options, _help in described(newsdesk)}
    assert all(words.strip() for _verb, _options, words in described(newsdesk))
