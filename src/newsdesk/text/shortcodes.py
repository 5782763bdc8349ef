"""What a story asks of the newsroom in double braces, ``{{rate KZT}}``, and what stands for it on a page.

The renderer knows no rates. Who calls it brings the answers: for each shortcode, by what is between its
braces with single spaces, a plain text that stands in its sentence, or a table that stands by itself. What
has no answer is shown as typed and named in ``Rendered.unanswered``; other braces (``{{7*7}}``) are copy.
"""

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


Answer = str | Table
Answers = Mapping[str, Answer]
#: Nothing is known.
NO_ANSWERS: Answers = MappingProxyType({})


def may_ask(markdown: str) -> bool:
    """Whether a text may have shortcodes; quick for a long one."""
    # For one letter Python looks thirty times as fast as for two, and most texts do not have it.
    return "{" in markdown and "{{" in markdown


def name(asked: str) -> str:
    """Return what is between a shortcode's braces as the answers know it: "rates table"."""
    return " ".join(asked.split())


def unasked(markdown: str, answers: Answers) -> str:
    """Return a text without the shortcodes that have an answer."""
    if not answers or "{{" not in markdown:
        return markdown
    return re.sub(PATTERN, lambda code: " " if name(code["asked"]) in answers else code[0], markdown)


def told(markdown: str, answers: Answers) -> str:
    """Return a text with the answers that stand in sentences in their place, and without the tables.

    For what shows a text's words and not its page: a summary, a feed's plain text.
    """
    if not answers or "{{" not in markdown:
        return markdown

    def tell(code: re.Match[str]) -> str:
        answer = answers.get(name(code["asked"]), code[0])
        return answer if isinstance(answer, str) else ""

    return re.sub(PATTERN, tell, markdown)


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


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Table:
    return Table(tuple(head), tuple(map(tuple, rows)), caption)
