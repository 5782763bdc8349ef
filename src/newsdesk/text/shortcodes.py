"""What a story asks of the newsroom in double braces, ``{{rate KZT}}``, and what stands for it on a page.

The renderer knows no rates. Who calls it brings the answers: for each shortcode, by what is between its
braces with single spaces, a plain text that stands in its sentence, or a table that stands by itself. What
has no answer is shown as typed and named in ``Rendered.unanswered``; other braces (``{{7*7}}``) are copy.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

#: A shortcode (group "asked": what is between its braces). Without a choice in a possessive group.
PATTERN = r"\{\{(?P<asked>[ ]*+(?:rate|convert|rates)\b[^{}\n]*+)\}\}"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table of plain text; the first cell of each row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def as_markdown(self) -> str:
        """Return it as a table is typed, in one paragraph with its caption in the first line."""
        caption = [_cell(self.caption)] if self.caption else []
        rows = [self.head, ["--"] * len(self.head), *self.rows]
        return "\n".join([*caption, *(f"| {' | '.join(map(_cell, row))} |" for row in rows)])


Answer = str | Table
Answers = Mapping[str, Answer]
_ALONE = re.compile(rf"(?P<before>\A|\n[ \t]*\n)[ ]{{0,3}}{PATTERN}[ \t]*(?=\n[ \t]*\n|\s*\Z)")
#: What would mean something in a table's cell.
_MARK = re.compile(r"[\\`*_\[\]{}|~]")

#: Nothing is known.
NO_ANSWERS: Answers = MappingProxyType({})


def may_ask(markdown: str) -> bool:
    """Say whether a text may have shortcodes; quick for a long one."""
    # For one letter Python looks thirty times as fast as for two, and most texts do not have it.
    return "{" in markdown and "{{" in markdown


def name(asked: str) -> str:
    """Return what is between a shortcode's braces as the answers know it: "rates table"."""
    return " ".join(asked.split())


def asked_in(markdown: str) -> tuple[str, ...]:
    """Return the shortcodes in a text by their names, each once and in order."""
    if not may_ask(markdown):
        return ()
    return tuple(dict.fromkeys(name(found["asked"]) for found in re.finditer(PATTERN, markdown)))


def unasked(markdown: str, answers: Answers) -> str:
    """Return a text without the shortcodes that have an answer."""
    if not answers or not may_ask(markdown):
        return markdown
    return re.sub(PATTERN, lambda code: " " if name(code["asked"]) in answers else code[0], markdown)


def told(markdown: str, answers: Answers) -> str:
    """Return a text with the answers in their place, tables where they are a paragraph by themselves.

    For what shows a text's words and not its page: a summary, a wire's plain text.
    """
    if not answers or not may_ask(markdown):
        return markdown

    def tell(code: re.Match[str]) -> str:
        answer = answers.get(name(code["asked"]), code[0])
        return answer if isinstance(answer, str) else ""

    def lay(code: re.Match[str]) -> str:
        answer = answers.get(name(code["asked"]))
        return f"{code['before']}{answer.as_markdown()}" if isinstance(answer, Table) else code[0]

    return re.sub(PATTERN, tell, _ALONE.sub(lay, markdown))


def packed(answers: Answers) -> dict[str, Any]:
    """Return answers as JSON can carry them."""
    return {
        asked: answer if isinstance(answer, str) else [answer.head, answer.rows, answer.caption]
        for asked, answer in answers.items()
    }


def unpacked(answers: Mapping[str, Any]) -> Answers:
    """Return the answers that ``packed`` made this of."""
    return {
        asked: answer if isinstance(answer, str) else _table(*answer) for asked, answer in answers.items()
    }


def _cell(text: str) -> str:
    """Return a plain text as one cell of Markdown."""
    return _MARK.sub(r"\\\g<0>", html.escape(" ".join(text.split()), quote=False))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Table:
    return Table(tuple(head), tuple(map(tuple, rows)), caption)
