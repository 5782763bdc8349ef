"""Which parts of a Markdown text are prose, so that no check corrects code or an address."""

import re
from collections.abc import Iterator

#: Stands for every character that is not prose. It is no letter, no space and no punctuation (U+FFFC).
COVER = "\N{OBJECT REPLACEMENT CHARACTER}"

FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")

#: A line of code set off by four spaces or a tab; in a list the same is only a continued item.
INDENTED = re.compile(r"(?: {4}|\t)(?![ \t]*(?:[-*+]|[0-9]+[.)])[ \t])")

#: Code, addresses, link targets and HTML tags, each within its line. Every alternative
#: stops at the first character that may start it again, so that a long hostile line takes linear time.
#: It looks back only once it has met how an address begins: that is found quickly.
ASIDE = re.compile(
    r"`(?<!``)`*+[^`\n]++`++"
    r"|<[^<>\n]*+>"
    r"|\((?<=\]\()[^()\n]*+\)"
    r"|http(?<!\whttp)s?://[^\s<>]++"
    r"|www\.(?<!\wwww\.)[^\s<>]++"
)
#: One of these is in whatever ASIDE finds, and none in most texts.
_OF_ASIDES = ("`", "<", "](", "://", "www.")

#: A line that says where a link leads.
_REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n]++\]:.*$", re.MULTILINE)

#: In text without any of these no line is code.
_OF_CODE = ("```", "~~~", "    ", "\t")


def prose(markdown: str) -> str:
    """Return the text with everything but prose covered, character by character: offsets and lines stay."""
    text = without_code(markdown)
    if "]:" in text:
        text = _REFERENCE.sub(_all_covered, text)
    if not any(mark in text for mark in _OF_ASIDES):
        return text
    return ASIDE.sub(_all_covered, text)


def without_code(markdown: str) -> str:
    """Return the text with fenced and indented code covered, character by character."""
    return "".join(_without_code(markdown)) if any(mark in markdown for mark in _OF_CODE) else markdown


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


def _all_covered(found: re.Match[str]) -> str:
    return COVER * len(found[0])


def _covered(line: str) -> str:
    words = line.rstrip("\n")
    return COVER * len(words) + line[len(words) :]
