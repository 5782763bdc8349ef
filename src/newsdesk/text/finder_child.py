"""The process that finds: ``python -P -m newsdesk.text.finder_child``.

Each line is one question in JSON, and answered with one line: ``["spans", wanted, [text…]]`` with
``{"found": [[starts, ends]…]}``, both as 32-bit numbers of this machine in base64, and
``["changes", swap, [text…]]`` with ``{"found": [[[start, end, comes]…]…]}``. ``{"problem": sentence}`` where
a pattern is none. It imports no Qt and ends with its standard input.
"""

import base64
import json
import sys
from array import array
from typing import Any, BinaryIO

from newsdesk.domain.errors import BadInput
from newsdesk.domain.replacing import Swap, Wanted
from newsdesk.text import find
from newsdesk.text.watchdog import within

#: Seconds that one question may take. A hundred thousand words take 0.02.
LIMIT = 2.0


def answer(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer every question until there are no more; one that takes too long ends the process."""
    for question in questions:
        with within(LIMIT):
            answered = _answer(*json.loads(question))
        answers.write(json.dumps(answered).encode() + b"\n")
        answers.flush()


def _answer(kind: str, about: dict[str, Any], texts: list[str]) -> dict[str, Any]:
    try:
        if kind == "spans":
            wanted = Wanted(**about)
            return {"found": [_packed(list(find.spans(wanted, text))) for text in texts]}
        swap = Swap(Wanted(**about["wanted"]), about["by"], about["keep_case"])
        return {
            "found": [
                [(each.start, each.end, each.comes) for each in find.changes(swap, text)] for text in texts
            ]
        }
    except BadInput as problem:
        return {"problem": str(problem)}


def _packed(pairs: list[tuple[int, int]]) -> list[str]:
    columns = (array("I", (pair[place] for pair in pairs)) for place in (0, 1))
    return [base64.b64encode(column.tobytes()).decode() for column in columns]


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
