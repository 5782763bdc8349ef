"""Plain text for a wire: a story as lines that any machine, and any desk, can read. See docs/wire.md."""

import re
import textwrap
from collections.abc import Iterator

from newsdesk.bundle import notices
from newsdesk.bundle.content import BundleContent, dateline, language
from newsdesk.domain.days import day
from newsdesk.domain.story import Story
from newsdesk.text.words import plain

#: Characters of a line, but of one with a longer word.
WIDTH = 72
END = "(ends)"

#: Lines that stay lines: of a list, of a table, of a quotation that is typed as one.
_OWN = re.compile(r"[ \t]*(?:[-+*•][ \t]|\d{1,9}[.)][ \t]|\[[^\[\]\s]+\][ \t]|\|)|.*\|[ \t]*$|.*[ \t]\|[ \t]")


def wire(content: BundleContent, story: Story) -> str:
    """Return a story as the wire has it: head, headline, text, "(ends)", words."""
    text = story.text
    name = content.names[story.uid]
    facts = {
        "Slug": name,
        "Story": story.uid,
        "Version": story.revision,
        "Date": day(content.edition.date),
        "Language": language(text),
        "Keywords": ", ".join(text.keywords),
        "Embargo": f"not before {notices.moment(story.embargo)}" if story.embargo else "",
    }
    head = [f"{label}: {' '.join(said.split())}" for label, said in facts.items() if said.strip()]
    body = notices.around_plain(dateline(text) + plain(text.body), content.corrections.get(story.uid, ()))
    parts = [
        "\n".join(head),
        _wrapped(story.headline),
        _wrapped(text.standfirst),
        _wrapped(text.byline),
        *_paragraphs(body),
        f"{END}\n{story.words} {'word' if story.words == 1 else 'words'}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            if lines and not _OWN.match(line) and not _OWN.match(lines[-1]):
                lines[-1] = f"{lines[-1]} {line.strip()}"
            else:
                lines.append(line)
        if wrapped := "\n".join(filter(None, map(_wrapped, lines))):
            yield wrapped


def _wrapped(text: str) -> str:
    """Return a text on lines of the width, its words whole, none of them the mark of the end."""
    line = re.sub(r"[ \t\n]+", " ", text).strip(" ")
    lines = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f" {line}" if line == END else line for line in lines)
