"""Bodies set as HTML: what was set before is taken from where it is kept, the rest is rendered."""

import json
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from newsdesk.bundle.kept import Keeping, Recipe
from newsdesk.text.ahead import in_order
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import Answers, packed

#: A body's Markdown, and the answers to its shortcodes.
Asked = tuple[str, Answers]


@dataclass(frozen=True, slots=True)
class Setting:
    """Who makes Markdown safe HTML, where that is kept, and in how many threads it is made at once."""

    render: Callable[[str, Answers], Rendered]
    kept: Keeping
    hands: int = 1

    def bodies(self, asked: Iterable[Asked]) -> Generator[str, None, None]:
        """Yield the HTML of each body, in their order; whoever closes it stops the work."""
        yield from in_order(self._known, self._rendered, asked, self.hands)

    def keep(self, body: str, answers: Answers, html: str) -> None:
        """Keep what a body was rendered to."""
        self.kept.put(self._key(body, answers), {"body": html.encode()})

    def _known(self, asked: Asked) -> str | None:
        found = self.kept.get(self._key(*asked))
        return found["body"].decode() if found else None

    def _rendered(self, asked: Asked) -> str:
        rendered = self.render(*asked)
        if not rendered.notice:  # or it was only that the machine had no time for it
            self.keep(*asked, rendered.html)
        return rendered.html

    def _key(self, body: str, answers: Answers) -> str:
        # Most have no answers, and to write none takes longer than the digest.
        return Recipe().key("body", body, json.dumps(packed(answers), sort_keys=True) if answers else "")
