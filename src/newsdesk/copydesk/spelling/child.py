"""The process that spells: ``python -P -m newsdesk.copydesk.spelling.child FOLDER``.

FOLDER holds the user's own dictionaries ("" for none). Each line is one question, and answered with one line:
``["wrong", [words], [chosen]]``, ``["suggest", word, [chosen]]`` or ``["fix", [words], [chosen]]``. The
answer is a list of words, or an object {word: fix}. It imports no Qt and ends with its standard input.
"""

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

from newsdesk.copydesk.spelling.dictionaries import find_dictionaries
from newsdesk.copydesk.spelling.speller import Speller
from newsdesk.text.watchdog import within

#: Seconds that one question may take. Hunspell bounds its own work; this is for files that are none of its.
LIMIT = 60.0


def answer(questions: BinaryIO, answers: BinaryIO, speller: Speller) -> None:
    """Answer every question until there are no more; one that takes too long ends the process."""
    for question in questions:
        with within(LIMIT):
            answered = _answer(speller, *json.loads(question))
        answers.write(json.dumps(answered).encode() + b"\n")
        answers.flush()


def _answer(speller: Speller, kind: str, about: Any, chosen: list[str]) -> list[str] | dict[str, str]:
    if kind == "wrong":
        return sorted(speller.wrong(about, chosen))
    if kind == "suggest":
        return list(speller.suggest(about, chosen))
    fixes = ((word, speller.fix(word, chosen)) for word in about)
    return {word: fix for word, fix in fixes if fix is not None}


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1] else None
    answer(sys.stdin.buffer, sys.stdout.buffer, Speller(find_dictionaries(folder)))
