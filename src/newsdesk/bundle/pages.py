"""The pages that readers see: the front page, the stories, and a story for the preview."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from newsdesk.bundle import notices
from newsdesk.bundle.content import (
    BundleContent,
    authors,
    country_names,
    dateline,
    language,
    legible,
    legible_notice,
    summary,
)
from newsdesk.bundle.format_files import for_readers
from newsdesk.bundle.in_turn import InTurn
from newsdesk.bundle.pictures import IN_LEAD, Album, NoPictures
from newsdesk.bundle.sharing import DESCRIPTION, front_card, linked_data, story_card
from newsdesk.bundle.spoken import paragraphs, spoken
from newsdesk.bundle.strip import strip
from newsdesk.bundle.tellings import Telling, telling
from newsdesk.bundle.templates import digest, environment
from newsdesk.bundle.themes import Theme
from newsdesk.domain.corrections import Correction, Place
from newsdesk.domain.countries import CURRENCY_OF
from newsdesk.domain.errors import BadInput
from newsdesk.domain.pins import PinnedRate, read_pins
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.rates.board import BoardRow
from newsdesk.rates.origins import credit_lines
from newsdesk.rates.rows import note
from newsdesk.rates.sources.table import kept_back
from newsdesk.text.characters import legal
from newsdesk.text.opening import opening
from newsdesk.text.rendered import Rendered

#: How many characters of the story that leads the front page shows under its headline.
LEAD = 560
#: How many stories stand beside the one that leads, with its picture, and without one.
BESIDE_PICTURE, BESIDE_WORDS = 4, 2

#: How many of the bits that a template comes in are one piece.
_BITS = 512

_SHEET = '<div class="sheet" role="group" tabindex="0">'

#: What a page may load, and what it may do: styles and pictures from beside it, and nothing.
POLICY = Markup(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


class Pages:
    """Fills the templates in a folder. A story's text is data in them and never a template.

    Bodies are HTML of the one renderer, whose allow-list made them safe; contents are as
    ``BundleContent.legible`` returns them, and their pictures in an album of the same content. BadInput where
    a theme fails.
    """

    def __init__(self, template_folder: Path, theme: Theme | None = None) -> None:
        """Take from ``theme`` what it has, and from the folder what it has not."""
        self._folder = template_folder
        self._theme = theme or Theme("", {})
        self._environment = environment(self._theme.loader(template_folder))
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._style = self._theme.style(template_folder)
        self._stylesheet = f"assets/style.{hashlib.sha256(self._style).hexdigest()[:8]}.css"

    def __reduce__(self) -> tuple[type["Pages"], tuple[Path, Theme]]:
        """Be made anew in another process."""
        return Pages, (self._folder, self._theme)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex) of all files that pages are made of."""
        theme = repr(sorted(self._theme.files.items()))
        return hashlib.sha256(f"{digest(self._folder)} {theme}".encode()).hexdigest()

    def assets(self) -> Mapping[str, bytes]:
        """Return the files that every page shares, by their path in the bundle."""
        return {self._stylesheet: self._style}

    def front(self, content: BundleContent, album: Album | None = None) -> str:
        """Return the front page: date, note, rates strip, and the stories in their order, the lead first."""
        return "".join(self.front_pieces(content, album))

    def front_pieces(
        self,
        content: BundleContent,
        album: Album | None = None,
        told: Callable[[Story], Telling] | None = None,
    ) -> Iterator[str]:
        """Yield the same in pieces: of an archive it is large.

        ``told`` is what is said of each story, where that is known already.
        """
        title, day = content.edition.title, _weekday(content.edition.date)
        heading = f"{content.newsroom}: {day}"
        description = f"{title or content.newsroom}: {day}"
        pictures = album or Album(NoPictures(), content)
        return self._filled(
            "front.html",
            root="",
            language="en",
            newsroom=content.newsroom,
            title=title,
            date=content.edition.date,
            day=day,
            description=description,
            card=front_card(content, pictures, heading, description),
            note=paragraphs(content),
            languages=spoken(content),
            also=for_readers(content.made),
            strip=strip(content.board) if content.edition.strip else None,
            **_makeup(content, pictures, told or _told),
        )

    def story(self, content: BundleContent, place: int, body: str, album: Album | None = None) -> str:
        """Return the page of the story at ``place`` (from 0) around its body, with ways to its neighbours."""
        story = content.stories[place]
        pictures = album or Album(NoPictures(), content)
        currencies = {CURRENCY_OF.get(country) for country in story.text.countries}
        rows = [row for row in content.board if row.currency in currencies]
        used = _rates_used(story.text, rows)
        corrections = content.corrections.get(story.uid, ())
        return self._fill(
            "story.html",
            **_article(story, content.newsroom, corrections),
            body=_body(body),
            live=False,
            date=content.edition.date,
            day=_weekday(content.edition.date),
            section=content.headings.get(story.uid, ""),
            authors=authors(story.text),
            card=story_card(content, pictures, story),
            linked_data=linked_data(content, pictures, story),
            also=for_readers(content.made),
            published=content.first_out(story),
            modified=content.modified(story),
            corrected=_corrected(content, story),
            before=_way(content, content.stories[place - 1]) if place else None,
            after=_way(content, content.stories[place + 1]) if place + 1 < len(content.stories) else None,
            rows=rows,
            rates_used=[(each, note(each.rate())) for each in used],
            credits=credit_lines([*(row.source for row in rows), *(rate.source for rate in used)]),
        )

    def preview(
        self,
        story: Story,
        rendered: Rendered,
        newsroom: str,
        corrections: Sequence[Correction] = (),
        embargo: str = "",
    ) -> str:
        """Return a story's page as it stands now, with one ``div.block`` for each block of its body.

        ``embargo`` is a sentence that no reader gets. The elements ``embargo``, ``countries``, ``headline``,
        ``standfirst``, ``byline``, ``dateline`` and ``story-body`` (their ids) are there even if they are
        empty, to be filled again.
        """
        body = Markup("\n").join(
            Markup('<div class="block" data-line="{}">{}</div>').format(
                block.line,
                Markup(block.html),  # noqa: S704 - see the class
            )
            for block in rendered.blocks
        )
        shown = [legible_notice(each) for each in corrections]
        article = _article(legible(story), legal(newsroom), shown)
        return self._fill("article.html", **article, body=body, live=True, embargo=embargo)

    def alone(
        self, story: Story, rendered: Rendered, newsroom: str, corrections: Sequence[Correction] = ()
    ) -> str:
        """Return a story's page as it stands now, in no edition."""
        shown = [legible_notice(each) for each in corrections]
        article = _article(legible(story), legal(newsroom), shown)
        return self._fill("article.html", **article, body=_body(rendered.html), live=False)

    def _fill(self, template: str, **values: Any) -> str:
        """BadInput, with the place, where the theme asks for what is not there."""
        return "".join(self._filled(template, **values))

    def _filled(self, template: str, **values: Any) -> Iterator[str]:
        """Yield the same in pieces."""
        shared = {"stylesheet": self._stylesheet, "policy": POLICY}
        try:
            stream = self._environment.get_template(template).stream(shared, **values)
            stream.enable_buffering(_BITS)
            yield from stream
        except Exception as error:
            # A template is a program that somebody else wrote: it may fail in as many ways.
            if fault := self._theme.fault(error):
                raise BadInput(fault) from error
            raise


def _body(body: str) -> Markup:
    """Return a body's safe HTML with each table in a box that a keyboard can push to and fro on a phone."""
    boxed = body.replace("<table", f"{_SHEET}<table").replace("</table>", "</table></div>")
    return Markup(boxed)  # noqa: S704 - see the class


def _article(story: Story, newsroom: str, corrections: Sequence[Correction]) -> dict[str, Any]:
    """Return what a story's page shows wherever it stands."""
    text = story.text
    return {
        "root": "../",
        "newsroom": newsroom,
        "language": language(text),
        "headline": story.headline,
        "standfirst": text.standfirst,
        "byline": text.byline,
        "dateline": dateline(text),
        "source": "" if text.place else text.source,
        "countries": country_names(text),
        "keywords": text.keywords,
        "description": summary(text, DESCRIPTION),
        "notices_above": notices.notices(corrections, Place.TOP),
        "notices_below": notices.notices(corrections, Place.BOTTOM),
    }


def _corrected(content: BundleContent, story: Story) -> tuple[str, datetime, str] | None:
    """Return how and when (also in words) a story's readers were last told of a change, or None."""
    if corrections := content.corrections.get(story.uid, ()):
        at = corrections[-1].at.replace(microsecond=0)
        return notices.mark(corrections), at, notices.moment(at)
    if story.status is Status.CORRECTED:
        return "Corrected", content.modified(story), notices.moment(content.modified(story))
    return None


def _way(content: BundleContent, story: Story) -> dict[str, Any]:
    """Return a story as a link shows it."""
    return {
        "file": f"{content.names[story.uid]}.html",
        "headline": story.headline,
        "language": language(story.text),
    }


def _told(story: Story) -> Telling:
    return telling(story.text)


def _makeup(content: BundleContent, album: Album, told: Callable[[Story], Telling]) -> dict[str, Any]:
    """Return what stands where on the front page: the lead, what is beside and below it, and the sections."""
    lead = content.lead

    def item(place: int) -> dict[str, Any]:
        story = content.stories[place]
        return _item(content, album, story, album.on_front(story), told(story).opening)

    shown = {
        name: InTurn(item, [place for place in places if not lead or content.heads[place].uid != lead.uid])
        for name, places in content.sections.items()
    }
    leading = _lead(content, album, lead) if lead else None
    front = shown.pop("", InTurn(item, []))
    beside = BESIDE_PICTURE if leading and leading["picture"] else BESIDE_WORDS
    return {
        "lead": leading,
        "beside": front[:beside],
        "below": front[beside:],
        "sections": [(name, stories) for name, stories in shown.items() if stories],
    }


def _lead(content: BundleContent, album: Album, story: Story) -> dict[str, Any]:
    """Return the story that leads as the front page shows it."""
    picture = album.on_front(story, IN_LEAD, lazy=False)
    return _item(content, album, story, picture, opening(story.text.body, LEAD))


def _item(content: BundleContent, album: Album, story: Story, picture: str, begins: str) -> dict[str, Any]:
    """Return a story as the front page shows it, with its ``picture`` there and how it ``begins``."""
    return _way(content, story) | {
        "standfirst": story.text.standfirst,
        "opening": begins,
        "byline": story.text.byline,
        "countries": country_names(story.text),
        "mark": notices.mark(content.corrections.get(story.uid, ())),
        "picture": Markup(picture),  # noqa: S704 - the album has made it
        "credit": album.credit(story) if picture else "",
    }


def _rates_used(text: StoryText, rows: Sequence[BoardRow]) -> list[PinnedRate]:
    """Return the rates that a story's figures are made of, but those that its rows tell of.

    Nothing of a source that forbids it.
    """
    told = {PinnedRate.of(rate) for row in rows for rate in row.used}
    used = dict.fromkeys(rate for pin in read_pins(text.pins) for rate in pin.rates)
    return [rate for rate in used if rate not in told and rate.source not in kept_back()]


# Every page of an edition says it.
@lru_cache(maxsize=4)
def _weekday(day: date) -> str:
    return format_date(day, "EEEE, d MMMM y", locale="en")
