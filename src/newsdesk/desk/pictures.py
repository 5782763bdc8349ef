"""Pictures: taken in as every browser shows them, kept once by their content, shown small and whole."""

import hashlib
from functools import lru_cache
from pathlib import Path

from newsdesk.bundle.kept import MEBIBYTE, Kept
from newsdesk.capture import pictures
from newsdesk.capture.picture_versions import RECIPE, make_versions
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import existing_story, keep_text
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pictures import Picture, PictureWords, Version
from newsdesk.domain.story import Why
from newsdesk.store.editions import Editions
from newsdesk.store.media import keep_picture, picture_path
from newsdesk.store.stories import Stories
from newsdesk.text import figures
from newsdesk.text.figures import Figure

#: Pictures whose size is remembered: more than an edition shows.
_MOST_SIZES = 4096
#: Bytes of the versions that are kept: of some two thousand photographs.
_MOST_KEPT = 2048 * MEBIBYTE


class PictureDesk:
    """The pictures of one newsroom, each by how a text names it ("media/ab/ab….jpg")."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        # A name is a content, so what was measured once holds; what is not there may come.
        self._measured = lru_cache(maxsize=_MOST_SIZES)(pictures.measure)
        self._kept = Kept(newsroom.folder / "cache" / "pictures", _MOST_KEPT)
        # Of which picture, and with which credit, each version was made that somebody was told of.
        self._origins: dict[Version, tuple[str, str]] = {}

    @staticmethod
    def read_file(path: Path) -> Picture:
        """Read a file without keeping it; BadInput with a sentence if it is no picture that may be shown."""
        return pictures.read_picture_file(path)

    @staticmethod
    def read_data(data: bytes, name: str) -> Picture:
        """Read a picture that was pasted, as ``read_file`` does; ``name`` is what sentences call it."""
        return pictures.read_picture(data, name)

    def keep(self, picture: Picture) -> str:
        """Keep a picture in the newsroom, once, and return its name.

        Refused if the newsroom may only be looked at, or the disk will not take it.
        """
        if not self._newsroom.writable:
            raise Refused(self._newsroom.refusal)
        return keep_picture(self._newsroom.folder, picture.data, picture.kind)

    def add(self, uid: str, picture: Picture, words: PictureWords) -> Done[Figure]:
        """Keep a picture and put it at the end of a story; BadInput if there is no such story."""
        with self._newsroom.archive.writing() as db:
            stories = Stories(db)
            text = existing_story(stories, uid).text
            figure = Figure(self.keep(picture), words.alt, words.caption, words.credit)
            body = f"{text.body.rstrip()}\n\n{figures.write(figure)}\n".lstrip("\n")
            changes = keep_text(stories, Editions(db), self._newsroom, uid, text.with_(body=body), Why.TYPING)
        return Done(figure, changes or Changes(frozenset({uid})))

    def size(self, name: str) -> tuple[int, int] | None:
        """Return a picture's width and height in pixels; None if it is not there, or cannot be read."""
        path = picture_path(self._newsroom.folder, name)
        try:
            return self._measured(path) if path else None
        except (BadInput, OSError, SyntaxError, ValueError):  # Pillow's words for a spoilt file
            return None

    def versions(self, name: str, credit: str = "") -> tuple[Version, ...]:
        """Return a picture as pages show it, the narrowest first, WebP before what every browser knows.

        They are made once, and kept in the newsroom's folder for the next time; ``credit`` stands in their
        files, and nothing else that is not a pixel. Errors as ``read``; BadInput too if it is damaged.
        """
        known = self._kept.get(_key(name, credit)) or {}
        found = tuple(each for each in map(Version.named, known) if each) or tuple(self._made(name, credit))
        for each in found:
            self._origins[each] = (name, credit)
        return found

    def _made(self, name: str, credit: str) -> dict[Version, bytes]:
        made = make_versions(self._read(name), name, credit)
        if self._newsroom.writable:
            for version, data in made.items():
                self._kept.put(version.name, {version.path: data})
            self._kept.put(_key(name, credit), {version.path: b"" for version in made})
        return made

    def sweep(self) -> None:
        """Let the versions go that were used longest ago, if there are too many by now."""
        self._kept.sweep()

    def read(self, name: str) -> bytes:
        """Return the bytes of a picture, or of a version that ``versions`` told of, by its path.

        BadInput if the picture is not there, Refused if its bytes are not what its name says.
        """
        version = Version.named(name)
        if version is None or version not in self._origins:
            return self._read(name)
        known = self._kept.get(version.name)
        return known[name] if known else self._made(*self._origins[version])[version]

    def _read(self, name: str) -> bytes:
        path = picture_path(self._newsroom.folder, name)
        if path is None:
            raise BadInput(
                f"The picture {name} is not in the newsroom’s folder. Put it back, or add it again."
            )
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Refused(f"The picture {path} cannot be read: {error.strerror}.") from error
        if hashlib.sha256(data).hexdigest() != path.stem:
            raise Refused(f"The picture {path} is damaged. Add it again from where it came from.")
        return data

    @staticmethod
    def small_of(data: bytes, side: int) -> bytes:
        """Return a picture's bytes as a PNG that fits into a square of so many pixels; BadInput if none."""
        return pictures.thumbnail(data, side)

    def small(self, name: str, side: int) -> bytes:
        """Return a picture as a PNG that fits into a square of so many pixels; errors as ``read``."""
        return pictures.thumbnail(self.read(name), side)


def _key(name: str, credit: str) -> str:
    """Return what stands for a picture and for whatever decides about the bytes of its versions (hex)."""
    return hashlib.sha256(f"{RECIPE}\n{name}\n{credit}".encode()).hexdigest()
