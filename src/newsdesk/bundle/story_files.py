"""What a bundle holds of each story: made of what is named here and nothing else, and known by its digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cached_property

from newsdesk.bundle import source
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.formats import story_files
from newsdesk.bundle.kept import Recipe
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import Album, rooted
from newsdesk.domain.edition import Entry
from newsdesk.domain.story import Status, Story, StoryText

#: For times that a story's files do not say.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class StoryFiles:
    """The files of one bundle's stories. ``shown`` is the content as pages can carry it."""

    def __init__(self, content: BundleContent, shown: BundleContent, pages: Pages, album: Album) -> None:
        self._content = content
        self._shown = shown
        self._pages = pages
        self._album = album
        self._recipe = Recipe(pages.digest)

    def key(self, place: int, body: str) -> str:
        """Return the digest of all that the files of the story at ``place`` (from 0) are made of.

        ``body`` is its HTML; the pictures in it have been made.
        """
        shown = self._shown
        among = _among(shown, place)
        around = [
            (shown.names[each.uid], shown.headings.get(each.uid, ""), shown.corrections.get(each.uid, ()))
            for each in among
        ]
        told = repr((min(place, 1), among, around, self._album.shared(shown.stories[place])))
        page = self._shared, told, body, self._on_page(body)
        return self._recipe.key("story", *page, *self._for_desks_of(place))

    def of(self, place: int, body: str) -> Mapping[str, bytes]:
        """Return the files of a story, by name; ``body`` as ``key`` has it."""
        return {**self._for_readers(place, body), **self._for_desks(place)}

    def _for_readers(self, place: int, body: str) -> Mapping[str, bytes]:
        part, here = seen_from(self._shown, place)
        page = f"stories/{part.names[part.stories[here].uid]}.html"
        return {
            page: self._pages.story(part, here, self._on_page(body), self._album).encode(),
            **{name: make() for name, make in story_files(part, here, body).items()},
        }

    def _on_page(self, body: str) -> str:
        return rooted(self._album.on_page(body), "../")

    def _for_desks_of(self, place: int) -> tuple[str, str]:
        """Return what ``_for_desks`` makes its files of, as words that are the same in every run."""
        content, story = self._content, self._content.stories[place]
        uid = story.uid
        said = story, content.names[uid], content.corrections.get(uid, ()), content.notes.get(uid, ())
        mark = content.mark(uid) if content.mark else repr(content.revisions.get(uid, ()))
        return repr(said), mark

    def _for_desks(self, place: int) -> Mapping[str, bytes]:
        content, story = self._content, self._content.stories[place]
        name = content.names[story.uid]
        corrections, notes = content.corrections.get(story.uid, ()), content.notes.get(story.uid, ())
        return {
            f"source/{name}.md": source.write_story(story, corrections, notes),
            f"source/revisions/{name}.json": source.write_revisions(content.revisions.get(story.uid, ())),
        }

    @cached_property
    def _shared(self) -> str:
        """The digest of what all stories' files may be made of, the same in every run."""
        part = _part(self._shown, ())
        values = ((each.name, getattr(part, each.name)) for each in fields(part))
        said = repr(
            [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in values]
        )
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def seen_from(content: BundleContent, place: int) -> tuple[BundleContent, int]:
    """Return what the files of a story may be made of, and its place (from 0) in that.

    It is the edition with this story and, of its neighbours, what a link to them says. What is not in it
    cannot be missing from the digest that the files are kept by.
    """
    among = _among(content, place)
    part = _part(content, among)
    # Known already; and some stories' names among themselves might be others.
    vars(part).update(names={each.uid: content.names[each.uid] for each in among}, board=content.board)
    return part, min(place, 1)


def _among(content: BundleContent, place: int) -> tuple[Story, ...]:
    """Return a story between its neighbours, of whom no more is there than links to them say."""
    first = max(place - 1, 0)
    return tuple(
        story if number == place else _as_linked(story)
        for number, story in enumerate(content.stories[first : place + 2], first)
    )


def _part(content: BundleContent, stories: tuple[Story, ...]) -> BundleContent:
    """Return the edition with these stories, and without what their files do not say."""
    entries = tuple(Entry(each.uid, content.headings.get(each.uid, "")) for each in stories)
    return replace(
        content,
        edition=replace(content.edition, entries=entries, updated=_NO_TIME, note="", lead=""),
        stories=stories,
        revisions={},
        override="",
        corrections={each.uid: content.corrections.get(each.uid, ()) for each in stories},
        answers={},
        notes={},
        past=(),
        mark=None,
    )


def _as_linked(story: Story) -> Story:
    text = StoryText(headline=story.text.headline, language=story.text.language)
    return Story(story.uid, story.slug, text, Status.DRAFT, _NO_TIME, _NO_TIME, 0)
