"""What stands above a story's body: a line a field, its value as JSON, which is YAML as well."""

import re
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from newsdesk.bundle import documents

_FENCE = "---\n"
#: A YAML tag that a value begins with, or what is in a list.
_TAG = re.compile(r"[\[{ ]*(![^\s,\]}]*)")


def write(fields: Mapping[str, Any]) -> bytes:
    """Return fields between two ``---``, and an empty line."""
    front = "".join(f"{name}: {documents.line(value)}\n" for name, value in fields.items())
    return f"{_FENCE}{front}{_FENCE}\n".encode()


def read(data: bytes) -> dict[str, Any]:
    """Return what stands above the body, with the body itself as a field beside it.

    ValueError, with what is wrong and where, if it is not as it was written.
    """
    before, _above, rest = data.partition(_FENCE.encode())
    front, _below, tail = rest.partition(_FENCE.encode())
    if before or tail[:1] != b"\n" or tail[-1:] != b"\n":
        raise ValueError("it does not begin with front matter")
    lines = front.decode().rstrip("\n").split("\n")
    fields: dict[str, Any] = {}
    for number, line in enumerate(lines, 2):  # the first is the fence
        name, value = _field(number, line)
        if name in fields:
            raise ValueError(f"“{name}” stands in it twice")
        fields[name] = value
    body = tail[1:-1].decode()
    if body and "body" in fields:
        raise ValueError("it has a body above and below its front matter")
    fields.setdefault("body", body)
    return fields


def _field(number: int, line: str) -> tuple[str, Any]:
    name, _colon, value = line.partition(": ")
    try:
        return name, documents.load(value.encode())
    except JSONDecodeError as error:
        found = _TAG.match(value)
        what = f"the YAML tag {found[1]}" if found else "what is no plain value"
        raise ValueError(f"“{name}” in line {number} has {what}, and only plain values are read") from error
