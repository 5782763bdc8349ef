"""The pictures of a bundle: where a page finds them, in which sizes, and how large they are shown.

In a body's HTML a picture is an ``img`` with the newsroom's own name of it, until ``Album.plain`` names the
version that every reader of HTML can show; feeds and other formats have that. A page has ``Album.on_page``.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Protocol

from newsdesk.bundle.content import BundleContent
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pictures import Version
from newsdesk.domain.story import Story
from newsdesk.text import figures
from newsdesk.text.ahead import in_order
from newsdesk.text.figures import Figure
from newsdesk.text.process import cores
from newsdesk.text.rendered import Rendered

#: How wide a picture is shown, for the browser's choice between its versions (HTML, "sizes"): in a story,
#: with the lead story on the front page, and with another there. They follow the stylesheet's measures.
IN_STORY = "(min-width: 64rem) 47rem, (min-width: 45rem) 37rem, 100vw"
IN_LEAD = "(min-width: 64rem) 48rem, 100vw"
IN_BRIEF = "(min-width: 64rem) 23rem, (min-width: 45rem) 46vw, 9rem"

#: More hands than that would only wait for memory.
_MOST_HANDS = 4
_WEBP = "image/webp"

#: The renderer's allow-list has seen to it that pictures are the newsroom's own, and attributes are quoted.
_PICTURE = re.compile(r'<img\b[^<>]*?\ssrc="(?P<path>media/[^"]*)"[^<>]*>')
_NAMING = re.compile(r"<(?:img|source)\b[^<>]*>")
_ADDRESSES = re.compile(r'(?P<attribute>\ssrc(?:set)?=")(?P<addresses>[^"]*)')
_OURS = re.compile(r"(?:^|(?<=, ))(?=media/)")
_PATH = re.compile(r'(?<=\ssrc=")[^"]*')
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_DESCRIPTION = re.compile(r'\salt="([^"]*)"')


class PictureShelf(Protocol):
    """Where a newsroom's pictures are, each by how a text names it ("media/ab/ab….jpg")."""

    def size(self, name: str) -> tuple[int, int] | None:
        """Return a picture's width and height in pixels; None if it is not there, or is none."""
        ...

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:
        """Return a picture as pages show it, the narrowest first, WebP before what every browser knows.

        ``credit`` stands in their files. None: it is shown as it is. BadInput if it cannot be read. It is
        called in several threads at once.
        """
        ...

    def read(self, name: str) -> bytes:
        """Return the bytes of a picture, or of one of its versions (its path).

        Refused if they are not what its name says.
        """
        ...


class Originals:
    """A shelf to look at: of each picture its size, and nothing that was made of it."""

    def __init__(self, size: Callable[[str], tuple[int, int] | None]) -> None:
        self._size = size

    def size(self, name: str) -> tuple[int, int] | None:
        """Return a picture's width and height in pixels; None if it is not there."""
        return self._size(name)

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:  # noqa: ARG002 - as every shelf's
        """Return none: they are shown as they are."""
        return ()

    def read(self, name: str) -> bytes:
        """Say that it cannot be had."""
        raise BadInput(f"The picture {name} cannot be read here.")


class NoPictures(Originals):
    """A shelf without pictures."""

    def __init__(self) -> None:
        super().__init__(lambda _name: None)


class Album:
    """The pictures of one bundle, each made in its sizes once (``fill``), as its pages show them.

    What is returned is safe HTML that keeps a picture's room until it is loaded; its paths are relative to
    the bundle's root (``rooted`` puts "../" before them).
    """

    def __init__(self, shelf: PictureShelf, content: BundleContent) -> None:
        self._shelf = shelf
        self._for_desks = content.for_desks
        self._without = {entry.story for entry in content.edition.entries if not entry.picture}
        self._credits: dict[str, str] = {}
        #: The newsroom's names of the pictures that the stories name.
        self.named: set[str] = set()
        for story in content.stories:
            self.named.update(figures.kept(story.text.body))
            for each in figures.shown(story.text.body):
                if each.credit:
                    self._credits.setdefault(each.path, each.credit)
        # By the newsroom's name of each; None before any was made.
        self._made: dict[str, tuple[Version, ...]] | None = None
        # The same by the path that ``plain`` gives it.
        self._sets: dict[str, tuple[Version, ...]] = {}

    def fill(self, names: Iterable[str], hear: Callable[[str], None]) -> None:
        """Have the versions of pictures made, several at once; ``hear`` is told before each, and may raise.

        BadInput, with the picture's name, if one is there and cannot be read.
        """
        wanted = list(dict.fromkeys(names))
        self._made = {}
        hands = min(_MOST_HANDS, cores())
        with closing(in_order(lambda _name: None, self._asked, wanted, hands)) as ready:
            for number, name in enumerate(wanted, 1):
                hear(f"Making pictures: {number:,} of {len(wanted):,}")
                made = self._made[name] = next(ready)
                if shown := _widest(made):
                    self._sets[shown.path] = made

    def _asked(self, name: str) -> tuple[Version, ...]:
        return self._shelf.versions(name, self._credits.get(name, ""))

    def files(self) -> Mapping[str, Callable[[], bytes]]:
        """Return what gives each file's bytes, by its path: pictures as they are kept, and their versions."""
        all_made = self._made or {}
        # Pages show the versions; as it was added a picture is for other desks, or where there is no version.
        originals = [path for path, made in all_made.items() if self._for_desks or not made]
        paths = [*originals, *(each.path for made in all_made.values() for each in made)]
        return {path: partial(self._shelf.read, path) for path in paths}

    def plain(self, body: str) -> str:
        """Return a body's HTML, its pictures in the largest version that every reader of HTML can show."""

        def named(tag: re.Match[str]) -> str:
            shown = _widest(self._versions(tag["path"]))
            return _with_size(_PATH.sub(shown.path, tag[0]), shown.width, shown.height) if shown else tag[0]

        return _PICTURE.sub(named, body) if shows_pictures(body) else body

    def on_page(self, body: str, sizes: str = IN_STORY) -> str:
        """Return what ``plain`` gave, with all versions for the browser to choose from.

        ``sizes`` says how wide they are shown. All but the first are loaded when they come into view.
        """
        number = count()

        def chosen(tag: re.Match[str]) -> str:
            made = self._sets.get(tag["path"], ())
            return _choice(tag[0], made, sizes, lazy=next(number) > 0)

        return _PICTURE.sub(chosen, body) if shows_pictures(body) else body

    def on_front(self, story: Story, sizes: str = IN_BRIEF, *, lazy: bool = True) -> str:
        """Return a story's first picture for the front page, without its caption; "" if it has none there.

        That is so if its entry in the edition has ``picture`` false. ``sizes`` is IN_LEAD for the lead story,
        IN_BRIEF for others; ``lazy`` is false for what is seen first. It is an ``img``, in a ``picture``
        where it was made in sizes, and safe: a template gets it as Markup.
        """
        found = None if story.uid in self._without else self._first(story)
        if found is None:
            return ""
        figure, size = found
        made = self._versions(figure.path)
        tag = _with_size(f'<img alt="{html.escape(figure.alt)}" src="{figure.path}">', *size)
        if shown := _widest(made):
            tag = _with_size(_PATH.sub(shown.path, tag), shown.width, shown.height)
        return _choice(tag, made, sizes, lazy=lazy)

    def credit(self, story: Story) -> str:
        """Return whose a story's first picture is, as plain text: by what it says itself, else by another.

        "" if nobody says.
        """
        found = self._first(story)
        if found is None:
            return ""
        path = found[0].path
        own = (each.credit for each in figures.shown(story.text.body) if each.path == path and each.credit)
        return next(own, self._credits.get(path, ""))

    def shared(self, story: Story) -> tuple[Version, str] | None:
        """Return the picture that other sites show with a story (Open Graph, JSON-LD), and its description.

        It is a JPEG (a PNG where it is drawn), 1,600 pixels wide, or as wide as the picture is. Its address
        is ``content.url(version.path)``. None where the story has no picture that was made in sizes.
        """
        found = self._first(story)
        shown = _widest(self._versions(found[0].path)) if found else None
        return (shown, found[0].alt) if found and shown else None

    def _first(self, story: Story) -> tuple[Figure, tuple[int, int]] | None:
        """Return the first picture that a story shows, and its pixels."""
        for each in figures.shown(story.text.body):
            # What only looks like a picture, in code, was not made.
            is_shown = self._made is None or each.path in self._made
            if is_shown and (size := self._shelf.size(each.path)):
                return each, size
        return None

    def _versions(self, name: str) -> tuple[Version, ...]:
        return (self._made or {}).get(name, ())


def shows_pictures(body: str) -> bool:
    """Say whether a body's HTML shows pictures: what only looks like one is escaped there."""
    return "<img" in body


def names_in(body: str) -> tuple[str, ...]:
    """Return the names of the pictures in a body's HTML, each once, in their order."""
    return tuple(dict.fromkeys(found["path"] for found in _PICTURE.finditer(body)))


def rooted(body: str, root: str) -> str:
    """Return HTML with the pictures' addresses behind ``root``: "../", or where a bundle is published."""

    def moved(tag: re.Match[str]) -> str:
        return _ADDRESSES.sub(behind, tag[0])

    def behind(found: re.Match[str]) -> str:
        return found["attribute"] + _OURS.sub(lambda _start: html.escape(root), found["addresses"])

    return _NAMING.sub(moved, body) if root and "media/" in body else body


def sized(body: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """Return HTML whose pictures say how large they are, so that a page keeps their room.

    Of a picture that is not there, its description is left, in brackets.
    """

    def dressed(tag: re.Match[str]) -> str:
        found = size(tag["path"])
        if found is None:
            said = _DESCRIPTION.search(tag[0])
            return f"[{html.escape(html.unescape(said[1]), quote=False)}]" if said and said[1] else ""
        return _with_size(tag[0], *found)

    return _PICTURE.sub(dressed, body) if shows_pictures(body) else body


def sized_blocks(rendered: Rendered, size: Callable[[str], tuple[int, int] | None]) -> Rendered:
    """Return a body as ``sized`` does its HTML; a block without pictures is the same object as before."""
    if not any(shows_pictures(block.html) for block in rendered.blocks):
        return rendered
    blocks = (
        block._replace(html=sized(block.html, size)) if shows_pictures(block.html) else block
        for block in rendered.blocks
    )
    return replace(rendered, blocks=tuple(blocks))


def _widest(made: tuple[Version, ...]) -> Version | None:
    """Return the largest version that is shown wherever HTML is."""
    known = (each for each in made if each.media_type != _WEBP)
    return max(known, key=lambda each: each.width, default=None)


def _with_size(tag: str, width: int, height: int) -> str:
    return f'{_SIZE.sub("", tag)[:-1]} width="{width}" height="{height}">'


def _choice(tag: str, made: tuple[Version, ...], sizes: str, *, lazy: bool) -> str:
    """Return an ``img`` with the other versions to choose from, in a ``picture`` with those in WebP."""
    later = ' loading="lazy"' if lazy else ""
    known = _sources([each for each in made if each.media_type != _WEBP], sizes)
    tag = f'{tag[:-1]}{known if "sizes=" in known else ""}{later} decoding="async">'
    webp = _sources([each for each in made if each.media_type == _WEBP], sizes)
    return f'<picture><source type="{_WEBP}"{webp}>{tag}</picture>' if webp else tag


def _sources(made: list[Version], sizes: str) -> str:
    """Return the attributes that offer versions of one kind."""
    if len(made) < 2:
        return "".join(f' srcset="{each.path}"' for each in made)
    offered = ", ".join(f"{each.path} {each.width}w" for each in made)
    return f' srcset="{offered}" sizes="{html.escape(sizes)}"'
