"""What of a story's Markdown is no copy: code, addresses, targets, marks, attributes.

``prose.prose`` serves the rules about typing; here more is covered (notes' marks, shortcodes, what pictures
say of themselves), for a conversion is written into what is left.
"""

import re

from newsdesk.copydesk.prose import COVER, without_code
from newsdesk.text.words import ABBREVIATION, REFERENCE

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?=[A-Za-z_][\w-]*:)(?:.*\n)*?(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TICKS = re.compile("`++")

#: Without any of these there is nothing but copy, which is quicker.
_MARKED = re.compile(r"[\[\]<`{&@#/:]|www\.")

#: Every alternative stops at the first character that may start it again: hostile text takes linear time.
_NO_COPY = re.compile(
    rf"""
    {REFERENCE}.*$
  | {ABBREVIATION}.*$
  | \[\^[^\[\]\n]++\]:?                                  # a note's mark
  | !\[[^\[\]]*+\]                                       # what is seen in a picture
  | (?<=\])\((?:[^()]++|\([^()]*+\))*\)                  # where a link leads
  | (?<=\])[ ]?\[[^\[\]]*+\]                             # the same, by reference
  | </?[A-Za-z][^<>]*+> | <[!?][^<>]*+>                  # a tag, an address in brackets
  | \{{\{{[^{{}}]*+\}}\}} | \{{[:\#.][^{{}}]*+\}}        # a shortcode, a heading's anchor
  | \[/?[a-z_]++[ ][^\[\]=]*+=[^\[\]]*+\]                # what a page builder left
  | (?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]{{1,31}}://[^\s<>]++
  | \b(?:www\.|mailto:|tel:)[^\s<>]++
  | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]++(?:\.[\w-]++)*
  | (?<![\w@.-])[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*\.[a-z]{{2,6}}/\S*+
  | (?<!\w)[@\#][^\W\d_][\w.-]*+                         # a mention, a tag
  | (?<=\]\()\S++                                        # a target without its end
  | &(?!nbsp;|thinsp;|\#160;|\#8239;)\#?\w{{1,31}};      # a character by its name
    """,
    re.VERBOSE | re.MULTILINE,
)


def copy_only(markdown: str) -> str:
    """Return a text with everything but copy covered, character by character: offsets and lines stay.

    Here go what stands over several paragraphs: front matter, comments, blocks of code. ``block_only`` covers
    the rest, paragraph by paragraph.
    """
    front = _FRONT_MATTER.match(markdown)
    if front:
        markdown = _covered(front) + markdown[front.end() :]
    return _without_comments(without_code(markdown))


def block_only(paragraph: str) -> str:
    """Return a paragraph (no code block) with what is no copy within its lines covered."""
    return _NO_COPY.sub(_covered, _without_code_spans(paragraph)) if _MARKED.search(paragraph) else paragraph


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += (text[at:start], _cover(text[start : end + 3]))
        at = end + 3
    return "".join((*pieces, text[at:]))


def _without_code_spans(text: str) -> str:
    """Cover what stands between runs of as many backticks; a run without its like is two marks."""
    runs = [each.span() for each in _TICKS.finditer(text)]
    partner: dict[int, int] = {}
    seen: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        if length in seen:
            partner[number] = seen[length]
        seen[length] = number
    pieces: list[str] = []
    at = number = 0
    while number < len(runs):
        start, closing = runs[number][0], partner.get(number)
        if closing is None or text[max(start - 1, 0) : start] == "\\":
            number += 1
            continue
        end = runs[closing][1]
        pieces += (text[at:start], _cover(text[start:end]))
        at, number = end, closing + 1
    return "".join((*pieces, text[at:]))


def _covered(found: re.Match[str]) -> str:
    return _cover(found[0])


def _cover(text: str) -> str:
    """Cover all but the ends of lines."""
    return "\n".join(COVER * len(line) for line in text.split("\n"))
