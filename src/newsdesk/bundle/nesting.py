"""What may stand in what, in a book: XHTML is refused where a browser would shrug.

A story may hold HTML that somebody typed or pasted. The renderer sees to it that it does no harm, not that a
list has only items in it. No word is lost here: an element in a wrong place becomes one that may stand there.
"""

import re
import xml.etree.ElementTree as ET
from ipaddress import IPv4Address
from urllib.parse import urlsplit

#: What is part of a line.
_PHRASING = frozenset(
    {
        *("a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "u"),
    }
)
#: What holds only such.
_LINES = _PHRASING - {"del", "ins", "a"} | {"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
#: What only stands in something of its own.
_HOMES = {
    **{each: {"dl"} for each in ("dd", "dt")},
    **{each: {"tr"} for each in ("td", "th")},
    **{each: {"table"} for each in ("tbody", "tfoot", "thead", "caption")},
    "tr": {"table", "tbody", "tfoot", "thead"},
    "li": {"ol", "ul"},
    "figcaption": {"figure"},
}
_LISTS = frozenset({"ol", "ul"})
#: What else has only certain things in it, in this order.
_ORDERS = {
    "dl": re.compile(r"((dt )+(dd )+)+"),
    "table": re.compile(r"(caption )?(thead )?((tbody )*|(tr )+)(tfoot )?"),
    "thead": re.compile(r"(tr )*"),
    "tbody": re.compile(r"(tr )*"),
    "tfoot": re.compile(r"(tr )*"),
    "tr": re.compile(r"((td|th) )*"),
}
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
#: How far a cell may reach (HTML).
_REACH = {"colspan": 1000, "rowspan": 65534}


def nested(body: ET.Element) -> ET.Element:
    """Return a body's tree, mended in place: elements where they may stand, each name once, links whole."""
    _mend(body, in_a_line=False)
    _mend_names(body)
    return body


def _mend(element: ET.Element, *, in_a_line: bool) -> None:
    if element.tag in _LISTS:
        _only_items(element)
    elif (order := _ORDERS.get(element.tag)) and not _is_ordered(element, order):
        _become(element, "div")
    if element.tag == "figure" and not _has_one_caption(element):
        _become(element, "div")
    in_a_line = in_a_line or element.tag in _LINES
    for child in element:
        if in_a_line and child.tag not in _PHRASING:
            _become(child, "span")
        elif element.tag not in _HOMES.get(child.tag, {element.tag}):
            _become(child, "div")
        if child.tag == "a" and not _leads_somewhere(child.get("href", "")):
            _become(child, "span")
        for name, most in _REACH.items():
            if int(child.get(name, "1")) > most:
                child.set(name, str(most))
        _mend(child, in_a_line=in_a_line)


def _become(element: ET.Element, tag: str) -> None:
    """Make another of an element; what it said of itself goes, but for its language and its name."""
    element.tag = tag
    kept = {name: value for name in ("lang", "id") if (value := element.get(name))}
    element.attrib.clear()
    element.attrib.update(kept)


def _only_items(found: ET.Element) -> None:
    """Put what is in a list and no item into one."""
    stray, found.text = found.text, None
    children = list(found)
    for child in children:
        found.remove(child)
    _add_words(found, stray)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "li":
            found.append(child)
        else:
            ET.SubElement(found, "li").append(child)
        _add_words(found, tail)
    if not len(found):
        _become(found, "div")


def _add_words(found: ET.Element, words: str | None) -> None:
    if words and words.strip():
        ET.SubElement(found, "li").text = words


def _is_ordered(element: ET.Element, order: re.Pattern[str]) -> bool:
    """Say whether an element has in it what it should have, and no words beside that; so has each part."""
    beside = (element.text, *(child.tail for child in element))
    if not order.fullmatch(_tags(element)) or any((words or "").strip() for words in beside):
        return False
    # A row that becomes something else would leave a table without its row.
    return all(_is_ordered(child, _ORDERS[child.tag]) for child in element if child.tag in _ORDERS)


def _has_one_caption(figure: ET.Element) -> bool:
    """Say whether a figure has a caption at its beginning or its end, and no other; or none."""
    captions = [child for child in figure if child.tag == "figcaption"]
    if len(captions) != 1:
        return not captions
    first = captions[0] is figure[0] and not (figure.text or "").strip()
    return first or (captions[0] is figure[-1] and not (captions[0].tail or "").strip())


def _tags(element: ET.Element) -> str:
    return "".join(f"{child.tag} " for child in element)


def _leads_somewhere(address: str) -> bool:
    """Say whether a link's address is one: the renderer has kept to a few schemes, and notes."""
    if not address.startswith(("http:", "https:")):
        return bool(address)
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").removesuffix("."), parts.port
        labels = host.encode("idna").decode().split(".")
        if labels[-1].isdigit():
            IPv4Address(host)
    except ValueError:
        return False
    return port != 0 and all(_LABEL.fullmatch(label) for label in labels)


def _mend_names(body: ET.Element) -> None:
    """Leave each name to the first that has it, and of links to names those that lead to one."""
    names: set[str] = set()
    for element in body.iter():
        if (name := element.get("id")) is not None:
            if name in names or not name:
                del element.attrib["id"]
            names.add(name)
    for link in body.iter("a"):
        if (address := link.get("href", "")).startswith("#") and address[1:] not in names:
            _become(link, "span")
