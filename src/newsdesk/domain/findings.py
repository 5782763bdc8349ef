"""What a check has to say about a story or a bundle."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error holds a story back; a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the copy desk.

    ``uid`` is the story's; ``field`` the part of its text ("body", "headline"); ``start`` and ``end`` are
    offsets in it, in code points; ``fix`` is the text to put there instead, or None where a person must
    decide.
    """

    uid: str
    rule: str
    field: str
    start: int
    end: int
    message: str
    severity: Severity
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """What one check of the archive's health found: is it well, a sentence, what to do ("" if nothing)."""

    check: str
    ok: bool
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class BundleFinding:
    """One thing wrong with a bundle: the file's name in it (or ""), and a sentence."""

    path: str
    message: str
