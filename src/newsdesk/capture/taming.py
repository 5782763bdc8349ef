"""HTML as Python's parser has to be given it: what browsers put up with is said as they understand it.

https://html.spec.whatwg.org/multipage/parsing.html says how that is.
"""

import re
from html.entities import html5

#: A tag with its attributes. A quotation mark is one only where a value begins, and "<" begins another tag.
# The group is not possessive, for before Python 3.11.5 possessive groups match wrongly; its parts are.
_TAG = re.compile(
    r"""
    <(?P<name> /?[A-Za-z][^\s/<>]*+ )
    (?: [\s/]++ | [^\s/<>=]++ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | (?!["'])[^\s<>]++ ) )? )*
    >
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(r"<[!?][^<>]*+>")
_COMMENT, _COMMENT_END = "<!--", re.compile(r"--!?>")
#: The ends of elements whose text holds no tags and no comments, and that nobody sees.
_UNSEEN_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*+;)")


def tame(html: str) -> str:
    """Return HTML in which "<" begins a whole tag and nothing else, without comments, scripts and styles.

    Python's parser takes the square of the time, or hours, for tags and comments that are never closed. It
    also passes over what closes nothing, and over the ";" of a name that no character has.
    """
    kept: list[str] = []
    end = paragraphs = 0
    last_comment_end = max(html.rfind("-->"), html.rfind("--!>"))
    while (start := html.find("<", end)) >= 0:
        kept.append(_named(html[end:start]))
        if html.startswith(_COMMENT, start) and (found := _comment(html, start, last_comment_end)):
            end = found
        elif aside := _ASIDE.match(html, start):
            end = aside.end()
        elif tag := _TAG.match(html, start):
            piece, end, name = tag[0], tag.end(), tag["name"].lower()
            if name in _UNSEEN_END and not piece.endswith("/>"):
                unseen_end = _UNSEEN_END[name].search(html, end)
                end = unseen_end.start() if unseen_end else len(html)
            elif name == "/br":
                piece = "<br>"
            elif name == "/p" and not paragraphs:
                piece = "<p></p>"
            elif name in {"p", "/p"}:
                paragraphs += 1 if name == "p" else -1
            kept.append(piece)
        else:
            kept.append("&lt;")
            end = start + 1
    return "".join([*kept, _named(html[end:])])


def _comment(html: str, start: int, last_end: int) -> int:
    """Return where the comment ends that begins at ``start``; 0 if it never does. "<!-->" is a whole one."""
    found = _COMMENT_END.search(html, start + 2) if start + 2 <= last_end else None
    return found.end() if found else 0


def _named(text: str) -> str:
    """Return text in which every "&" that begins no character's name is one by itself."""
    return _NAMED.sub(_spelt, text) if "&" in text else text


def _spelt(found: re.Match[str]) -> str:
    return found[0] if found[1] in html5 else f"&amp;{found[1]}"
