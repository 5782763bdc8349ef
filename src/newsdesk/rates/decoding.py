"""Bytes of a source to text, XML, JSON and numbers, without believing anything that is said about them.

Banks mislabel their encodings, send error pages with status 200 and change their decimal marks. So the
bytes decide, not the headers; what is too large, too deep or defines entities is refused; and a number stays
the text it was printed as. Nothing here is ever a float.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TypeVar, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from newsdesk.rates import quotes

Item = TypeVar("Item")

#: The largest table there is: ECB's whole history is half of this.
LARGEST = 20_000_000

#: The longest, ECB's history, has half of these rows, and an element for each.
MOST_ROWS = 500_000
TOO_MANY = "more rows than any table has"

#: The deepest table has five levels.
DEEPEST = 32

#: So much is parsed before its depth is looked at.
PIECE = 16_384

DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
PAGE = re.compile(r"\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE)
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,200})</title", re.IGNORECASE)
DEFINITION = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)

PRINTED = re.compile(r"[0-9]{1,20}(?:[.,][0-9]{1,20})?(?P<exponent>[Ee][-+]?[0-9]{1,2})?")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DOTTED_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")


class Unreadable(Exception):
    """These bytes are no table; ``str(error)`` is what they are instead: "a web page"."""


class Empty(Exception):
    """This is a table, and there is nothing in it."""


def capped(rows: Iterable[Item]) -> list[Item]:
    """Return the rows of a table; Unreadable if there are more of them than any has."""
    found = list(islice(rows, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise Unreadable(TOO_MANY)
    return found


def quoted(text: str, most: int = 80) -> str:
    """Return what somebody else wrote as it may be shown: one short line of characters that can be seen."""
    shown = "".join(each if each.isprintable() else " " for each in text[: 4 * most])
    return " ".join(shown.split())[:most]


def decoded(payload: bytes) -> str:
    """Return the text of bytes that are UTF-8 or, where they are not, Windows-1251; Unreadable otherwise.

    Some banks declare Windows-1251 and send UTF-8, so what is declared counts for nothing.
    """
    if len(payload) > LARGEST:
        raise Unreadable(f"more than {LARGEST // 1_000_000} MB")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return payload.decode("cp1251")
    except UnicodeDecodeError as error:
        raise Unreadable("bytes that are no text") from error


def refuse_page(text: str) -> None:
    """Raise Unreadable if the text is a web page, with its title."""
    if not PAGE.match(text):
        return
    title = TITLE.search(text, 0, 10_000)
    named = f" (“{quoted(title[1])}”)" if title else ""
    raise Unreadable(f"a web page{named}")


def xml(text: str) -> Element:
    """Return the root of a small XML document; Unreadable if it is none, is too deep or defines entities.

    The declaration is passed over: the text is decoded already.
    """
    refuse_page(text)
    if DEFINITION.search(text):
        raise Unreadable("XML with definitions of its own, which no table of rates needs")
    found = DECLARATION.match(text)
    body = text[found.end() if found else 0 :]
    parser: XMLPullParser[Element] = XMLPullParser(events=("start", "end"))
    depth, elements, root = 0, 0, None
    try:
        for start in range(0, len(body), PIECE):
            parser.feed(body[start : start + PIECE])
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                elements += event == "start"
                if elements > MOST_ROWS:
                    raise Unreadable(TOO_MANY)
                if depth > DEEPEST:
                    raise Unreadable("XML that is nested too deeply")
        parser.close()
    except (ParseError, ValueError) as error:
        raise Unreadable(f"no whole XML ({error})") from error
    if root is None:
        raise Unreadable("nothing at all")
    return root


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(parent: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name, at any depth, whatever their namespace."""
    return (each for each in parent.iter() if local_name(each) == name)


def words(parent: Element, name: str) -> str:
    """Return the text of the first child of that name, "" where there is none."""
    return (parent.findtext(name) or "").strip()


def parsed_json(text: str) -> object:
    """Return what a JSON document says, every number as the text it is; Unreadable if it is none."""
    refuse_page(text)
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise Unreadable(f"no whole JSON ({error.msg})") from error
    except RecursionError as error:
        raise Unreadable("JSON that is nested too deeply") from error


def number(printed: str, *, comma: bool = False) -> str | None:
    """Return a printed number above zero as the same digits with a point, or None if it is none.

    The text is kept: "87,4500" is "87.4500", with its zeros. Only an exponent is written out, exactly:
    "5,39256E-05" is "0.0000539256". A comma is a decimal mark only where the source uses one.
    """
    text = printed.strip()
    found = PRINTED.fullmatch(text)
    if not found or ("," in text and not comma):
        return None
    text = text.replace(",", ".")
    if found["exponent"]:
        text = format(Decimal(text), "f")
    return text if quotes.positive(text) is not None else None


def day(text: str) -> date:
    """Read "2026-05-20" or "20.05.2026"; Unreadable if it is neither."""
    text = text.strip()
    iso, dotted = ISO_DAY.fullmatch(text), DOTTED_DAY.fullmatch(text)
    year, month, of_month = iso.groups() if iso else reversed(dotted.groups()) if dotted else ("0", "0", "0")
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError as error:
        raise Unreadable(f"a table without its date (“{quoted(text, 20)}”)") from error
