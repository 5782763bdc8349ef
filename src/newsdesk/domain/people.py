"""Who works at the desk, and as what."""

import getpass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What somebody is at the desk; ``domain.workflow`` says who may do what."""

    REPORTER = "reporter"
    EDITOR = "editor"
    PRODUCER = "producer"


#: What somebody is of whom nobody has said anything.
USUAL = Role.EDITOR


class Person(NamedTuple):
    """Somebody at the desk; ``name`` is what signs revisions and the journal."""

    name: str
    role: Role


def named(*roles: Role) -> str:
    """Return roles as words: "an editor or a producer"."""
    return " or ".join(f"{'an' if role is Role.EDITOR else 'a'} {role}" for role in roles)


def whoever() -> str:
    """Return the name of the computer's user: what signs revisions, unless somebody gives another."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"
