"""JSON as it stands in a bundle: the same bytes for the same value, and read with distrust."""

import json
import re
from typing import Any

#: Letters that JSON lets stand though UTF-8 cannot carry them, or a YAML reader takes them for a line's end.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

#: The most characters of what is said about a file that somebody else wrote.
_LONGEST = 160


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands in it twice")
    return found


# Made once: each story's files have some thirty values that stand by themselves.
_READER = json.JSONDecoder(object_pairs_hook=_once)
_WRITER = json.JSONEncoder(ensure_ascii=False)
_INDENTING = json.JSONEncoder(ensure_ascii=False, indent=2)


def line(value: Any) -> str:
    """Return a value as JSON on one line, with letters of any script as they are; it is YAML as well."""
    return _escape(_WRITER.encode(value))


def dump(value: Any, *, indented: bool = True) -> bytes:
    """Return a value as a JSON file in UTF-8; what is large and for machines only need not be indented."""
    return _escape((_INDENTING if indented else _WRITER).encode(value)).encode() + b"\n"


def load(data: bytes) -> Any:
    """Return what a JSON file says; ValueError if it is none, nests too deeply, or says a thing twice."""
    try:
        return _READER.decode(data.decode(json.detect_encoding(data), "surrogatepass"))
    except RecursionError as error:
        raise ValueError("it nests too deeply") from error


def said(error: Exception) -> str:
    """Return what is wrong with a file as part of a sentence: on one line, and no longer than that."""
    what = str(error)
    if isinstance(error, RecursionError):
        what = "it nests too deeply"
    elif isinstance(error, KeyError):
        what = f"it has no {what}"
    line = "".join(letter if letter.isprintable() else " " for letter in what[:_LONGEST])
    return f"{line.rstrip('. ')}…" if len(what) > _LONGEST else line.rstrip(". ")


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
