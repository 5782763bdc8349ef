"""Who works at the desk, and as what."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the desk; ``domain.workflow`` says who may do what."""

    REPORTER = "reporter"
    EDITOR = "editor"
    PRODUCER = "producer"


#: What somebody is of whom nobody has said anything.
USUAL = Role.EDITOR


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk; ``name`` is what signs revisions and the journal."""

    name: str
    role: Role
