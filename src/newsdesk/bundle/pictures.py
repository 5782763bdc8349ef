"""The pictures in a body's HTML: where a page finds them, and how large they are shown."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from newsdesk.text.rendered import Rendered

#: The renderer's allow-list has seen to it that pictures are the newsroom's own, and attributes are quoted.
_PICTURE = re.compile(r'<img\b[^<>]*?\ssrc="(?P<path>media/[^"]*)"[^<>]*>')
_SOURCE = re.compile(r'(<img\b[^<>]*?\ssrc=")(?=media/)')
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_DESCRIPTION = re.compile(r'\salt="([^"]*)"')


class PictureShelf(Protocol):
    """Where a newsroom's pictures are, each by how a text names it ("media/ab/ab….jpg")."""

    def size(self, name: str) -> tuple[int, int] | None:
        """Return a picture's width and height in pixels; None if it is not there, or is none."""
        ...

    def read(self, name: str) -> bytes:
        """Return a picture's bytes; Refused if they are not what its name says."""
        ...


class NoPictures:
    """Where there are none."""

    def size(self, name: str) -> None:
        """Say that it is not there."""

    def read(self, name: str) -> bytes:
        """Say so whatever is asked for."""
        raise KeyError(name)


def names_in(body: str) -> tuple[str, ...]:
    """Return the names of the pictures in a body's HTML, each once, in their order."""
    return tuple(dict.fromkeys(found["path"] for found in _PICTURE.finditer(body)))


def rooted(body: str, root: str) -> str:
    """Return HTML with the pictures' addresses behind ``root``: "../", or where a bundle is published."""
    return _SOURCE.sub(lambda found: found[1] + html.escape(root), body) if root else body


def sized(body: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """Return HTML whose pictures say how large they are, so that a page keeps their room.

    Of a picture that is not there, its description is left, in brackets.
    """

    def dressed(tag: re.Match[str]) -> str:
        found = size(tag["path"])
        if found is None:
            said = _DESCRIPTION.search(tag[0])
            return f"[{html.escape(html.unescape(said[1]), quote=False)}]" if said and said[1] else ""
        width, height = found
        return f'{_SIZE.sub("", tag[0])[:-1]} width="{width}" height="{height}">'

    return _PICTURE.sub(dressed, body) if "<img" in body else body


def sized_blocks(rendered: Rendered, size: Callable[[str], tuple[int, int] | None]) -> Rendered:
    """Return a body as ``sized`` does its HTML; a block without pictures is the same object as before."""
    if not any("<img" in block.html for block in rendered.blocks):
        return rendered
    blocks = (
        replace(block, html=sized(block.html, size)) if "<img" in block.html else block
        for block in rendered.blocks
    )
    return replace(rendered, blocks=tuple(blocks))
