"""What a bundle holds of each story: made of what is named here and nothing else, and known by its digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

from newsdesk.bundle import source
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.formats import story_files
from newsdesk.bundle.kept import Parts, Recipe
from newsdesk.bundle.pages import Pages
from newsdesk.bundle.pictures import Album, rooted
from newsdesk.bundle.sound import Sound, looked_into
from newsdesk.bundle.tellings import Telling, telling
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.story import Status, Story, StoryText

#: For times that a story's files do not say.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
#: What is kept beside a story's files: no file is called so.
_ABOUT = ""


class MadeStory(NamedTuple):
    """A story's files by their names, what lists say of it, and what was found in those that are sound."""

    files: Mapping[str, bytes]
    told: Telling
    sound: Mapping[str, Sound]

    def packed(self) -> Parts:
        """Return it as it is kept."""
        return {_ABOUT: json.dumps([self.told, self.sound]).encode(), **self.files}

    @classmethod
    def of(cls, parts: Parts) -> "MadeStory":
        """Return what was ``packed``."""
        told, found = json.loads(parts[_ABOUT])
        files = {name: made for name, made in parts.items() if name != _ABOUT}
        return cls(files, Telling(*told), {name: Sound(*each) for name, each in found.items()})


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
        shown, story = self._shown, self._shown.stories[place]
        first = max(place - 1, 0)
        around = [
            (
                (each.uid, shown.names[each.uid], each.text.headline, each.text.language),
                (shown.headings.get(each.uid, ""), shown.corrections.get(each.uid, ())),
            )
            for each in shown.stories[first : place + 2]
        ]
        told = repr((min(place, 1), around, self._album.shared(story))), _said(story), body
        page = self._on_page(body) if "<img" in body else ""
        return self._recipe.key("story", self._shared, *told, page, *self._for_desks_of(place))

    def of(self, place: int, body: str) -> MadeStory:
        """Return what is made of a story; ``body`` as ``key`` has it."""
        files = {**self._for_readers(place, body), **self._for_desks(place)}
        found = ((name, *looked_into(name, _digest(made), made)) for name, made in files.items())
        sound = {name: sound for name, sound, faults in found if not faults}
        return MadeStory(files, telling(self._shown.stories[place].text), sound)

    def _for_readers(self, place: int, body: str) -> Mapping[str, bytes]:
        part, here = seen_from(self._shown, place)
        page = f"stories/{part.names[part.stories[here].uid]}.html"
        return {
            page: self._pages.story(part, here, self._on_page(body), self._album).encode(),
            **{name: make() for name, make in story_files(part, here, body).items()},
        }

    def _on_page(self, body: str) -> str:
        return rooted(self._album.on_page(body), "../")

    def _for_desks_of(self, place: int) -> tuple[str, ...]:
        """Return what ``_for_desks`` makes its files of, as words that are the same in every run."""
        content, story = self._content, self._content.stories[place]
        if not content.for_desks:
            return ()
        uid = story.uid
        notes = content.notes.get(uid, ()), content.gone_notes.get(uid, ())
        said = repr((content.names[uid], content.corrections.get(uid, ()), notes))
        mark = content.mark(uid) if content.mark else repr(content.revisions.get(uid, ()))
        return said, mark, "" if story == self._shown.stories[place] else _said(story)

    def _for_desks(self, place: int) -> Mapping[str, bytes]:
        content, story = self._content, self._content.stories[place]
        if not content.for_desks:
            return {}
        name = content.names[story.uid]
        corrections, notes = content.corrections.get(story.uid, ()), content.notes.get(story.uid, ())
        gone = content.gone_notes.get(story.uid, ())
        return {
            f"source/{name}.md": source.write_story(story, corrections, notes, gone),
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
        return _digest(said.encode("utf-8", "surrogatepass"))


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
        edition=Edition("", content.edition.date, "", entries, content.edition.rates, _NO_TIME, _NO_TIME),
        stories=stories,
        revisions={},
        override="",
        signed_as="",
        corrections={each.uid: content.corrections.get(each.uid, ()) for each in stories},
        answers={},
        notes={},
        gone_notes={},
        past=(),
        mark=None,
    )


def _as_linked(story: Story) -> Story:
    text = StoryText(headline=story.text.headline, language=story.text.language)
    return Story(story.uid, story.slug, text, Status.DRAFT, _NO_TIME, _NO_TIME, 0)


def _said(story: Story) -> str:
    """Return all of a story as words that are the same in every run."""
    # As plain tuples: named ones take three times as long over it.
    return repr(tuple(tuple(each) if isinstance(each, StoryText) else each for each in story))


def _digest(made: bytes) -> str:
    return hashlib.sha256(made).hexdigest()
