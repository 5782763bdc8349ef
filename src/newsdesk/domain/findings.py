"""What a check has to say about a story or a bundle."""

from dataclasses import dataclass
from enum import StrEnum

#: The most letters of a file's name that a sentence quotes: as many as a safe name may have.
_LONGEST = 240


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


class Remedy(StrEnum):
    """The one thing to do about a finding."""

    NOTHING = ""
    RESCUE = "rescue"
    BACK_UP = "back up"
    MEND = "mend"
    SHOW_MEDIA = "show media"
    SWEEP = "sweep"


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """What one check of the archive's health found: is it well, a sentence, what to do ("" if nothing).

    ``remedy`` is that advice as something a window can do.
    """

    check: str
    ok: bool
    message: str
    advice: str = ""
    remedy: Remedy = Remedy.NOTHING


@dataclass(frozen=True, slots=True)
class TextsChecked:
    """What came of checking some stories' texts against their digests.

    ``last`` is the key of the last story looked at, None when there are no more; ``ill`` says of each story
    that is not as it was written what is wrong, as part of a sentence.
    """

    last: int | None
    stories: int
    ill: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleFinding:
    """One thing wrong with a bundle: the file's name in it (or ""), and a sentence."""

    path: str
    message: str

    @property
    def sentence(self) -> str:
        """What is wrong, and with which file: what cannot be seen in its name is spelt out."""
        letters = (each if each.isprintable() else ascii(each)[1:-1] for each in self.path)
        name = "".join(letters)
        shown = f"{name[:_LONGEST]}…" if len(name) > _LONGEST else name
        return f"{shown}: {self.message}" if self.path else self.message
