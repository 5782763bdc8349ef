"""What the typist says it did, a line each in a file, so that whoever killed it knows what must be there."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from newsdesk.domain.story import StoryText


class What(StrEnum):
    """A story was shown, its text was changed by keys, or something was done to many stories at once."""

    SHOWN = "shown"
    TYPED = "typed"
    ACTED = "acted"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the typist did, at a time of the system's monotonic clock (seconds): before its first key.

    ``text`` is all of the story's text after it; of what was done to many stories there is none.
    """

    at: float
    what: What
    stories: tuple[str, ...]
    text: StoryText | None = None


class Teller:
    """Writes down what was said. What was written is there when the writer is killed the next moment."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(self, said: Said) -> None:
        """Write one line."""
        text = said.text._asdict() if said.text is not None else None
        os.write(self._file, (json.dumps({**asdict(said), "text": text}) + "\n").encode())


def read(path: Path) -> tuple[Said, ...]:
    """Return what was said, in order; a line that was cut short by the kill had not been said yet."""
    if not path.exists():
        return ()
    lines = path.read_bytes().split(b"\n")[:-1]
    return tuple(_said(**json.loads(line)) for line in lines)


def _said(at: float, what: str, stories: Sequence[str], text: dict[str, str | list[str]] | None) -> Said:
    if text is None:
        return Said(at, What(what), tuple(stories))
    fields = {name: value if isinstance(value, str) else tuple(value) for name, value in text.items()}
    return Said(at, What(what), tuple(stories), StoryText().with_(**fields))
