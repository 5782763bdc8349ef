"""What goes into a bundle, and the few facts that every format needs of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cached_property, lru_cache
from typing import Self

from babel import Locale

from newsdesk.bundle.aside import Aside, heads
from newsdesk.domain.corrections import Correction
from newsdesk.domain.edition import Edition
from newsdesk.domain.formats import NEED_ADDRESS, USUAL_FORMATS, Format
from newsdesk.domain.notes import GoneNote, Note
from newsdesk.domain.story import Revision, Story, StoryText
from newsdesk.rates.board import BoardRow
from newsdesk.rates.rows import board
from newsdesk.text.characters import legal
from newsdesk.text.opening import opening
from newsdesk.text.shortcodes import Answers, told
from newsdesk.text.slugs import slug, unique

#: BCP 47, near enough to keep nonsense out of a page's lang attribute.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class BundleContent:
    """All of an edition that goes out: ``stories`` in its order, each with its ``revisions`` (by uid).

    ``corrections`` are what readers are told of them, by uid, oldest first. ``base_url`` is where the bundle
    will be published, or ""; ``override`` why it goes out although a checklist is not clear, or "".
    ``answers`` are those to the shortcodes in each story's body, by uid. ``signed_as`` is the desk's name
    where it signs, or "". ``notes`` are those that travel with the stories, by uid, and ``gone_notes`` those
    that did and were taken away: for other desks only.
    ``past`` are the identities of all that the edition was (``domain.edition_states``), the last as it is
    now; empty for a selection, which no desk keeps as an edition.
    ``formats`` are those that were chosen beside the pages. ``mark`` tells a story's revisions (by uid) from
    others without reading them, where somebody can. ``for_desks``: another desk can take it in; else it has
    no sources, revisions and notes.
    """

    newsroom: str
    edition: Edition
    stories: Sequence[Story]
    revisions: Mapping[str, tuple[Revision, ...]]
    base_url: str = ""
    override: str = ""
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    answers: Mapping[str, Answers] = field(default_factory=dict)
    signed_as: str = ""
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    gone_notes: Mapping[str, tuple[GoneNote, ...]] = field(default_factory=dict)
    past: tuple[str, ...] = ()
    formats: frozenset[Format] = USUAL_FORMATS
    mark: Callable[[str], str] | None = None
    for_desks: bool = True

    @property
    def heads(self) -> Sequence[Story]:
        """The stories for whoever needs no bodies: these may be blank."""
        return heads(self.stories)

    @property
    def generated(self) -> datetime:
        """When the bundle counts as made (UTC): the edition's last change, for the sake of equal bytes."""
        return self.edition.updated.replace(microsecond=0)

    @property
    def published(self) -> datetime:
        """The edition's day as a time (UTC), for formats that know no bare dates."""
        return datetime.combine(self.edition.date, time(), UTC)

    @property
    def made(self) -> frozenset[Format]:
        """The formats that there are: of the chosen ones, those that need no address, or have it."""
        return self.formats if self.base_url else self.formats - NEED_ADDRESS

    def modified(self, story: Story) -> datetime:
        """Return a story's last change (UTC, whole seconds), never before the day it was published."""
        return max(story.updated.replace(microsecond=0), self.published)

    @property
    def changed(self) -> datetime:
        """When anything of it changed last (UTC, whole seconds)."""
        return max([self.generated, *map(self.modified, self.heads)])

    def first_out(self, story: Story) -> datetime:
        """Return the day that a story's readers were first given it, as a time (UTC): at the latest, this."""
        if story.published is None:
            return self.published
        return min(self.published, story.published.replace(hour=0, minute=0, second=0, microsecond=0))

    @cached_property
    def board(self) -> tuple[BoardRow, ...]:
        """The rates board of the edition's own day: it must not say something else tomorrow."""
        return board(self.edition.rates, self.edition.date)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each story's files, by uid: its slug, safe and unique in this edition.

        Where two have the same (an archive gives no slug twice), the older keeps it, wherever they stand.
        """
        return file_names((story.created, story.uid, story.slug) for story in self.heads)

    @property
    def lead(self) -> Story | None:
        """The story that leads the front page, wherever it stands in the order; None without stories.

        Where the edition's own is not among the stories, the first leads.
        """
        leading = self.edition.leading
        place = next((place for place, each in enumerate(self.heads) if each.uid == leading), 0)
        return self.stories[place] if self.stories else None

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The section that each story stands under, by uid; "" is the front."""
        return {entry.story: entry.section for entry in self.edition.entries}

    @cached_property
    def sections(self) -> Mapping[str, Sequence[int]]:
        """The places (from 0) of the stories under their sections' headings, in order; "" is the front."""
        sections: dict[str, list[int]] = {}
        for place, story in enumerate(self.heads):
            sections.setdefault(self.headings.get(story.uid, ""), []).append(place)
        return sections

    def legible(self) -> Self:
        """Return the same with only characters that pages and feeds can carry, in all that these show.

        Shortcodes are their answers in it: bodies are rendered from what they are here.
        """
        edition = replace(
            self.edition,
            title=legal(self.edition.title),
            note=legal(self.edition.note),
            entries=tuple(entry._replace(section=legal(entry.section)) for entry in self.edition.entries),
            rates=tuple(rate._replace(source=legal(rate.source)) for rate in self.edition.rates),
        )
        return replace(
            self,
            newsroom=legal(self.newsroom),
            edition=edition,
            stories=self._changed(lambda story: legible(self._told(story))),
            corrections={uid: tuple(map(legible_notice, said)) for uid, said in self.corrections.items()},
        )

    def _changed(self, change: Callable[[Story], Story]) -> Sequence[Story]:
        stories = self.stories
        return stories.changed(change) if isinstance(stories, Aside) else tuple(map(change, stories))

    def _told(self, story: Story) -> Story:
        answers = self.answers.get(story.uid)
        return (
            story._replace(text=story.text.with_(body=told(story.text.body, answers))) if answers else story
        )

    def url(self, path: str) -> str:
        """Return where a file of the bundle will be on the web, or "" if that is not known."""
        return f"{self.base_url.rstrip('/')}/{path}" if self.base_url else ""


def file_names(slugs: Iterable[tuple[datetime, str, str]]) -> Mapping[str, str]:
    """Return a safe and unique name for each story by uid, given when it was made, its uid, and its slug."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for _created, uid, wanted in sorted(slugs):
        names[uid] = unique(slug(wanted), taken)
        taken.add(names[uid])
    return names


def legible(story: Story) -> Story:
    """Return the story with only characters that pages and feeds can carry."""
    fields = (legal(each) if isinstance(each, str) else tuple(map(legal, each)) for each in story.text)
    clean = StoryText._make(fields)
    return story if clean == story.text else story._replace(text=clean)


def legible_notice(correction: Correction) -> Correction:
    """Return the correction with only characters that pages and feeds can carry."""
    return correction._replace(text=legal(correction.text))


def language(text: StoryText) -> str:
    """Return the story's BCP 47 tag, "und" where there is none."""
    return text.language if _LANGUAGE.fullmatch(text.language) else "und"


def dateline(text: StoryText) -> str:
    """Return what stands before the first paragraph: "DUSHANBE (TCA) — ", or ""."""
    if not text.place:
        return ""
    source = f" ({text.source})" if text.source else ""
    return f"{text.place.upper()}{source} — "


def authors(text: StoryText) -> list[str]:
    """Return the names in a byline, without "By"."""
    names = re.split(r",|;|\band\b|&", re.sub(r"^\s*by\b:?", "", text.byline, flags=re.IGNORECASE))
    return [name.strip() for name in names if name.strip()]


def country_names(text: StoryText) -> list[str]:
    """Return the English names of the story's countries (CLDR); a code that means nothing stays a code."""
    return [_territories().get(code, code) for code in text.countries]


def summary(text: StoryText, limit: int) -> str:
    """Return the standfirst, or where there is none the opening, on one line."""
    return " ".join(text.standfirst.split()) or opening(text.body, limit)


@lru_cache(maxsize=1)
def _territories() -> Mapping[str, str]:
    return Locale("en").territories
