"""Pictures: taken in as every browser shows them, kept once by their content, shown small and whole."""

import hashlib
from functools import lru_cache
from pathlib import Path

from newsdesk.capture import pictures
from newsdesk.desk.newsroom import Newsroom
from newsdesk.desk.stories import existing_story, keep_text
from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.pictures import Picture, PictureWords
from newsdesk.domain.story import Why
from newsdesk.store.editions import Editions
from newsdesk.store.media import keep_picture, picture_path
from newsdesk.store.stories import Stories
from newsdesk.text import figures
from newsdesk.text.figures import Figure

#: Pictures whose size is remembered: more than an edition shows.
_MOST_SIZES = 4096


class PictureDesk:
    """The pictures of one newsroom, each by how a text names it ("media/ab/ab….jpg")."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        # A name is a content, so what was measured once holds; what is not there may come.
        self._measured = lru_cache(maxsize=_MOST_SIZES)(pictures.measure)

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

    def read(self, name: str) -> bytes:
        """Return a picture's bytes; BadInput if it is not there, Refused if they are not what it says."""
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
