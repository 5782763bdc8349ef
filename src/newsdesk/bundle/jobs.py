"""What goes between the program and processes of its own that make stories for a bundle, or try a theme."""

import pickle
from base64 import b64decode, b64encode
from typing import Any, NamedTuple

from newsdesk.bundle.kept import Parts
from newsdesk.bundle.setting import Asked
from newsdesk.bundle.story_files import Order


class Job(NamedTuple):
    """A story that is to be made: its HTML, or what that is to be rendered of."""

    order: Order
    asked: Asked
    body: str | None


class Work(NamedTuple):
    """What comes of it: its HTML, whether that is as it was typed, and its files, unless it has pictures."""

    body: str
    as_typed: bool
    files: Parts | None


def told(what: object) -> bytes:
    """Return something as one line for another process of ours."""
    return b64encode(pickle.dumps(what, pickle.HIGHEST_PROTOCOL)) + b"\n"


def heard(line: bytes) -> Any:
    """Return what was ``told``."""
    return pickle.loads(b64decode(line))  # noqa: S301 - it comes through a pipe that only our processes hold
