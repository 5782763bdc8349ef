"""Spelling in a process of its own: Hunspell holds the interpreter's lock, and a window would stand still."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newsdesk.text.process import Answerer, NotStarted, running

CHILD = running("newsdesk.copydesk.spelling.child")


class SpellingProcess(Answerer):
    """What ``Speller`` does, in a child process, from any thread. Close it, or use it in a ``with``.

    ``own`` is the folder of the user's dictionaries; ``command`` starts the child, which gets that folder as
    its argument. A child that dies, or cannot be started, finds nothing wrong.
    """

    def __init__(self, own: Path | None = None, command: Sequence[str] = CHILD) -> None:
        super().__init__((*command, str(own or "")))

    def wrong(self, words: Iterable[str], chosen: Sequence[str]) -> frozenset[str]:
        """Return those of the words that are misspelt."""
        return frozenset(self._question("wrong", sorted(words), chosen) or ())

    def suggest(self, word: str, chosen: Sequence[str]) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first; this may take a second."""
        return tuple(self._question("suggest", word, chosen) or ())

    def fixes(self, words: Iterable[str], chosen: Sequence[str]) -> dict[str, str]:
        """Return the right word for each of these that one slip of the finger explains, in one way only."""
        return dict(self._question("fix", sorted(words), chosen) or {})

    def _question(self, kind: str, about: str | list[str], chosen: Sequence[str]) -> Any:
        try:
            line = self.ask(json.dumps([kind, about, list(chosen)]).encode() + b"\n")
        except NotStarted:
            return None
        return json.loads(line) if line else None
