"""Finding that cannot hang the program: patterns, and long texts, are searched in a process of their own.

Python's ``re`` takes hours for a short text and a pattern such as ``(a+)+$``, inside one call that holds the
interpreter's lock.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from newsdesk.domain.errors import BadInput
from newsdesk.domain.replacing import Change, Spans, Swap, Wanted
from newsdesk.text import find
from newsdesk.text.process import Answerer, running

CHILD = running("newsdesk.text.finder_child")

#: The most characters that are searched for plain words on the spot: some milliseconds' worth.
SHORT = 200_000

_TOO_LONG = (
    "The search was stopped after two seconds. A pattern that repeats something that repeats itself, such as"
    " (a+)+, can take hours: write it another way."
)


class Finder(Answerer):
    """Finds as ``text.find`` does, from any thread. Close it, or use it in a ``with``.

    BadInput for a pattern or a replacement that is none, and for one that takes longer than two seconds;
    Refused where the process that is needed for it cannot be started.
    """

    def __init__(self, command: Sequence[str] = CHILD) -> None:
        super().__init__(command)

    def spans(self, wanted: Wanted, texts: Sequence[str]) -> tuple[Spans, ...]:
        """Return where each of the texts holds what is wanted."""
        if _is_easy(wanted, texts):
            return tuple(_spans(list(find.spans(wanted, text))) for text in texts)
        return tuple(_unpacked(*pair) for pair in self._question("spans", asdict(wanted), texts))

    def changes(self, swap: Swap, texts: Sequence[str]) -> tuple[tuple[Change, ...], ...]:
        """Return what a swap changes in each of the texts."""
        if _is_easy(swap.wanted, texts):
            return tuple(tuple(find.changes(swap, text)) for text in texts)
        answer = self._question("changes", asdict(swap), texts)
        return tuple(tuple(Change(*each) for each in made) for made in answer)

    def _question(self, kind: str, about: dict[str, Any], texts: Sequence[str]) -> Any:
        line = self.ask(json.dumps([kind, about, list(texts)]).encode() + b"\n")
        if not line:
            raise BadInput(_TOO_LONG)
        answer = json.loads(line)
        if "problem" in answer:
            raise BadInput(answer["problem"])
        return answer["found"]


def _is_easy(wanted: Wanted, texts: Sequence[str]) -> bool:
    return not wanted.is_pattern and sum(map(len, texts)) <= SHORT


def _spans(pairs: Sequence[tuple[int, int]]) -> Spans:
    return Spans(tuple(start for start, _end in pairs), tuple(end for _start, end in pairs))


def _unpacked(starts: str, ends: str) -> Spans:
    """Read what the child packed: a list of numbers would take longer to read than to find."""
    return Spans(*(memoryview(base64.b64decode(each)).cast("I") for each in (starts, ends)))
