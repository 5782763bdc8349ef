"""JSON as it stands in a bundle: the same bytes for the same value, and read with distrust."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

#: Letters that JSON lets stand though UTF-8 cannot carry them, or a YAML reader takes them for a line's end.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

#: Bytes of a file that are text at once, where it is read piece by piece.
_AT_ONCE = 1 << 16
#: What may stand behind a value.
_BEHIND = frozenset(" \t\n\r,:]}")
_BLANKS = re.compile(r"[ \t\n\r]*")

#: The most characters of what is said about a file that somebody else wrote.
_LONGEST = 160


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


# Made once: each story's files have some thirty values that stand by themselves.
_READER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
_WRITER = json.JSONEncoder(ensure_ascii=False)
_INDENTING = json.JSONEncoder(ensure_ascii=False, indent=2)


def line(value: Any) -> str:
    """Return a value as JSON on one line, with letters of any script as they are; it is YAML as well."""
    return _escape(_WRITER.encode(value))


def dump(value: Any, *, indented: bool = True) -> bytes:
    """Return a value as a JSON file in UTF-8; what is large and for machines only need not be indented."""
    return _escape((_INDENTING if indented else _WRITER).encode(value)).encode() + b"\n"


def load(data: bytes) -> Any:
    """Return what a JSON file says; ValueError if it is none, nests too deeply, or says a thing twice.

    NaN and its like are no JSON.
    """
    try:
        return _READER.decode(data.decode(json.detect_encoding(data), "surrogatepass"))
    except RecursionError as error:
        raise ValueError("it nests too deeply") from error


class JsonPieces:
    """A JSON object in UTF-8 that is read piece by piece: of a list in it, one element at a time.

    Every method is a ValueError where it is no JSON, or says a thing twice.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = codecs.iterdecode(
            (piece[at : at + _AT_ONCE] for piece in pieces for at in range(0, len(piece), _AT_ONCE)), "utf-8"
        )
        self._text = ""
        self._at = 0

    def members(self) -> Iterator[str]:
        """Yield the object's names; with each, ask for its ``value`` or ``elements`` before the next."""
        names = set()
        self._next("{")
        for _ in self._each("}"):
            name = self.value()
            if not isinstance(name, str) or name in names:
                raise ValueError("a name stands in it twice, or is none")
            names.add(name)
            self._next(":")
            yield name
        if self._peek():
            raise ValueError("it goes on behind its end")

    def elements(self) -> Iterator[Any]:
        """Yield the elements of the list that comes next."""
        self._next("[")
        for _ in self._each("]"):
            yield self.value()

    def value(self) -> Any:
        """Return the value that comes next."""
        self._peek()
        while True:
            try:
                found, end = _READER.raw_decode(self._text, self._at)
            except ValueError:
                if not self._more():
                    raise
            else:
                # What a number goes on with may be in the next piece.
                if self._text[end : end + 1] in _BEHIND or not self._more():
                    self._at = end
                    return found

    def _each(self, end: str) -> Iterator[None]:
        """Yield before each part of a list or an object, down to what ends it."""
        if self._peek() == end:
            self._next(end)
            return
        yield
        while self._next(f",{end}") != end:
            yield

    def _next(self, expected: str) -> str:
        """Return the next letter that is no blank, and pass it."""
        letter = self._peek()
        if not letter or letter not in expected:
            raise ValueError(f"it has “{letter}” where “{expected[0]}” should be")
        self._at += 1
        return letter

    def _peek(self) -> str:
        """Return the next letter that is no blank, "" at the end."""
        while True:
            if found := _BLANKS.match(self._text, self._at):
                self._at = found.end()
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _more(self) -> bool:
        """Read on, as much again as is waiting, so that nothing long is begun too often; False at the end."""
        piece = next(self._pieces, "")
        if not piece:
            return False
        text, wanted = [self._text[self._at :], piece], 2 * (len(self._text) - self._at)
        while sum(map(len, text)) < wanted and (piece := next(self._pieces, "")):
            text.append(piece)
        self._text, self._at = "".join(text), 0
        return True


def said(error: Exception) -> str:
    """Return what is wrong with a file as part of a sentence: on one line, and no longer than that."""
    what = str(error)
    if isinstance(error, RecursionError):
        what = "it nests too deeply"
    elif what.startswith("Exceeds the limit"):
        # Python's own words, which go on to say how a program could lift it.
        what = "a number in it has too many digits"
    elif isinstance(error, KeyError):
        what = f"it has no {what}"
    return one_line(what)


def one_line(words: str) -> str:
    """Return what somebody else wrote as it can stand in a sentence: on one line, and no longer than that."""
    line = quoted(words, _LONGEST)
    return line if line.endswith("…") else line.rstrip(". ")


def quoted(words: str, longest: int) -> str:
    """Return what somebody else wrote as it can stand in quotation marks: on one line, in so many letters.

    No terminal and no window takes any of them for an order.
    """
    line = "".join(letter if letter.isprintable() else " " for letter in words[:longest])
    return f"{line.rstrip('. ')}…" if len(words) > longest else line


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
