"""An edition as a book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), for readers, tablets and telephones."""

import io
import itertools
import stat
import textwrap
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from markupsafe import Markup

from newsdesk.bundle import markup, notices
from newsdesk.bundle.content import BundleContent, country_names, dateline, language
from newsdesk.bundle.feeds import with_dateline
from newsdesk.bundle.format_files import BOOK_TYPE
from newsdesk.bundle.nesting import nested
from newsdesk.bundle.pictures import PictureShelf
from newsdesk.bundle.sheets import Sheets
from newsdesk.domain.story import Story
from newsdesk.rates.origins import credit_lines, origins

#: What every reading system shows (EPUB 3.3 §3.2).
_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
#: Bytes of all pictures in one book: what stands behind them has its description only.
MOST_PICTURES = 40 << 20
#: Characters in a line on the cover, and lines.
_COVER_LINE, _COVER_LINES = 14, 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the book's text: its number, name and title, and what stands under it in the contents."""

    id: str
    href: str
    title: str
    language: str
    stories: tuple["_Part", ...] = ()


def epub(content: BundleContent, bodies: Mapping[str, str], pictures: PictureShelf, sheets: Sheets) -> bytes:
    """Return the edition as an EPUB; ``bodies`` are its stories' safe HTML by uid.

    A cover, the contents, the stories in their order with each section as a part, the day's rates. The same
    content is the same bytes on every machine: nothing in it is packed, for zlib differs between them.
    """
    return _Book(content, bodies, pictures, sheets).bound()


class _Book:
    """One book while it is made."""

    def __init__(
        self, content: BundleContent, bodies: Mapping[str, str], pictures: PictureShelf, sheets: Sheets
    ) -> None:
        self._content = content
        self._bodies = bodies
        self._shelf = pictures
        self._sheets = sheets
        self._pictures: dict[str, bytes] = {}
        self._room = MOST_PICTURES

    def bound(self) -> bytes:
        return _packed(self._files(), self._content.edition.date)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the book's files: pictures behind the text that they stand in, the list of all at the end."""
        content, fill = self._content, self._sheets.fill
        contents = self._contents()
        rates = content.board if content.edition.strip else ()
        said = {
            "newsroom": content.newsroom,
            "title": content.edition.title,
            "day": format_date(content.edition.date, "EEEE, d MMMM y", locale="en"),
            "date": content.edition.date.isoformat(),
        }
        yield "META-INF/container.xml", fill("epub/container.xml")
        yield "EPUB/book.css", fill("epub/book.css")
        yield "EPUB/cover.svg", fill("epub/cover.svg", **said, lines=_cover_lines(content.newsroom))
        yield "EPUB/cover.xhtml", fill("epub/cover.xhtml", **said)
        yield "EPUB/nav.xhtml", fill("epub/nav.xhtml", **said, contents=contents, has_rates=bool(rates))
        for part, text in self._text(contents):
            yield f"EPUB/{part.href}", text
        if rates:
            credited = credit_lines(row.source for row in rates)
            table = {"rows": rates, "caption": origins(rates), "credits": credited}
            yield "EPUB/rates.xhtml", fill("epub/rates.xhtml", **table)
        for name, picture in self._pictures.items():
            yield f"EPUB/{name}", picture
        yield (
            "EPUB/package.opf",
            fill(
                "epub/package.opf",
                **said,
                id=content.edition.uid,
                modified=f"{content.changed:%Y-%m-%dT%H:%M:%SZ}",
                languages=_languages(content.stories),
                texts=[each for part in contents for each in (part, *part.stories)],
                has_rates=bool(rates),
                pictures=[(name, _TYPES[_ending(name)]) for name in self._pictures],
            ),
        )

    def _contents(self) -> list[_Part]:
        """Return the stories of the front, then each section with its own."""
        content = self._content
        contents: list[_Part] = []
        for number, (name, stories) in enumerate(content.sections.items(), 1):
            parts = tuple(
                _Part(
                    f"s-{story.uid}",
                    f"stories/{content.names[story.uid]}.xhtml",
                    story.headline,
                    language(story.text),
                )
                for story in stories
            )
            if name.strip():
                contents.append(_Part(f"p{number}", f"sections/{number}.xhtml", name, "", parts))
            else:
                contents += parts
        return contents

    def _text(self, contents: Iterable[_Part]) -> Iterator[tuple[_Part, bytes]]:
        """Yield the book's text, file by file."""
        by_id = {f"s-{story.uid}": story for story in self._content.stories}
        for part in contents:
            if part.id in by_id:
                yield part, self._story(by_id[part.id])
            else:
                yield part, self._sheets.fill("epub/section.xhtml", part=part)
                yield from self._text(part.stories)

    def _story(self, story: Story) -> bytes:
        text = story.text
        body = notices.around(
            with_dateline(self._bodies[story.uid], dateline(text)),
            self._content.corrections.get(story.uid, ()),
        )
        tree = nested(markup.tree(body))
        for picture in list(tree.iter("img")):
            self._place(picture)
        return self._sheets.fill(
            "epub/story.xhtml",
            language=language(text),
            headline=story.headline,
            standfirst=text.standfirst,
            byline=text.byline,
            countries=country_names(text),
            body=Markup(markup.xml(tree)),  # noqa: S704 - of safe HTML, and escaped as XML
        )

    def _place(self, picture: ET.Element) -> None:
        """Let a picture stand in the book, or what is seen in it, where there is no room for more."""
        name = picture.get("src", "")
        if name not in self._pictures and _ending(name) in _TYPES:
            data = self._shelf.read(name)
            if len(data) <= self._room:
                self._room -= len(data)
                self._pictures[name] = data
        if name in self._pictures:
            picture.set("src", f"../{name}")
        else:
            markup.described(picture)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _languages(stories: Iterable[Story]) -> list[str]:
    """Return the languages of stories, that of most first."""
    return [spoken for spoken, _times in Counter(language(story.text) for story in stories).most_common()]


def _cover_lines(newsroom: str) -> list[str]:
    """Return the newsroom's name in lines that fit on the cover."""
    lines = textwrap.wrap(newsroom, _COVER_LINE)
    if len(lines) <= _COVER_LINES:
        return lines
    return [*lines[: _COVER_LINES - 1], f"{lines[_COVER_LINES - 1][: _COVER_LINE - 1]}…"]


def _packed(files: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """Return a book's files as one: the type first, then the others in their order, all of the same date."""
    stamp = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)  # the years that a .zip knows
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for name, data in itertools.chain([("mimetype", BOOK_TYPE)], files):
            member = zipfile.ZipInfo(name, stamp)
            member.create_system = 3  # Unix, on every system
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            book.writestr(member, data)
    return made.getvalue()
