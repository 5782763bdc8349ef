"""How the extra copy of what is being typed is written down.

Of a long text only what is new since the text that stands in the archive: while somebody types that is a
paragraph, and to write out all of it twice a second costs a disk its life and a key its time.
"""

import json
from typing import NamedTuple

from newsdesk.domain.story import StoryText
from newsdesk.store.revisions import dump, restored, storable_text
from newsdesk.text.excerpts import Excerpt, excerpt, whole

#: The fewest characters of a text that is not written out as a whole.
LONG = 20_000

#: Names the revision in which the rest of the text stands: its digest, and how many characters of its body
#: come before the lines that are written out, and after them.
_AFTER = "after"


class Standing(NamedTuple):
    """A story's text as it stands in the archive: its revision, and its body."""

    story: str
    revision: str
    body: str


class Lines(NamedTuple):
    """A text of which only some lines are written down, and between which of its revision's they stand."""

    text: StoryText
    revision: str
    head: int
    tail: int

    def after(self, body: str) -> StoryText:
        """Return the whole text, from its revision's body."""
        return self.text.with_(body=whole(body, Excerpt(self.head, self.text.body, self.tail)))

    def behind(self, body: str) -> StoryText:
        """Return a text with all that was typed, where its revision is lost: behind another body."""
        return self.text.with_(body=f"{body}\n\n{self.text.body}")


def written(text: StoryText, standing: Standing) -> str:
    """Return JSON of a text: of a long one, most of which stands, the lines that do not."""
    part = _in_lines(standing.body, excerpt(standing.body, text.body))
    if len(part.comes) > len(text.body) // 2:
        return dump(storable_text(text))
    lines = storable_text(text.with_(body=part.comes)).record()
    after = {_AFTER: (standing.revision, part.head, part.tail)}
    return json.dumps(lines | after, ensure_ascii=False)


def read(found: str) -> StoryText | Lines:
    """Return what was written; ValueError, KeyError or TypeError where it is none of ours."""
    fields = json.loads(found)
    if _AFTER not in fields:
        return restored(fields)
    revision, head, tail = fields.pop(_AFTER)
    return Lines(restored(fields), str(revision), int(head), int(tail))


def _in_lines(body: str, part: Excerpt) -> Excerpt:
    """Return an excerpt of whole lines: a picture's name in them is whole, and they can be read alone."""
    head = body.rfind("\n", 0, part.head) + 1
    below = body.find("\n", len(body) - part.tail)
    tail = len(body) - below if below >= 0 else 0
    comes = body[head : part.head] + part.comes + body[len(body) - part.tail : len(body) - tail]
    return Excerpt(head, comes, tail)
