"""Rendering that cannot hang or fell the program: in a process of its own, with a time limit.

Python-Markdown takes minutes for some small texts, inside one call that holds the interpreter's lock, so
neither a thread nor a timer in this process would help. The child is a bare interpreter and not one of
``multiprocessing``'s, which would import the program's main module there, and with it Qt.
"""

import json
import threading
from collections.abc import Sequence
from typing import Any

from newsdesk.text.excerpts import Excerpt, excerpt
from newsdesk.text.exchange import AGAIN, Pages
from newsdesk.text.process import Answerer, NotStarted, running
from newsdesk.text.rendered import Rendered, plain_fallback
from newsdesk.text.shortcodes import NO_ANSWERS, Answers, packed

CHILD = running("newsdesk.text.child")


class Renderer(Answerer):
    """Renders in a child process, from any thread. Close it, or use it in a ``with``.

    ``command`` starts the child; a frozen program, whose executable is no Python, names its own. It
    ``gives_way`` as every ``Answerer`` does.
    """

    def __init__(self, command: Sequence[str] = CHILD, *, gives_way: bool = True) -> None:
        super().__init__(command, gives_way=gives_way)
        self._reading = threading.Lock()
        #: What was rendered last: its text, its number, and its page.
        self._text, self._number, self._pages = "", 0, Pages()

    def render(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        """Return the safe HTML of ``markdown``; blocks until it is there, at most some two seconds.

        ``answers`` are for its shortcodes, as in ``text.render``. Where it takes longer, or the child dies
        over it or cannot be started, the text comes as it was typed, with a notice. The HTML of a block that
        was in the text before is the same object as then.
        """
        try:
            return self.typeset(markdown, answers)
        except NotStarted as problem:
            return plain_fallback(markdown, f"{problem} Until then the text is below as it stands.")

    def typeset(self, markdown: str, answers: Answers = NO_ANSWERS) -> Rendered:
        """Return what ``render`` does, for readers; Refused where the child cannot be started."""
        with self._reading:
            found = self._ask_for(excerpt(self._text, markdown), answers)
            if found == AGAIN:  # the child that knew the text before has ended
                self._pages = Pages()
                found = self._ask_for(Excerpt(0, markdown, 0), answers, after=0)
            if not found:
                return plain_fallback(markdown)
            self._text = markdown
            self._number += 1
            return Rendered(self._pages.hear(found["page"]), found["notice"], tuple(found["unanswered"]))

    def _ask_for(self, part: Excerpt, answers: Answers, after: int | None = None) -> Any:
        """Return what the child says of a text that follows the last one, or another by its number."""
        follows = self._number if after is None else after
        request = [follows, self._number + 1, *part, packed(answers)]
        said = self.ask(json.dumps(request, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        return json.loads(said) if said else None
