"""Pictures on their way into a story, and out of it."""

import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple, Self

#: How a bundle names a picture in one size: by its content's SHA-256 (the first 16 digits), and its pixels.
_VERSION = re.compile(
    r"media/(?P<shelf>[0-9a-f]{2})/(?P<digest>(?P=shelf)[0-9a-f]{14})"
    r"-(?P<width>[1-9][0-9]{0,4})x(?P<height>[1-9][0-9]{0,4})\.(?P<kind>jpg|png|webp)",
    re.ASCII,
)
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


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


@dataclass(frozen=True, slots=True)
class Version:
    """A picture as pages show it: its place in a bundle ("media/ab/ab…-960x640.webp"), its pixels, its kind.

    The name is the content's: two of one name are one.
    """

    path: str
    width: int
    height: int
    media_type: str

    @classmethod
    def of(cls, data: bytes, width: int, height: int, kind: str) -> Self:
        """Return what a file is called that was made; ``kind`` is "jpg", "png" or "webp"."""
        digest = hashlib.sha256(data).hexdigest()[:16]
        return cls(f"media/{digest[:2]}/{digest}-{width}x{height}.{kind}", width, height, _MEDIA_TYPES[kind])

    @classmethod
    def named(cls, path: str) -> Self | None:
        """Return the version that a path in a bundle stands for, None if it stands for none."""
        found = _VERSION.fullmatch(path)
        if found is None:
            return None
        return cls(path, int(found["width"]), int(found["height"]), _MEDIA_TYPES[found["kind"]])

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.rpartition("/")[2]

    def is_of(self, data: bytes) -> bool:
        """Say whether these are the bytes that its name promises."""
        return self.name[:16] == hashlib.sha256(data).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose a picture is, as its file says: plain text, "" for what it does not say."""

    creator: str = ""
    credit: str = ""
    notice: str = ""


class Leftovers(NamedTuple):
    """Pictures that nothing names any more ("media/ab/ab….jpg", sorted), and how many bytes they are."""

    names: tuple[str, ...]
    size: int
