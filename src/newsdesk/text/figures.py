"""Pictures as a story's text names them: a paragraph of their own, the caption in its next line.

    ![What is seen](media/ab/ab….jpg "Whose it is")
    What readers should know about it.

Every program that knows Markdown shows that as the picture and the words under it. Quotation marks and
brackets that would end a part stand as HTML's names of them (``&quot;``), which all Markdown reads.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.text.escaping import line_start

#: How a text names a picture of the newsroom: by its content's SHA-256, and what it is.
KEPT = re.compile(
    r"media/(?P<shelf>[0-9a-f]{2})/(?P<digest>(?P=shelf)[0-9a-f]{62})\.(?P<kind>jpg|png|webp)", re.ASCII
)

_ALT = r"(?P<alt>[^\[\]\n]*)(?<!\\)"
_PATH = r"(?P<path>media/(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+)"
_PICTURE = rf"""[ ]{{0,3}}!\[{_ALT}\]\([ ]*{_PATH}(?:[ ]+"(?P<credit>[^"\n]*)")?[ ]*\)"""
_FIGURE = re.compile(rf"{_PICTURE}[ \t]*(?:\n(?P<caption>.*))?", re.ASCII | re.DOTALL)
#: The same between empty lines; what makes another block of the lines after it is left to that.
_BETWEEN = re.compile(rf"(?:(?<=\n\n)|\A){_PICTURE}[ \t]*(?:\n[ \t]*\S.*)*(?=\n[ \t]*\n|\n?\Z)", re.ASCII)
#: Wherever in a text one stands.
_ANY = re.compile(_PICTURE.removeprefix("[ ]{0,3}"), re.ASCII)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};?")
#: Parentheses that no reader of Markdown stumbles over.
_BALANCED = re.compile(r"(?:[^()]|\([^()]*\))*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a text: where it is kept, what is seen in it (plain text), its caption, and whose it is.

    ``caption`` is Markdown without line ends, the others are plain.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


def write(figure: Figure) -> str:
    """Return the paragraph that stands for a picture.

    It escapes what would make another block of the caption: who did so before gets it back without.
    """
    credit = f' "{_attribute(figure.credit)}"' if figure.credit.strip() else ""
    caption = f"\n{line_start(_one_line(figure.caption))}" if figure.caption.strip() else ""
    return f"![{_attribute(figure.alt)}]({figure.path}{credit}){caption}"


def read(block: str) -> Figure | None:
    """Return the picture that a paragraph stands for, or None if it is no figure."""
    found = _FIGURE.fullmatch(block.strip("\n"))
    if found is None:
        return None
    caption = _one_line(found["caption"] or "")
    # What ``write`` has escaped at its beginning; a backslash of the caption's own stays.
    plain = f"~{caption[6:]}" if caption.startswith("&#126;") else _ESCAPED.sub("", caption, count=1)
    return Figure(
        path=found["path"],
        alt=html.unescape(found["alt"]).strip(),
        caption=plain if line_start(plain) == caption else caption,
        credit=html.unescape(found["credit"] or "").strip(),
    )


def without(markdown: str) -> str:
    """Return a text without its figures, for what has room for words only."""
    return _BETWEEN.sub("", markdown) if "](media/" in markdown else markdown


def kept(markdown: str) -> Iterator[str]:
    """Yield the paths of the newsroom's pictures that a text names, each once, in its order."""
    yield from dict.fromkeys(found[0] for found in KEPT.finditer(markdown))


def shown(markdown: str) -> Iterator[Figure]:
    """Yield the pictures of the newsroom that a text shows, wherever they stand, without their captions."""
    if "](media/" in markdown:
        for found in _ANY.finditer(markdown):
            alt, credit = (html.unescape(found[part] or "").strip() for part in ("alt", "credit"))
            yield Figure(found["path"], alt, credit=credit)


def _attribute(text: str) -> str:
    """Return plain text as it may stand in an image's brackets or between its quotation marks."""

    def named(found: re.Match[str]) -> str:
        return found[0] if html.unescape(found[0]) == found[0] else f"&amp;{found[0][1:]}"

    said = _ENTITY.sub(named, _one_line(text))
    marks = '"[]<\\`' if _BALANCED.fullmatch(said) else '"[]<\\`()'
    return re.sub(f"[{re.escape(marks)}]", lambda mark: f"&#{ord(mark[0])};", said).replace("&#34;", "&quot;")


def _one_line(text: str) -> str:
    return " ".join(text.split())
