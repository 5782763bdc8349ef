"""The allow-list: what HTML a story may be made of, wherever it came from. Anything else is taken out."""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

import nh3

from newsdesk.text.characters import legal
from newsdesk.text.slugs import slug

_TAGS = frozenset(
    {
        *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s"),
        *("small", "strong", "sub", "sup", "u"),
        *("aside", "figcaption", "figure"),
        *("blockquote", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "pre", "ul"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
        *("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    }
)
_ATTRIBUTES = {
    "*": frozenset({"lang"}),
    "a": frozenset({"href", "hreflang", "title"}),
    "abbr": frozenset({"title"}),
    "code": frozenset({"class"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "li": frozenset({"id"}),
    "ol": frozenset({"start"}),
    "sup": frozenset({"id"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
_ALIGNED = frozenset({"left", "center", "right"})
_CLASSES = {
    "a": frozenset({"footnote-ref", "footnote-backref"}),
    "aside": frozenset({"pull-quote", "facts"}),
    "div": frozenset({"footnote"}),
    "p": frozenset({"by"}),
    "td": _ALIGNED,
    "th": _ALIGNED,
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_ADDRESS = re.compile(r"https?://[^\s/?#]|mailto:.|tel:.", re.IGNORECASE)
_OWN_PICTURE = re.compile(r"media/(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)+", re.ASCII)
_CODE = re.compile(r"language-[\w+#.-]+")
#: One that holds no other.
_HEADING = re.compile(r"<h([2-5])( [^<>]*)?>((?:(?!<h[2-5][ >]).)*?)</h\1>", re.DOTALL)
#: Stand among the levels of headings, above all others: where an aside begins, and a fact box's title.
_ASIDE, _TITLE = 0, 0.5
_STEP = re.compile(r"<(/?)h([1-6])( [^<>]*)?>|</?aside\b[^>]*>")
_FACTS = '<aside class="facts">'
_ID = re.compile(r' id="([^"]*)"')
#: What the sanitizer lets each link say of itself, last of all.
REL = 'rel="noopener noreferrer"'
#: A link without an address, as it writes that.
_DEAD = re.compile(rf'(<a(?: (?!href=)[a-z]+="[^"]*")*) {REL}>')
#: BCP 47, as far as a story needs it.
_TONGUE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
#: What an address may not hold as it is (the WHATWG's URL standard).
_UNSAFE = re.compile(r'[\s"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')


def cleaner() -> nh3.Cleaner:
    """Return the sanitizer: no style, no script, own pictures only, links only to other sites and notes."""
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
    )


def tidy(clean: str) -> str:
    """Return cleaned HTML without what is empty, with whole pictures only, and legal in XML as well.

    A link without words shows its address: it could not be seen. A character that no page can carry may be
    written by its number: "&#1;".
    """
    whole = re.sub(r"<img\b[^>]*>", _picture, clean)
    worded = re.sub(r'(<a href="([^"]*)"[^>]*>)\s*</a>', r"\1\2</a>", whole)
    return legal(_plain(re.sub(r"<(p|h[1-6])>\s*</\1>\n?", "", worded)))


def alive(pieces: Sequence[str]) -> list[str]:
    """Return the pieces of a story without links to notes and headings that are in none of them."""
    there = {name for piece in pieces if ' id="' in piece for name in _ID.findall(piece)}
    link = re.compile(r'(<a\b[^>]*) href="#([^"]*)"')

    def kept(piece: str) -> str:
        return _plain(link.sub(lambda found: found[0 if found[2] in there else 1], piece))

    return [kept(piece) if ' href="#' in piece else piece for piece in pieces]


def _plain(piece: str) -> str:
    """Return a piece in which a link that leads nowhere says nothing of where: it would be no HTML."""
    return _DEAD.sub(r"\1>", piece) if piece.count("<a ") > piece.count(' href="') else piece


def outlined(pieces: Sequence[str]) -> list[str]:
    """Return the pieces of a story with headings that begin at h2, skip no level, and end at h5.

    The page's h1 is the headline; whether a reporter begins with "#" or "###" makes no difference. Each
    heading gets an anchor of its words ("h-what-it-costs"), the second of the same words a number. Those in
    an aside stand under the heading before it, and nothing behind it under them.
    """
    # The levels, as typed, of the headings that the present one stands under; _ASIDE where an aside begins.
    above: list[float] = []
    opened: list[int] = []
    times: Counter[str] = Counter()

    def step(tag: re.Match[str]) -> str:
        if tag[0].startswith("<aside"):
            above.append(_ASIDE)
            return tag[0]
        if tag[0] == "</aside>":
            del above[_last(above, _ASIDE) :]
            return tag[0]
        if tag[1]:
            return f"</h{opened.pop()}>"
        while above and above[-1] >= int(tag[2]):
            above.pop()
        title = above[-1:] == [_ASIDE] and tag.string[: tag.start()].rstrip().endswith(_FACTS)
        above.append(_TITLE if title else int(tag[2]))
        opened.append(min(len(above) - above.count(_ASIDE) + 1, 5))
        return f"<h{opened[-1]}{tag[3] or ''}>"

    def named(heading: re.Match[str]) -> str:
        name = _name(heading[3])
        times[name] += 1
        while times[name] > 1:  # "What 2" may stand there as well as "What" twice
            name = f"{name}-{times[name]}"
            times[name] += 1
        return f'<h{heading[1]}{heading[2] or ""} id="{name}">{heading[3]}</h{heading[1]}>'

    return [_HEADING.sub(named, _STEP.sub(step, piece)) if "</h" in piece else piece for piece in pieces]


def _last(levels: Sequence[float], level: float) -> int:
    return len(levels) - 1 - levels[::-1].index(level)


@lru_cache(maxsize=2048)
def _name(heading: str) -> str:
    """Return the anchor for a heading's HTML; kept, for every letter typed asks for all of them."""
    return f"h-{slug(html.unescape(re.sub('<[^>]*>', '', heading)))}"


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return what may stay of an attribute that is on the list, or None."""
    if name == "class":
        return _language(value) if tag == "code" else value
    return _VALUES[name](value.strip()) if name in _VALUES else value


def _href(address: str) -> str | None:
    if address.startswith(("#fn", "#h-")):
        return "#" + anchor(address[1:])
    if not _ADDRESS.match(address):
        return None
    return _UNSAFE.sub(lambda bad: "".join(f"%{byte:02X}" for byte in bad[0].encode()), address)


def anchor(label: str) -> str:
    """Return a note's label without spaces, the same for the note and for what leads to it."""
    return re.sub(r"[^\w:.-]", "-", label)


def _id(value: str) -> str | None:
    return anchor(value) if value.startswith("fn") else None


def _src(value: str) -> str | None:
    return value if _OWN_PICTURE.fullmatch(value) else None


def _language(value: str) -> str | None:
    return value if _CODE.fullmatch(value) else None


def _number(value: str) -> str | None:
    return value if _NUMBER.fullmatch(value) else None


def _tongue(value: str) -> str | None:
    return value if _TONGUE.fullmatch(value) else None


def _scope(value: str) -> str | None:
    return value if value in {"row", "col"} else None


_VALUES: dict[str, Callable[[str], str | None]] = {
    "href": _href,
    "id": _id,
    "src": _src,
    "scope": _scope,
    **dict.fromkeys(("lang", "hreflang"), _tongue),
    **dict.fromkeys(("width", "height", "start", "colspan", "rowspan"), _number),
}


def _picture(tag: re.Match[str]) -> str:
    """Return an img with its alternative text, or that text alone where it is not the story's own picture."""
    described = re.search(r' alt="([^"]*)"', tag[0])
    if ' src="' not in tag[0]:
        return html.escape(html.unescape(described[1]), quote=False) if described else ""
    return tag[0] if described else tag[0].replace("<img", '<img alt=""', 1)
