"""The pages that readers see: the front page, the stories, and a story for the preview."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
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
from newsdesk.bundle.feeds import FeedItem
from newsdesk.domain.corrections import Correction, Place
from newsdesk.domain.countries import CURRENCY_OF
from newsdesk.domain.pins import PinnedRate, read_pins
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.rates.board import BoardRow
from newsdesk.rates.origins import credit_lines, origins
from newsdesk.rates.rows import note
from newsdesk.rates.sources.table import kept_back
from newsdesk.text.characters import legal
from newsdesk.text.opening import opening
from newsdesk.text.rendered import Rendered

#: How much of a story a search engine shows, the front page under a headline, and under the first one.
DESCRIPTION, OPENING, LEAD = 160, 240, 480


class Pages:
    """Fills the templates in a folder. A story's text is data in them and never a template.

    Bodies are HTML of the one renderer, whose allow-list made them safe; contents are as
    ``BundleContent.legible`` returns them.
    """

    def __init__(self, template_folder: Path) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(template_folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self._style = (template_folder / "style.css").read_bytes()
        self._stylesheet = f"assets/style.{hashlib.sha256(self._style).hexdigest()[:8]}.css"

    def assets(self) -> Mapping[str, bytes]:
        """Return the files that every page shares, by their path in the bundle."""
        return {self._stylesheet: self._style}

    def front(self, content: BundleContent) -> str:
        """Return the front page: date, rates strip, and the stories in their order."""
        first = content.stories[:1]
        return self._fill(
            "front.html",
            root="",
            language="en",
            newsroom=content.newsroom,
            title=content.edition.title,
            date=content.edition.date,
            day=_weekday(content.edition.date),
            url=content.url(""),
            sections=[
                (name, [_item(content, story, LEAD if story in first else OPENING) for story in stories])
                for name, stories in content.sections.items()
            ],
            rows=content.board,
            rates_caption=origins(content.board),
            credits=credit_lines(row.source for row in content.board),
            rough=[row for row in content.board if row.rough],
        )

    def story(self, content: BundleContent, place: int, body: str) -> str:
        """Return the page of the story at ``place`` (from 0) around its body, with ways to its neighbours."""
        story = content.stories[place]
        before = content.stories[place - 1 : place] if place else ()
        after = content.stories[place + 1 : place + 2]
        currencies = {CURRENCY_OF.get(country) for country in story.text.countries}
        rows = [row for row in content.board if row.currency in currencies]
        used = _rates_used(story.text, rows)
        url = content.url(f"stories/{content.names[story.uid]}.html")
        corrections = content.corrections.get(story.uid, ())
        return self._fill(
            "story.html",
            **_article(story, content.newsroom, corrections),
            body=Markup(body),  # noqa: S704 - see the class
            live=False,
            url=url,
            date=content.edition.date,
            day=_weekday(content.edition.date),
            published=content.published,
            modified=content.modified(story),
            corrected=_corrected(content, story),
            before=[_way(content, each) for each in before],
            after=[_way(content, each) for each in after],
            rows=rows,
            rates_used=[(each, note(each.rate())) for each in used],
            credits=credit_lines([*(row.source for row in rows), *(rate.source for rate in used)]),
            linked_data=_linked_data(content, story, url),
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
        body = Markup(rendered.html)  # noqa: S704 - see the class
        return self._fill("article.html", **article, body=body, live=False)

    def atom(self, content: BundleContent, items: Sequence[FeedItem]) -> str:
        """Return the edition as an Atom 1.0 feed (RFC 4287)."""
        return self._fill("feed.xml", content=content, items=items)

    def _fill(self, template: str, **values: Any) -> str:
        return self._environment.get_template(template).render(stylesheet=self._stylesheet, **values)


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


def _item(content: BundleContent, story: Story, limit: int) -> dict[str, Any]:
    """Return a story as the front page shows it."""
    return _way(content, story) | {
        "standfirst": story.text.standfirst,
        "opening": opening(story.text.body, limit),
        "byline": story.text.byline,
        "countries": country_names(story.text),
        "mark": notices.mark(content.corrections.get(story.uid, ())),
    }


def _linked_data(content: BundleContent, story: Story, url: str) -> dict[str, Any]:
    """Return a schema.org NewsArticle."""
    text = story.text
    publisher = {"@type": "Organization", "name": content.newsroom}
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": summary(text, DESCRIPTION),
        "datePublished": content.published.isoformat(),
        "dateModified": content.modified(story).isoformat(),
        "inLanguage": language(text),
        "author": [{"@type": "Person", "name": name} for name in authors(text)] or [publisher],
        "publisher": publisher,
        "wordCount": story.words,
        "keywords": list(text.keywords),
        "dateline": dateline(text).rstrip(" —"),
        "about": [{"@type": "Country", "name": name} for name in country_names(text)],
        "url": url,
        "correction": notices.linked_data(content.corrections.get(story.uid, ())),
    }
    return {name: value for name, value in article.items() if value not in ("", [])}


def _rates_used(text: StoryText, rows: Sequence[BoardRow]) -> list[PinnedRate]:
    """Return the rates that a story's figures are made of, but those that its rows tell of.

    Nothing of a source that forbids it.
    """
    told = {PinnedRate.of(rate) for row in rows for rate in row.used}
    used = dict.fromkeys(rate for pin in read_pins(text.pins) for rate in pin.rates)
    return [rate for rate in used if rate not in told and rate.source not in kept_back()]


def _weekday(day: date) -> str:
    return format_date(day, "EEEE, d MMMM y", locale="en")
