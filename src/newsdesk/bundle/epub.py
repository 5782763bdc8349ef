"""An edition as a book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), for readers, tablets and telephones."""

import io
import itertools
import textwrap
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
from newsdesk.bundle.packing import member
from newsdesk.bundle.pictures import PictureShelf
from newsdesk.bundle.sheets import Sheets
from newsdesk.bundle.spoken import spoken
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


def epub(
    content: BundleContent, bodies: Mapping[str, str], pictures: PictureShelf, sheets: Sheets
) -> Iterator[bytes]:
    """Yield the edition as an EPUB, file by file; ``bodies`` are its stories' safe HTML by uid.

    A cover, the contents, the stories in their order with each section as a part, the day's rates. The same
    content is the same bytes on every machine: nothing in it is packed, for zlib differs between them.
    """
    return _packed(_Book(content, bodies, pictures, sheets).files(), content.edition.date)


class _Book:
    """One book while it is made."""

    def __init__(
        self, content: BundleContent, bodies: Mapping[str, str], pictures: PictureShelf, sheets: Sheets
    ) -> None:
        self._content = content
        self._bodies = bodies
        self._shelf = pictures
        self._sheets = sheets
        self._spoken = spoken(content)
        #: The places of the stories (from 0), by their parts.
        self._places = {f"s-{story.uid}": place for place, story in enumerate(content.heads)}
        #: The names of those that are in the book.
        self._pictures: dict[str, None] = {}
        self._room = MOST_PICTURES

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the book's files: pictures before the text that they stand in, the list of all at the end."""
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
        yield "EPUB/cover.xhtml", fill("epub/cover.xhtml", **said, languages=self._spoken)
        yield "EPUB/nav.xhtml", fill("epub/nav.xhtml", **said, contents=contents, has_rates=bool(rates))
        yield from self._text(contents)
        if rates:
            credited = credit_lines(row.source for row in rates)
            table = {"rows": rates, "caption": origins(rates), "credits": credited}
            yield "EPUB/rates.xhtml", fill("epub/rates.xhtml", **table)
        yield (
            "EPUB/package.opf",
            fill(
                "epub/package.opf",
                **said,
                id=content.edition.uid,
                modified=f"{content.changed:%Y-%m-%dT%H:%M:%SZ}",
                languages=_languages(content.heads),
                texts=[each for part in contents for each in (part, *part.stories)],
                has_rates=bool(rates),
                pictures=[(name, _TYPES[_ending(name)]) for name in self._pictures],
            ),
        )

    def _contents(self) -> list[_Part]:
        """Return the stories of the front, then each section with its own."""
        content = self._content
        contents: list[_Part] = []
        for number, (name, places) in enumerate(content.sections.items(), 1):
            parts = tuple(
                _Part(
                    f"s-{story.uid}",
                    f"stories/{content.names[story.uid]}.xhtml",
                    story.headline,
                    language(story.text),
                )
                for story in map(content.heads.__getitem__, places)
            )
            if name.strip():
                said_in = self._spoken.get(name, "en")
                contents.append(_Part(f"p{number}", f"sections/{number}.xhtml", name, said_in, parts))
            else:
                contents += parts
        return contents

    def _text(self, contents: Iterable[_Part]) -> Iterator[tuple[str, bytes]]:
        """Yield the book's text, file by file."""
        for part in contents:
            if part.id in self._places:
                yield from self._story(part, self._content.heads[self._places[part.id]])
            else:
                yield f"EPUB/{part.href}", self._sheets.fill("epub/section.xhtml", part=part)
                yield from self._text(part.stories)

    def _story(self, part: _Part, story: Story) -> Iterator[tuple[str, bytes]]:
        """Yield the pictures that a story is the first to show, and its page."""
        text = story.text
        body = notices.around(
            with_dateline(self._bodies[story.uid], dateline(text)),
            self._content.corrections.get(story.uid, ()),
        )
        tree = nested(markup.tree(body))
        for picture in list(tree.iter("img")):
            name = picture.get("src", "")
            if data := self._new_picture(name):
                yield f"EPUB/{name}", data
            if name in self._pictures:
                picture.set("src", f"../{name}")
            else:
                markup.described(picture)
        page = self._sheets.fill(
            "epub/story.xhtml",
            language=language(text),
            headline=story.headline,
            standfirst=text.standfirst,
            byline=text.byline,
            countries=country_names(text),
            body=Markup(markup.xml(tree)),  # noqa: S704 - of safe HTML, and escaped as XML
        )
        yield f"EPUB/{part.href}", page

    def _new_picture(self, name: str) -> bytes | None:
        """Return a picture that is to stand in the book from now on; None if it does, or there is no room."""
        if name in self._pictures or _ending(name) not in _TYPES:
            return None
        data = self._shelf.read(name)
        if len(data) > self._room:
            return None
        self._room -= len(data)
        self._pictures[name] = None
        return data


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


def _packed(files: Iterable[tuple[str, bytes]], day: date) -> Iterator[bytes]:
    """Yield a book's files as one: the type first, then the others in their order, all of the same date."""
    made = _Sheaf()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as book:
        for name, data in itertools.chain([("mimetype", BOOK_TYPE)], files):
            book.writestr(member(name, day), data)
            yield made.taken()
    yield made.taken()


class _Sheaf(io.BytesIO):
    """A .zip while it is written: what is finished of it is ``taken`` away.

    Its writer goes back to the beginning of the file that it is at, and no further.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0

    def tell(self) -> int:
        """Return the place in the whole."""
        return self._gone + super().tell()

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the whole, which is not taken yet."""
        return self._gone + super().seek(place - self._gone if whence == io.SEEK_SET else place, whence)

    def taken(self) -> bytes:
        """Return what was written since it was asked last, and keep none of it."""
        made = self.getvalue()
        self._gone += len(made)
        super().seek(0)
        self.truncate()
        return made
