"""Which parts of a Markdown text are prose, so that no check corrects code or an address."""

import re
from collections.abc import Iterator

#: Stands for every character that is not prose. It is no letter, no space and no punctuation (U+FFFC).
COVER = "\N{OBJECT REPLACEMENT CHARACTER}"

FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")

#: A line of code set off by four spaces or a tab; in a list the same is only a continued item.
INDENTED = re.compile(r"(?: {4}|\t)(?![ \t]*(?:[-*+]|[0-9]+[.)])[ \t])")

#: Code, addresses, link targets, reference definitions and HTML tags, each within its line. Every alternative
#: stops at the first character that may start it again, so that a long hostile line takes linear time.
ASIDE = re.compile(
    r"(?<!`)`++[^`\n]++`++"
    r"|<[^<>\n]*+>"
    r"|(?<=\])\([^()\n]*+\)"
    r"|^ {0,3}\[[^\[\]\n]++\]:.*$"
    r"|\b(?:https?://|www\.)[^\s<>]++",
    re.MULTILINE,
)


def prose(markdown: str) -> str:
    """Return the text with everything but prose covered, character by character: offsets and lines stay."""
    return ASIDE.sub(lambda found: COVER * len(found[0]), without_code(markdown))


def without_code(markdown: str) -> str:
    """Return the text with fenced and indented code covered, character by character."""
    return "".join(_without_code(markdown))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks between blank lines, each with the offset where it starts."""
    for found in re.finditer(r"(?:^.*\S.*(?:\n|\Z))+", text, re.MULTILINE):
        yield found.start(), found[0]


def _without_code(markdown: str) -> Iterator[str]:
    fence, blank_before = "", True
    for line in markdown.splitlines(keepends=True):
        found = FENCE.match(line)
        closes = bool(fence and found and found["mark"].startswith(fence))
        indented = blank_before and INDENTED.match(line)
        covered = bool(fence or found or indented)
        yield _covered(line) if covered else line
        if found and not fence:
            fence = found["mark"]
        elif closes:
            fence = ""
        blank_before = not line.strip() or (covered and not fence)


def _covered(line: str) -> str:
    words = line.rstrip("\n")
    return COVER * len(words) + line[len(words) :]
