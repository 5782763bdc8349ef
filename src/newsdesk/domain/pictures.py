"""Pictures on their way into a story."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What is said of a picture, each on one line: ``alt`` and ``credit`` plain, ``caption`` in Markdown."""

    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept and goes out: its bytes, what they are ("jpg", "png", "webp"), its pixels.

    ``words`` are what its file said of it. ``remarks`` are sentences on what was changed in it.
    """

    name: str
    data: bytes
    kind: str
    width: int
    height: int
    words: PictureWords = PictureWords()
    remarks: tuple[str, ...] = ()


class Leftovers(NamedTuple):
    """Pictures that nothing names any more ("media/ab/ab….jpg", sorted), and how many bytes they are."""

    names: tuple[str, ...]
    size: int
