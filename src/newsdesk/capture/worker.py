"""Reading much HTML in a process of its own: the parser is Python, and a window would stutter beside it."""

import json
from collections.abc import Sequence

from newsdesk.domain.capture import Pasted, Removed
from newsdesk.domain.errors import BadInput
from newsdesk.text.process import Answerer, running

CHILD = running("newsdesk.capture.child")


class PasteReader(Answerer):
    """What ``read_paste`` does, in a child process, from any thread. Close it, or use it in a ``with``."""

    def __init__(self, command: Sequence[str] = CHILD) -> None:
        super().__init__(command)

    def read(self, html: str) -> Pasted:
        """Return HTML as Markdown; BadInput if the child fails over it, Refused if it cannot be started."""
        answer = self.ask(json.dumps(html).encode() + b"\n")
        if not answer:
            raise BadInput(
                f"What was copied is too much, or too tangled, to be read ({len(html) / 1e6:,.1f} million "
                "characters of HTML). Paste it as plain text."
            )
        found = json.loads(answer)
        removed = tuple(Removed(*each) for each in found["removed"])
        return Pasted(tuple(found["blocks"]), removed, tuple(found["notes"]))
