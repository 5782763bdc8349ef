"""Bodies set as HTML: what was set before is taken from where it is kept, the rest is rendered."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from newsdesk.bundle.kept import Keeping, Recipe
from newsdesk.text.rendered import Rendered
from newsdesk.text.shortcodes import Answers, packed

#: A body's Markdown, and the answers to its shortcodes.
Asked = tuple[str, Answers]


@dataclass(frozen=True, slots=True)
class Setting:
    """Who makes Markdown safe HTML, and where that is kept."""

    render: Callable[[str, Answers], Rendered]
    kept: Keeping

    def lasting(self, asked: Asked) -> str | None:
        """Return a body's HTML; None where it is the text as it was typed, for want of time it may be."""
        found = self.known(asked)
        if found is None:
            rendered = self.rendered(asked)
            return None if rendered.notice else rendered.html
        return found

    def keep(self, body: str, answers: Answers, html: str) -> None:
        """Keep what a body was rendered to."""
        self.kept.put(self._key(body, answers), {"body": html.encode()})

    def knows(self, asked: Asked) -> bool:
        """Say whether a body's HTML is kept."""
        return self.kept.has(self._key(*asked))

    def known(self, asked: Asked) -> str | None:
        """Return a body's HTML if it is kept."""
        found = self.kept.get(self._key(*asked))
        return found["body"].decode() if found else None

    def rendered(self, asked: Asked) -> Rendered:
        """Return what a body is rendered to, and keep it."""
        rendered = self.render(*asked)
        if not rendered.notice:  # or it was only that the machine had no time for it
            self.keep(*asked, rendered.html)
        return rendered

    def _key(self, body: str, answers: Answers) -> str:
        return Recipe().key("body", body, told_apart(answers))


def told_apart(answers: Answers) -> str:
    """Return answers as words that are the same in every run."""
    # Most have none, and to write none takes longer than a digest of it.
    return json.dumps(packed(answers), sort_keys=True) if answers else ""
